"""The search finds what the reader's language says, and leads there; whatever somebody does with it."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import Request, Route, expect

from hub.search.documents import Document, Section
from tests.browser.conftest import HubNamed, OpenPage
from tests.browser.search import CHIP, INPUT, ITEM, LINK, LIST, STATUS, ask, give, links, wait_for
from tests.support.browser import DIRECTIONS, LANGUAGES, MISSING

# Words that the text and the records of both hubs use; the last is Latin in every language.
WORDS = {"he": ("תוכנית", "מנופים", "STEM"), "ar": ("خطة", "الروافع", "STEM"), "en": ("plan", "lever", "STEM")}
COUNTS: Final = {
    "he": {1: "תוצאה אחת", 2: "שתי תוצאות", 3: "3 תוצאות", 11: "11 תוצאות"},
    "ar": {1: "نتيجة واحدة", 2: "نتيجتان", 3: "3 نتائج", 11: "11 نتيجة", 100: "100 نتيجة"},
    "en": {1: "1 result", 2: "2 results", 11: "11 results"},
}
EVIL = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize("name", ["real", "demo"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_words_of_the_language(hub_named: HubNamed, open_page: OpenPage, name: str, language: str) -> None:
    """A word in the reader's language, or a Latin one, finds pages, and all of them are in that language."""
    hub = hub_named(name)
    page = open_page(hub.url(language, ""))
    page.keyboard.press("/")
    mine = hub.url(language, "")
    others = tuple(hub.address + prefix for prefix in LANGUAGES.values() if prefix and prefix != LANGUAGES[language])
    for word in WORDS[language]:
        ask(page, word)
        found = links(page)
        assert found, word
        assert [url for url in found if not url.startswith(mine) or url.startswith(others)] == [], word


@pytest.mark.parametrize("name", ["real", "repository"])
def test_a_result_leads_to_its_page(hub_named: HubNamed, open_page: OpenPage, name: str) -> None:
    """A result is reached with the arrow key, opened with Enter, under a path as well; its words are marked there."""
    hub = hub_named(name)
    page = open_page(hub.url("en", "work-plans/"))
    page.keyboard.press("/")
    ask(page, "plan")
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).first).to_be_focused()
    (target, *_) = links(page)
    assert target.startswith(hub.url("en", ""))
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    expect(page.locator("h1").first).to_be_visible()
    page.wait_for_function("() => CSS.highlights.get('hub-search')?.size > 0")


