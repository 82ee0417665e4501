"""Everything can be done with the keyboard, and the eye can follow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import DIRECTIONS, LANGUAGES

MENU = "button[data-hub-toggle=__drawer]"
SEARCH = "button[data-hub-toggle=__search]"

# Where the focus is: what it is called here, whether its ring is drawn, whether any of it can be seen.
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // A radio button that is only there for the keyboard shows its focus on the label beside it.
  const shown = element.type === "radio" ? [element, element.nextElementSibling] : [element];
  const ring = shown.some((part) => {
    const style = getComputedStyle(part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const seen = shown.some((part) => [...part.getClientRects()].some((box) => {
    const points = [[0.5, 0.5], [0.02, 0.5], [0.98, 0.5], [0.5, 0.1], [0.5, 0.9]];
    return points.some(([x, y]) => {
      const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return hit && part.contains(hit);
    });
  }));
  const name = (element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40);
  const what = `${element.tagName} .${element.className} ${name}`;
  return { what, ring, seen, visible: element.matches(":focus-visible") };
}"""

FOCUSED_INSIDE = "(selector) => document.querySelector(selector).contains(document.activeElement)"


def tab_to(page: Page, selector: str, limit: int = 60) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_tab_offers_to_skip_to_the_content(
    hub_named: HubNamed, open_page: OpenPage, language: str, width: int
) -> None:
    """The first key shows the skip link; Enter takes the focus to the content, past menu, search and languages."""
    page = open_page(hub_named("real").pages(language)["toolkit"], width=width)
    page.keyboard.press("Tab")
    skip = page.locator(".hub-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#hub-main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED_INSIDE, "#hub-main")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    ("name", "kind", "language"),
    [("real", "home", "he"), ("real", "toolkit", "en"), ("real", "authority", "ar"), ("demo", "plan", "he")],
)
def test_the_focus_is_always_seen(
    hub_named: HubNamed, open_page: OpenPage, *, name: str, kind: str, language: str, width: int
) -> None:
    """Wherever Tab leads, a ring of two pixels or more is drawn, and neither the header nor a closed part hides it."""
    page = open_page(hub_named(name).pages(language)[kind], width=width, reduced_motion="reduce")
    steps = []
    for _ in range(45):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            break
        steps.append(focus)
    assert len(steps) > 10
    assert [step["what"] for step in steps if not (step["ring"] and step["visible"])] == [], "no ring"
    assert [step["what"] for step in steps if not step["seen"]] == [], "out of sight"


def test_the_language_is_switched_with_the_keyboard(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Tab reaches the languages, Enter switches."""
    hub = hub_named("real")
    page = open_page(hub.pages("he")["plan"])
    tab_to(page, ".hub-languages a[hreflang=en]", limit=5)
    page.keyboard.press("Enter")
    page.wait_for_url(hub.pages("en")["plan"])


def test_the_colours_are_turned_with_the_keyboard(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Enter on the switch between light and dark turns the page dark and back, and the choice lasts."""
    page = open_page(hub_named("real").url("he", ""), color_scheme="light")
    tab_to(page, ".hub-theme input", limit=10)
    body = page.locator("body")
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    tab_to(page, ".hub-theme input", limit=10)
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_takes_the_focus_and_gives_it_back(hub_named: HubNamed, open_page: OpenPage, language: str) -> None:
    """On a phone Enter opens the menu and moves into it, to something on the screen; Escape closes it and returns."""
    page = open_page(hub_named("real").pages(language)["toolkit"], width=360, height=780, reduced_motion="reduce")
    tab_to(page, MENU, limit=10)
    page.keyboard.press("Enter")
    expect(page.locator(MENU)).to_have_attribute("aria-expanded", "true")
    page.wait_for_function(FOCUSED_INSIDE, arg="#hub-menu")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED_INSIDE, "#hub-menu")
    page.keyboard.press("Escape")
    expect(page.locator(MENU)).to_be_focused()
    expect(page.locator(MENU)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Tab")
    assert not page.evaluate(FOCUSED_INSIDE, "#hub-menu"), "the closed menu holds the keyboard"


def test_the_search_takes_the_focus_and_gives_it_back(hub_named: HubNamed, open_page: OpenPage) -> None:
    """On a phone Enter opens the search ready to type; results are reached; Escape closes it and returns."""
    page = open_page(hub_named("real").url("en", ""), width=360, height=780, reduced_motion="reduce")
    tab_to(page, SEARCH, limit=15)
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    # In one go: while somebody types, each letter draws the list anew, and what has the focus in it is gone.
    page.keyboard.insert_text("STEM")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.wait_for_function(FOCUSED_INSIDE, arg=".md-search-result__list")
    page.keyboard.press("Escape")
    expect(page.locator(SEARCH)).to_be_focused()
    expect(page.locator(SEARCH)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wide_table_is_scrolled_with_the_keyboard(hub_named: HubNamed, open_page: OpenPage, language: str) -> None:
    """A table that is wider than a phone stands in a named region, which Tab reaches and the arrow keys scroll."""
    page = open_page(hub_named("demo").pages(language)["plan"], width=360, height=780)
    tab_to(page, ".hub-table-wrap")
    region = page.locator(":focus")
    assert region.evaluate("(it) => it.scrollWidth > it.clientWidth")
    assert region.get_attribute("role") == "region"
    assert region.evaluate("(it) => document.getElementById(it.getAttribute('aria-labelledby')).textContent.trim()")
    sign, key = (-1, "ArrowLeft") if DIRECTIONS[language] == "rtl" else (1, "ArrowRight")
    page.keyboard.press(key)
    page.wait_for_function("(sign) => document.activeElement.scrollLeft * sign > 0", arg=sign)


@pytest.mark.parametrize("name", ["real", "demo"])
def test_parts_unfold_with_the_keyboard(hub_named: HubNamed, open_page: OpenPage, name: str) -> None:
    """Enter on a summary shows what is folded under it, and hides it again."""
    page = open_page(hub_named(name).pages("he")["authority"])
    details = page.locator("article details").first
    details.locator("summary").focus()
    for is_open in (True, False):
        page.keyboard.press("Enter")
        assert details.evaluate("(it) => it.open") is is_open
        assert details.locator("table").is_visible() is is_open
