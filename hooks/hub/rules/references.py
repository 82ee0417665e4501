"""Ids: every reference resolves, lists of references hold no repeats, ids inside a record are its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from pydantic import BaseModel

from hub.catalog import Catalog, Entry
from hub.models.authority import Authority, Partner, TimelineEntry, WorkingGroup
from hub.models.base import SourceRef
from hub.models.indicator import Scope, Series
from hub.models.work_plan import Action, BudgetLine, Group, Measure, Performer, WorkPlan
from hub.problems import Problem, problem
from hub.walk import walk

_FIELDS: Final[dict[type[BaseModel], dict[str, str]]] = {
    SourceRef: {"id": "sources"},
    Authority: {"member_ids": "authorities", "lever_ids": "levers"},
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


def references_resolve(catalog: Catalog) -> Iterator[Problem]:
    """A reference names a record that exists."""
    for _, entry in catalog.entries():
        for path, node in walk(entry.record):
            for field, kind in _FIELDS.get(type(node), {}).items():
                yield from _resolve(catalog, entry, (*path, field), getattr(node, field), kind)
            if isinstance(node, Authority):
                for index, member in enumerate(node.members):
                    where = ("members", index, "authority")
                    yield from _resolve(catalog, entry, where, member.authority, "authorities")
    for pages in catalog.pages.values():
        for page in pages.values():
            for index, source in enumerate(page.front.sources):
                if not catalog.exists("sources", source):
                    yield _dangling(catalog, page.mark("sources", index), source, "sources")


def _resolve(
    catalog: Catalog, entry: Entry[BaseModel], path: Sequence[str | int], value: object, kind: str
) -> Iterator[Problem]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _resolve(catalog, entry, (*path, index), item, kind)
    elif isinstance(value, str) and not catalog.exists(kind, value):
        yield _dangling(catalog, entry.mark(*path), value, kind)


def _dangling(catalog: Catalog, mark: object, value: str, kind: str) -> Problem:
    options = catalog.ids(kind)
    near = get_close_matches(value, options, n=1)
    return problem("reference-unknown", mark, found=value, kind=kind, near=near[0] if near else "")  # type: ignore[arg-type]


def lists_hold_no_repeats(catalog: Catalog) -> Iterator[Problem]:
    """A list of ids names each once."""
    for _, entry in catalog.entries():
        for path, node in walk(entry.record):
            for field in type(node).model_fields:
                value = getattr(node, field)
                if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
                    yield from _repeats(entry, (*path, field), value)
    for pages in catalog.pages.values():
        for page in pages.values():
            seen: set[str] = set()
            for index, source in enumerate(page.front.sources):
                if source in seen:
                    yield problem("list-repeat", page.mark("sources", index), found=source)
                seen.add(source)


def _repeats(entry: Entry[BaseModel], path: Sequence[str | int], values: Sequence[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield problem("list-repeat", entry.mark(*path, index), found=value)
        seen.add(value)


def names_inside_records(catalog: Catalog) -> Iterator[Problem]:
    """Ids inside one list of a record differ; references inside a record (arena, goals, barriers) resolve there."""
    for _, entry in catalog.entries():
        for path, node in walk(entry.record):
            for field in type(node).model_fields:
                value = getattr(node, field)
                if isinstance(value, list) and value and isinstance(value[0], BaseModel) and hasattr(value[0], "id"):
                    if isinstance(value[0], (SourceRef, Group, Action)):
                        continue
                    yield from _same_ids(entry, (*path, field), [item.id for item in value])
    for authority in catalog.authorities.values():
        record = authority.record
        arenas = [arena.id for arena in record.arenas]
        for index, achievement in enumerate(record.achievements):
            if achievement.arena and achievement.arena not in arenas:
                mark = authority.mark("achievements", index, "arena")
                yield problem("reference-unknown", mark, found=achievement.arena, kind="arenas", near=_near(achievement.arena, arenas))
        goals = [item.id for plan in catalog.plans_by_authority.get(record.id, ()) for item in plan.items]
        for index, goal in enumerate(record.goal_ids):
            if goal not in goals:
                mark = authority.mark("goal_ids", index)
                yield problem("reference-unknown", mark, found=goal, kind="goals", near=_near(goal, goals))
        yield from _undated(authority)


def _undated(authority: Entry[Authority]) -> Iterator[Problem]:
    entries: list[TimelineEntry] = authority.record.timeline
    for index, event in enumerate(entries):
        if event.date is None and not event.order_only:
            yield problem("timeline-undated", authority.mark("timeline", index), found=event.id)


def _same_ids(entry: Entry[BaseModel], path: Sequence[str | int], ids: Sequence[str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, item_id in enumerate(ids):
        if item_id in first:
            before = entry.mark(*path, first[item_id], "id")
            mark = entry.mark(*path, index, "id")
            yield problem("id-duplicate", mark, found=item_id, file=before.file, line=before.line)
        else:
            first[item_id] = index


def _near(value: str, options: Sequence[str]) -> str:
    near = get_close_matches(value, options, n=1)
    return near[0] if near else ""
