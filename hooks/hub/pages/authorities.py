"""The authorities: their index, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from hub import addresses
from hub.fragments import render
from hub.pages.offered import downloads_of
from hub.pages.parts import Content, Context, GeneratedPage
from hub.views.authorities.index import authorities_index
from hub.views.authority import authority_view
from hub.views.offers import add_heading
from hub.views.structured import authority_entities
from hub.views.writer import Writer


def pages(context: Context) -> Iterator[GeneratedPage]:
    """The index and the page of each authority."""
    folder = context.catalog.config.data / "authorities"
    yield GeneratedPage(addresses.index(addresses.AUTHORITIES), folder, partial(_index, context))
    for record_id, entry in sorted(context.catalog.authorities.items()):
        yield GeneratedPage(addresses.authority(record_id), entry.file, partial(_authority, context, record_id))


def _index(context: Context, writer: Writer) -> Content:
    view = authorities_index(
        context.here(writer, addresses.index(addresses.AUTHORITIES), numbered=False), context.relations
    )
    html = render("authorities.html", view, writer)
    return Content(view.title.striptags(), view.sentence.striptags(), view.headings, html, wide=True)


def _authority(context: Context, record_id: str, writer: Writer) -> Content:
    here = context.here(writer, addresses.authority(record_id))
    view = authority_view(here, context.relations, context.similarity, context.catalog.authorities[record_id].record)
    view = replace(view, downloads=downloads_of(context, here, view.name, context.library.of_authority(record_id)))
    add_heading(view.headings, writer)
    html = render("authority.html", view, writer)
    record = context.catalog.authorities[record_id].record
    entities = authority_entities(here, record, context.library.of_authority(record_id))
    return Content(view.plain_name, view.sentence.striptags(), view.headings, html, entities)
