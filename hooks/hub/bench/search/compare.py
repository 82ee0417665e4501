"""Search sites of several sizes with every query, ours and stock in turn, and print the figures."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from hub.assets import build_assets
from hub.bench.compare import machine
from hub.bench.search.browser import Answer, ask_all, chromium, open_search, served, weigh_search
from hub.bench.search.figures import SIZE_HEAD, SizeFigures, recall_table, size_line
from hub.bench.search.queries import PARTS, TUNED, Query, read_queries
from hub.bench.search.sites import Built, build, of_size, stock_of_size
from hub.config import read_config
from hub.locales import Locale

OURS: Final = "hub"
STOCK: Final = "stock"
EVERYWHERE: Final = "STEM"
"""What every language finds, so that weighing it fetches no other language."""


@dataclass(frozen=True, slots=True)
class SearchBench:
    """What to search: a hub, at sizes beside its own, up to a size beside stock."""

    config_file: Path
    queries: Path
    sizes: Sequence[int]
    stock_up_to: int
    misses: bool = False
    """Whether to print the tuned queries whose page was not among the first five."""

    def compare(self, say: Callable[[str], None]) -> list[SizeFigures]:
        """Build, search, and print each figure as it comes."""
        project = read_config(self.config_file)
        home = project.overrides.parent
        build_assets(home, home / "build" / "assets")
        queries = read_queries(self.queries, project.locales.codes)
        say(f"{machine()}; {len(queries)} queries")
        with tempfile.TemporaryDirectory(prefix="hub-bench-") as name, chromium() as browser:
            folder = Path(name)
            built = build(self.config_file, folder)
            say(SIZE_HEAD)
            found: list[SizeFigures] = []
            for pages in sorted({built.pages, *self.sizes}):
                for figures in self._size(browser, built, pages, queries, folder / str(pages)):
                    found.append(figures)
                    say(size_line(figures))
        for line in self._recall(found, built):
            say(line)
        return found

    def _size(
        self, browser: Browser, built: Built, pages: int, queries: Sequence[Query], folder: Path
    ) -> Iterator[SizeFigures]:
        folder.mkdir()
        sites = {OURS: of_size(built, pages, folder / OURS)}
        if built.pages <= pages <= self.stock_up_to:
            sites[STOCK] = stock_of_size(built, pages, folder / STOCK)
        for search, site in sites.items():
            with served(site) as address:
                for locale in built.locales.items:
                    mine = [query for query in queries if query.language == locale.code]
                    if mine:
                        yield _searched(browser, address, locale, mine, (search, pages, pages >= built.pages))

    def _recall(self, found: Sequence[SizeFigures], built: Built) -> Iterator[str]:
        for locale in built.locales.items:
            for part in PARTS:
                answers = {
                    name: [
                        answer
                        for figures in found
                        if (figures.name, figures.language, figures.pages) == (name, locale.code, built.pages)
                        for answer in figures.answers
                        if answer.query.part == part
                    ]
                    for name in (OURS, STOCK)
                }
                yield f"{locale.code}, {part}, {built.pages:,} pages"
                yield from recall_table(answers[OURS], answers[STOCK])
                if self.misses and part == TUNED:
                    yield from _misses(answers[OURS])


def _searched(
    browser: Browser, address: str, locale: Locale, queries: Sequence[Query], what: tuple[str, int, bool]
) -> SizeFigures:
    name, pages, counts = what
    first = Query("", locale.code, "", EVERYWHERE, frozenset())
    weight = weigh_search(browser, address, locale, first)
    page = open_search(browser, address, locale)
    # The index is built at the first query: that is the time to the first result, not a query's.
    ask_all(page, [first])
    answers = ask_all(page, queries)
    page.context.close()
    return SizeFigures(name, locale.code, pages, weight, answers, counts)


def _misses(answers: Sequence[Answer]) -> Iterator[str]:
    for answer in answers:
        if answer.rank != 1:
            yield f"    {answer.rank or '-'}  {answer.query.text}: {', '.join(sorted(answer.query.pages))}"
