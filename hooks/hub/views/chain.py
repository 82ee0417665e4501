"""The chain of a plan by goals: barriers, the goals that answer them, the levers that lead there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from hub.models.authority import Authority
from hub.models.work_plan import Group, Level, WorkPlan
from hub.views.here import Here, anchor
from hub.views.parts import Link


@dataclass(frozen=True, slots=True)
class ChainItem:
    """A barrier, goal or lever, with links to what it is tied to in the columns beside it."""

    id: str
    number: Markup
    name: Markup
    note: Markup | None = None
    refs: list[tuple[Markup, list[Link]]] = field(default_factory=list)
    """The name of another column, and its items that this one is tied to."""


@dataclass(frozen=True, slots=True)
class ChainColumn:
    """A column of the chain."""

    id: str
    title: Markup
    items: list[ChainItem]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One item before it is printed: its key, its name, and what it is tied to in each column."""

    key: str
    names: list[Markup]
    note: Markup | None = None
    ties: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def chain(here: Here, record: Authority, plans: Sequence[WorkPlan]) -> list[ChainColumn]:
    """The columns of an authority whose plans are built by goals; nothing where no plan is."""
    columns: dict[str, dict[str, _Entry]] = {"barriers": {}, "goals": {}, "levers": {}}
    for barrier in record.barriers:
        columns["barriers"][barrier.id] = _Entry(barrier.id, [here.writer.text(barrier.name)])
    by_goals = [plan for plan in plans if plan.levels and plan.levels[0] is Level.GOAL]
    for plan in by_goals:
        for barrier in plan.barriers:
            columns["barriers"].setdefault(barrier.id, _Entry(barrier.id, [here.writer.text(barrier.name)]))
        for goal in plan.items:
            if isinstance(goal, Group):
                _add_goal(here, columns, plan, goal)
    if not columns["goals"]:
        return []
    return [_column(here, columns, name) for name, entries in columns.items() if entries]


def _add_goal(here: Here, columns: dict[str, dict[str, _Entry]], plan: WorkPlan, goal: Group) -> None:
    """Add a goal and its levers, and tie them and their barriers to one another."""
    entry = _entry(here, plan, goal)
    columns["goals"][entry.key] = entry
    answered = dict.fromkeys(goal.barrier_ids)
    for lever in goal.items:
        if isinstance(lever, Group) and Level.LEVER in plan.levels:
            below = _entry(here, plan, lever)
            columns["levers"][below.key] = below
            _tie(entry, "levers", below, "goals")
            answered.update(dict.fromkeys(lever.barrier_ids))
    for barrier in answered:
        if barrier in columns["barriers"]:
            _tie(columns["barriers"][barrier], "goals", entry, "barriers")


def _entry(here: Here, plan: WorkPlan, group: Group) -> _Entry:
    writer = here.writer
    names = [writer.text(group.name), *(writer.text(other.name) for other in group.joint_with)]
    return _Entry(f"{plan.id}-{group.id}", names, anchor(here.lever(group.lever)) if group.lever else None)


def _tie(one: _Entry, to: str, other: _Entry, back: str) -> None:
    one.ties[to].append(other.key)
    other.ties[back].append(one.key)


def _column(here: Here, columns: dict[str, dict[str, _Entry]], name: str) -> ChainColumn:
    writer = here.writer
    numbers = {kind: {key: index for index, key in enumerate(entries, 1)} for kind, entries in columns.items()}

    def refs(entry: _Entry) -> Iterator[tuple[Markup, list[Link]]]:
        for kind in columns:
            if tied := entry.ties.get(kind):
                links = [Link(writer.number(numbers[kind][key]), f"#chain-{kind}-{key}") for key in tied]
                yield writer.t(f"section.{kind}"), links

    items = [
        ChainItem(
            id=f"chain-{name}-{key}",
            number=writer.number(numbers[name][key]),
            name=Markup(" · ").join(entry.names),
            note=entry.note,
            refs=list(refs(entry)),
        )
        for key, entry in columns[name].items()
    ]
    return ChainColumn(name, writer.t(f"section.{name}"), items)
