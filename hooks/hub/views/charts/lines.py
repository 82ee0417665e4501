"""Lines over the years: where their points, gaps, targets and labels stand. Time runs left to right."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Final

from hub.dates import Period
from hub.views.charts.parts import short

LEFT: Final = 12
RIGHT: Final = 92
"""Where the first and the last period stand, in per cent of the drawing's width: it grows, its words do not."""
PLOT: Final = 150
"""Height of the scale, in pixels."""
LINE_HEIGHT: Final = 18
_HEAD: Final = 14
_FOOT: Final = 30
_ABOVE: Final = 12
_BELOW: Final = 22
_STEPS: Final = 5
_NICE: Final = (1, 2, 2.5, 5, 10)
_MOST_TICKS: Final = 8
_FEW_TICKS: Final = 3
_EXACT: Final = 9
"""Decimals that rid sums of floating-point dust."""
_DAY: Final = timedelta(days=1)
_MIDDLE: Final = 50
_NEAR: Final = 24
"""Marks nearer than this have their labels in one pile."""
_MOST_EXTRA: Final = 2
OWN: Final = "own"
TARGET: Final = "target"
BASELINE: Final = "baseline"


@dataclass(frozen=True, slots=True)
class Stop:
    """A figure of a period; None where there is none."""

    period: Period
    value: float | None


@dataclass(frozen=True, slots=True)
class Track:
    """One series to draw."""

    kind: str
    """``own``, or the scope that it is compared with."""
    stops: list[Stop]

    @property
    def known(self) -> list[tuple[Period, float]]:
        """The figures there are."""
        return [(stop.period, stop.value) for stop in self.stops if stop.value is not None]


@dataclass(frozen=True, slots=True)
class Scale:
    """The steps of the upright scale, from its foot to its head."""

    steps: list[float]

    def y(self, value: float) -> float:
        """How far below the head a figure stands."""
        foot, head = self.steps[0], self.steps[-1]
        return round(PLOT * (head - value) / (head - foot), _EXACT)

    @property
    def is_cut(self) -> bool:
        """Whether nought is not on it."""
        return self.steps[0] > 0 or self.steps[-1] < 0

    def lowered(self) -> Iterator[Scale]:
        """The same with a step more at its foot, and with two; never past nought."""
        foot, step = self.steps[0], self.steps[1] - self.steps[0]
        for more in range(1, _MOST_EXTRA + 1):
            extra = [round(foot - number * step, _EXACT) for number in range(more, 0, -1)]
            if foot >= 0 > extra[0]:
                return
            yield Scale([*extra, *self.steps])


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a series, a target or the baseline."""

    kind: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A straight piece between two figures of periods that follow each other."""

    kind: str
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Label:
    """A label beside the mark that it names, with its figure."""

    kind: str
    x: str
    y: str
    anchor: str
    value: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A period under the drawing."""

    x: str
    period: Period
    is_minor: bool
    """Left out where the drawing is narrow."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A drawing: across in per cent of its width, down in pixels."""

    height: str
    base: str
    tick_y: str
    grid: list[tuple[str, float]]
    """The steps of the scale: where, and what."""
    ticks: list[Tick]
    pieces: list[Piece]
    marks: list[Mark]
    labels: list[Label]
    is_cut: bool
    """Whether nought is not on the scale."""


def lines(own: Track, others: Sequence[Track], targets: Sequence[Stop], baseline: Stop | None) -> Lines:
    """Lay out a series with its targets and its baseline, and the series beside it."""
    aims = Track(TARGET, list(targets))
    start = Track(BASELINE, [baseline] if baseline else [])
    tracks = [own, *(track for track in others if track.known)]
    everything = [*tracks, aims, start]
    scale = scale_of([value for track in everything for _, value in track.known])
    placed, has_room = _placed(scale, own, [*tracks, aims], start)
    for lower in scale.lowered() if not has_room else ():
        found, has_room = _placed(lower, own, [*tracks, aims], start)
        if has_room:
            scale, placed = lower, found
            break
    periods = sorted({stop.period for track in everything for stop in track.stops})
    across = _Across(periods)
    top = max(LINE_HEIGHT, _HEAD - min(placed.values()))
    labels = []
    for track in (track for track in everything if track.known):
        period, value = track.known[-1]
        x = across(period)
        anchor = "start" if track.kind == BASELINE or x < _MIDDLE else "end"
        labels.append(Label(track.kind, short(x), short(top + placed[track.kind]), anchor, value))
    return Lines(
        height=short(top + PLOT + _FOOT),
        base=short(top + PLOT),
        tick_y=short(top + PLOT + _FOOT - 8),
        grid=[(short(top + scale.y(step)), step) for step in scale.steps],
        ticks=list(_ticks(periods, across)),
        pieces=[
            Piece(track.kind, short(across(a)), short(top + scale.y(v)), short(across(b)), short(top + scale.y(w)))
            for track in reversed(tracks)
            for (a, v), (b, w) in joined(track.stops)
        ],
        marks=[
            Mark(track.kind, short(across(period)), short(top + scale.y(value)))
            for track in reversed(everything)
            for period, value in track.known
        ],
        labels=labels,
        is_cut=scale.is_cut,
    )


