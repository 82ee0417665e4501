"""Figures: percentages, fractions, amounts, budgets that add up, coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel

from hub.catalog import Catalog, Entry
from hub.models.authority import Arena, Fact, Location, Member, PartnerCount, Unit
from hub.models.indicator import MeasureType, Point
from hub.models.work_plan import BudgetLine, Measure, WorkPlan
from hub.problems import Problem, problem, warning
from hub.walk import Path, walk

PERCENT: Final = 100
BUDGET_TOLERANCE: Final = 1
"""How far the breakdown may lie from the stated total, in the currency's unit."""
_LATITUDE: Final = 90
_LONGITUDE: Final = 180


def percentages(catalog: Catalog) -> Iterator[Problem]:
    """A percentage lies between 0 and 100."""
    for entry, path, node in _of_percentage(catalog):
        for field in ("value", "target", "actual"):
            value = getattr(node, field, None)
            if value is not None and not 0 <= value <= PERCENT:
                yield problem("percentage-range", entry.mark(*path, field), found=value)


def _of_percentage(catalog: Catalog) -> Iterator[tuple[Entry[BaseModel], Path, BaseModel]]:
    """Points and measures of percentage indicators, and facts in percent."""
    for series in catalog.series:
        indicator = catalog.indicators.get(series.record.indicator)
        if indicator and indicator.record.measure is MeasureType.PERCENTAGE:
            for index, point in enumerate(series.record.points):
                yield series, ("points", index), point  # type: ignore[misc] - an Entry of a narrower record
    for _, entry in catalog.entries():
        for path, node in walk(entry.record):
            if isinstance(node, Measure) and node.indicator in catalog.indicators:
                if catalog.indicators[node.indicator].record.measure is MeasureType.PERCENTAGE:
                    yield entry, path, node
            elif isinstance(node, Fact) and node.unit is Unit.PERCENT:
                yield entry, path, node


def fractions_agree(catalog: Catalog) -> Iterator[Problem]:
    """Numerator and denominator come together and give the value, within the rounding of its decimals."""
    for entry, path, node, decimals in _fractions(catalog):
        value = node.value if isinstance(node, Point) else node.actual
        if (node.numerator is None) != (node.denominator is None):
            yield problem("fraction-half", entry.mark(*path))
        elif node.numerator is not None and node.denominator is not None:
            if node.denominator <= 0 or node.numerator < 0:
                yield problem("fraction-sign", entry.mark(*path, "denominator"), found=node.denominator)
            elif value is not None:
                share = PERCENT * node.numerator / node.denominator
                if abs(share - value) > 0.5 * 10**-decimals + 1e-9:
                    field = "value" if isinstance(node, Point) else "actual"
                    expected = round(share, decimals)
                    yield problem("fraction-disagrees", entry.mark(*path, field), found=value, expected=expected)


def _fractions(catalog: Catalog) -> Iterator[tuple[Entry[BaseModel], Path, Point | Measure, int]]:
    for _, entry in catalog.entries():
        for path, node in walk(entry.record):
            if isinstance(node, Point):
                indicator = catalog.indicators.get(getattr(entry.record, "indicator", ""))
                yield entry, path, node, indicator.record.decimals if indicator else 0
            elif isinstance(node, Measure):
                indicator = catalog.indicators.get(node.indicator or "")
                yield entry, path, node, indicator.record.decimals if indicator else 0


def amounts(catalog: Catalog) -> Iterator[Problem]:
    """Counts and amounts are 0 or more; spending above the amount is reported."""
    counted = {
        BudgetLine: ("amount", "spent"),
        Arena: ("people",),
        Member: ("population",),
        PartnerCount: ("count",),
        Fact: ("value",),
    }
    for _, entry in catalog.entries():
        for path, node in walk(entry.record):
            for field in counted.get(type(node), ()):
                value = getattr(node, field)
                if value is not None and value < 0:
                    yield problem("amount-negative", entry.mark(*path, field), found=value)
            if isinstance(node, BudgetLine) and node.spent is not None and node.spent > node.amount:
                yield warning("spent-above-amount", entry.mark(*path, "spent"), found=node.spent, expected=node.amount)


def budget_agrees(catalog: Catalog) -> Iterator[Problem]:
    """The lines of a plan's budget add up to the total that its document states, within ₪1."""
    for entry in catalog.work_plans.values():
        plan: WorkPlan = entry.record
        if plan.stated_total is None:
            continue
        total = sum(line.amount for action in plan.actions() for line in action.budget_lines)
        if abs(total - plan.stated_total.amount) > BUDGET_TOLERANCE:
            mark = entry.mark("stated_total", "amount")
            yield problem("budget-total", mark, found=plan.stated_total.amount, expected=total)


def coordinates(catalog: Catalog) -> Iterator[Problem]:
    """Latitude and longitude are degrees, and not exchanged."""
    for entry in catalog.authorities.values():
        place: Location | None = entry.record.location
        if place is None:
            continue
        if not -_LATITUDE <= place.lat <= _LATITUDE:
            yield problem("coordinate-range", entry.mark("location", "lat"), found=place.lat, limit=_LATITUDE)
        if not -_LONGITUDE <= place.lon <= _LONGITUDE:
            yield problem("coordinate-range", entry.mark("location", "lon"), found=place.lon, limit=_LONGITUDE)
