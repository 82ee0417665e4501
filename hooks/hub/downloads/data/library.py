"""Every file of data that the site offers: for each authority, for each plan, and for the whole hub."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from pydantic import BaseModel

from hub import addresses
from hub.catalog import Catalog
from hub.downloads.data import records
from hub.downloads.data.books import Head, tables_book
from hub.downloads.data.columns import Speaker, Spoken
from hub.downloads.data.csv_file import long_csv, neutral_csv, spoken_csv
from hub.downloads.data.package import package, revision
from hub.downloads.data.plan_csv import plan_csv
from hub.downloads.data.plan_workbook import PlanBooks
from hub.downloads.data.selection import Selection
from hub.downloads.data.summary import authority_summary
from hub.downloads.words import Words
from hub.models.authority import Authority
from hub.models.base import SourceRef
from hub.models.work_plan import WorkPlan
from hub.relations import Relations
from hub.views.writer import Writer

FOLDER: Final = "data"
PACKAGE: Final = f"{FOLDER}/datapackage.json"
XLSX, CSV, JSON = "xlsx", "csv", "json"
AUTHORITY, PLAN, HUB, TABLE, SCHEMA = "authority", "work_plan", "hub", "table", "schema"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to download."""

    path: str
    """From the site's root."""
    format: str
    locale: str
    """The language of its words; empty where it holds every language."""
    kind: str
    """What it is of: an authority, a plan, the hub, a table of it; or a schema."""
    record: str
    """The id of what it is of."""
    size: int
    packed: bytes

    @property
    def data(self) -> bytes:
        """What is in it."""
        return self.packed if self.format == XLSX else zlib.decompress(self.packed)


