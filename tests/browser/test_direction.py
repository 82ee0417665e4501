"""Direction on the screen: what the browser computed and where it placed things, not what the markup asked for."""

from __future__ import annotations

import pytest

from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import DIRECTIONS, KINDS, LANGUAGES

DIRECTION = "(selector) => getComputedStyle(document.querySelector(selector)).direction"

# Horizontal middle of the cells of one row, in the order of the markup.
MIDDLES = """(selector) => [...document.querySelector(selector).cells].map((cell) => {
  const box = cell.getBoundingClientRect();
  return (box.left + box.right) / 2;
})"""

# Ranges, percentages and dates that are seen, each with the left edges of its characters (when they stand on one line).
NUMBERS = r"""() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    for (const match of node.data.matchAll(/\d[\d.,]*[–-]\d[\d.,]*\d|\d[\d.,]*%|\d{1,2}[./]\d{1,2}[./]\d{4}/g)) {
      const boxes = [...match[0]].map((_, index) => {
        const range = new Range();
        range.setStart(node, match.index + index);
        range.setEnd(node, match.index + index + 1);
        return range.getClientRects()[0];
      });
      if (boxes.every((box) => box && Math.abs(box.top - boxes[0].top) < 4)) {
        const around = node.parentElement.textContent.slice(0, 80);
        found.push({ text: match[0], around, lefts: boxes.map((box) => box.left) });
      }
    }
  }
  return found;
}"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["real", "demo"])
def test_pages_run_in_the_direction_of_their_language(
    hub_named: HubNamed, open_page: OpenPage, name: str, language: str
) -> None:
    """Root, body and article of every kind of page run right to left in Hebrew and Arabic, else the other way."""
    page = open_page()
    for kind, url in hub_named(name).pages(language).items():
        page.goto(url)
        parts = ["html", "body"] if kind == "missing" else ["html", "body", "article"]
        directions = [page.evaluate(DIRECTION, part) for part in parts]
        assert directions == [DIRECTIONS[language]] * len(parts), kind


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_page_shown_in_hebrew_keeps_its_own_direction(
    hub_named: HubNamed, open_page: OpenPage, language: str
) -> None:
    """Where a translation is missing the Hebrew text runs right to left, frame and notice as their language does."""
    hub = hub_named("repository")
    page = open_page(hub.pages(language)["fallback"])
    parts = ("html", "body", ".hub-notice--fallback", "article", "article h1")
    mine = DIRECTIONS[language]
    assert [page.evaluate(DIRECTION, part) for part in parts] == [mine, mine, mine, "rtl", "rtl"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "kind", "table"),
    [
        ("real", "plan", ".hub-plan-table"),
        ("demo", "plan", ".hub-plan-table"),
        ("real", "authorities", "#authorities-table"),
        ("demo", "authorities", "#authorities-table"),
    ],
)
def test_columns_begin_at_the_reading_side(
    hub_named: HubNamed, open_page: OpenPage, *, name: str, kind: str, table: str, language: str
) -> None:
    """The first column stands rightmost where reading begins at the right, leftmost elsewhere; the rest follow it."""
    page = open_page(hub_named(name).pages(language)[kind], width=1600)
    assert page.locator(table).first.is_visible()
    for row in ("thead tr", "tbody tr"):
        middles = page.evaluate(MIDDLES, f"{table} {row}")
        assert len(middles) > 2
        assert middles == sorted(middles, reverse=DIRECTIONS[language] == "rtl"), row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("real", "model"),
        ("real", "network"),
        ("real", "authority"),
        ("real", "plan"),
        ("demo", "authority"),
        ("demo", "plan"),
    ],
)
def test_ranges_and_percentages_are_read_from_left_to_right(
    hub_named: HubNamed, open_page: OpenPage, *, name: str, kind: str, language: str
) -> None:
    """In a line of whatever direction each character of 2023–2026 or 40% stands to the right of the one before it."""
    page = open_page(hub_named(name).url(language, KINDS[name][kind]))
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        numbers = page.evaluate(NUMBERS)
        assert numbers, "there is nothing to measure"
        assert [(n["text"], n["around"]) for n in numbers if n["lefts"] != sorted(n["lefts"])] == [], width


@pytest.mark.parametrize("language", ["he", "ar"])
def test_the_name_of_a_folder_ends_in_its_slash(hub_named: HubNamed, open_page: OpenPage, language: str) -> None:
    """In a text that runs right to left, a path in code is still read from left to right."""
    page = open_page(hub_named("real").url(language, "about/contribute/"))
    path = page.locator("article code", has_text="data/work_plans/").first
    lefts = path.evaluate("""(code) => [0, code.firstChild.length - 1].map((index) => {
      const range = new Range();
      range.setStart(code.firstChild, index);
      range.setEnd(code.firstChild, index + 1);
      return range.getBoundingClientRect().left;
    })""")
    assert lefts[0] < lefts[1]
