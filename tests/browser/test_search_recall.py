"""The search finds what is asked: the queries of tests/search/queries, put into the real box over the built hub.

The same queries are put to larger hubs, and to the stock search, by ``make bench-search``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest
from playwright.sync_api import Browser

from hub.bench.search.browser import ask_all, open_search
from hub.bench.search.figures import recall
from hub.bench.search.queries import PARTS, TUNED, UNSEEN, Query, read_queries
from hub.locales import Locale
from tests.browser.conftest import HubNamed
from tests.support.browser import LANGUAGES
from tests.support.site import PROJECT

QUERIES: Final = read_queries(PROJECT / "tests" / "search" / "queries", tuple(LANGUAGES))

# The least share of queries whose page comes first, and among the first five. Of the unseen third nobody looks at
# single queries: what falls is a figure.
LEAST: Final[Mapping[tuple[str, str], tuple[float, float]]] = {
    (TUNED, "he"): (0.80, 0.95),
    (TUNED, "ar"): (0.80, 0.95),
    (TUNED, "en"): (0.80, 0.95),
    (UNSEEN, "he"): (0.75, 0.95),
    (UNSEEN, "ar"): (0.75, 0.95),
    (UNSEEN, "en"): (0.75, 0.95),
}


def of(part: str, language: str) -> list[Query]:
    """The queries of a part in a language."""
    return [query for query in QUERIES if (query.part, query.language) == (part, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_page_is_found(hub_named: HubNamed, chromium: Browser, language: str) -> None:
    """Most queries find their page first, nearly all among the first five; hardly any finds nothing."""
    hub = hub_named("real")
    locale = Locale(language, language, is_default=not LANGUAGES[language])
    page = open_search(chromium, hub.address, locale)
    figures = {part: recall(ask_all(page, of(part, language))) for part in PARTS}
    page.context.close()
    for part, found in figures.items():
        first, top = LEAST[part, language]
        assert (found.first >= first, found.top >= top, found.none <= 1 - top) == (True, True, True), (part, found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_enough_to_ask(language: str) -> None:
    """At least 60 queries a language, of every kind, about a third of them unseen, none of them twice."""
    tuned, unseen = of(TUNED, language), of(UNSEEN, language)
    assert len(tuned) + len(unseen) >= 60
    assert 0.25 < len(unseen) / (len(tuned) + len(unseen)) < 0.4
    texts = [query.text for query in tuned + unseen]
    assert len(texts) == len(set(texts))
    kinds = {"exact", "inflected", "typo", "plural", "acronym", "partial", "question", "place"}
    assert kinds <= {query.kind for query in tuned}
    assert kinds <= {query.kind for query in unseen}


def test_every_query_names_a_page_of_the_hub(hub_named: HubNamed) -> None:
    """A page that has moved would be looked for in vain."""
    site = hub_named("real").site
    lost = {page for query in QUERIES for page in query.pages if not (site / page / "index.html").is_file()}
    assert lost == set()
