"""Pages ask nothing of other hosts, break no policy of theirs, and have nothing to complain of."""

from __future__ import annotations

from itertools import cycle
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import KINDS, LANGUAGES, Watch

FEW: Final = 3
"""Controls of one sort that are used on a page: more of them do the same."""


def use(page: Page) -> None:
    """Do what readers do: search, use whatever the page offers, turn the colours, open the menu on a phone, print."""
    page.keyboard.press("/")
    page.keyboard.type("STEM")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    use_search(page)
    page.locator("[data-hub-search] input").press("Escape")
    expect(page.locator("[data-hub-search] input")).not_to_be_focused()
    expect(page.locator(".md-search-result__item").first).to_be_hidden()
    use_controls(page)
    for _ in range(2):
        page.locator(".hub-theme label:visible").click()
    page.set_viewport_size({"width": 360, "height": 780})
    menu = page.locator("button[data-hub-toggle=__drawer]")
    if menu.count():
        menu.click()
        expect(menu).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
    page.emulate_media(media="print")
    page.pdf()


def use_search(page: Page) -> None:
    """Share the address of a search."""
    share = page.locator("[data-hub-search-share]:visible")
    if share.count():
        share.click()


def use_controls(page: Page) -> int:
    """Use what the page itself offers: filters, fields, boxes, what folds, what copies, terms. How many there were."""
    article = page.locator("#hub-main")
    used = 0
    for field in few(article.locator("select:visible")):
        field.select_option(index=field.locator("option").count() - 1)
        used += 1
    for field in few(article.locator("input:is([type=search], [type=text], :not([type])):visible")):
        field.fill("א")
        used += 1
    for button in few(article.locator("button[type=reset]:visible")):
        button.click()
        used += 1
    for box in few(article.locator("input:is([type=checkbox], [type=radio]):visible:enabled")):
        box.press(" ")
        used += 1
    for summary in few(article.locator("summary:visible")):
        summary.click()
        used += 1
    for button in few(article.locator("button[data-hub-copy]:visible")):
        button.click()
        expect(button.locator("xpath=..").get_by_role("status")).not_to_be_empty()
        used += 1
    for term in few(article.locator("button[popovertarget]:visible")):
        term.click()
        page.keyboard.press("Escape")
        used += 1
    return used


def few(locator: Locator) -> list[Locator]:
    """The first few of what a locator finds now."""
    return locator.all()[:FEW]


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
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(hub.pages(language)[kind])
    use(page)
    assert watch.complaints == []


FURTHER: Final = (
    "about/coverage/",
    "about/sources/",
    "appendices/glossary/",
    "network/evaluation-organisational/",
    "network/library/",
    "network/timeline/",
    "toolkit/templates/",
)
"""Pages whose parts the kinds above do not have: diagrams, lists of terms and sources, files to download."""


@pytest.mark.parametrize(("address", "language"), list(zip(FURTHER, cycle(LANGUAGES), strict=False)))
def test_further_pages_are_quiet(hub_named: HubNamed, open_page: OpenPage, address: str, language: str) -> None:
    """The same of pages of one of a kind."""
    hub = hub_named("real")
    page = open_page()
    watch = Watch(page, hub)
    page.goto(hub.url(language, address))
    use_controls(page)
    page.pdf()
    assert watch.complaints == []


def test_controls_are_used(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Where a plan offers filters, and an authority a text to copy, they are found: the tests above use something."""
    hub = hub_named("demo")
    for kind in ("plan", "authority"):
        page = open_page(hub.pages("en")[kind])
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        assert use_controls(page) >= 1, kind


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
    complaints = ("img-src", "404: ", "script-src", "warning: careful", "error: thrown")
    for _ in range(200):
        if all(complaint in "\n".join(watch.complaints) for complaint in complaints):
            break
        page.wait_for_timeout(50)  # what the browser has to say arrives meanwhile
    heard = "\n".join(watch.complaints)
    for complaint in complaints:
        assert complaint in heard
