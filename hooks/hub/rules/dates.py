"""Dates: in order, inside their plan, and nothing that happened lies in the future."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pydantic import BaseModel

from hub.catalog import Catalog, Entry
from hub.dates import PartialDate
from hub.models.authority import Fact, Round, RoundState, TimelineEntry
from hub.models.indicator import Baseline, Point
from hub.models.network_events import HistoryEntry, MonthOfParticipants, YearOfEvents
from hub.models.network_figures import NetworkFigure
from hub.models.work_plan import Action, Measure, Milestone, WorkPlan
from hub.problems import Problem, problem
from hub.walk import Path

_ORDERED: Final[Mapping[type[BaseModel], Sequence[tuple[str, str]]]] = {
    WorkPlan: [("start", "end")],
    Action: [("start", "end"), ("actual_start", "actual_end")],
    TimelineEntry: [("date", "end")],
}
"""Fields that hold a start and an end."""

_HAPPENED: Final[Mapping[type[BaseModel], Sequence[str]]] = {
    Action: ("actual_start", "actual_end"),
    Milestone: ("date_met",),
    Baseline: ("year",),
    HistoryEntry: ("start",),
}
"""Fields that say when something happened."""

_MEASURED: Final[Mapping[type[BaseModel], tuple[str, str]]] = {
    Fact: ("value", "year"),
    Point: ("value", "period"),
    Measure: ("actual", "period"),
    NetworkFigure: ("value", "year"),
    MonthOfParticipants: ("value", "month"),
    YearOfEvents: ("total", "year"),
}
"""Fields that hold a figure, and the period that it speaks of."""


def dates_in_order(catalog: Catalog) -> Iterator[Problem]:
    """What starts does not end before."""
    for _, entry in catalog.entries():
        for path, node in entry.nodes:
            for start, end in _ORDERED.get(type(node), ()):
                first, last = getattr(node, start), getattr(node, end)
                if first and last and last.last < first.first:
                    yield problem("dates-reversed", entry.mark(*path, end), start=first, found=last)


def actions_inside_plan(catalog: Catalog) -> Iterator[Problem]:
    """An action's planned dates lie inside its plan's."""
    for entry in catalog.work_plans.values():
        for path, action in entry.parts(Action):
            yield from _inside(entry, path, action, entry.record)


def _inside(entry: Entry[WorkPlan], path: Path, action: Action, plan: WorkPlan) -> Iterator[Problem]:
    for field in ("start", "end"):
        day: PartialDate | None = getattr(action, field)
        too_early = day and plan.start and day.last < plan.start.first
        too_late = day and plan.end and day.first > plan.end.last
        if too_early or too_late:
            limits = f"{plan.start or '…'} – {plan.end or '…'}"
            yield problem("date-outside-plan", entry.mark(*path, field), found=day, expected=limits)


def actual_not_in_future(catalog: Catalog) -> Iterator[Problem]:
    """What is said to have happened or to have been measured had begun by the day of the build."""
    for _, entry in catalog.entries():
        for path, node in entry.nodes:
            for field in _in_the_past(node):
                day = getattr(node, field)
                if day and day.first > catalog.today:
                    yield problem("date-in-future", entry.mark(*path, field), found=day, expected=catalog.today)


def _in_the_past(node: BaseModel) -> Sequence[str]:
    """The fields of a part that may not lie in the future."""
    if isinstance(node, Round):
        return ("date",) if node.state in {RoundState.DONE, RoundState.SHOWN} else ()
    figure, period = _MEASURED.get(type(node), ("", ""))
    if figure and getattr(node, figure) is not None:
        return (period,)
    return _HAPPENED.get(type(node), ())
