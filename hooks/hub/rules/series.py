"""Series: one for each indicator and scope, their periods in order."""

from __future__ import annotations

from collections.abc import Iterator

from hub.catalog import Catalog, Entry
from hub.models.indicator import Series
from hub.problems import Problem, problem


def series_stand_once(catalog: Catalog) -> Iterator[Problem]:
    """A series speaks of one scope, and no other series has the same indicator and scope."""
    seen: dict[tuple[str, str], Entry[Series]] = {}
    for entry in catalog.series:
        scope = entry.record.scope
        if bool(scope.authority) == bool(scope.name):
            yield problem("scope-not-one", entry.mark("scope"))
            continue
        name = scope.authority or str(scope.name)
        first = seen.setdefault((entry.record.indicator, name), entry)
        if first is not entry:
            found = f"{entry.record.indicator}, {name}"
            yield problem("series-duplicate", entry.mark(), found=found, line=first.mark().line)


def periods_in_order(catalog: Catalog) -> Iterator[Problem]:
    """Points stand in order, do not overlap, and match the indicator's type of period."""
    for entry in catalog.series:
        indicator = catalog.indicators.get(entry.record.indicator)
        points = entry.record.points
        for index, point in enumerate(points):
            mark = entry.mark("points", index, "period")
            if indicator and point.period.kind != indicator.record.period_type:
                yield problem("period-type", mark, found=point.period, expected=indicator.record.period_type)
            if index and point.period.first <= points[index - 1].period.last:
                yield problem("periods-overlap", mark, found=point.period, before=points[index - 1].period)


def baseline_before_target(catalog: Catalog) -> Iterator[Problem]:
    """The baseline ends before the period of the first target does."""
    for entry in catalog.series:
        baseline = entry.record.baseline
        targets = [point.period for point in entry.record.points if point.target is not None]
        if baseline and targets and baseline.year.last >= targets[0].last:
            mark = entry.mark("baseline", "year")
            yield problem("baseline-after-target", mark, found=baseline.year, expected=targets[0])
