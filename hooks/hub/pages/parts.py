"""What a generated page is, and what every kind of page is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from hub.catalog import Catalog
from hub.downloads.data.library import Library
from hub.downloads.files import template_bytes
from hub.downloads.words import Words
from hub.relations import Relations
from hub.similarity import Similarity
from hub.translations.survey import Survey
from hub.views.here import Here
from hub.views.parts import Heading
from hub.views.writer import Writer


@dataclass(frozen=True, slots=True)
class Content:
    """What a generated page holds in one language."""

    title: str
    description: str
    """One plain sentence, for search results and link previews."""
    headings: list[Heading]
    html: Markup
    entities: Sequence[Mapping[str, Any]] = ()
    """What the page is about in the terms of schema.org, the main thing first."""
    wide: bool = False
    """Whether the page needs the room of the sidebars: a plan's table."""


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page made from data: its address, the file that an editor changes to change it, and how to print it."""

    address: str
    source: PurePosixPath
    """The data file behind the page, relative to the hub; a folder for an index."""
    make: Callable[[Writer], Content]
    line: int = 1
    """The line of the record in its file."""


class Context:
    """What pages are made from: the hub's records, the words of each language, and what is worked out once for all."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def writers(self) -> dict[str, Writer]:
        """The words of each language."""
        default = self.catalog.config.locales.default
        return {code: Writer(vocabulary, default) for code, vocabulary in self.catalog.vocabularies.items()}

    @cached_property
    def relations(self) -> Relations:
        """Who works on what."""
        return Relations(self.catalog)

    @cached_property
    def similarity(self) -> Similarity:
        """Which authorities resemble one another."""
        return Similarity(self.catalog, self.relations)

    @cached_property
    def survey(self) -> Survey:
        """How the translations stand to their originals."""
        return Survey(self.catalog)

    @cached_property
    def library(self) -> Library:
        """The files of data: of each authority, each plan and the whole hub."""
        return Library(self.catalog, self.writers, self.relations)

    @cached_property
    def templates(self) -> dict[str, dict[str, bytes]]:
        """The files of each template by language."""
        return {
            template_id: {
                code: template_bytes(entry.record, Words(self.catalog, writer)) for code, writer in self.writers.items()
            }
            for template_id, entry in sorted(self.catalog.templates.items())
        }

    def here(self, writer: Writer, address: str, *, numbered: bool = True) -> Here:
        """The point of view of the page at an address, in the writer's language."""
        return Here(self.catalog, writer, address, numbered=numbered)
