"""A work plan's filters: in the address, for table and cards alike, and without scripts the whole plan."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import LANGUAGES

PLAN = "work-plans/demo-plan-ilanot/"
ACTIONS = 14
ROWS = ".hub-plan-table th.hub-col-action:visible"
CARDS = ".hub-plan-card:visible"
COUNT = ".hub-filter__count"

# Width in columns of every visible row of the table, spans of the rows above counted in.
WIDTHS = """() => [...document.querySelectorAll(".hub-plan-table :is(thead, tbody, tfoot)")].flatMap((part) => {
  const rows = [...part.rows].filter((row) => !row.hidden && !part.hidden);
  const widths = rows.map(() => 0);
  rows.forEach((row, index) => {
    for (const cell of row.cells) {
      for (let below = 0; below < cell.rowSpan; below += 1) {
        if (index + below < rows.length) widths[index + below] += cell.colSpan;
        else widths.push(-1);
      }
    }
  });
  return widths;
})"""

# Every cell's headers, that they are there, and that they are seen.
HEADLESS = """() => [...document.querySelectorAll(".hub-plan-table tbody tr:not([hidden]) > [headers]")]
  .filter((cell) => !cell.closest("tbody").hidden)
  .flatMap((cell) => cell.headers.split(" "))
  .filter((id) => !document.getElementById(id)?.checkVisibility())"""


def choose(page: Page, name: str, value: str) -> None:
    """Choose a value in a filter."""
    page.locator(f".hub-filter [name={name}]").select_option(value)


@pytest.mark.parametrize(("width", "items"), [(1280, ROWS), (360, CARDS)])
def test_a_filter_leaves_the_actions_that_fit(hub_named: HubNamed, open_page: OpenPage, width: int, items: str) -> None:
    """Table and cards show the actions of the chosen status, the sentence counts them, the address keeps the choice."""
    page = open_page(hub_named("demo").url("en", PLAN), width=width)
    expect(page.locator(items)).to_have_count(ACTIONS)
    expect(page.locator(COUNT)).to_have_text("The plan has 14 actions.")
    choose(page, "status", "done")
    expect(page.locator(items)).to_have_count(3)
    expect(page.locator(COUNT)).to_contain_text("Showing 3 actions of 14")
    expect(page).to_have_url(re.compile(r"\?status=done$"))
    for status in page.locator(f"{'.hub-plan-table' if width > 1000 else '.hub-cards'} .hub-status:visible").all():
        assert status.inner_text() == "Done"
    choose(page, "status", "")
    expect(page.locator(items)).to_have_count(ACTIONS)
    expect(page).to_have_url(re.compile(r"demo-plan-ilanot/$"))


def test_heads_span_the_rows_that_are_left(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Whatever is filtered, every row of the table is as wide as its head, and every cell's headers are in sight."""
    page = open_page(hub_named("demo").url("he", PLAN))
    whole = page.evaluate(WIDTHS)
    assert len(set(whole)) == 1
    html = page.locator(".hub-plan-table").inner_html()
    for name in ("status", "performer"):
        values = page.eval_on_selector_all(f".hub-filter [name={name}] option", "all => all.map((one) => one.value)")
        assert len(values) > 3
        for value in values[1:]:
            choose(page, name, value)
            expect(page.locator(ROWS)).not_to_have_count(ACTIONS)
            assert set(page.evaluate(WIDTHS)) == set(whole), value
            assert page.evaluate(HEADLESS) == [], value
        choose(page, name, "")
    expect(page.locator(ROWS)).to_have_count(ACTIONS)
    again = page.locator(".hub-plan-table").inner_html()
    plain = re.compile(r' rowspan="1"| hidden=""')
    assert plain.sub("", again) == plain.sub("", html)


def test_sums_are_of_what_is_shown(hub_named: HubNamed, open_page: OpenPage) -> None:
    """With a filter, subtotals and total add up the actions in sight, printed as before."""
    page = open_page(hub_named("demo").url("en", PLAN))
    total = page.locator(".hub-plan-table tfoot [data-sum]")
    expect(total).to_have_text("₪2,276,500")
    choose(page, "status", "done")
    amounts = page.eval_on_selector_all(
        ".hub-plan-table tbody tr:not([hidden]) td.hub-col-budget_lines strong",
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.textContent)",
    )
    expected = sum(int(re.sub(r"\D", "", amount)) for amount in amounts)
    assert 0 < expected < 2_276_500
    expect(total).to_have_text(f"₪{expected:,}")
    choose(page, "status", "")
    expect(total).to_have_text("₪2,276,500")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filtered_plan_opens_from_its_address_in_every_language(
    hub_named: HubNamed, open_page: OpenPage, language: str
) -> None:
    """An address with a choice opens filtered, and the other languages are linked in the same state."""
    hub = hub_named("demo")
    page = open_page(hub.url(language, f"{PLAN}?status=under_way&performer=demo-sakranim"))
    expect(page.locator(COUNT)).not_to_contain_text("{")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(".hub-filter [name=status]")).to_have_value("under_way")
    choose(page, "status", "not_done")
    expect(page.locator(ROWS)).to_have_count(1)
    other = next(code for code in LANGUAGES if code != language)
    page.locator(f".hub-languages a[hreflang={other}]").click()
    expect(page).to_have_url(hub.url(other, f"{PLAN}?status=not_done&performer=demo-sakranim"))
    expect(page.locator(ROWS)).to_have_count(1)


def test_nothing_found_says_so_and_leads_back(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Choices that no action fits leave a sentence instead of an empty table, and one button shows the plan again."""
    page = open_page(hub_named("demo").url("en", f"{PLAN}?status=cancelled&performer=demo-sakranim"))
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.locator(COUNT)).to_contain_text("No action fits")
    page.locator(".hub-filter button").click()
    expect(page.locator(ROWS)).to_have_count(ACTIONS)
    expect(page).to_have_url(re.compile(r"demo-plan-ilanot/$"))


def test_a_choice_that_the_plan_does_not_have_is_none(hub_named: HubNamed, open_page: OpenPage) -> None:
    """An address from another plan, or made up, shows the whole plan."""
    page = open_page(hub_named("demo").url("en", f"{PLAN}?status=nonsense&performer=nobody"))
    expect(page.locator(ROWS)).to_have_count(ACTIONS)


@pytest.mark.parametrize("width", [1280, 360])
def test_an_address_that_names_an_action_shows_it(hub_named: HubNamed, open_page: OpenPage, width: int) -> None:
    """The action is in sight as a row or as a card, also when a filter would hide it."""
    url = hub_named("demo").url("he", f"{PLAN}?status=cancelled#a-science-evenings")
    page = open_page(url, width=width)
    place = page.locator("#a-science-evenings" if width == 1280 else "#card-science-evenings")
    expect(place).to_be_in_viewport()
    expect(page.locator(".hub-filter [name=status]")).to_have_value("")
    choose(page, "status", "cancelled")
    expect(place).not_to_be_visible()
    page.evaluate("() => { location.hash = '#a-home-labs'; }")
    expect(page.locator("#a-home-labs" if width == 1280 else "#card-home-labs")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "items"), [(1280, ROWS), (360, CARDS)])
def test_without_scripts_the_whole_plan_is_there(
    hub_named: HubNamed, chromium: Browser, width: int, items: str
) -> None:
    """Where no script runs there is no filter, whatever the address says, and nothing of the plan is missing."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(hub_named("demo").url("he", f"{PLAN}?status=done"))
    expect(page.locator(items)).to_have_count(ACTIONS)
    expect(page.locator(".hub-filter")).to_be_hidden()
    context.close()
