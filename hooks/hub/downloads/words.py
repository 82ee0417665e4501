"""The words of a template in one language, as plain text, and what its file says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from hub import addresses
from hub.catalog import Catalog
from hub.dates import PartialDate
from hub.models.base import Localized, SourceRef
from hub.models.template import Column, Template
from hub.views.writer import Writer
from hub.vocabulary import ENUMS

LEVERS: Final = "levers"
"""The name of the network's levers where a column chooses from a list."""


@dataclass(frozen=True, slots=True)
class Words:
    """Prints a template's texts in one language without markup."""

    catalog: Catalog
    writer: Writer

    @property
    def is_rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self.writer.locale.direction == "rtl"

    @property
    def locale(self) -> str:
        """Code of the language."""
        return self.writer.locale.code

    @property
    def day(self) -> date:
        """The day of the build."""
        return self.catalog.today

    def text(self, text: Localized) -> str:
        """A text in this language, or in the default one."""
        return self.writer.plain(text)

    def label(self, key: str, **params: object) -> str:
        """A label of the vocabulary."""
        return self.writer.vocabulary.text(key).format(**params)

    @property
    def site(self) -> str:
        """The name of the hub."""
        return self.label("site.name")

    def choices(self, column: Column) -> list[tuple[str, str]]:
        """What a column lets people choose: what stands for it in data, and how it is called."""
        if column.options:
            return [(option.id, self.text(option.name)) for option in column.options]
        if column.choices == LEVERS:
            return [(lever_id, self.text(entry.record.name)) for lever_id, entry in self.catalog.levers.items()]
        kind = column.choices or ""
        return [(member.value, self.writer.vocabulary.named(kind, member)) for member in ENUMS[kind]]

    def about(self, template: Template) -> list[str]:
        """What a file says about itself: of which hub, licence, sources, day."""
        return [
            self.label("download.of_hub", site=self.site),
            self.label("download.licence", site=self.site),
            self.label("download.sources", sources="; ".join(self._source(source) for source in template.sources)),
            self.label("download.made", day=self.long_day()),
        ]

    def address(self, template: Template) -> str:
        """Where a template is explained; empty where the site's own address is not known."""
        base = self.catalog.config.site_url.rstrip("/")
        page = addresses.in_language(addresses.written(template.page), self.writer.locale)
        return f"{base}/{page}" if base else ""

    def _source(self, source: SourceRef) -> str:
        title = self.text(self.catalog.sources[source.id].record.title)
        return f"{title} ({self.text(source.where)})" if source.where else title

    def long_day(self) -> str:
        """The day of the build, written out."""
        return self.writer.date(PartialDate.parse(self.day.isoformat())).striptags()
