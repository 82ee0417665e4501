"""The search box as readers use it, and indexes made for a test."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page, Route, expect

from hub.search.documents import Document
from hub.search.kinds import GROUPS
from hub.search.pack import pack
from tests.support.browser import LANGUAGES

INPUT = ".md-search__input"
LIST = "#hub-search-results > .md-search-result__list"
ITEM = f"{LIST} > .md-search-result__item"
LINK = f"{ITEM} > .md-search-result__link"
STATUS = ".md-search-result__meta"
CHIP = ".hub-search__group"


def ask(page: Page, query: str) -> None:
    """Put a query into the box in one go, and wait for what it finds."""
    page.locator(INPUT).fill(query)
    wait_for(page, query)


def wait_for(page: Page, query: str) -> None:
    """The results that are drawn belong to the query."""
    expect(page.locator(LIST)).to_have_attribute("data-query", query)


def links(page: Page) -> list[str]:
    """Where the results lead, best first, without the words that are marked there."""
    found: list[str] = page.locator(LINK).evaluate_all(
        "(all) => all.map((link) => { const to = new URL(link.href); to.searchParams.delete('h'); return to.href; })"
    )
    return found


def give(page: Page, language: str, documents: Sequence[Document]) -> None:
    """Let a page find these documents in a language instead of the site's."""
    head: dict[str, Any] = {"language": language, "root": LANGUAGES[language], "groups": GROUPS}
    index = pack(documents, head)
    json.loads(index)

    def answer(route: Route) -> None:
        route.fulfill(body=index, content_type="application/json")

    page.route(f"**/search/{language}.*.json", answer)
