"""The index of authorities: filters, sorting, comparison and map, in its address, and whole without scripts."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import LANGUAGES

ALL = {"real": 36, "demo": 12}
ROWS = "#authorities-table tbody tr:visible"
ENTRIES = ".hub-index > .hub-list > li:visible"
COUNT = ".hub-filter__count"
POINTS = ".hub-map__point:visible"
NAMES = ".hub-map__names > li:visible"

# The values of a column from the top, and whether a row says that nothing is recorded there.
COLUMN = """(column) => {
  const table = document.getElementById("authorities-table");
  const place = [...table.tHead.rows[0].cells].findIndex((cell) => cell.dataset.sort === column);
  const cells = [...table.tBodies[0].rows].map((row) => row.cells[place]);
  return cells.map((cell) => [cell.textContent.trim(), "unknown" in cell.dataset]);
}"""
IN_ORDER = """(names) => {
  const { compare } = new Intl.Collator(document.documentElement.lang, { ignorePunctuation: true });
  return names.every((name, index) => index === 0 || compare(names[index - 1], name) <= 0);
}"""


def choose(page: Page, name: str, value: str) -> None:
    """Choose a value in a filter, which narrow screens fold away."""
    folded = page.locator(".hub-filter__more:not([open]) > summary:visible")
    if folded.count():
        folded.click()
    page.locator(f".hub-filter [name={name}]").select_option(value)


def query(page: Page) -> dict[str, str]:
    """What the address says."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def compared(page: Page, label: str) -> Locator:
    """The cells of a row of the comparison."""
    row = page.locator("#compare-table tbody tr").filter(has=page.locator("th", has_text=re.compile(f"^{label}")))
    return row.locator("td")


def pick(page: Page, authority: str) -> Locator:
    """The box that chooses an authority to compare, in the table or in the list, whichever is there."""
    return page.locator(f".hub-pick input[value={authority}]:visible")


@pytest.mark.parametrize(("width", "items"), [(1280, ROWS), (360, ENTRIES)])
@pytest.mark.parametrize("hub", ALL)
def test_a_filter_leaves_the_authorities_that_fit(
    hub_named: HubNamed, open_page: OpenPage, hub: str, width: int, items: str
) -> None:
    """Table, list and map show the same, the sentence counts it, the address keeps it; the button shows all again."""
    page = open_page(hub_named(hub).url("en", "authorities/"), width=width)
    expect(page.locator(items)).to_have_count(ALL[hub])
    expect(page.locator(COUNT)).to_have_text(f"Showing all {ALL[hub]} authorities and clusters.")
    whole = page.locator(POINTS).count()
    choose(page, "district", "south")
    south = {"real": 12, "demo": 3}[hub]
    expect(page.locator(items)).to_have_count(south)
    expect(page.locator(POINTS)).to_have_count(south)
    expect(page.locator(NAMES)).to_have_count(south)
    expect(page.locator(COUNT)).to_have_text(f"Showing {south} authorities and clusters of {ALL[hub]}.")
    choose(page, "kind", "city")
    assert query(page) == {"district": "south", "kind": "city"}
    page.locator(".hub-filter button").click()
    expect(page.locator(items)).to_have_count(ALL[hub])
    expect(page.locator(POINTS)).to_have_count(whole)
    assert query(page) == {}


