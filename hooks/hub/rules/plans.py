"""Work plans: levels nest as declared, ids are unique, performers and milestones are whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from hub.catalog import Catalog, Entry
from hub.models.work_plan import Action, Group, Level, Milestone, Named, Performer, WorkPlan
from hub.problems import Mark, Problem, problem
from hub.rules.references import dangling
from hub.walk import Path

_SHAPES: Final = ("goal, lever, action", "arena, challenge, action")


def levels_nest(catalog: Catalog) -> Iterator[Problem]:
    """Items are nested exactly as deep as the plan has levels, and the last level is the action."""
    for entry in catalog.work_plans.values():
        levels = entry.record.levels
        if not levels or levels[-1] is not Level.ACTION or Level.ACTION in levels[:-1]:
            found = ", ".join(level.value for level in levels)
            yield problem("levels-invalid", entry.mark("levels"), found=found, expected=" / ".join(_SHAPES))
            continue
        yield from _nested(entry, entry.record.items, ("items",), levels)


def _nested(
    entry: Entry[WorkPlan], items: Sequence[Group | Action], path: Path, levels: Sequence[Level]
) -> Iterator[Problem]:
    for index, item in enumerate(items):
        here = (*path, index)
        if isinstance(item, Action) and len(levels) > 1:
            yield problem("level-too-shallow", entry.mark(*here), found=item.id, expected=levels[0])
        elif isinstance(item, Group) and len(levels) == 1:
            yield problem("level-too-deep", entry.mark(*here), found=item.id, expected=levels[0])
        elif isinstance(item, Group):
            yield from _nested(entry, item.items, (*here, "items"), levels[1:])


def items_are_named_once(catalog: Catalog) -> Iterator[Problem]:
    """Ids of items, and of those that stand jointly with them, are unique inside a plan."""
    for entry in catalog.work_plans.values():
        seen: dict[str, Mark] = {}
        for path, node in entry.nodes:
            if isinstance(node, (Group, Action, Named)):
                mark = entry.mark(*path, "id")
                before = seen.setdefault(node.id, mark)
                if before is not mark:
                    yield problem("id-duplicate", mark, found=node.id, file=before.file, line=before.line)


def barriers_resolve(catalog: Catalog) -> Iterator[Problem]:
    """Barriers that an item answers are the plan's own or its authority's."""
    for entry in catalog.work_plans.values():
        plan = entry.record
        owner = catalog.authorities.get(plan.authority or "")
        if plan.authority and owner is None:
            continue
        barriers = [barrier.id for barrier in (*plan.barriers, *(owner.record.barriers if owner else ()))]
        for path, group in entry.parts(Group):
            for index, barrier in enumerate(group.barrier_ids):
                if barrier not in barriers:
                    yield dangling(entry.mark(*path, "barrier_ids", index), barrier, "barriers", barriers)


def performers(catalog: Catalog) -> Iterator[Problem]:
    """A performer is an organisation or words, one of the two."""
    for entry in catalog.work_plans.values():
        for path, performer in entry.parts(Performer):
            if (performer.organisation is None) == (performer.name is None):
                yield problem("performer-not-one", entry.mark(*path))


def milestones(catalog: Catalog) -> Iterator[Problem]:
    """``date_met`` stands only with a milestone that is met."""
    for entry in catalog.work_plans.values():
        for path, milestone in entry.parts(Milestone):
            if milestone.date_met is not None and not milestone.met:
                yield problem("milestone-date-not-met", entry.mark(*path, "date_met"), found=milestone.date_met)


def classification_is_signed(catalog: Catalog) -> Iterator[Problem]:
    """Whoever puts an item under a lever of the network's list is named: the source, or the hub's editors."""
    for entry in catalog.work_plans.values():
        for path, node in entry.nodes:
            if isinstance(node, (Group, Action)):
                field = "lever" if isinstance(node, Group) else "lever_ids"
                has_lever = bool(getattr(node, field))
                if has_lever and node.lever_classification is None:
                    yield problem("classification-unsigned", entry.mark(*path, field, key=True), found=node.id)
                elif not has_lever and node.lever_classification is not None:
                    mark = entry.mark(*path, "lever_classification", key=True)
                    yield problem("classification-of-nothing", mark, found=node.id)
