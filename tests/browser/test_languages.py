"""Switching the language keeps the reader on the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import KINDS, LANGUAGES, MISSING, Hub

ROUND = ("ar", "en", "he")


def switch(page: Page, language: str) -> None:
    """Click a language in the strip above the page."""
    page.locator(f".hub-languages a[hreflang={language}]").click()


def assert_stands_at(page: Page, hub: Hub, language: str, address: str) -> None:
    """The page is open in a language, and says which."""
    page.wait_for_url(hub.url(language, address), wait_until="domcontentloaded")
    assert page.locator("html").get_attribute("lang") == language
    current = page.locator(".hub-languages a[aria-current]")
    assert [link.get_attribute("hreflang") for link in current.all()] == [language]


def test_the_switcher_leads_to_the_same_page(hub_named: HubNamed, open_page: OpenPage) -> None:
    """From every kind of page to Arabic, on to English and back to Hebrew the reader stays on that page."""
    hub = hub_named("real")
    page = open_page()
    for address in KINDS["real"].values():
        if address == MISSING:
            continue
        page.goto(hub.url("he", address))
        for language in ROUND:
            switch(page, language)
            assert_stands_at(page, hub, language, address)


def test_the_switcher_keeps_the_page_under_a_path(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Published under /repository/ the switcher stays there, on the home page and on deep ones."""
    hub = hub_named("repository")
    page = open_page()
    for address in ("", "authorities/", "work-plans/demo-plan-ilanot/"):
        page.goto(hub.url("he", address))
        for language in ROUND:
            switch(page, language)
            assert_stands_at(page, hub, language, address)


def test_the_switcher_keeps_a_page_that_is_shown_in_hebrew(hub_named: HubNamed, open_page: OpenPage) -> None:
    """A page without a translation is reached and left again with a click, and shows its notice in between."""
    hub = hub_named("repository")
    address = KINDS["repository"]["fallback"]
    page = open_page(hub.url("he", address))
    for language in ROUND:
        switch(page, language)
        assert_stands_at(page, hub, language, address)
        assert page.locator(".hub-notice--fallback").is_visible() == (language != "he")


@pytest.mark.parametrize(
    ("name", "depth"), [("real", MISSING), ("repository", MISSING), ("repository", "en/deep/er/no/")]
)
def test_a_missing_page_leads_home_in_every_language(
    hub_named: HubNamed, open_page: OpenPage, name: str, depth: str
) -> None:
    """However deep the wrong address was, the switcher and the three links lead to the homes of the languages."""
    hub = hub_named(name)
    page = open_page()
    for language in LANGUAGES:
        for links in (f".hub-languages a[hreflang={language}]", f".hub-not-found [lang={language}] a"):
            response = page.goto(hub.address + depth)
            assert response is not None
            assert response.status == 404
            assert page.locator(".hub-not-found h1").is_visible()
            page.locator(links).click()
            page.wait_for_url(hub.url(language, ""))