def test_nothing_is_fetched_before_somebody_searches(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Opening the box fetches nothing; the first letter the worker, the stub and the index of one language."""
    hub = hub_named("real")
    page = open_page()
    asked: list[str] = []

    def keep(request: Request) -> None:
        path = request.url.removeprefix(hub.address)
        if path.startswith("search/") or "worker" in path:
            asked.append(re.sub(r"\.[0-9A-Za-z]{8,}\.", ".*.", path))

    page.context.on("request", keep)
    page.goto(hub.url("ar", ""), wait_until="networkidle")
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    assert asked == []
    ask(page, "STEM")
    ask(page, "خطة")
    assert sorted(asked) == ["assets/search-worker.*.js", "search/ar.*.json", "search/search_index.json"]


def test_slash_opens_and_escape_closes(hub_named: HubNamed, open_page: OpenPage) -> None:
    """From anywhere but a field that text goes into; what was asked goes out of the address."""
    page = open_page(hub_named("real").url("he", ""))
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    expect(page.locator(INPUT)).to_have_value("")
    page.keyboard.type("24/7")
    expect(page.locator(INPUT)).to_have_value("24/7")
    page.wait_for_url("**/?q=24%2F7")
    page.keyboard.press("Escape")
    expect(page.locator(INPUT)).not_to_be_focused()
    expect(page.locator(ITEM).first).to_be_hidden()
    page.wait_for_url(lambda url: "q=" not in url)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dialog_and_the_box_have_names(hub_named: HubNamed, open_page: OpenPage, language: str, width: int) -> None:
    """While it is open the search is a dialog; its box, its buttons, its filter and its results are named."""
    page = open_page(hub_named("real").url(language, ""), width=width)
    page.keyboard.press("/")
    ask(page, WORDS[language][0])
    dialog = page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name(re.compile(r"\S"))
    expect(dialog.get_by_role("textbox")).to_have_accessible_name(re.compile(r"\S"))
    for button in dialog.get_by_role("button").all():
        expect(button).to_have_accessible_name(re.compile(r"\S"))
    for group in (".md-search__scrollwrap", ".hub-search__groups"):
        expect(page.locator(group)).to_have_accessible_name(re.compile(r"\S"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_count_is_announced_in_the_right_form(hub_named: HubNamed, open_page: OpenPage, language: str) -> None:
    """One, two, few and many results, in the plural forms of the language, in a live region."""
    page = open_page()
    words = dict(zip(COUNTS[language], ("alpha", "quokka", "zenith", "mulberry", "foxglove"), strict=False))
    give(
        page,
        language,
        [
            Document("toolkit", "place", f"{word}/{number}/", f"{word} {number}")
            for count, word in words.items()
            for number in range(count)
        ],
    )
    page.goto(hub_named("demo").url(language, ""))
    status = page.locator(STATUS)
    expect(status).to_have_attribute("aria-live", "polite")
    expect(status).to_have_role("status")
    page.keyboard.press("/")
    for count, word in words.items():
        ask(page, word)
        expect(status).to_have_text(COUNTS[language][count])


def test_results_say_where_they_come_from_and_in_which_language(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Above each result stands its place; a text in another language has that language, its direction and its name."""
    page = open_page()
    own = Document("toolkit", "Toolkit · Stage 4", "a/", "Needle", (Section("A needle."),))
    foreign = Document("about", "About the hub", "b/", "Needle מחט", (Section("טקסט needle"),), lang="he")
    give(page, "en", [own, foreign])
    page.goto(hub_named("demo").url("en", ""))
    page.keyboard.press("/")
    ask(page, "needle")
    first, second = (page.locator(ITEM, has_text=text) for text in ("Stage 4", "About"))
    expect(first.locator(".hub-search__place")).to_have_text("Toolkit · Stage 4")
    expect(first.locator(".hub-search__language")).to_have_count(0)
    expect(second.locator(".hub-search__language")).to_have_text("עברית")
    for part in (".hub-search__title", ".hub-search__text"):
        expect(first.locator(part)).to_have_attribute("dir", "ltr")
        expect(second.locator(part)).to_have_attribute("dir", "rtl")
        expect(second.locator(part)).to_have_attribute("lang", "he")
    expect(first.locator("mark")).to_have_text(["Needle", "needle"])


def test_what_looks_like_html_is_shown(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Titles, headings and texts of pages are text, whatever they look like."""
    page = open_page()
    sections = (Section(""), Section(f"Text {EVIL} needle", f"Heading {EVIL}", "part"))
    give(page, "en", [Document("toolkit", f"Place {EVIL}", "a/", f"Title {EVIL}", sections)])
    page.goto(hub_named("demo").url("en", ""))
    page.keyboard.press("/")
    ask(page, "needle")
    item = page.locator(ITEM)
    for part in ("place", "title", "heading", "text"):
        expect(item.locator(f".hub-search__{part}")).to_contain_text(EVIL)
    expect(item.locator("img")).to_have_count(0)
    page.locator(INPUT).fill(EVIL)
    wait_for(page, EVIL)
    expect(page.locator("#hub-search img")).to_have_count(0)


def test_results_are_filtered_by_kind(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Each kind has its count; choosing one leaves its results, and another query begins with all of them."""
    page = open_page()
    give(
        page,
        "en",
        [
            *(Document("action", "Action", f"plan/#a-{number}", f"needle {number}") for number in range(12)),
            *(Document("authority", "City", f"city/{number}/", f"needle {number}") for number in range(3)),
        ],
    )
    page.goto(hub_named("demo").url("en", ""))
    page.keyboard.press("/")
    ask(page, "needle")
    chips = page.locator(CHIP)
    expect(chips).to_have_text(["All 15", "Authorities 3", "Goals and actions 12"])
    expect(page.locator(f"{CHIP}[aria-pressed=true]")).to_have_text("All 15")
    chips.nth(1).click()
    expect(page.locator(f"{CHIP}[aria-pressed=true]")).to_have_text("Authorities 3")
    expect(page.locator(STATUS)).to_have_text("3 results")
    expect(page.locator(ITEM)).to_have_count(3)
    chips.nth(2).click()
    expect(page.locator(ITEM)).to_have_count(10)
    page.locator(".hub-search__more-button").click()
    expect(page.locator(ITEM)).to_have_count(12)
    ask(page, "needles")
    expect(page.locator(f"{CHIP}[aria-pressed=true]")).to_have_text("All 15")


@pytest.mark.parametrize("width", [1280, 360])
def test_an_action_opens_at_its_row(hub_named: HubNamed, open_page: OpenPage, width: int) -> None:
    """The row of the table, or the card where the plan is shown as cards, is on the screen."""
    page = open_page(hub_named("real").url("en", ""), width=width)
    page.keyboard.press("/")
    ask(page, "A pilot in selected schools")
    (target, *_) = links(page)
    assert target == hub_named("real").url("en", "work-plans/ecostem21/#a-school-pilot")
    page.locator(LINK).first.click()
    page.wait_for_url("**/work-plans/ecostem21/#*")
    page.wait_for_function(
        "(ids) => ids.some((id) => { const box = document.getElementById(id)?.getBoundingClientRect();"
        " return box && box.height > 0 && box.bottom > 0 && box.top < innerHeight; })",
        arg=["a-school-pilot", "card-school-pilot"],
    )


def test_the_query_is_in_the_address_and_can_be_shared(hub_named: HubNamed, open_page: OpenPage) -> None:
    """An address with a query searches; the button copies it."""
    hub = hub_named("real")
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(hub.url("en", "toolkit/?q=steering+committee"))
    wait_for(page, "steering committee")
    expect(page.locator(INPUT)).to_have_value("steering committee")
    expect(page.locator(LINK).first).to_be_visible()
    ask(page, "measurement")
    page.locator("[data-hub-search-share]").click()
    expect(page.locator(STATUS)).to_have_text("Link copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == hub.url("en", "toolkit/?q=measurement")
    assert page.url == hub.url("en", "toolkit/?q=measurement")


def test_going_back_finds_the_results_again(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Whoever opens a result and comes back goes on where they were."""
    page = open_page(hub_named("real").url("en", ""))
    page.keyboard.press("/")
    ask(page, "measurement")
    page.wait_for_url("**/?q=measurement")
    page.locator(LINK).first.click()
    page.wait_for_url(lambda url: "q=" not in url)
    page.go_back()
    wait_for(page, "measurement")
    expect(page.locator(LINK).first).to_be_visible()


def test_enter_opens_the_first_result_even_before_it_is_there(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Whoever types and presses Enter at once, while the index is still on its way, is taken to the best result."""
    hub = hub_named("real")
    page = open_page(hub.url("he", ""))
    page.keyboard.press("/")
    page.keyboard.insert_text("אשכול בית הכרם")
    page.keyboard.press("Enter")
    page.wait_for_url(hub.url("he", "authorities/beit-hakerem/"))


def test_arrows_go_round_the_results_and_typing_goes_on(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Up from the box leads to the end, down from the end to the box; a letter goes on with the query."""
    page = open_page(hub_named("real").url("en", ""))
    page.keyboard.press("/")
    ask(page, "ecosystem")
    page.keyboard.press("ArrowUp")
    expect(page.locator(INPUT)).not_to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).first).to_be_focused()
    page.keyboard.type("s")
    expect(page.locator(INPUT)).to_be_focused()
    wait_for(page, "ecosystems")


def test_where_nothing_is_found_other_ways_are_offered(hub_named: HubNamed, open_page: OpenPage) -> None:
    """A spelling that finds something, the glossary and the indexes."""
    page = open_page(hub_named("real").url("en", ""))
    page.keyboard.press("/")
    ask(page, "meashuremintz")
    expect(page.locator(ITEM)).to_have_count(0)
    expect(page.locator(STATUS)).to_contain_text("meashuremintz")
    ways = page.locator(".hub-search__ways")
    expect(ways.get_by_role("link")).to_have_text(["Glossary", "Toolkit", "Authorities", "Work plans"])
    for link in ways.get_by_role("link").all():
        assert page.request.get(link.evaluate("(it) => it.href")).ok
    page.locator(".hub-search__spelling-button").click()
    expect(page.locator(ITEM).first).to_be_visible()
    expect(ways).to_be_hidden()


@pytest.mark.parametrize(("language", "query", "found_in"), [("en", "רשויות", "he"), ("he", "ecosystem", "en")])
def test_other_languages_are_offered_where_the_readers_has_nothing(
    hub_named: HubNamed, open_page: OpenPage, language: str, query: str, found_in: str
) -> None:
    """Their results stand apart, under the name of the language, each in its own direction, and lead there."""
    page = open_page()
    give(page, language, [Document("toolkit", "place", "a/", "nothing here")])
    hub = hub_named("real")
    page.goto(hub.url(language, ""))
    page.keyboard.press("/")
    ask(page, query)
    expect(page.locator(ITEM)).to_have_count(0)
    section = page.locator(f".hub-search__elsewhere .md-search-result__list[data-language={found_in}]")
    expect(section.locator(".hub-search__title").first).to_have_attribute("dir", DIRECTIONS[found_in])
    expect(page.locator(f".hub-search__elsewhere-title [lang={found_in}]")).to_be_visible()
    section.locator(".md-search-result__link").first.click()
    page.wait_for_url(lambda url: url.startswith(hub.url(found_in, "")) and "q=" not in url)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_search_works_where_other_scripts_fail(hub_named: HubNamed, open_page: OpenPage, width: int) -> None:
    """The theme's script and the hub's own may throw: the search opens, finds and leads on."""
    page = open_page(width=width)
    broken: list[str] = []

    def fail(route: Route) -> None:
        broken.append(route.request.url)
        route.fulfill(body="throw new Error('broken');", content_type="text/javascript")

    page.route(re.compile(r"/bundle\.[^/]*\.js$|/hub\.[^/]*\.js$"), fail)
    page.goto(hub_named("real").url("en", ""))
    assert len(broken) == 2
    if width == 360:
        page.locator("button[data-hub-toggle=__search]").click()
        expect(page.locator(INPUT)).to_be_focused()
    else:
        page.keyboard.press("/")
    ask(page, "steering committee")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "q=" not in url and not url.endswith("/en/"))


def test_an_index_that_does_not_come_is_said(hub_named: HubNamed, open_page: OpenPage) -> None:
    """And it is asked for again with the next query."""
    page = open_page()
    page.route("**/search/en.*.json", lambda route: route.fulfill(status=503))
    page.goto(hub_named("demo").url("en", ""))
    page.keyboard.press("/")
    page.locator(INPUT).fill("plan")
    expect(page.locator(STATUS)).to_contain_text("could not be loaded")
    page.unroute("**/search/en.*.json")
    ask(page, "plans")
    expect(page.locator(ITEM).first).to_be_visible()


def test_the_page_for_missing_addresses_searches_too(hub_named: HubNamed, open_page: OpenPage) -> None:
    """However deep the address was, under a path as well."""
    hub = hub_named("repository")
    page = open_page(hub.url("he", MISSING))
    page.keyboard.press("/")
    ask(page, "תוכנית")
    assert all(url.startswith(hub.address) for url in links(page))
    assert links(page)


def test_leaving_the_box_closes_what_covers_the_page(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Tab past the last result leads on to the page, and the results make way."""
    page = open_page(hub_named("real").url("en", ""))
    page.keyboard.press("/")
    ask(page, "Beit HaKerem Cluster")
    expect(page.locator(LIST)).to_be_visible()
    page.locator(".md-tabs__link").first.focus()
    expect(page.locator(LIST)).to_be_hidden()