def test_every_value_of_every_filter_finds_what_it_counts(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Each choice says how many authorities it leaves, and leaves as many; every filter is there."""
    page = open_page(hub_named("demo").url("he", "authorities/"))
    fields = page.eval_on_selector_all(".hub-filter select", "all => all.map((one) => one.name)")
    assert fields == ["district", "kind", "sector", "stage", "size", "lever", "plan"]
    for name in fields:
        options = page.eval_on_selector_all(
            f".hub-filter [name={name}] option[data-label]", "all => all.map((one) => [one.value, one.text])"
        )
        assert len(options) > 1
        for value, text in options:
            choose(page, name, value)
            expect(page.locator(ROWS)).to_have_count(int(re.findall(r"\((\d+)\)$", text)[0]))
        choose(page, name, "")


@pytest.mark.parametrize(
    ("language", "searches"),
    [
        ("en", {"rahat": "Rahat", "רהט": "Rahat", "bet shean": "Beit She'an"}),
        ("he", {"קרית שמ": "קריית שמונה", "petach": "פתח תקווה"}),
        ("ar", {"اشدود": "أشدود", "حوره": "حورة"}),
    ],
)
def test_names_are_searched_in_every_spelling(
    hub_named: HubNamed, open_page: OpenPage, language: str, searches: dict[str, str]
) -> None:
    """What is typed is found in the names of every language, marks and spaces aside; the address keeps it."""
    page = open_page(hub_named("real").url(language, "authorities/"))
    for typed, found in searches.items():
        page.locator(".hub-filter [name=name]").fill(typed)
        expect(page.locator(f"{ROWS} th")).to_have_text([found])
    page.wait_for_function("(typed) => new URLSearchParams(location.search).get('name') === typed", arg=typed)
    page.reload()
    expect(page.locator(f"{ROWS} th")).to_have_text([found])
    expect(page.locator(".hub-filter [name=name]")).to_have_value(typed)


def test_reload_and_the_back_button_keep_what_was_chosen(hub_named: HubNamed, open_page: OpenPage) -> None:
    """A choice of filters is a step that back takes off and forward puts on; so does coming back to the page."""
    page = open_page(hub_named("real").url("en", "authorities/"))
    choose(page, "stage", "municipal_model")
    expect(page.locator(ROWS)).to_have_count(12)
    choose(page, "sector", "druze")
    expect(page.locator(f"{ROWS} th")).to_have_text(["Maghar"])
    page.reload()
    expect(page.locator(f"{ROWS} th")).to_have_text(["Maghar"])
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(12)
    expect(page.locator(".hub-filter [name=sector]")).to_have_value("")
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(ALL["real"])
    page.go_forward()
    page.go_forward()
    expect(page.locator(f"{ROWS} th")).to_have_text(["Maghar"])
    page.locator(f"{ROWS} th a").click()
    page.wait_for_url(re.compile(r"authorities/maghar/$"))
    page.go_back()
    expect(page.locator(f"{ROWS} th")).to_have_text(["Maghar"])
    expect(page.locator(".hub-filter [name=sector]")).to_have_value("druze")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filtered_list_is_the_same_in_the_other_languages(
    hub_named: HubNamed, open_page: OpenPage, language: str
) -> None:
    """The languages lead to the same choice, order and comparison; the sentence has its number and no braces."""
    hub = hub_named("demo")
    address = "authorities/?district=north&sort=-population&compare=demo-harei-gefen.demo-tal-al-ward"
    page = open_page(hub.url(language, address))
    rows = page.eval_on_selector_all(ROWS, "all => all.map((row) => row.dataset.id)")
    assert len(rows) == 4
    assert rows[0] == "demo-harei-gefen"
    expect(page.locator(COUNT)).to_contain_text("4")
    expect(page.locator(COUNT)).not_to_contain_text("{")
    other = next(code for code in LANGUAGES if code != language)
    page.locator(f".hub-languages a[hreflang={other}]").click()
    page.wait_for_url(hub.url(other, address))
    expect(page.locator("#compare-table thead th")).to_have_count(3)
    assert page.eval_on_selector_all(ROWS, "all => all.map((row) => row.dataset.id)") == rows


def test_a_choice_made_on_the_page_is_carried_to_the_other_languages(hub_named: HubNamed, open_page: OpenPage) -> None:
    """It need not come from the address: what is chosen here is kept on switching."""
    hub = hub_named("real")
    page = open_page(hub.url("he", "authorities/"))
    choose(page, "size", "from-100000")
    page.locator(".hub-languages a[hreflang=ar]").click()
    page.wait_for_url(hub.url("ar", "authorities/?size=from-100000"))
    expect(page.locator(".hub-filter [name=size]")).to_have_value("from-100000")
    expect(page.locator(COUNT)).to_contain_text("9")


def test_an_address_that_says_what_the_list_does_not_have_shows_it_whole(
    hub_named: HubNamed, open_page: OpenPage
) -> None:
    """Made-up values, columns and authorities are none."""
    address = "authorities/?district=west&sort=-nothing&compare=nobody.__proto__&lever=x"
    page = open_page(hub_named("real").url("en", address))
    expect(page.locator(ROWS)).to_have_count(ALL["real"])
    expect(page.locator("#compare")).to_be_hidden()
    expect(page.locator("th[aria-sort]")).to_have_attribute("data-sort", "name")


def test_where_nothing_is_found_each_condition_can_be_taken_off(hub_named: HubNamed, open_page: OpenPage) -> None:
    """A link for each condition says what it would leave, and leaves it; the focus goes to the sentence."""
    page = open_page(hub_named("real").url("en", "authorities/?district=center&sector=druze&name=rehovot"))
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.locator(COUNT)).to_contain_text("No authority meets all of these conditions")
    links = page.locator(".hub-without a")
    expect(links).to_have_text(
        [
            'Without "Search by name: rehovot" (0 authorities)',
            'Without "District: Centre" (0 authorities)',
            'Without "Sector: Druze" (1 authority)',
        ]
    )
    for name, link in zip(("name", "district", "sector"), links.all(), strict=True):
        left = parse_qs(urlsplit(link.get_attribute("href") or "").query)
        assert set(left) == {"name", "district", "sector"} - {name}
    links.nth(2).click()
    expect(page.locator(f"{ROWS} th")).to_have_text(["Rehovot"])
    expect(page.locator(COUNT)).to_be_focused()
    expect(links).to_have_count(0)
    assert query(page) == {"district": "center", "name": "rehovot"}
    page.go_back()
    expect(links).to_have_count(3)


@pytest.mark.parametrize(("hub", "language"), [("real", "he"), ("real", "ar"), ("real", "en"), ("demo", "ar")])
def test_columns_are_sorted_and_what_is_unknown_stands_last(
    hub_named: HubNamed, open_page: OpenPage, hub: str, language: str
) -> None:
    """By the order of the language, figures by size; what is not recorded last both ways; the head says the order."""
    page = open_page(hub_named(hub).url(language, "authorities/"))
    assert page.evaluate(IN_ORDER, [text for text, _ in page.evaluate(COLUMN, "name")]), "by name, as it is built"
    for name in ("kind", "district", "sector", "stage", "population", "plan", "name"):
        head = page.locator(f"th[data-sort={name}]")
        orders = ["ascending", "descending"] if name != "population" else ["descending", "ascending"]
        for order in orders:
            head.locator("button").click()
            expect(head).to_have_attribute("aria-sort", order)
            assert page.locator("th[aria-sort]").count() == 1
            values = page.evaluate(COLUMN, name)
            unknown = [is_unknown for _, is_unknown in values]
            assert unknown == sorted(unknown)
            known = [text for text, is_unknown in values if not is_unknown]
            assert len(known) > 0
            if order == "descending":
                known.reverse()
            if name == "population":
                figures = [int(re.sub(r"\D", "", text.split()[0])) for text in known]
                assert figures == sorted(figures)
            else:
                assert page.evaluate(IN_ORDER, known)
    assert query(page) == {"sort": "-name"}


def test_the_list_of_narrow_screens_is_sorted_by_a_field(hub_named: HubNamed, open_page: OpenPage) -> None:
    """There the heads of the table are not to be seen; the field sorts, the address keeps it."""
    page = open_page(hub_named("real").url("en", "authorities/"), width=360)
    page.locator(".hub-sort select").select_option("-population")
    expect(page.locator(f"{ENTRIES} > a").first).to_have_text("Jerusalem")
    assert query(page) == {"sort": "-population"}
    page.reload()
    expect(page.locator(f"{ENTRIES} > a").first).to_have_text("Jerusalem")
    expect(page.locator(".hub-sort select")).to_have_value("-population")


@pytest.mark.parametrize("width", [1280, 360])
def test_up_to_three_authorities_stand_side_by_side(hub_named: HubNamed, open_page: OpenPage, width: int) -> None:
    """Boxes choose them, three at most; a cell is never empty; the address keeps them; each can be taken out again."""
    page = open_page(hub_named("demo").url("en", "authorities/"), width=width)
    expect(page.locator("#compare")).to_be_hidden()
    expect(page.locator(".hub-chosen")).to_be_hidden()
    chosen = ("demo-ilanot", "demo-kiryat-matzpen", "demo-harei-gefen")
    for authority in chosen:
        pick(page, authority).check()
    expect(page.locator(".hub-chosen p")).to_contain_text(
        "3 authorities chosen to compare: Ilanot, Kiryat Matzpen, and"
    )
    expect(pick(page, "demo-tal-al-ward")).to_be_disabled()
    assert query(page) == {"compare": ".".join(chosen)}
    expect(page.locator("#compare-table thead th")).to_have_count(4)
    for row in page.locator("#compare-table tbody tr:visible").all():
        cells = row.locator("td").all_inner_texts()
        assert len(cells) == 3
        assert all(cell.strip() for cell in cells), row.inner_text()
    expect(compared(page, "Population").nth(1)).to_have_text("Not recorded")
    expect(compared(page, "Member authorities").first).to_have_text("Does not apply")
    page.locator(".hub-chosen a").click()
    expect(page.locator("#compare h2")).to_be_in_viewport()
    page.locator(".hub-compare__remove").first.click()
    expect(page.locator("#compare-table thead th")).to_have_count(3)
    expect(pick(page, "demo-tal-al-ward")).to_be_enabled()
    page.reload()
    expect(page.locator("#compare-table thead th")).to_have_count(3)
    expect(pick(page, "demo-harei-gefen")).to_be_checked()
    page.locator("#compare [data-clear]").click()
    expect(page.locator("#compare")).to_be_hidden()
    assert "compare" not in query(page)


def test_a_comparison_gives_the_reason_where_something_is_missing(hub_named: HubNamed, open_page: OpenPage) -> None:
    """What the data says of a missing value stands in its cell; a row that none has anything in is left out."""
    page = open_page(hub_named("real").url("en", "authorities/?compare=beit-hakerem.ashdod.western-negev-bedouin"))
    expect(compared(page, "Mission").first).to_contain_text("Not published: The document sets out")
    expect(compared(page, "Levers").first.locator("a")).to_have_count(6)
    expect(compared(page, "Population")).to_have_text(["139,237", "225,974", "Not published"])
    indicators = page.locator("#compare-table tr[data-row^=indicator-]:visible")
    expect(indicators).not_to_have_count(0)
    page.goto(hub_named("real").url("en", "authorities/?compare=ashdod.rahat"))
    expect(page.locator("#compare-table thead th")).to_have_count(3)
    expect(indicators).to_have_count(0)


def test_paper_shows_the_comparison_alone(hub_named: HubNamed, open_page: OpenPage) -> None:
    """What was put side by side is printed without list, map and buttons; without a comparison the list is printed."""
    page = open_page(hub_named("real").url("en", "authorities/?compare=ashdod.rahat"))
    page.emulate_media(media="print")
    expect(page.locator("#compare-table")).to_be_visible()
    for selector in (ROWS, ENTRIES, POINTS, ".hub-compare__remove", "#compare [data-print]"):
        expect(page.locator(f"{selector} >> visible=true")).to_have_count(0)
    page.goto(hub_named("real").url("en", "authorities/?district=haifa"))
    assert page.locator(ROWS).count() + page.locator(ENTRIES).count() == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_point_of_the_map_is_a_link_with_the_name(
    hub_named: HubNamed, open_page: OpenPage, language: str
) -> None:
    """The map has a link for each authority with coordinates, named as in its list, and says who has none."""
    page = open_page(hub_named("real").url(language, "authorities/"))
    points = page.locator(POINTS)
    expect(points).to_have_count(35)
    for number, name in enumerate(page.locator(NAMES).all_inner_texts(), 1):
        plain = " ".join(name.split())
        assert plain.startswith(f"{number} ")
        expect(points.nth(number - 1)).to_have_accessible_name(plain)
    expect(page.locator(".hub-map__without li")).to_have_attribute("data-id", "western-negev-bedouin")
    order = page.eval_on_selector_all("#authorities-table tbody tr", "all => all.map((row) => row.dataset.id)")
    drawn = page.eval_on_selector_all(POINTS, "all => all.map((point) => point.dataset.id)")
    assert drawn == [authority for authority in order if authority != "western-negev-bedouin"]


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_points_of_the_map_are_where_they_belong_and_can_be_hit(
    hub_named: HubNamed, open_page: OpenPage, width: int
) -> None:
    """North is up and east is right in every direction of writing; no two points are closer than a finger needs."""
    page = open_page(hub_named("real").url("he", "authorities/"), width=width)
    places = page.eval_on_selector_all(
        ".hub-map__point circle",
        """all => Object.fromEntries(all.map((one) => {
          const { x, y, width } = one.getBoundingClientRect();
          return [one.parentNode.dataset.id, [x + width / 2, y + width / 2, width]];
        }))""",
    )
    assert places["kiryat-shmona"][1] < places["nahariya"][1] < places["rehovot"][1] < places["beer-sheva"][1]
    assert places["ashkelon"][0] < places["ashdod"][0] < places["jerusalem"][0] < places["kiryat-shmona"][0]
    spots = list(places.values())
    for index, (x, y, size) in enumerate(spots):
        assert size >= 23.9
        for other_x, other_y, _ in spots[index + 1 :]:
            assert (x - other_x) ** 2 + (y - other_y) ** 2 >= 24**2


def test_pointing_at_the_map_marks_the_name(hub_named: HubNamed, open_page: OpenPage) -> None:
    """The number under the pointer, or with the focus, is marked in the list of names; away from it, none is."""
    page = open_page(hub_named("real").url("he", "authorities/"), reduced_motion="reduce")
    marked = page.locator(".hub-map__names > .hub-map__on")
    page.locator(".hub-map__point[data-id=rahat]").focus()
    expect(marked).to_have_attribute("data-id", "rahat")
    expect(page.locator(".hub-map__point[data-id=rahat] circle")).to_have_css("stroke-width", "3px")
    page.locator(".hub-map__point[data-id=jerusalem]").hover()
    expect(marked).to_have_attribute("data-id", "jerusalem")
    page.locator("h1").hover()
    expect(marked).to_have_count(0)


@pytest.mark.parametrize(("width", "items"), [(1280, ROWS), (360, ENTRIES)])
@pytest.mark.parametrize("hub", ALL)
def test_without_scripts_the_whole_list_is_there(
    hub_named: HubNamed, chromium: Browser, hub: str, width: int, items: str
) -> None:
    """Where no script runs nothing is offered that needs one, whatever the address says; list and map are whole."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(hub_named(hub).url("ar", "authorities/?district=south&compare=ashdod&sort=-population"))
    expect(page.locator(items)).to_have_count(ALL[hub])
    expect(page.locator(POINTS)).to_have_count(ALL[hub] - 1)
    for selector in (".hub-filter", ".hub-pick", ".hub-pick-cell", ".hub-sort", "#compare", ".hub-chosen"):
        expect(page.locator(f"{selector} >> visible=true")).to_have_count(0)
    expect(page.locator(".hub-index button, .hub-without a")).to_have_count(0)
    context.close()
