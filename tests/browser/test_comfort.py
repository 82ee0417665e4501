"""What readers have asked their system for: less motion, colours of their own."""

from __future__ import annotations

import pytest

from tests.browser.conftest import HubNamed, OpenPage, Scheme

# Longest transition or animation of any element, in seconds.
LONGEST = """() => {
  const seconds = (one) => parseFloat(one) * (one.includes("ms") ? 0.001 : 1);
  const longest = (list) => Math.max(...list.split(",").map(seconds));
  let most = 0;
  for (const element of document.querySelectorAll("*")) {
    for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      const animation = style.animationName === "none" ? 0 : longest(style.animationDuration);
      most = Math.max(most, longest(style.transitionDuration), animation);
    }
  }
  return most;
}"""

SCROLLING = "() => getComputedStyle(document.documentElement).scrollBehavior"
RUNNING = "() => document.getAnimations().filter((animation) => animation.playState === 'running').length"

# Elements with text of their own whose colour is the colour behind them.
UNSEEN = """() => {
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (!/rgba\\(.*, 0\\)|transparent/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (getComputedStyle(element).color === behind(element)) {
      found.push(`${element.tagName} ${element.textContent.slice(0, 40)}`);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("kind", ["home", "authority", "plan", "toolkit"])
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_for_readers_who_asked_for_less_motion(
    hub_named: HubNamed, open_page: OpenPage, kind: str, width: int
) -> None:
    """With reduced motion nothing takes longer than a hundredth of a second, and scrolling jumps."""
    page = open_page(hub_named("real").pages("he")[kind], width=width, reduced_motion="reduce")
    assert page.evaluate(LONGEST) <= 0.01
    assert page.evaluate(SCROLLING) == "auto"
    opener = page.locator("button[data-hub-toggle]:visible")
    if opener.count():
        opener.first.click()
        page.wait_for_timeout(50)
    assert page.evaluate(RUNNING) == 0


def test_motion_is_there_for_everybody_else(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Without that wish there is some motion to take away, so that the test above says something."""
    page = open_page(hub_named("real").url("he", ""), width=360, reduced_motion="no-preference")
    assert page.evaluate(LONGEST) > 0.01


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("real", "home"),
        ("real", "authority"),
        ("real", "plan"),
        ("demo", "plan"),
        ("real", "network"),
        ("real", "missing"),
    ],
)
def test_text_is_seen_in_the_colours_of_the_system(
    hub_named: HubNamed, open_page: OpenPage, name: str, kind: str, scheme: Scheme
) -> None:
    """With forced colours no text takes the colour of what is behind it."""
    page = open_page(hub_named(name).pages("he")[kind], forced_colors="active", color_scheme=scheme)
    assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(UNSEEN) == []
