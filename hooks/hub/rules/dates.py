"""Dates and periods: in order, inside their plan, not overlapping, nothing actual in the future."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel

from hub.catalog import Catalog, Entry
from hub.dates import PartialDate
from hub.models.authority import TimelineEntry
from hub.models.indicator import Series
from hub.models.work_plan import Action, Milestone, WorkPlan
from hub.problems import Problem, problem
from hub.walk import Path, walk


def dates_in_order(catalog: Catalog) -> Iterator[Problem]:
    """What starts does not end before."""
    pairs: Mapping[type[BaseModel], Sequence[tuple[str, str]]] = {
        WorkPlan: [("start", "end")],
        Action: [("start", "end"), ("actual_start", "actual_end")],
        TimelineEntry: [("date", "end")],
    }
    for _, entry in catalog.entries():
        for path, node in walk(entry.record):
            for start, end in pairs.get(type(node), ()):
                first, last = getattr(node, start), getattr(node, end)
                if first and last and last.last < first.first:
                    yield problem("dates-reversed", entry.mark(*path, end), start=first, found=last)


def actions_inside_plan(catalog: Catalog) -> Iterator[Problem]:
    """An action's planned dates lie inside its plan's."""
    for entry in catalog.work_plans.values():
        plan = entry.record
        for path, node in walk(plan):
            if isinstance(node, Action):
                yield from _inside(entry, path, node, plan)


def _inside(entry: Entry[WorkPlan], path: Path, action: Action, plan: WorkPlan) -> Iterator[Problem]:
    for field in ("start", "end"):
        day: PartialDate | None = getattr(action, field)
        too_early = day and plan.start and day.last < plan.start.first
        too_late = day and plan.end and day.first > plan.end.last
        if too_early or too_late:
            limits = f"{plan.start or '…'} – {plan.end or '…'}"
            yield problem("date-outside-plan", entry.mark(*path, field), found=day, expected=limits)


def series_periods(catalog: Catalog) -> Iterator[Problem]:
    """Points stand in order and do not overlap, match the indicator's period type, and follow the baseline."""
    seen: dict[tuple[str, str], Entry[Series]] = {}
    for entry in catalog.series:
        series = entry.record
        scope = series.scope.authority or (series.scope.name.value if series.scope.name else "")
        if bool(series.scope.authority) == bool(series.scope.name):
            yield problem("scope-not-one", entry.mark("scope"))
        before = seen.setdefault((series.indicator, scope), entry)
        if before is not entry:
            first = before.mark()
            yield problem("series-duplicate", entry.mark(), found=f"{series.indicator}, {scope}", line=first.line)
        yield from _points(catalog, entry)


def _points(catalog: Catalog, entry: Entry[Series]) -> Iterator[Problem]:
    series = entry.record
    indicator = catalog.indicators.get(series.indicator)
    for index, point in enumerate(series.points):
        mark = entry.mark("points", index, "period")
        if indicator and point.period.kind != indicator.record.period_type:
            yield problem("period-type", mark, found=point.period, expected=indicator.record.period_type.value)
        if index and point.period.first <= series.points[index - 1].period.last:
            yield problem("periods-overlap", mark, found=point.period, before=series.points[index - 1].period)
    targets = [point.period for point in series.points if point.target is not None]
    if series.baseline and targets and series.baseline.year.first > targets[0].first:
        mark = entry.mark("baseline", "year")
        yield problem("baseline-after-target", mark, found=series.baseline.year, expected=targets[0])


def actual_not_in_future(catalog: Catalog) -> Iterator[Problem]:
    """What is said to have happened lies before the day of the build."""
    fields: Mapping[type[BaseModel], Sequence[str]] = {
        Action: ("actual_start", "actual_end"),
        Milestone: ("date_met",),
    }
    for _, entry in catalog.entries():
        for path, node in walk(entry.record):
            for field in fields.get(type(node), ()):
                day = getattr(node, field)
                if day and day.first > catalog.today:
                    yield problem("date-in-future", entry.mark(*path, field), found=day, expected=catalog.today)
    for entry in catalog.series:
        for index, point in enumerate(entry.record.points):
            if point.value is not None and point.period.first > catalog.today:
                mark = entry.mark("points", index, "period")
                yield problem("date-in-future", mark, found=point.period, expected=catalog.today)
