"""Files of data that a page offers: each with format, size, language and day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from markupsafe import Markup

from hub import addresses
from hub.dates import PartialDate
from hub.views.here import Here
from hub.views.parts import Heading
from hub.views.writer import Writer

DOWNLOADS: Final = "downloads"
TYPES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "json": "application/json",
}
_KILOBYTE: Final = 1024
_BEFORE: Final = ("cite", "sources")


class File(Protocol):
    """What is told of a file."""

    @property
    def path(self) -> str:
        """From the site's root."""

    @property
    def format(self) -> str:
        """The ending of its name."""

    @property
    def locale(self) -> str:
        """The language of its words; empty where it holds every language."""

    @property
    def size(self) -> int:
        """In bytes."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link to a file."""

    href: str
    type: str
    locale: str
    """The language of the file where it is another than the page's."""
    direction: str
    label: Markup
    whole_label: Markup
    """What the link says by itself, out of its context."""
    size: Markup


@dataclass(frozen=True, slots=True)
class Offer:
    """One format: the file in the page's language, or the one for all; then the others."""

    format: Markup
    text: Markup
    own: FileLink
    others: list[FileLink]


@dataclass(frozen=True, slots=True)
class OffersView:
    """All files of a thing."""

    offers: list[Offer]
    line: Markup
    licence: Markup
    data_page: str


def offers_view(here: Here, title: Markup, files: Iterable[File], writers: Mapping[str, Writer]) -> OffersView:
    """Offer the files of the thing called ``title``."""
    by_format: dict[str, list[File]] = {}
    for file in files:
        by_format.setdefault(file.format, []).append(file)
    writer = here.writer
    today = PartialDate.parse(here.catalog.today.isoformat())
    return OffersView(
        offers=[offer(here, title, found, writers) for found in by_format.values()],
        line=writer.t("offer.line", day=writer.time(today)),
        licence=writer.t("offer.licence"),
        data_page="" if here.address == addresses.DATA else here.to(addresses.DATA),
    )


def offer(here: Here, title: Markup, files: Sequence[File], writers: Mapping[str, Writer], text: str = "") -> Offer:
    """Offer the files of one format; ``text`` is the label that says what the format is good for."""
    writer = here.writer
    own = next((file for file in files if file.locale in (writer.locale.code, "")), files[0])
    others = [file for file in files if file is not own]
    form = own.format
    return Offer(
        format=writer.t(f"offer.format_{form}"),
        text=writer.t(text or f"offer.text_{form}"),
        own=_link(here, title, own, writers),
        others=[_link(here, title, file, writers) for file in others],
    )


def _link(here: Here, title: Markup, file: File, writers: Mapping[str, Writer]) -> FileLink:
    writer = here.writer
    size = writer.t("download.size", size=writer.number(max(1, round(file.size / _KILOBYTE))))
    locale = writers[file.locale].locale if file.locale else None
    language = writer.prose(locale.name) if locale else writer.t("offer.all_languages")
    foreign = locale is not None and locale.code != writer.locale.code
    return FileLink(
        href=root_of(here) + file.path,
        type=TYPES[file.format],
        locale=locale.code if locale and foreign else "",
        direction=locale.direction if locale and foreign else "",
        label=language,
        whole_label=writer.t(
            "offer.file", title=title, format=writer.t(f"offer.format_{file.format}"), language=language, size=size
        ),
        size=size,
    )


def root_of(here: Here) -> str:
    """The way from a page to the site's root."""
    return "../" * addresses.in_language(here.address, here.writer.locale).count("/")


def add_heading(headings: list[Heading], writer: Writer) -> None:
    """Give a page's sections one for its downloads: before how to cite it, or what it rests on."""
    place = next((number for number, one in enumerate(headings) if one.id in _BEFORE), len(headings))
    headings.insert(place, Heading(DOWNLOADS, writer.t("section.downloads")))
