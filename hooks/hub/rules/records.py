"""What holds inside one record: ids of its parts, references between them, what its sources support."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from hub.catalog import Catalog, Entry
from hub.models.authority import Authority
from hub.models.base import SourceRef
from hub.models.scalars import nearest
from hub.models.work_plan import Action, Group, WorkPlan
from hub.problems import Problem, problem
from hub.rules.references import dangling
from hub.walk import Path


def parts_are_named_once(catalog: Catalog) -> Iterator[Problem]:
    """Ids inside one list of a record differ (those of a plan's items: in the whole plan, see ``hub.rules.plans``)."""
    for _, entry in catalog.entries():
        for path, node in entry.nodes:
            for field in type(node).model_fields:
                value = getattr(node, field)
                if isinstance(value, list) and value and _has_own_ids(value[0]):
                    yield from _same_ids(entry, (*path, field), [item.id for item in value])


def _has_own_ids(item: object) -> bool:
    return hasattr(item, "id") and not isinstance(item, (SourceRef, Group, Action))


def _same_ids(entry: Entry[BaseModel], path: Path, ids: Sequence[str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, item_id in enumerate(ids):
        before = first.setdefault(item_id, index)
        if before != index:
            mark = entry.mark(*path, before, "id")
            here = entry.mark(*path, index, "id")
            yield problem("id-duplicate", here, found=item_id, file=mark.file, line=mark.line)


def parts_refer_inside(catalog: Catalog) -> Iterator[Problem]:
    """An achievement's arena is an arena of its authority; goals put first are goals of the authority's plans."""
    for entry in catalog.authorities.values():
        record = entry.record
        arenas = [arena.id for arena in record.arenas]
        for index, achievement in enumerate(record.achievements):
            if achievement.arena and achievement.arena not in arenas:
                yield dangling(entry.mark("achievements", index, "arena"), achievement.arena, "arenas", arenas)
        if catalog.is_whole("work_plans"):
            yield from _goals(catalog, entry)


def _goals(catalog: Catalog, entry: Entry[Authority]) -> Iterator[Problem]:
    plans = catalog.plans_by_authority.get(entry.record.id, ())
    goals = [item.id for plan in plans for item in plan.items]
    for index, goal in enumerate(entry.record.goal_ids):
        if goal not in goals:
            yield dangling(entry.mark("goal_ids", index), goal, "goals", goals)


def timeline_is_dated(catalog: Catalog) -> Iterator[Problem]:
    """An event has a date, or says that its source gives only the order."""
    for entry in catalog.authorities.values():
        for index, event in enumerate(entry.record.timeline):
            if event.date is None and not event.order_only:
                yield problem("timeline-undated", entry.mark("timeline", index), found=event.id)


def sources_support_fields(catalog: Catalog) -> Iterator[Problem]:
    """What a citation says it supports are fields of what it stands on; a plan's may be fields of its items."""
    for _, entry in catalog.entries():
        for path, node in entry.nodes:
            if not isinstance(node, SourceRef):
                for place, citation in _citations(node):
                    yield from _supported(entry, (*path, *place), citation, sorted(_fields(node)))


def _fields(node: BaseModel) -> set[str]:
    own = set(type(node).model_fields)
    return own.union(Group.model_fields, Action.model_fields) if isinstance(node, WorkPlan) else own


def _citations(node: BaseModel) -> Iterator[tuple[Path, SourceRef]]:
    for field in type(node).model_fields:
        value = getattr(node, field)
        if isinstance(value, SourceRef):
            yield (field,), value
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, SourceRef):
                    yield (field, index), item


def _supported(entry: Entry[BaseModel], path: Path, citation: SourceRef, fields: list[str]) -> Iterator[Problem]:
    for index, name in enumerate(citation.supports):
        if name not in fields:
            mark = entry.mark(*path, "supports", index)
            near = nearest(name, fields)
            yield problem("supports-unknown-field", mark, found=name, options=", ".join(fields), near=near)
