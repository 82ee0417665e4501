"""The search finds what the reader's language says, and leads there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import LANGUAGES

# Words that the text and the records of both hubs use; the last is Latin in every language.
WORDS = {"he": ("תוכנית", "מנופים", "STEM"), "ar": ("خطة", "الروافع", "STEM"), "en": ("plan", "lever", "STEM")}

RESULTS = "() => [...document.querySelectorAll('a.md-search-result__link')].map((link) => link.href)"


def search(page: Page, word: str) -> list[str]:
    """Put a word into the search, in one go; the addresses of what was found, on other pages than this too."""
    page.locator(".md-search__input").fill("")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    page.locator(".md-search__input").fill(word)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    found: list[str] = page.evaluate(RESULTS)
    return found


@pytest.mark.parametrize("name", ["real", "demo"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_words_of_the_language(hub_named: HubNamed, open_page: OpenPage, name: str, language: str) -> None:
    """A word in the reader's language, or a Latin one, finds pages, and all of them are in that language."""
    hub = hub_named(name)
    page = open_page(hub.url(language, ""))
    page.keyboard.press("/")
    mine = hub.url(language, "")
    others = tuple(hub.address + prefix for prefix in LANGUAGES.values() if prefix and prefix != LANGUAGES[language])
    for word in WORDS[language]:
        found = search(page, word)
        assert [url for url in found if not url.startswith(mine) or url.startswith(others)] == [], word


@pytest.mark.parametrize("name", ["real", "repository"])
def test_a_result_leads_to_its_page(hub_named: HubNamed, open_page: OpenPage, name: str) -> None:
    """A result is reached with the arrow key and opened with Enter, under a path as well."""
    hub = hub_named(name)
    page = open_page(hub.url("en", "work-plans/"))
    page.keyboard.press("/")
    search(page, "plan")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.activeElement.matches('a.md-search-result__link')")
    target = page.evaluate("() => document.activeElement.href")
    assert target.startswith(hub.url("en", ""))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.split("?")[0].split("#")[0] == target.split("?")[0].split("#")[0])
    expect(page.locator("h1").first).to_be_visible()
