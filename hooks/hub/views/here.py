"""Where a page stands: prints references to other records as links from there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from markupsafe import Markup

from hub import addresses
from hub.bidi import isolate
from hub.catalog import Catalog
from hub.models.authority import District
from hub.models.base import SourceRef
from hub.views.parts import Link
from hub.views.writer import Writer

SOURCES_PAGE = "about/sources.md"


class Here:
    """A page's point of view: the catalog, the words of its language, and its address."""

    def __init__(self, catalog: Catalog, writer: Writer, address: str, *, numbered: bool = True) -> None:
        self.catalog = catalog
        self.writer = writer
        self.address = address
        self.numbered = numbered
        """Whether citations are numbers that lead to the page's own list of sources, or whole titles."""
        self._cited: dict[tuple[str, str], Link] = {}

    def to(self, address: str, anchor: str = "") -> str:
        """A link to another page of the site in the same language."""
        link = addresses.relative(address, self.address)
        return f"{link}#{anchor}" if anchor else link

    def page(self, path: str, anchor: str = "") -> str:
        """A link to a written page, or nothing where the hub has no such page."""
        pages = self.catalog.pages.get(self.catalog.config.locales.default.code, {})
        return self.to(addresses.written(path), anchor) if path in pages else ""

    def written(self, path: str) -> Link:
        """A written page by its title, in the page's language where it has been translated."""
        own, default = self.writer.locale, self.catalog.config.locales.default
        entry = self.catalog.pages.get(own.code, {}).get(path)
        if entry is not None:
            return Link(self.writer.prose(entry.front.title), self.page(path))
        title = isolate(self.catalog.pages[default.code][path].front.title, default.direction)
        label = Markup('<span lang="{}" dir="{}">{}</span>').format(default.code, default.direction, title)
        return Link(label, self.page(path))

    def authority(self, record_id: str) -> Link:
        """An authority by its name."""
        name = self.catalog.authorities[record_id].record.name
        return Link(self.writer.text(name), self.to(addresses.authority(record_id)))

    def work_plan(self, record_id: str) -> Link:
        """A work plan by its name."""
        name = self.catalog.work_plans[record_id].record.name
        return Link(self.writer.text(name), self.to(addresses.work_plan(record_id)))

    def organisation(self, record_id: str) -> Link:
        """An organisation by its name."""
        name = self.catalog.organisations[record_id].record.name
        return Link(self.writer.text(name), self.to(addresses.partner(record_id)))

    def lever(self, record_id: str) -> Link:
        """A lever of the network's list by its name."""
        name = self.catalog.levers[record_id].record.name
        return Link(self.writer.text(name), self.to(addresses.lever(record_id)))

    def district(self, name: District, label: str = "district") -> Link:
        """A district by its name; ``district_of`` calls it by its whole name."""
        return Link(self.writer.named(label, name), self.to(addresses.district(name)))

    @cached_property
    def _sources(self) -> str:
        return self.page(SOURCES_PAGE)

    def source(self, reference: SourceRef) -> Link:
        """A citation: a number that leads to the page's list of sources, or the source's title and the place in it."""
        key = (reference.id, self.writer.plain(reference.where) if reference.where else "")
        if key not in self._cited:
            self._cited[key] = self._whole(reference)
        if not self.numbered:
            return self._cited[key]
        number = list(self._cited).index(key) + 1
        return Link(self.writer.t("phrase.citation", number=number), f"#cite-{number}", self.writer.number(number))

    def _whole(self, reference: SourceRef) -> Link:
        record = self.catalog.sources[reference.id].record
        label = self.writer.text(record.title)
        if reference.where:
            label = self.writer.t("phrase.source_where", label=label, where=self.writer.text(reference.where))
        return Link(label, f"{self._sources}#source-{record.id}" if self._sources else record.url or "")

    def cited(self, references: Sequence[SourceRef] = ()) -> list[Link]:
        """Every source cited on the page so far, and these, in the order of their numbers."""
        for reference in references:
            self.source(reference)
        return list(self._cited.values())


def anchor(link: Link) -> Markup:
    """A link as HTML; without an address the label alone."""
    if not link.href:
        return link.label
    return Markup('<a href="{}">{}</a>').format(link.href, link.label)
