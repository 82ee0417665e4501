"""The pages of levers, organisations and districts, with their indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from hub import addresses
from hub.fragments import render
from hub.models.authority import District
from hub.pages.parts import Content, Context, GeneratedPage
from hub.relations import Relations
from hub.views.cross.districts import district_view, districts_index
from hub.views.cross.levers import lever_view, levers_index
from hub.views.cross.partners import partner_view, partners_index
from hub.views.cross.parts import CrossView
from hub.views.here import Here
from hub.views.writer import Writer

View = Callable[[Here, Relations], CrossView]


def pages(context: Context) -> Iterator[GeneratedPage]:
    """The indexes and the page of each lever, organisation and district."""
    catalog = context.catalog
    data = catalog.config.data

    def page(address: str, view: View) -> Callable[[Writer], Content]:
        return partial(_content, context, address, view)

    address = addresses.index(addresses.LEVERS)
    yield GeneratedPage(address, data, page(address, levers_index))
    for record_id, lever in sorted(catalog.levers.items()):
        address = addresses.lever(record_id)
        view: View = partial(lever_view, record=lever.record)
        yield GeneratedPage(address, lever.file, page(address, view), lever.mark().line)
    address = addresses.index(addresses.PARTNERS)
    yield GeneratedPage(address, data, page(address, partners_index))
    for record_id, organisation in sorted(catalog.organisations.items()):
        address = addresses.partner(record_id)
        view = partial(partner_view, record=organisation.record)
        yield GeneratedPage(address, organisation.file, page(address, view), organisation.mark().line)
    address = addresses.index(addresses.DISTRICTS)
    yield GeneratedPage(address, data, page(address, districts_index))
    for district in District:
        address = addresses.district(district)
        yield GeneratedPage(address, data / "authorities", page(address, partial(district_view, district=district)))


def _content(context: Context, address: str, view: View, writer: Writer) -> Content:
    printed = view(context.here(writer, address), context.relations)
    description = printed.sentence.striptags()
    if printed.lead:
        description = f"{printed.lead.striptags()} {description}"
    return Content(printed.plain_title, description, printed.headings, render("cross.html", printed, writer), wide=True)
