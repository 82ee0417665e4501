"""Records as JSON: what an editor recorded, with the names of its codes, and the schema that it follows.

The schema is made from the models, so it says what `hub check` holds the data to.
Source: https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import BaseModel, Field, PlainSerializer, WithJsonSchema
from pydantic_core import to_json

from hub.catalog import Catalog
from hub.locales import Locales
from hub.models.authority import Authority
from hub.models.base import Localized, Model, SourceRef
from hub.models.glossary import Term
from hub.models.indicator import Indicator, Series
from hub.models.network import Network
from hub.models.reference import Lever, Organisation, Source
from hub.models.work_plan import WorkPlan
from hub.schemas.make import make_schema
from hub.vocabulary import ENUMS, Vocabulary
from hub.walk import walk

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_DAY: Final = WithJsonSchema({"type": "string", "format": "date"})
Day = Annotated[date, PlainSerializer(date.isoformat), _DAY]
Codes = dict[str, dict[str, Localized]]


class AboutFile(Model):
    """What a file says about itself."""

    schema_: str = Field(alias="$schema")
    """The schema that the file follows."""
    title: Localized
    """What the file holds."""
    address: str
    """The page of the site that shows the same; empty where the site's own address is not known."""
    licence: str
    """The licence of content and data."""
    made: Day
    """The day on which the file was made."""
    codes: Codes
    """What the codes of closed lists in the file are called, by list and code."""


class AuthorityFile(AboutFile):
    """An authority with its plans, its series and those to compare with, and every record that these refer to."""

    authority: Authority
    """The authority."""
    work_plans: list[WorkPlan]
    """Its work plans."""
    series: list[Series]
    """Its series, and those of the country and of all clusters for the same indicators."""
    indicators: list[Indicator]
    """The indicators of the series."""
    organisations: list[Organisation]
    """The organisations that are named."""
    levers: list[Lever]
    """The levers that are named."""
    sources: list[Source]
    """The sources that are cited."""


class WorkPlanFile(AboutFile):
    """A work plan, and every record that it refers to."""

    work_plan: WorkPlan
    """The plan."""
    indicators: list[Indicator]
    """The indicators that are named."""
    organisations: list[Organisation]
    """The organisations that are named."""
    levers: list[Lever]
    """The levers that are named."""
    sources: list[Source]
    """The sources that are cited."""


class HubFile(AboutFile):
    """Every record of the hub."""

    authorities: list[Authority]
    """The authorities and clusters."""
    work_plans: list[WorkPlan]
    """The work plans."""
    organisations: list[Organisation]
    """The organisations that take part."""
    levers: list[Lever]
    """The network's list of levers."""
    indicators: list[Indicator]
    """The indicators."""
    series: list[Series]
    """Their series."""
    glossary: list[Term]
    """The terms."""
    sources: list[Source]
    """The sources."""
    network: Network | None
    """The network's own figures."""


SCHEMAS: Final[Mapping[str, type[AboutFile]]] = {
    "authority": AuthorityFile,
    "work-plan": WorkPlanFile,
    "hub": HubFile,
}
"""The published schemas by name."""


def schema(name: str, locales: Locales, vocabularies: Mapping[str, Vocabulary], address: str) -> dict[str, Any]:
    """A published schema; ``address`` is its own."""
    made = make_schema(SCHEMAS[name], locales, vocabularies, "serialization")
    return {"$schema": DIALECT, **({"$id": address} if address else {}), **made}


def as_json(value: object) -> bytes:
    """A file: UTF-8, indented, keys in the order in which the models have them."""
    return to_json(value, indent=1) + b"\n"


def plain(record: BaseModel) -> Any:  # noqa: ANN401 - JSON
    """A record as it was recorded: without what nobody filled in."""
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


class Referred:
    """What records refer to: other records, and the names of their codes."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._walked: dict[int, tuple[BaseModel, ...]] = {}

    def _nodes(self, record: BaseModel) -> tuple[BaseModel, ...]:
        """A record's parts, walked once: many authorities name the same organisations."""
        if id(record) not in self._walked:
            self._walked[id(record)] = tuple(node for _, node in walk(record))
        return self._walked[id(record)]

    def codes(self, records: Iterable[BaseModel]) -> dict[str, dict[str, dict[str, str]]]:
        """The names, in every language, of the codes that records hold."""
        found = {
            (_BRANCHES[type(one)], one)
            for record in records
            for node in self._nodes(record)
            for value in node.__dict__.values()
            for one in (value if isinstance(value, list) else (value,))
            if isinstance(one, StrEnum) and type(one) in _BRANCHES
        }
        names: dict[str, dict[str, dict[str, str]]] = {}
        for branch, one in sorted(found):
            named = {code: vocabulary.named(branch, one) for code, vocabulary in self.catalog.vocabularies.items()}
            names.setdefault(branch, {})[one.value] = named
        return names

    def of(self, records: Sequence[BaseModel]) -> dict[str, list[BaseModel]]:
        """What records refer to, by kind, in the order in which they name it; then what that cites."""
        found: dict[str, dict[str, BaseModel]] = {"indicators": {}, "organisations": {}, "levers": {}, "sources": {}}
        for record in records:
            self._collect(record, found)
        for kind in ("indicators", "organisations", "levers"):
            for record in list(found[kind].values()):
                self._collect(record, found)
        return {kind: list(by_id.values()) for kind, by_id in found.items()}

    def _collect(self, record: BaseModel, found: dict[str, dict[str, BaseModel]]) -> None:
        for node in self._nodes(record):
            if isinstance(node, SourceRef):
                found["sources"][node.id] = self.catalog.sources[node.id].record
                continue
            for kind, names in _REFERENCES.items():
                for name in names:
                    self._add(kind, getattr(node, name, None), found[kind])

    def _add(self, kind: str, value: object, found: dict[str, BaseModel]) -> None:
        table = getattr(self.catalog, kind)
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, str) and one in table:
                found[one] = table[one].record


_BRANCHES: Final = {kind: branch for branch, kind in ENUMS.items()}
_REFERENCES: Final = {
    "indicators": ("indicator", "indicator_ids"),
    "organisations": ("organisation", "organisations", "source"),
    "levers": ("lever", "lever_ids"),
}
