"""A work plan's page as it is seen: time line, planned against actual, paper, and plans of extreme shapes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import HubNamed, OpenPage
from tests.browser.pdf import read
from tests.browser.test_plan_filters import HEADLESS, ROWS, WIDTHS
from tests.browser.test_reflow import overflow
from tests.support.browser import DIRECTIONS, LANGUAGES, Hub, serve
from tests.support.built import build_hub
from tests.support.site import make_site

PLAN = "work-plans/demo-plan-ilanot/"
LONGEST = "work-plans/demo-plan-ein-an-nujum/"
MOST_BYTES = 250_000
LONG = "פיתוח מקצועי רב־שנתי של צוותי ההוראה בכל בתי הספר והגנים שברשות, בשיתוף המכללה והמרכז הקהילתי" * 2

EDGES = """() => [...document.querySelectorAll(".hub-pair svg")].map((svg) => {
  const [whole, bar] = [svg, svg.querySelector("rect")].map((one) => one.getBoundingClientRect());
  return [Math.abs(bar.left - whole.left), Math.abs(bar.right - whole.right)];
})"""
YEARS = """() => [...document.querySelectorAll(".hub-years text")]
  .map((text) => [Number(text.textContent), text.getBoundingClientRect().left])"""


def test_the_longest_plan_is_light(demo_site: Path) -> None:
    """The page of a plan of 60 actions stays under 250 KB before compression, in every language."""
    for prefix in LANGUAGES.values():
        html = (demo_site / prefix / LONGEST / "index.html").read_bytes()
        assert html.count(b"data-status=") == 60
        assert len(html) < MOST_BYTES, (prefix, len(html))


@pytest.mark.parametrize("language", LANGUAGES)
def test_bars_begin_at_the_reading_side_and_time_runs_left_to_right(
    hub_named: HubNamed, open_page: OpenPage, language: str
) -> None:
    """Pairs of bars mirror with the language, the time line does not; every bar's figure stands beside it in words."""
    page = open_page(hub_named("demo").url(language, PLAN))
    edges = page.evaluate(EDGES)
    assert len(edges) > 10
    side = 1 if DIRECTIONS[language] == "rtl" else 0
    assert all(edge[side] < 1.5 for edge in edges)
    assert any(edge[1 - side] > 20 for edge in edges)
    years = page.evaluate(YEARS)
    assert [year for year, _ in years] == [2024, 2025, 2026, 2027]
    assert [left for _, left in years] == sorted(left for _, left in years)
    for row in page.locator(".hub-pair > li").all():
        assert row.inner_text().strip()
    assert page.locator(".hub-pair__gap").count() == page.locator(".hub-pairs > li").count()


def test_milestones_lead_to_their_actions(hub_named: HubNamed, open_page: OpenPage) -> None:
    """A milestone's action opens in the table, although a filter hides it."""
    page = open_page(hub_named("demo").url("en", f"{PLAN}?status=cancelled"))
    link = page.locator(".hub-due-groups a").first
    anchor = link.get_attribute("href")
    assert anchor
    assert anchor.startswith("#a-")
    link.click()
    expect(page.locator(anchor)).to_be_in_viewport()


def test_open_performers_lead_to_the_actions_without_one(hub_named: HubNamed, open_page: OpenPage) -> None:
    """The count of actions without a performer is a link to exactly those."""
    page = open_page(hub_named("demo").url("en", "work-plans/demo-plan-harei-gefen/"))
    link = page.locator(".hub-section--status a")
    expect(link).to_contain_text("2 actions have no performer yet")
    link.click()
    expect(page.locator(ROWS)).to_have_count(2)


