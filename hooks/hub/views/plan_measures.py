"""The measures of a plan: what was planned beside what came of it, and the gap in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from hub import addresses
from hub.models.base import Localized
from hub.models.indicator import MeasureType
from hub.models.work_plan import Action, Measure
from hub.views.charts.parts import short
from hub.views.here import Here, anchor
from hub.views.parts import Cell, Link, Table

_PER_CENT: Final = "%"
_WHOLE: Final = 100
"""What a share that is nearly the whole must not be rounded to."""
_DECIMALS: Final = 6
"""A difference of two decimal figures is one as well, and not what binary numbers make of it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A measure with its two bars; a figure that is missing says why and has no bar."""

    name: Markup
    note: Markup
    """Its unit and period."""
    action: Link
    target: Markup
    target_length: str
    actual: Markup
    actual_length: str
    gap: Markup


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a plan as bars, in words and as a table."""

    title: Markup
    measure: Markup
    pairs: list[Pair]
    table: Table


def gap_of(measure: Measure) -> float | None:
    """By how much the actual figure is above the target (below: negative); None where one of the two is missing."""
    if measure.target is None or measure.actual is None:
        return None
    return round(measure.actual - measure.target, _DECIMALS)


def is_reached(here: Here, measure: Measure) -> bool:
    """Whether the actual figure has come to the target: for an indicator that should fall, from above."""
    gap = gap_of(measure)
    if gap is None:
        return False
    indicator = here.catalog.indicators.get(measure.indicator or "")
    return gap >= 0 if indicator is None or indicator.record.ascending else gap <= 0


def measures(here: Here, actions: Sequence[Action], prefix: str) -> Measures | None:
    """The measures of some actions; None where none has a figure."""
    writer = here.writer
    found = [
        (measure, action)
        for action in actions
        for measure in action.measures
        if measure.target is not None or measure.actual is not None
    ]
    if not found:
        return None
    both = [measure for measure, _ in found if gap_of(measure) is not None]
    reached = sum(is_reached(here, measure) for measure in both)
    title = (
        writer.t("plan.measures_reached", met=writer.number(reached), all=writer.number(len(both)))
        if both
        else writer.t("plan.measures_no_pair")
    )
    pairs = [_pair(here, action, measure, prefix) for measure, action in found]
    return Measures(title, writer.t("plan.measures_measure"), pairs, _table(here, pairs))


def _pair(here: Here, action: Action, measure: Measure, prefix: str) -> Pair:
    writer = here.writer
    longest = max(measure.target or 0, measure.actual or 0)

    def length(value: float | None) -> str:
        return "" if value is None else short(100 * max(0, value) / longest) if longest > 0 else "0"

    return Pair(
        name=writer.text(measure.name),
        note=Markup(" · ").join(_note(here, measure)),
        action=Link(writer.text(action.name), f"#{prefix}{addresses.plan_item(action.id)}"),
        target=writer.number(measure.target) if measure.target is not None else writer.missing(),
        target_length=length(measure.target),
        actual=(
            writer.number(measure.actual) if measure.actual is not None else writer.missing(status=measure.value_status)
        ),
        actual_length=length(measure.actual),
        gap=_gap(here, measure),
    )


def _note(here: Here, measure: Measure) -> Iterator[Markup]:
    if measure.unit is not None:
        yield here.writer.text(measure.unit)
    if measure.period is not None:
        yield here.writer.period(measure.period)


def _gap(here: Here, measure: Measure) -> Markup:
    """The gap in words; in percentage points where the figures are percentages, else with the share of the target."""
    writer = here.writer
    gap = gap_of(measure)
    if gap is None:
        return writer.t("plan.gap_unknown")
    if gap == 0:
        return writer.t("plan.gap_none")
    side = "over" if gap > 0 else "under"
    if _is_percentage(here, measure):
        return writer.count(f"plan.points_{side}", abs(gap))
    words = writer.t(f"plan.gap_{side}", gap=writer.number(abs(gap)))
    if measure.target is None or measure.actual is None or measure.target <= 0:
        return words
    percent = 100 * measure.actual / measure.target
    share = writer.percent(percent, 1 if round(percent) == _WHOLE else 0)
    return writer.t("phrase.comma_pair", first=words, last=writer.t("plan.of_target", share=share))


def _is_percentage(here: Here, measure: Measure) -> bool:
    indicator = here.catalog.indicators.get(measure.indicator or "")
    if indicator is not None:
        return indicator.record.measure is MeasureType.PERCENTAGE
    return measure.unit is not None and _original(here, measure.unit) == _PER_CENT


def _original(here: Here, text: Localized) -> str:
    return text.root[here.writer.default.code]


def _table(here: Here, pairs: Sequence[Pair]) -> Table:
    writer = here.writer
    names = ("plan.measure", "plan.target", "plan.actual", "plan.gap")
    head = [
        Cell(writer.t(name), scope="col", css="hub-number" if name in ("plan.target", "plan.actual") else "")
        for name in names
    ]
    rows = []
    for pair in pairs:
        name = anchor(Link(pair.name, pair.action.href))
        if pair.note:
            name = writer.t("phrase.comma_pair", first=name, last=pair.note)
        figures = (Cell(figure, css="hub-number") for figure in (pair.target, pair.actual))
        rows.append([Cell(name, scope="row"), *figures, Cell(pair.gap)])
    return Table(writer.t("plan.measures_caption"), head, [rows])
