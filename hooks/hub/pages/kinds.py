"""Which generated pages and files there are. A new kind is a module of its own and a line here.

The addresses of a kind's pages are listed by ``hub.addresses``, which the checks of links and of the ledger use too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from hub.pages import authorities, beside, coverage, cross, data, edit, news, redirects, work_plans
from hub.pages.parts import Context, GeneratedPage

PAGES: Final[tuple[Callable[[Context], Iterator[GeneratedPage]], ...]] = (
    authorities.pages,
    coverage.pages,
    data.pages,
    work_plans.pages,
    cross.pages,
    news.pages,
)
"""Each yields the pages of one kind."""

FILES: Final[tuple[Callable[[Context], Iterator[tuple[str, bytes]]], ...]] = (
    beside.template_files,
    beside.chart_files,
    beside.data_files,
    redirects.files,
    news.files,
    edit.files,
)
"""Each yields files by their path from the site's root."""