def scale_of(values: Sequence[float]) -> Scale:
    """Even steps around the figures: from nought, unless all lie in the upper half, where changes would not be seen."""
    low, high = min(values), max(values)
    foot = min(low, 0) if low <= high / 2 else low
    step = _step((high - foot) / _STEPS or abs(high) / _STEPS or 1)
    first, last = math.floor(round(foot / step, _EXACT)), math.ceil(round(high / step, _EXACT))
    last = max(last, first + 1)
    return Scale([round(number * step, _EXACT) for number in range(first, last + 1)])


def _step(least: float) -> float:
    unit: float = 10.0 ** math.floor(math.log10(least))
    return next((nice * unit for nice in _NICE if nice * unit >= least * (1 - 1e-9)), 10 * unit)


def joined(stops: Sequence[Stop]) -> Iterator[tuple[tuple[Period, float], tuple[Period, float]]]:
    """The figures that a line joins: of periods that follow each other with nothing missing between them."""
    for before, after in pairwise(stops):
        follows = after.period.first - before.period.last <= _DAY
        if follows and before.value is not None and after.value is not None:
            yield (before.period, before.value), (after.period, after.value)


class _Across:
    """Where a period stands: by its middle, so that missing years take their room."""

    def __init__(self, periods: Sequence[Period]) -> None:
        middles = [_middle(period) for period in periods]
        self._first: float = min(middles)
        self._length: float = max(middles) - self._first or 1

    def __call__(self, period: Period) -> float:
        return LEFT + (RIGHT - LEFT) * (_middle(period) - self._first) / self._length


def _middle(period: Period) -> float:
    return (period.first.year + period.last.year) / 2


def _placed(scale: Scale, own: Track, ends: Sequence[Track], start: Track) -> tuple[dict[str, float], bool]:
    """How far below the head of the scale the labels stand, each beside the last mark of its series.

    The series' own label and the target's stand away from the line: over it where it rises, under it where it falls.
    What it is compared with stands on its own side, unless the marks are near each other. Without room below, all
    stand over their marks.
    Second, whether there was room.
    """
    (_, before), (_, last) = own.known[-2:]
    falls = last < before
    over: dict[str, float] = {}
    under: dict[str, float] = {}
    near: list[float] = []
    for kind, value in ((track.kind, track.known[-1][1]) for track in ends if track.known):
        y = scale.y(value)
        is_near = abs(y - scale.y(last)) < _NEAR
        goes_under = falls if is_near or kind == TARGET else value < last
        (under if goes_under else over)[kind] = y
        if is_near:
            near.append(y)
    below = _stacked(under, near, up=False)
    has_room = max(below.values(), default=0) <= PLOT
    if not has_room:
        over, below = over | under, {}
    placed = _stacked(over, near, up=True) | below
    for _, value in start.known:
        y = scale.y(value)
        is_under = value <= own.known[0][1]
        fits = y + _BELOW <= PLOT
        has_room = has_room and (fits or not is_under)
        placed[BASELINE] = y + _BELOW if is_under and fits else y - _ABOVE
    return placed, has_room


def _stacked(heights: dict[str, float], near: Sequence[float], *, up: bool) -> dict[str, float]:
    """Labels over (or under) their marks, a line's height apart from each other; those of near marks clear them all."""
    edge = min(near) if up else max(near)
    placed: dict[str, float] = {}
    last = math.inf if up else -math.inf
    for kind, y in sorted(heights.items(), key=lambda item: item[1], reverse=up):
        mark = edge if y in near else y
        last = min(mark - _ABOVE, last - LINE_HEIGHT) if up else max(mark + _BELOW, last + LINE_HEIGHT)
        placed[kind] = last
    return placed


def _ticks(periods: Sequence[Period], across: _Across) -> Iterator[Tick]:
    """Periods under the drawing, the last always; not more than have room."""
    apart = math.ceil(len(periods) / _MOST_TICKS)
    minor = 2 if len(periods) > _FEW_TICKS else 1
    for number, period in enumerate(reversed(periods)):
        if number % apart == 0:
            yield Tick(short(across(period)), period, is_minor=number // apart % minor != 0)
