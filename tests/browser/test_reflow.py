"""Narrow screens: everything fits the width, and a work plan becomes cards."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import LANGUAGES

# Elements with text of their own that reach beyond the screen, where no part that scrolls holds them.
BEYOND = """() => {
  const width = document.documentElement.clientWidth;
  const held = (element) => {
    for (let e = element; e !== document.body; e = e.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(e).overflowX)) return true;
    }
    return false;
  };
  const found = [];
  for (const element of document.querySelectorAll(":is(.hub-strip, header, .md-tabs, .md-content, footer) *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    if ((box.right > width + 1 || box.left < -1) && !held(element)) {
      found.push(`${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`);
    }
  }
  return found;
}"""

# The different lengths of the tracks in each list of bars.
TRACKS = """() => [...document.querySelectorAll(".hub-bars")].map((list) =>
  [...new Set([...list.querySelectorAll("svg")].map((bar) => Math.round(bar.getBoundingClientRect().width)))])"""

WIDTHS = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"


def overflow(page: Page) -> list[str]:
    """What is wider than the screen, if anything is."""
    content, screen = page.evaluate(WIDTHS)
    beyond: list[str] = page.evaluate(BEYOND)
    return beyond + ([f"the page is {content} px wide on a screen of {screen}"] if content > screen else [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["real", "demo", "repository"])
def test_nothing_is_wider_than_a_narrow_screen(
    hub_named: HubNamed, open_page: OpenPage, name: str, language: str
) -> None:
    """At 360 px, and at the 320 px of a page enlarged to 400 %, no page scrolls sideways and no text is cut off."""
    page = open_page(width=360, height=780)
    found = {}
    for kind, url in hub_named(name).pages(language).items():
        page.goto(url)
        for width in (360, 320):
            page.set_viewport_size({"width": width, "height": 780})
            if beyond := overflow(page):
                found[kind, width] = beyond
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["real", "demo"])
def test_a_work_plan_is_a_table_on_wide_screens_and_cards_on_narrow_ones(
    hub_named: HubNamed, open_page: OpenPage, name: str, language: str
) -> None:
    """At 1280 px the table alone is rendered, at 360 px the cards alone: nobody meets the same plan twice."""
    page = open_page(hub_named(name).pages(language)["plan"])
    table, cards = page.locator(".hub-plan-table"), page.locator(".hub-plan .hub-cards")
    assert (table.is_visible(), cards.is_visible()) == (True, False)
    page.set_viewport_size({"width": 360, "height": 780})
    assert (table.is_visible(), cards.is_visible()) == (False, True)
    assert cards.locator(".hub-plan-card").first.is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_authorities_are_a_table_on_wide_screens_and_a_list_on_narrow_ones(
    hub_named: HubNamed, open_page: OpenPage, language: str
) -> None:
    """At 1280 px the table alone is rendered, at 360 px the list alone, and it names as many authorities."""
    page = open_page(hub_named("real").pages(language)["authorities"])
    table = page.locator("#authorities-table")
    entries = page.locator(".hub-table-wrap:has(#authorities-table) + ul > li")
    assert (table.is_visible(), entries.first.is_visible()) == (True, False)
    page.set_viewport_size({"width": 360, "height": 780})
    assert (table.is_visible(), entries.first.is_visible()) == (False, True)
    assert entries.count() == table.locator("tbody tr").count() > 30


@pytest.mark.parametrize("width", [320, 600, 768, 960, 1280, 1920])
def test_a_plan_inside_a_page_is_rendered_once_at_every_width(
    hub_named: HubNamed, open_page: OpenPage, width: int
) -> None:
    """Where a plan stands among text it is either a table or cards, never both and never neither."""
    page = open_page(hub_named("real").pages("he")["toolkit"], width=width)
    plans = page.locator(".hub-plan")
    assert plans.count() > 0
    for plan in plans.all():
        assert plan.locator(".hub-plan-table").is_visible() != plan.locator(".hub-cards").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_bars_of_a_chart_have_one_scale(hub_named: HubNamed, open_page: OpenPage, width: int) -> None:
    """However long the figures beside them are, the tracks of a chart's bars are equally long."""
    page = open_page(hub_named("real").url("he", "network/evaluation-organisational/"), width=width)
    tracks = page.evaluate(TRACKS)
    assert len(tracks) >= 2
    assert [len(lengths) for lengths in tracks] == [1] * len(tracks)
