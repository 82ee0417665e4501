"""Pages ask nothing of other hosts, break no policy of theirs, and have nothing to complain of."""

from __future__ import annotations

from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import KINDS, LANGUAGES, Watch


def use(page: Page) -> None:
    """Do what readers do: search, turn the colours, open the menu on a phone, print."""
    page.keyboard.press("/")
    page.keyboard.type("STEM")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    for _ in range(2):
        page.locator(".hub-theme label:visible").click()
    page.set_viewport_size({"width": 360, "height": 780})
    menu = page.locator("button[data-hub-toggle=__drawer]")
    if menu.count():
        menu.click()
        expect(menu).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
    page.pdf()


def chosen() -> list[tuple[str, str, str]]:
    """One page of each kind, in the three languages in turn; the plan in all of them."""
    kinds = [(hub, kind) for hub in KINDS for kind in KINDS[hub]]
    turns = {(*one, "he" if one[1] == "missing" else turn) for one, turn in zip(kinds, cycle(LANGUAGES), strict=False)}
    return sorted(turns | {("real", "plan", language) for language in LANGUAGES})


@pytest.mark.parametrize(("name", "kind", "language"), chosen())
def test_pages_are_quiet(hub_named: HubNamed, open_page: OpenPage, name: str, kind: str, language: str) -> None:
    """No foreign or failed request, no error or warning, no breach of the policy, whatever a reader does on it."""
    hub = hub_named(name)
    page = open_page()
    watch = Watch(page, hub)
    page.goto(hub.pages(language)[kind])
    use(page)
    assert watch.complaints == []


def test_what_is_wrong_is_heard(hub_named: HubNamed, open_page: OpenPage) -> None:
    """The watch hears a foreign image, a missing file, a refused script, a warning and an error: its silence counts."""
    hub = hub_named("demo")
    page = open_page()
    watch = Watch(page, hub)
    page.goto(hub.address)
    page.evaluate(
        """() => {
          const add = (element, what) => document.body.append(Object.assign(element, what));
          add(new Image(), { src: "https://example.org/a.png" });
          add(new Image(), { src: "missing.png" });
          add(document.createElement("script"), { textContent: "1" });
          console.warn("careful");
          setTimeout(() => { throw new Error("thrown"); });
        }"""
    )
    page.wait_for_timeout(300)
    heard = "\n".join(watch.complaints)
    for complaint in ("img-src", "404: ", "script-src", "warning: careful", "error: thrown"):
        assert complaint in heard