def test_paper_has_what_is_shown_and_no_controls(hub_named: HubNamed, open_page: OpenPage) -> None:
    """A filtered plan prints its rows and the sentence that counts them; date and address stand in the end."""
    page = open_page(hub_named("demo").url("he", f"{PLAN}?status=cancelled"))
    page.emulate_media(media="print")
    for hidden in (".hub-filter", ".hub-add", ".hub-figure details", ".md-header"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator(".hub-filter__count").is_visible()
    sheets = read(page.pdf(prefer_css_page_size=True))
    assert {(round(sheet.width), round(sheet.height)) for sheet in sheets} == {(842, 595)}
    action = page.locator(ROWS)
    expect(action).to_have_count(1)
    table = next(sheet for sheet in sheets if sheet.shows("מוצגת פעולה אחת"))
    assert table.shows(action.locator("[id^=a-]").inner_text())
    only_in_a_hidden_row = "שקית ניסוי לקחת הביתה"
    assert only_in_a_hidden_row in page.content()
    assert not any(sheet.shows(only_in_a_hidden_row) for sheet in sheets)
    stamp = page.locator(".hub-print-only").inner_text().split(" · ")[-1]
    assert sheets[-1].shows(stamp)


def extreme_plans() -> dict[str, str]:
    """Plans of one goal, of names alone, and of 60 actions with very long names."""
    head = (
        "id: {id}\nname: {{he: '{name}', ar: '{name}', en: '{name}'}}\nstatus: draft\nlevels: [goal, lever, action]\n"
    )
    sources = "sources: [{id: report}]\n"
    text = f"{{he: '{LONG}', ar: '{LONG}', en: '{LONG}'}}"
    lines = []
    for goal in range(6):
        lines += [f"  - id: goal-{goal}", f"    name: {text}", "    items:"]
        for lever in range(2):
            lines += [f"      - id: lever-{goal}-{lever}", f"        name: {text}", "        items:"]
            for action in range(5):
                lines += [
                    f"          - id: act-{goal}-{lever}-{action}",
                    f"            name: {text}",
                    f"            status: {'done' if action % 2 else 'planned'}",
                    f"            performers: [{{name: {text}}}]",
                ]
    long = head.format(id="long", name=LONG) + "items:\n" + "\n".join(lines) + "\n" + sources
    bare = head.format(id="bare", name="שם") + (
        "items:\n  - {id: goal, name: {he: יעד}, items: [{id: lever, name: {he: מנוף}, items: "
        "[{id: act, name: {he: פעולה}, status: planned}]}, {id: empty, name: {he: ריק}, items: []}]}\n" + sources
    )
    nothing = head.format(id="nothing", name="ריקה") + "items: []\n" + sources
    return {f"data/work_plans/{id_}.yml": plan for id_, plan in (("long", long), ("bare", bare), ("nothing", nothing))}


@pytest.fixture(scope="module")
def extremes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A hub of plans of extreme shapes, built once and served."""
    folder = tmp_path_factory.mktemp("extremes")
    config = make_site(folder, extreme_plans())
    with serve("extremes", build_hub(config, folder / "built")) as hub:
        yield hub


@pytest.mark.parametrize("language", ["he", "en"])
@pytest.mark.parametrize("plan", ["long", "bare", "nothing"])
def test_plans_of_extreme_shapes_are_whole(extremes: Hub, open_page: OpenPage, plan: str, language: str) -> None:
    """Very long names, one goal, a lever without actions, no item at all: rows fit, headers stand, nothing spills."""
    page = open_page(extremes.url(language, f"work-plans/{plan}/"))
    assert len(set(page.evaluate(WIDTHS))) == (0 if plan == "nothing" else 1)
    assert page.evaluate(HEADLESS) == []
    assert overflow(page) == []
    page.set_viewport_size({"width": 360, "height": 780})
    assert overflow(page) == []
    assert len(page.content().encode()) < MOST_BYTES * (2 if plan == "long" else 1)
    if plan == "nothing":
        expect(page.locator(".hub-section--plan")).to_contain_text("טרם תועדו" if language == "he" else "No actions")
    if plan == "long":
        page.locator(".hub-filter [name=status]").select_option("done")
        expect(page.locator(".hub-plan-card:visible")).to_have_count(24)
        page.set_viewport_size({"width": 1280, "height": 900})
        expect(page.locator(ROWS)).to_have_count(24)
        assert len(set(page.evaluate(WIDTHS))) == 1
