"""All records of a hub, each with its place in its file, and the cross-references between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from pydantic import BaseModel

from hub.config import HubConfig
from hub.models.authority import Authority
from hub.models.diagram import Diagram
from hub.models.glossary import Term
from hub.models.indicator import Indicator, Series
from hub.models.network import Network
from hub.models.news import NewsItem
from hub.models.page import FrontMatter
from hub.models.redirect import Redirect
from hub.models.reference import Lever, Organisation, Source
from hub.models.template import Template
from hub.models.work_plan import PlanStatus, WorkPlan
from hub.problems import Mark
from hub.source.markdown import MarkdownPage
from hub.source.yaml12 import Document, Value
from hub.vocabulary import Vocabulary
from hub.walk import Path, walk

R_co = TypeVar("R_co", bound=BaseModel, covariant=True)
P = TypeVar("P", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class Entry(Generic[R_co]):
    """A record, the document that it stands in, and its path there."""

    record: R_co
    document: Document
    path: tuple[str | int, ...] = ()

    @cached_property
    def nodes(self) -> tuple[tuple[Path, BaseModel], ...]:
        """Every model inside the record with its path, itself first: walked once, whoever asks."""
        return tuple(walk(self.record))

    def parts(self, kind: type[P]) -> Iterator[tuple[Path, P]]:
        """The parts of one kind, such as every action of a plan, each with its path."""
        return ((path, node) for path, node in self.nodes if isinstance(node, kind))

    @property
    def file(self) -> PurePosixPath:
        """The record's file, relative to the hub."""
        return self.document.file

    def mark(self, *path: str | int, key: bool = False) -> Mark:
        """Where a part of the record stands."""
        return self.document.mark((*self.path, *path), key=key)


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A written page: its source and its front matter."""

    page: MarkdownPage
    front: FrontMatter
    document: Document

    def mark(self, *path: str | int) -> Mark:
        """Where a field of the front matter stands."""
        return self.document.mark(path)


@dataclass
class Catalog:
    """Everything that a hub records. Mappings are by id; ``pages`` by language, then by path inside it."""

    config: HubConfig
    today: date
    sources: dict[str, Entry[Source]] = field(default_factory=dict)
    organisations: dict[str, Entry[Organisation]] = field(default_factory=dict)
    levers: dict[str, Entry[Lever]] = field(default_factory=dict)
    indicators: dict[str, Entry[Indicator]] = field(default_factory=dict)
    series: list[Entry[Series]] = field(default_factory=list)
    authorities: dict[str, Entry[Authority]] = field(default_factory=dict)
    work_plans: dict[str, Entry[WorkPlan]] = field(default_factory=dict)
    pages: dict[str, dict[str, PageEntry]] = field(default_factory=dict)
    diagrams: dict[str, Entry[Diagram]] = field(default_factory=dict)
    glossary: dict[str, Entry[Term]] = field(default_factory=dict)
    templates: dict[str, Entry[Template]] = field(default_factory=dict)
    news: dict[str, Entry[NewsItem]] = field(default_factory=dict)
    redirects: list[Entry[Redirect]] = field(default_factory=list)
    plan_template: Template | None = None
    """The workbook that plans are written in: the hub's own, or that of the hub whose vocabulary it shares."""
    network: Entry[Network] | None = None
    """The network's own figures; a hub may have none."""
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    revisions: Mapping[PurePosixPath, Value] | None = None
    """What the translations were made from, by file of ``data/.revisions``; None where the hub does not record it."""
    unread: dict[str, set[str]] = field(default_factory=dict)
    """Ids whose record has a problem of its own, per kind: references to them are not reported again."""
    places: dict[tuple[str, str], Mark] = field(default_factory=dict)
    """Where each id of a kind stands first, readable or not."""
    unknown: set[str] = field(default_factory=set)
    """Kinds whose file or folder could not be read at all: nobody can say what exists in them."""

    def exists(self, kind: str, record_id: str) -> bool:
        """Whether a record of this kind (``authorities``, ``levers`` …) has the id, or may have it."""
        table: Mapping[str, object] = getattr(self, kind)
        return kind in self.unknown or record_id in table or record_id in self.unread.get(kind, ())

    def is_whole(self, kind: str) -> bool:
        """Whether every record (or, for ``pages/<language>``, page) of a kind could be read."""
        return kind not in self.unknown and not self.unread.get(kind)

    def ids(self, kind: str) -> list[str]:
        """Every id of a kind, sorted."""
        table: Mapping[str, object] = getattr(self, kind)
        return sorted({*table, *self.unread.get(kind, ())})

    @cached_property
    def plans_by_authority(self) -> dict[str, list[WorkPlan]]:
        """The plans of each authority, by id of the plan."""
        found: dict[str, list[WorkPlan]] = {}
        for plan_id in sorted(self.work_plans):
            plan = self.work_plans[plan_id].record
            if plan.authority:
                found.setdefault(plan.authority, []).append(plan)
        return found

    @cached_property
    def series_by_authority(self) -> dict[str, list[Series]]:
        """The series of each authority, in the order of the file."""
        found: dict[str, list[Series]] = {}
        for entry in self.series:
            if entry.record.scope.authority:
                found.setdefault(entry.record.scope.authority, []).append(entry.record)
        return found

    def comparison(self, indicator: str) -> list[Series]:
        """The series of an indicator that speak of no single authority: all clusters, the country."""
        records = (entry.record for entry in self.series)
        return [series for series in records if series.indicator == indicator and series.scope.name]

    @cached_property
    def clusters_by_member(self) -> dict[str, list[str]]:
        """For each authority, the ids of the clusters that it is a member of."""
        found: dict[str, list[str]] = {}
        for cluster in self.authorities.values():
            ids = {*cluster.record.member_ids, *(member.authority for member in cluster.record.members)}
            for member in sorted(filter(None, ids)):
                found.setdefault(member, []).append(cluster.record.id)
        return found

    def has_plan(self, authority: str) -> bool:
        """Whether an authority has an approved plan."""
        return any(plan.status is PlanStatus.APPROVED for plan in self.plans_by_authority.get(authority, ()))

    def entries(self) -> Iterator[tuple[str, Entry[BaseModel]]]:
        """Every record with its kind."""
        for kind in (
            "sources",
            "organisations",
            "levers",
            "indicators",
            "authorities",
            "work_plans",
            "diagrams",
            "glossary",
            "news",
            "templates",
        ):
            for entry in getattr(self, kind).values():
                yield kind, entry
        for series in self.series:
            yield "series", series
        if self.network is not None:
            yield "network", self.network
