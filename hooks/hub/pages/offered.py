"""What the site offers to download: a list of it all, and the section of a page that offers its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from hub import addresses
from hub.downloads.data.library import AUTHORITY, HUB, PLAN, TABLE, DataFile
from hub.downloads.files import template_path
from hub.fragments import render
from hub.pages.parts import Context
from hub.views.here import Here
from hub.views.offers import offers_view
from hub.views.writer import Writer

TEMPLATE: Final = "template"


@dataclass(frozen=True, slots=True)
class Download:
    """A file as a list of downloads tells it."""

    title: str
    """What it is of, in the language that was asked for."""
    path: str
    """From the site's root."""
    format: str
    locale: str
    """The language of its words; empty where it holds every language."""
    size: int
    kind: str
    """authority, work_plan, table, hub, schema or template."""
    record: str
    """The id of what it is of."""
    page: str
    """The address of the page that offers it."""


def all_downloads(context: Context, writer: Writer) -> Iterator[Download]:
    """Every file that the site offers, with what it is called in a language."""
    for file in context.library.files():
        yield Download(
            _title(context, file, writer),
            file.path,
            file.format,
            file.locale,
            file.size,
            file.kind,
            file.record,
            _page(file),
        )
    for template_id, by_language in context.templates.items():
        record = context.catalog.templates[template_id].record
        for code, data in by_language.items():
            path, form = template_path(record, code), record.format.value
            title, page = writer.plain(record.title), addresses.written(record.page)
            yield Download(title, path, form, code, len(data), TEMPLATE, template_id, page)


def _title(context: Context, file: DataFile, writer: Writer) -> str:
    catalog = context.catalog
    if file.kind == AUTHORITY:
        return writer.plain(catalog.authorities[file.record].record.name)
    if file.kind == PLAN:
        return writer.plain(catalog.work_plans[file.record].record.name)
    if file.kind == TABLE:
        return writer.vocabulary.text(f"dataset.{file.record}.title")
    if file.kind == HUB:
        return writer.vocabulary.text("offer.package" if file.record == "datapackage" else "dataset.about_hub.title")
    return writer.vocabulary.text(f"data_page.schema_{file.record.replace('-', '_')}")


def _page(file: DataFile) -> str:
    if file.kind == AUTHORITY:
        return addresses.authority(file.record)
    return addresses.work_plan(file.record) if file.kind == PLAN else addresses.DATA


def downloads_of(context: Context, here: Here, title: Markup, files: Iterable[DataFile]) -> Markup:
    """The section of a page that offers the files of what it shows."""
    return render("downloads.html", offers_view(here, title, files, context.writers), here.writer)
