"""Figures: percentages, fractions, amounts, budgets that add up, coordinates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pydantic import BaseModel

from hub.catalog import Catalog, Entry
from hub.models.authority import Arena, Fact, Member, PartnerCount, Unit
from hub.models.indicator import Indicator, MeasureType, Point, Series
from hub.models.work_plan import BudgetLine, Measure, StatedTotal
from hub.problems import Problem, problem, warning
from hub.walk import Path

PERCENT: Final = 100
BUDGET_TOLERANCE: Final = 1
"""How far the breakdown may lie from the stated total, in the currency's unit."""
_HALF: Final = 0.5
_DUST: Final = 1e-9
_LIMITS: Final = {"lat": 90, "lon": 180}
_LINES: Final = "budget_lines"
_COUNTED: Final[Mapping[type[BaseModel], Sequence[str]]] = {
    BudgetLine: ("amount", "spent"),
    StatedTotal: ("amount",),
    Arena: ("people",),
    Member: ("population",),
    PartnerCount: ("count",),
    Fact: ("value",),
}
"""Fields that hold amounts and counts."""


def percentages(catalog: Catalog) -> Iterator[Problem]:
    """A percentage lies between 0 and 100."""
    for _, entry in catalog.entries():
        for path, node in entry.nodes:
            if _is_percentage(catalog, entry, node):
                for field in ("value", "target", "actual"):
                    value = getattr(node, field, None)
                    if value is not None and not 0 <= value <= PERCENT:
                        yield problem("percentage-range", entry.mark(*path, field), found=value)


def _is_percentage(catalog: Catalog, entry: Entry[BaseModel], node: BaseModel) -> bool:
    """A fact in percent; a point of a series, or a measure, of an indicator that is a percentage."""
    if isinstance(node, Fact):
        return node.unit is Unit.PERCENT
    indicator = _indicator(catalog, entry, node)
    return indicator is not None and indicator.measure is MeasureType.PERCENTAGE


def _indicator(catalog: Catalog, entry: Entry[BaseModel], node: BaseModel) -> Indicator | None:
    name = None
    if isinstance(node, Measure):
        name = node.indicator
    elif isinstance(node, Point) and isinstance(entry.record, Series):
        name = entry.record.indicator
    found = catalog.indicators.get(name or "")
    return found.record if found else None


def fractions_agree(catalog: Catalog) -> Iterator[Problem]:
    """Numerator and denominator come together and give the value, within the rounding of its decimals."""
    for _, entry in catalog.entries():
        for path, node in entry.nodes:
            if isinstance(node, (Point, Measure)):
                indicator = _indicator(catalog, entry, node)
                yield from _fraction(entry, path, node, indicator.decimals if indicator else 0)


def _fraction(entry: Entry[BaseModel], path: Path, node: Point | Measure, decimals: int) -> Iterator[Problem]:
    if node.numerator is None or node.denominator is None:
        if node.numerator is not None or node.denominator is not None:
            lone = "denominator" if node.numerator is None else "numerator"
            yield problem("fraction-half", entry.mark(*path, lone, key=True), found=lone)
        return
    if node.denominator <= 0 or node.numerator < 0:
        found = f"{node.numerator:g} / {node.denominator:g}"
        yield problem("fraction-sign", entry.mark(*path, "denominator"), found=found)
        return
    field = "value" if isinstance(node, Point) else "actual"
    value: float | None = getattr(node, field)
    share = node.numerator / node.denominator * PERCENT
    if value is not None and abs(share - value) > _HALF * 10**-decimals + _DUST:
        yield problem("fraction-disagrees", entry.mark(*path, field), found=value, expected=round(share, decimals))


def amounts(catalog: Catalog) -> Iterator[Problem]:
    """Counts and amounts are 0 or more; spending above the amount is reported."""
    for _, entry in catalog.entries():
        for path, node in entry.nodes:
            for field in _COUNTED.get(type(node), ()):
                value = getattr(node, field)
                if value is not None and value < 0:
                    yield problem("amount-negative", entry.mark(*path, field), found=value)
            if isinstance(node, BudgetLine) and node.spent is not None and node.spent > node.amount:
                yield warning("spent-above-amount", entry.mark(*path, "spent"), found=node.spent, expected=node.amount)


def budget_agrees(catalog: Catalog) -> Iterator[Problem]:
    """The lines of a plan's budget add up to the total that its document states, within ₪1.

    Where the plan or an action says that its lines are missing, they may add up to less.
    """
    for entry in catalog.work_plans.values():
        plan = entry.record
        amounts_given = [line.amount for _, line in entry.parts(BudgetLine)]
        if plan.stated_total is None or not amounts_given:
            continue
        total = round(sum(amounts_given), 2)
        is_partial = _LINES in plan.missing or any(_LINES in action.missing for action in plan.actions())
        excess = total - plan.stated_total.amount
        if excess > BUDGET_TOLERANCE or (excess < -BUDGET_TOLERANCE and not is_partial):
            mark = entry.mark("stated_total", "amount")
            yield problem("budget-total", mark, found=plan.stated_total.amount, expected=total)


def coordinates(catalog: Catalog) -> Iterator[Problem]:
    """Latitude and longitude are degrees on the globe."""
    for entry in catalog.authorities.values():
        place = entry.record.location
        for field, limit in _LIMITS.items() if place else ():
            degrees = getattr(place, field)
            if not -limit <= degrees <= limit:
                yield problem("coordinate-range", entry.mark("location", field), found=degrees, limit=limit)
