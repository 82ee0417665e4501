"""A template ready to offer: its title, and its file in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from hub.dates import PartialDate
from hub.models.template import Template, TemplateFormat
from hub.views.here import Here
from hub.views.writer import Writer

TYPES: Final = {
    TemplateFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    TemplateFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_KILOBYTE: Final = 1024


@dataclass(frozen=True, slots=True)
class FileView:
    """One file of a template."""

    href: str
    locale: str
    direction: str
    language: str
    type: str
    size: Markup
    whole_label: Markup
    """What the link says by itself, out of its context."""


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A template on a page: the file in the page's language first."""

    id: str
    title: Markup
    description: Markup
    own: FileView
    others: list[FileView]
    line: Markup
    page: str


def template_view(
    here: Here, template: Template, files: Mapping[str, tuple[str, int]], writers: Mapping[str, Writer]
) -> TemplateView:
    """Offer a template in the language of ``here``; ``files`` are address and size in bytes by language."""
    writer = here.writer
    own = writer.locale.code
    found = {code: _file(template, writers[code], address, size, writer) for code, (address, size) in files.items()}
    page = here.page(template.page)
    today = PartialDate.parse(here.catalog.today.isoformat())
    return TemplateView(
        id=template.id,
        title=writer.text(template.title),
        description=writer.text(template.description),
        own=found[own],
        others=[file for code, file in found.items() if code != own],
        line=writer.t("download.line", language=writer.prose(writer.locale.name), day=writer.time(today)),
        page="" if page == here.to(here.address) else page,
    )


def _file(template: Template, theirs: Writer, address: str, size: int, ours: Writer) -> FileView:
    kilobytes = ours.number(max(1, round(size / _KILOBYTE)))
    shown = ours.t("download.size", size=kilobytes)
    label = theirs.t(
        "download.file",
        title=theirs.text(template.title),
        format=theirs.named("template_format", template.format),
        size=theirs.t("download.size", size=kilobytes),
    )
    locale = theirs.locale
    return FileView(address, locale.code, locale.direction, locale.name, TYPES[template.format], shown, label)
