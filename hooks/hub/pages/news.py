"""What is new: a page, and for readers' programs a feed of each language.

The feeds are Atom: https://www.rfc-editor.org/rfc/rfc4287
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final
from xml.etree import ElementTree as ET

from markupsafe import Markup

from hub import addresses
from hub.dates import PartialDate
from hub.fragments import render
from hub.models.news import NewsItem
from hub.pages.parts import Content, Context, GeneratedPage
from hub.views.news import FEED, ReviewedDay, announced, news_anchor, news_view, reviewed_days
from hub.views.writer import Writer

ATOM: Final = "http://www.w3.org/2005/Atom"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
AUTHOR: Final = "muni:STEM"


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a feed; ``id`` is what readers' programs know it by."""

    date: PartialDate
    id: str
    href: str
    title: str
    text: str

    def write(self, feed: ET.Element) -> None:
        """Put it at the end of a feed."""
        entry = ET.SubElement(feed, "entry")
        _text(entry, "title", self.title)
        _text(entry, "id", self.id)
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": self.href})
        _text(entry, "updated", _moment(self.date.first))
        if self.text:
            _text(entry, "summary", self.text)


def pages(context: Context) -> Iterator[GeneratedPage]:
    """The one page."""
    yield GeneratedPage(addresses.WHATS_NEW, context.catalog.config.data / "news.yml", partial(_page, context))


def _page(context: Context, writer: Writer) -> Content:
    view = news_view(context.here(writer, addresses.WHATS_NEW, numbered=False))
    return Content(view.title.striptags(), view.lead.striptags(), view.headings, render("news.html", view, writer))


def files(context: Context) -> Iterator[tuple[str, bytes]]:
    """A feed for each language; none where the hub does not know its own address."""
    if context.catalog.config.site_url:
        for writer in context.writers.values():
            yield f"{writer.locale.prefix}{FEED}", _feed(context, writer)


def _feed(context: Context, writer: Writer) -> bytes:
    """The feed of a language: announcements, and a line for each day on which something was reviewed."""
    catalog = context.catalog
    home = f"{catalog.config.site_url.rstrip('/')}/{writer.locale.prefix}"
    items = announced(catalog)
    days = reviewed_days(context.here(writer, addresses.WHATS_NEW, numbered=False))
    dates = [*(item.date.first for item in items), *(day.date.first for day in days)]
    feed = ET.Element("feed", {"xmlns": ATOM, _LANG: writer.locale.code})
    _text(feed, "title", f"{_plain(writer.t('site.name'))}: {_plain(writer.t('news.title'))}")
    _text(feed, "subtitle", _plain(writer.t("news.lead")))
    _text(feed, "id", f"{home}{FEED}")
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{home}{FEED}"})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{home}{addresses.WHATS_NEW}"})
    _text(feed, "updated", _moment(max(dates, default=catalog.today)))
    _text(ET.SubElement(feed, "author"), "name", AUTHOR)
    _text(feed, "rights", _plain(writer.t("ui.licence")))
    entries = [*(_announcement(item, home, writer) for item in items), *(_review(day, home, writer) for day in days)]
    # Of one day the announcements come first: sorting keeps the order of equals.
    for entry in sorted(entries, key=lambda entry: entry.date.first, reverse=True):
        entry.write(feed)
    ET.indent(feed, " ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode").encode() + b"\n"


def _announcement(item: NewsItem, home: str, writer: Writer) -> _Entry:
    place = f"{home}{news_anchor(item)}"
    href = place if item.link is None else f"{home}{item.link}"
    return _Entry(item.date, place, href, writer.plain(item.title), writer.plain(item.text) if item.text else "")


def _review(day: ReviewedDay, home: str, writer: Writer) -> _Entry:
    place = f"{home}{addresses.WHATS_NEW}#{day.id}"
    return _Entry(day.date, place, place, _plain(day.count), _plain(writer.t("news.reviewed_lead")))


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _plain(text: Markup) -> str:
    return text.striptags()


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
