"""The page of coverage: translation, freshness and gaps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hub import addresses
from hub.fragments import render
from hub.pages.parts import Content, Context, GeneratedPage
from hub.views.coverage import coverage_view
from hub.views.writer import Writer


def pages(context: Context) -> Iterator[GeneratedPage]:
    """The one page."""
    yield GeneratedPage(addresses.COVERAGE, context.catalog.config.data, partial(_coverage, context))


def _coverage(context: Context, writer: Writer) -> Content:
    view = coverage_view(context.here(writer, addresses.COVERAGE, numbered=False), context.survey)
    return Content(view.title.striptags(), view.lead.striptags(), view.headings, render("coverage.html", view, writer))
