"""Where lines break: between words, and never inside a range or a sum."""

from __future__ import annotations

import pytest

from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import LANGUAGES

# Words of what a selector finds that stand on two lines; a line may break behind a hyphen, a dash or a slash.
BROKEN_WORDS = r"""(selector) => [...document.querySelectorAll(selector)].flatMap((part) => {
  const broken = [];
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const word of texts.currentNode.data.matchAll(/[\p{L}\p{N}\p{M}'"׳״]+/gu)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) broken.push(word[0]);
    }
  }
  return broken;
})"""
BROKEN_RANGES = """() => [...document.querySelectorAll('main bdi[dir="ltr"]')]
  .filter((one) => !one.closest(".hub-cite-box"))
  .filter((one) => new Set([...one.getClientRects()].map((box) => Math.round(box.top))).size > 1)
  .map((one) => one.textContent)"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["work-plans/demo-plan-ein-an-nujum/", "levers/demo-early-childhood/"])
def test_words_in_tables_are_whole(hub_named: HubNamed, open_page: OpenPage, address: str, language: str) -> None:
    """A column of a table is never narrower than its longest word, whether or not the word is a link."""
    page = open_page(hub_named("demo").url(language, address), width=1000)
    assert page.locator(".hub-table a:visible").count() > 3
    assert page.evaluate(BROKEN_WORDS, ".hub-table") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("hub", "address"),
    [
        ("real", "authorities/beit-hakerem/"),
        ("demo", "work-plans/demo-plan-ilanot/"),
        ("demo", "partners/demo-education-administration/"),
    ],
)
def test_ranges_and_sums_stay_on_one_line(
    hub_named: HubNamed, open_page: OpenPage, hub: str, address: str, language: str
) -> None:
    """On a phone a range of years or a sum of money is not divided: half of it would read the wrong way round."""
    page = open_page(hub_named(hub).url(language, address), width=360)
    assert page.evaluate(BROKEN_RANGES) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_card_says_has_most_of_its_width(hub_named: HubNamed, open_page: OpenPage, language: str) -> None:
    """On a phone the names of fields are a narrow column, in every language, and lists start where sentences do."""
    page = open_page(hub_named("demo").url(language, "work-plans/demo-plan-ilanot/"), width=360)
    shares = page.eval_on_selector_all(
        ".hub-plan-card dd", "all => all.map((dd) => dd.offsetWidth / dd.closest('dl').offsetWidth)"
    )
    assert len(shares) > 50
    assert min(shares) > 0.6
    indents = page.eval_on_selector_all(
        ".hub-plan-card dd > ul",
        "all => all.map((ul) => Math.round(ul.parentNode.offsetWidth - ul.firstElementChild.offsetWidth))",
    )
    assert set(indents) == {0}


def test_brackets_in_tables_are_as_narrow_as_in_sentences(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Figures of one width are for columns of figures: with them, the typeface sets brackets away from their words."""
    page = open_page(hub_named("demo").url("he", "work-plans/demo-plan-ilanot/"))
    style = "(cell) => getComputedStyle(cell).fontVariantNumeric"
    words = page.locator("#plan-table td", has_text="(").first
    assert words.evaluate(style) == "normal"
    assert page.locator("#budget-table td.hub-number").first.evaluate(style) == "tabular-nums"


def test_marks_of_an_action_stand_below_its_name(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Circle, core programme and who answers for it are no part of the name's line."""
    page = open_page(hub_named("demo").url("he", "work-plans/demo-plan-ilanot/"))
    below = page.eval_on_selector_all(
        "#plan-table .hub-col-action:has(.hub-chip)",
        """all => all.map((cell) => cell.querySelector(".hub-chip").getBoundingClientRect().top
          - cell.querySelector("[id]").getBoundingClientRect().bottom)""",
    )
    assert len(below) > 10
    assert min(below) >= -2
