"""What the data page shows: every dataset with its fields, sources, licence, date and version, and every file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from markupsafe import Markup
from pydantic import BaseModel

from hub.bidi import left_to_right
from hub.dates import PartialDate
from hub.downloads.data.columns import neutral_of
from hub.downloads.data.fields import Field, Kind
from hub.downloads.data.library import DataFile, Library
from hub.downloads.data.tables import Table
from hub.models.base import Localized, SourceRef
from hub.models.network import Network
from hub.views.here import SOURCES_PAGE, Here
from hub.views.offers import FileLink, Offer, offer
from hub.views.parts import Heading, Link
from hub.views.writer import Writer
from hub.vocabulary import ENUMS


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: its name for readers, its name in data, what it holds, what it means."""

    name: Markup
    code: str
    kind: Markup
    description: Markup


@dataclass(frozen=True, slots=True)
class DatasetView:
    """A table with its files and its fields."""

    id: str
    title: Markup
    text: Markup
    rows: Markup
    offer: Offer
    neutral: FileLink
    fields: list[FieldView]


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a nested record and its fields."""

    name: str
    fields: list[FieldView]


@dataclass(frozen=True, slots=True)
class ListView:
    """A closed list: its name in data, its codes with their names."""

    name: str
    values: list[tuple[str, Markup]]


@dataclass(frozen=True, slots=True)
class DataView:
    """The data page in one language."""

    title: Markup
    lead: Markup
    version: Markup
    licence: Markup
    whole: list[Offer]
    package: FileLink
    schemas: list[tuple[Markup, FileLink]]
    datasets: list[DatasetView]
    network: list[PartView]
    lists: list[ListView]
    sources: list[Link]
    sources_page: str
    headings: list[Heading]


def data_view(here: Here, library: Library, writers: Mapping[str, Writer]) -> DataView:
    """Print the data page."""
    writer = here.writer
    site = writer.t("site.name")
    whole = [file for file in library.of_hub if file.format != "json"]
    both = [
        [file for file in whole if file.format == "xlsx"],
        [file for file in library.of_hub if file.format == "json"],
    ]
    today = PartialDate.parse(here.catalog.today.isoformat())
    by_table: dict[str, list[DataFile]] = {}
    for file in library.of_tables:
        by_table.setdefault(file.record, []).append(file)
    names = ("whole", "tables", *(["network"] if here.catalog.network else []), "lists", "rules", "sources")
    return DataView(
        title=writer.t("data_page.title"),
        lead=writer.t("data_page.lead"),
        version=writer.t("data_page.version", version=left_to_right(library.version), day=writer.time(today)),
        licence=writer.t("offer.licence"),
        whole=[offer(here, site, files, writers, f"offer.hub_{files[0].format}") for files in both],
        package=offer(here, writer.t("offer.package"), by_table["datapackage"], writers).own,
        schemas=list(_schemas(here, library, writers)),
        datasets=[_dataset(here, table, by_table[name], writers) for name, table in library.selection.tables.items()],
        network=list(_network(writer)) if here.catalog.network else [],
        lists=[_list(writer, name) for name in sorted(_listed(library.selection.tables.values()))],
        sources=[here.source(SourceRef(id=source)) for source in here.catalog.sources],
        sources_page=here.page(SOURCES_PAGE),
        headings=[Heading(name, writer.t(f"data_page.{name}")) for name in names],
    )


def _schemas(here: Here, library: Library, writers: Mapping[str, Writer]) -> Iterator[tuple[Markup, FileLink]]:
    for file in library.schemas:
        title = here.writer.t(f"data_page.schema_{file.record.replace('-', '_')}")
        yield title, offer(here, title, [file], writers).own


def _dataset(here: Here, table: Table, files: Sequence[DataFile], writers: Mapping[str, Writer]) -> DatasetView:
    writer = here.writer
    title = writer.t(f"dataset.{table.id}.title")
    codes = here.catalog.config.locales.codes
    return DatasetView(
        id=table.id,
        title=title,
        text=writer.t(f"dataset.{table.id}.text"),
        rows=writer.count("count.rows", len(table.rows)),
        offer=offer(here, title, [file for file in files if file.locale], writers),
        neutral=offer(here, title, [file for file in files if not file.locale], writers).own,
        fields=[_field(writer, field, codes) for field in table.fields],
    )


def _field(writer: Writer, field: Field, codes: Sequence[str]) -> FieldView:
    *whole, last = field.labels
    name = writer.prose(writer.vocabulary.field_name(last))
    for part in reversed(whole):
        name = writer.t("download.part_of", whole=writer.prose(writer.vocabulary.field_name(part)), part=name)
    kind = writer.t(f"data_kind.{field.kind.value}")
    if field.of and field.kind in (Kind.REFERENCE, Kind.REFERENCES):
        kind = writer.t("data_page.refers", kind=kind, table=writer.t(f"dataset.{field.of}.title"))
    return FieldView(
        name,
        ", ".join(name for name, _ in neutral_of(field, codes)),
        kind,
        writer.prose(writer.vocabulary.field_description(field.name, field.model)),
    )


def _network(writer: Writer) -> Iterator[PartView]:
    """The network's record is nested: its parts, each with its fields, as the schema has them."""
    waiting: list[type[BaseModel]] = [Network]
    seen: set[str] = set()
    while waiting:
        model = waiting.pop(0)
        if model.__name__ in seen:
            continue
        seen.add(model.__name__)
        fields = []
        for name, info in model.model_fields.items():
            inner = [one for one in _classes(info.annotation) if issubclass(one, BaseModel) and one is not Localized]
            waiting.extend(one for one in inner if one is not SourceRef)
            kind = Markup("<code>{}</code>").format(inner[0].__name__) if inner else writer.t(_kind_of(info.annotation))
            vocabulary = writer.vocabulary
            description = writer.prose(vocabulary.field_description(name, model.__name__))
            fields.append(FieldView(writer.prose(vocabulary.field_name(name)), name, kind, description))
        yield PartView(model.__name__, fields)


def _kind_of(annotation: Any) -> str:  # noqa: ANN401 - an annotation has no narrower type
    found = next(iter(_classes(annotation)), str)
    kinds = {Localized: "text", float: "number", int: "integer", bool: "boolean"}
    return f"data_kind.{kinds.get(found, 'period' if found.__name__ in ('Period', 'PartialDate') else 'code')}"


def _classes(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - an annotation has no narrower type
    if isinstance(annotation, type) and not get_args(annotation):
        if annotation is not type(None):
            yield annotation
        return
    for inside in get_args(annotation):
        yield from _classes(inside)


def _listed(tables: Iterable[Table]) -> set[str]:
    """The closed lists that columns choose from."""
    return {field.of for table in tables for field in table.fields if field.kind in (Kind.CHOICE, Kind.CHOICES)}


def _list(writer: Writer, name: str) -> ListView:
    return ListView(name, [(member.value, writer.named(name, member)) for member in ENUMS[name]])
