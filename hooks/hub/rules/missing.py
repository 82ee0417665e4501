"""Missing values say why; a field is either there or explained, never both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pydantic import BaseModel

from hub.catalog import Catalog, Entry
from hub.models.authority import Authority, Fact, FactProperty
from hub.models.base import Record
from hub.models.indicator import Point
from hub.models.scalars import nearest
from hub.models.work_plan import Action, Measure, WorkPlan
from hub.problems import Problem, problem
from hub.walk import Path

_VALUES: Final[Mapping[type[BaseModel], Sequence[str]]] = {
    Fact: ("value",),
    Point: ("value",),
    Measure: ("actual",),
}
"""Fields whose absence a ``value_status`` explains (a measure's may be absent without one); see also rules.network."""

WORK_PLAN: Final = "work_plan"
"""Under ``missing``, an authority may also explain that it has no plan, or lacks a fact, by this name."""


def missing_is_explained(catalog: Catalog) -> Iterator[Problem]:
    """``missing`` names what the record could have (a plan's: fields of its actions too), and what is indeed absent."""
    for _, entry in catalog.entries():
        for path, node in entry.nodes:
            if isinstance(node, (Record, Action)):
                yield from _explained(catalog, entry, path, node)


def _explained(catalog: Catalog, entry: Entry[BaseModel], path: Path, node: Record | Action) -> Iterator[Problem]:
    options = sorted(_explainable(node))
    for name in node.missing:
        mark = entry.mark(*path, "missing", name, key=True)
        if name not in options:
            near = nearest(name, options)
            yield problem("missing-unknown-field", mark, found=name, options=", ".join(options), near=near)
        elif _is_there(catalog, node, name):
            yield problem("missing-but-present", mark, found=name)


def _explainable(node: Record | Action) -> set[str]:
    fields = set(type(node).model_fields) - {"id", "missing"}
    if isinstance(node, WorkPlan):
        return fields | set(Action.model_fields) - {"id", "missing"}
    if isinstance(node, Authority):
        return fields | set(FactProperty) | {WORK_PLAN}
    return fields


def _is_there(catalog: Catalog, node: Record | Action, name: str) -> bool:
    if name in type(node).model_fields:
        return name in node.model_fields_set and getattr(node, name) not in (None, [], {})
    if isinstance(node, Authority):
        if name == WORK_PLAN:
            return bool(catalog.plans_by_authority.get(node.id))
        return any(fact.property == name for fact in node.facts)
    return False


def values_say_why(catalog: Catalog) -> Iterator[Problem]:
    """A null value has a value_status, a value has none."""
    for _, entry in catalog.entries():
        for path, node in entry.nodes:
            fields = _VALUES.get(type(node))
            if fields is None:
                continue
            absent = [field for field in fields if getattr(node, field) is None]
            has_status = getattr(node, "value_status", None) is not None
            if absent and not has_status and not isinstance(node, Measure):
                yield problem("value-status-missing", entry.mark(*path, absent[0]))
            elif has_status and not absent:
                yield problem("value-status-beside-value", entry.mark(*path, "value_status"))
