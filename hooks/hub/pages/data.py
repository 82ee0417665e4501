"""The page of data: every dataset and field, and every file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hub import addresses
from hub.downloads.data.guide import data_view
from hub.fragments import render
from hub.pages.parts import Content, Context, GeneratedPage
from hub.views.structured import data_entities
from hub.views.writer import Writer


def pages(context: Context) -> Iterator[GeneratedPage]:
    """The one page."""
    yield GeneratedPage(addresses.DATA, context.catalog.config.data, partial(_data, context))


def _data(context: Context, writer: Writer) -> Content:
    here, library = context.here(writer, addresses.DATA, numbered=False), context.library
    view = data_view(here, library, context.writers)
    of_series = [file for file in library.of_tables if file.record == "series"]
    entities = data_entities(here, library.of_hub, of_series, library.version)
    html = render("data.html", view, writer)
    return Content(view.title.striptags(), view.lead.striptags(), view.headings, html, entities)