class Library:
    """Makes the files of data, each once; what the languages share is worked out once for all."""

    def __init__(self, catalog: Catalog, writers: Mapping[str, Writer], relations: Relations) -> None:
        self.catalog = catalog
        self.relations = relations
        self.selection = Selection(catalog)
        self._speakers = {code: Speaker(catalog, writer) for code, writer in writers.items()}
        self._words = {code: Words(catalog, writer) for code, writer in writers.items()}
        self._referred = records.Referred(catalog)
        self._made: dict[tuple[str, str], list[DataFile]] = {}
        self._default = catalog.config.locales.default

    def files(self) -> Iterator[DataFile]:
        """Every file."""
        for record_id in sorted(self.catalog.authorities):
            yield from self.of_authority(record_id)
        for record_id in sorted(self.catalog.work_plans):
            yield from self.of_plan(record_id)
        yield from self.of_hub
        yield from self.of_tables
        yield from self.schemas

    def of_authority(self, record_id: str) -> list[DataFile]:
        """An authority's files."""
        key = (AUTHORITY, record_id)
        if key not in self._made:
            self._made[key] = list(self._authority(record_id))
        return self._made[key]

    def of_plan(self, record_id: str) -> list[DataFile]:
        """A plan's files."""
        key = (PLAN, record_id)
        if key not in self._made:
            self._made[key] = list(self._plan(record_id))
        return self._made[key]

    def _authority(self, record_id: str) -> Iterator[DataFile]:
        record = self.catalog.authorities[record_id].record
        tables = self.selection.of_authority(record_id)
        plans = self.catalog.plans_by_authority.get(record_id, [])
        levers = len(self.relations.levers_of.get(record_id, ()))
        for code, speaker in self._speakers.items():
            summary = authority_summary(record, plans, levers, speaker)
            address = self._address(addresses.authority(record_id), code)
            head = self._head(speaker.writer.plain(record.name), record.sources, address, code)
            spoken = [speaker.spoken(table) for table in tables]
            book = tables_book(head, summary, spoken, speaker, self._words[code])
            path = addresses.authority_file(record_id, f"{code}.{XLSX}")
            yield self._file(path, book, AUTHORITY, record_id, code)
            path = addresses.authority_file(record_id, f"{code}.{CSV}")
            yield self._file(path, long_csv(summary, spoken, speaker), AUTHORITY, record_id, code)
        path = addresses.authority_file(record_id, JSON)
        yield self._file(path, self._authority_json(record, plans), AUTHORITY, record_id)

    def _authority_json(self, record: Authority, plans: Sequence[WorkPlan]) -> bytes:
        own = self.catalog.series_by_authority.get(record.id, [])
        compared = [one for name in dict.fromkeys(it.indicator for it in own) for one in self.catalog.comparison(name)]
        held: list[BaseModel] = [record, *plans, *own, *compared]
        return self._json(
            "authority",
            record.name.root,
            addresses.authority(record.id),
            held,
            {
                "authority": records.plain(record),
                "work_plans": [records.plain(plan) for plan in plans],
                "series": [records.plain(series) for series in (*own, *compared)],
            },
        )

    def _plan(self, record_id: str) -> Iterator[DataFile]:
        record = self.catalog.work_plans[record_id].record
        path = f"{FOLDER}/work-plans/{record_id}"
        for code, speaker in self._speakers.items():
            if self._books is not None:
                head = self._head("", record.sources, self._address(addresses.work_plan(record_id), code), code)
                book = self._books[code].of(record, self._whose(record, speaker), head.sources, head.address)
                yield self._file(f"{path}.{code}.{XLSX}", book, PLAN, record_id, code)
            yield self._file(f"{path}.{code}.{CSV}", plan_csv(record, speaker), PLAN, record_id, code)
        own = {"work_plan": records.plain(record)}
        made = self._json("work-plan", record.name.root, addresses.work_plan(record_id), [record], own)
        yield self._file(f"{path}.{JSON}", made, PLAN, record_id)

    def _whose(self, plan: WorkPlan, speaker: Speaker) -> str:
        if plan.authority:
            return speaker.names["authorities"][plan.authority]
        return speaker.label("phrase.unnamed_authority")

    @cached_property
    def _books(self) -> dict[str, PlanBooks] | None:
        """The workbook that plans are written in; None where the hub has no definition of it."""
        template = self.catalog.plan_template
        if template is None:
            return None
        return {code: PlanBooks(template, self._words[code], speaker) for code, speaker in self._speakers.items()}

    @cached_property
    def _spoken(self) -> dict[str, dict[str, Spoken]]:
        """The whole hub's tables in each language."""
        tables = self.selection.tables
        return {
            code: {name: speaker.spoken(table) for name, table in tables.items()}
            for code, speaker in self._speakers.items()
        }

    @cached_property
    def of_hub(self) -> list[DataFile]:
        """The whole hub: a workbook in each language, and everything as JSON."""
        return list(self._hub())

    def _hub(self) -> Iterator[DataFile]:
        for code, speaker in self._speakers.items():
            address = self._address(addresses.DATA, code)
            sources = [SourceRef(id=source) for source in self.catalog.sources]
            head = self._head(speaker.label("site.name"), sources, address, code)
            book = tables_book(head, [], list(self._spoken[code].values()), speaker, self._words[code])
            yield self._file(f"{FOLDER}/hub.{code}.{XLSX}", book, HUB, "hub", code)
        own: dict[str, Any] = {}
        held: list[BaseModel] = []
        for kind in ("authorities", "work_plans", "organisations", "levers", "indicators", "glossary", "sources"):
            found = [entry.record for _, entry in sorted(getattr(self.catalog, kind).items())]
            held.extend(found)
            own[kind] = [records.plain(record) for record in found]
        series = [entry.record for entry in self.catalog.series]
        own["series"] = [records.plain(record) for record in series]
        network = self.catalog.network.record if self.catalog.network else None
        own["network"] = records.plain(network) if network else None
        held.extend([*series, *([network] if network else [])])
        names = {code: speaker.label("site.name") for code, speaker in self._speakers.items()}
        about = self._about("hub", names, addresses.DATA, held)
        yield self._file(f"{FOLDER}/hub.{JSON}", records.as_json({**about, **own}), HUB, "hub")

    @cached_property
    def of_tables(self) -> list[DataFile]:
        """Every table: in each language, and in none; then what describes these."""
        return [*self._tables(), self._file(PACKAGE, self._package(), HUB, "datapackage")]

    @cached_property
    def neutral(self) -> dict[str, bytes]:
        """The tables in no language, by their path from the package."""
        codes = self.catalog.config.locales.codes
        return {f"tables/{name}.csv": neutral_csv(table, codes) for name, table in self.selection.tables.items()}

    def _tables(self) -> Iterator[DataFile]:
        for name, (path, data) in zip(self.selection.tables, self.neutral.items(), strict=True):
            yield self._file(f"{FOLDER}/{path}", data, TABLE, name)
            for code, spoken in self._spoken.items():
                yield self._file(f"{FOLDER}/tables/{name}.{code}.{CSV}", spoken_csv(spoken[name]), TABLE, name, code)

    def _package(self) -> bytes:
        tables = list(self.selection.tables.values())
        vocabulary = self.catalog.vocabularies["en" if "en" in self.catalog.vocabularies else self._default.code]
        return records.as_json(package(self.catalog, tables, self.neutral, vocabulary))

    @property
    def version(self) -> str:
        """What the data is known by: the same as long as no table changes."""
        return revision(self.neutral)

    @cached_property
    def schemas(self) -> list[DataFile]:
        """The schemas of the JSON files."""
        made = []
        for name in records.SCHEMAS:
            path = self._schema_path(name)
            schema = records.schema(name, self.catalog.config.locales, self.catalog.vocabularies, self._absolute(path))
            made.append(self._file(path, records.as_json(schema), SCHEMA, name))
        return made

    @staticmethod
    def _schema_path(name: str) -> str:
        return f"{FOLDER}/schemas/{name}.schema.{JSON}"

    def _json(self, name: str, title: dict[str, str], page: str, held: Sequence[BaseModel], own: Any) -> bytes:  # noqa: ANN401 - JSON
        referred = self._referred.of(held)
        others = [record for found in referred.values() for record in found]
        about = self._about(name, title, page, [*held, *others])
        rest = {kind: [records.plain(record) for record in found] for kind, found in referred.items()}
        return records.as_json({**about, **own, **rest})

    def _about(self, name: str, title: dict[str, str], page: str, held: Sequence[BaseModel]) -> dict[str, Any]:
        return {
            "$schema": self._absolute(self._schema_path(name)) or f"../schemas/{name}.schema.json",
            "title": title,
            "address": self._address(page, self._default.code),
            "licence": records.LICENCE,
            "made": self.catalog.today.isoformat(),
            "codes": self._referred.codes(held),
        }

    def _head(self, title: str, sources: Sequence[SourceRef], address: str, code: str) -> Head:
        words, speaker = self._words[code], self._speakers[code]
        cited = "; ".join(dict.fromkeys(self._cited(source, speaker) for source in sources))
        lines = [
            words.label("download.from_hub", site=words.site),
            words.label("download.licence", site=words.site),
            words.label("download.made", day=words.long_day()),
        ]
        lines += [words.label("download.sources", sources=cited)] if cited else []
        return Head(title, words.label("site.description"), lines, address, cited)

    def _cited(self, source: SourceRef, speaker: Speaker) -> str:
        title = speaker.names["sources"][source.id]
        return f"{title} ({speaker.writer.plain(source.where)})" if source.where else title

    def _absolute(self, path: str) -> str:
        base = self.catalog.config.site_url.rstrip("/")
        return f"{base}/{path}" if base else ""

    def _address(self, page: str, code: str) -> str:
        return self._absolute(addresses.in_language(page, self.catalog.config.locales[code]))

    @staticmethod
    def _file(path: str, data: bytes, kind: str, record: str, locale: str = "") -> DataFile:
        form = path.rpartition(".")[2]
        packed = data if form == XLSX else zlib.compress(data, level=1)
        return DataFile(path, form, locale, kind, record, len(data), packed)
