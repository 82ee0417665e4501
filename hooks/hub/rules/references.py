"""Ids: every reference resolves, lists of references hold no repeats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pydantic import BaseModel

from hub.catalog import Catalog, Entry
from hub.models.authority import Authority, Member, Partner, WorkingGroup
from hub.models.base import SourceRef
from hub.models.indicator import Scope, Series
from hub.models.scalars import nearest
from hub.models.work_plan import Action, BudgetLine, Group, Measure, Performer, WorkPlan
from hub.problems import Mark, Problem, problem

_FIELDS: Final[Mapping[type[BaseModel], Mapping[str, str]]] = {
    SourceRef: {"id": "sources"},
    Authority: {"member_ids": "authorities", "lever_ids": "levers"},
    Member: {"authority": "authorities"},
    WorkingGroup: {"organisations": "organisations"},
    Partner: {"organisation": "organisations"},
    WorkPlan: {"authority": "authorities"},
    Group: {"lever": "levers", "indicator_ids": "indicators"},
    Action: {"lever_ids": "levers"},
    Performer: {"organisation": "organisations"},
    BudgetLine: {"source": "organisations"},
    Measure: {"indicator": "indicators"},
    Series: {"indicator": "indicators"},
    Scope: {"authority": "authorities"},
}
"""Which fields of which models hold ids, and of what."""
_FRONT: Final = ("sources", "levers")
"""Fields of a page's front matter that hold ids, each called by what they are of."""


def references_resolve(catalog: Catalog) -> Iterator[Problem]:
    """A reference names a record that exists."""
    for _, entry in catalog.entries():
        for path, node in entry.nodes:
            for field, kind in _FIELDS.get(type(node), {}).items():
                yield from _resolve(catalog, entry, (*path, field), getattr(node, field), kind)
    for pages in catalog.pages.values():
        for page in pages.values():
            for kind in _FRONT:
                for index, named in enumerate(getattr(page.front, kind)):
                    if not catalog.exists(kind, named):
                        yield dangling(page.mark(kind, index), named, kind, catalog.ids(kind))


def _resolve(
    catalog: Catalog, entry: Entry[BaseModel], path: Sequence[str | int], value: object, kind: str
) -> Iterator[Problem]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _resolve(catalog, entry, (*path, index), item, kind)
    elif isinstance(value, str) and not catalog.exists(kind, value):
        yield dangling(entry.mark(*path), value, kind, catalog.ids(kind))


def dangling(mark: Mark, value: str, kind: str, options: list[str]) -> Problem:
    """The problem of an id that nothing has; ``kind`` says among what it was looked for."""
    return problem("reference-unknown", mark, found=value, kind=kind, near=nearest(value, options))


def lists_hold_no_repeats(catalog: Catalog) -> Iterator[Problem]:
    """A list of ids names each once."""
    for _, entry in catalog.entries():
        for path, node in entry.nodes:
            for field in type(node).model_fields:
                value = getattr(node, field)
                if isinstance(value, list):
                    for index, item in _repeats(value):
                        yield problem("list-repeat", entry.mark(*path, field, index), found=item)
    for pages in catalog.pages.values():
        for page in pages.values():
            for kind in _FRONT:
                for index, item in _repeats(getattr(page.front, kind)):
                    yield problem("list-repeat", page.mark(kind, index), found=item)


def _repeats(values: Sequence[object]) -> Iterator[tuple[int, str]]:
    """The words of a list that stand in it before, each with its index."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        if isinstance(value, str):
            if value in seen:
                yield index, value
            seen.add(value)
