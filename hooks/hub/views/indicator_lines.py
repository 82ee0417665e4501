"""An authority's series over the years: the line, with its targets and baseline, and the same in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from hub import addresses
from hub.models.authority import Authority
from hub.models.indicator import Indicator, MeasureType, Series
from hub.views.charts.lines import BASELINE, OWN, TARGET, Label, Lines, Stop, Track, lines
from hub.views.charts.words import sentences
from hub.views.here import Here
from hub.views.offers import root_of

_IN_PERCENT: Final = (MeasureType.PERCENTAGE, MeasureType.PERCENT_CHANGE)
_FEWEST: Final = 2
_LONGEST_NAME: Final = 30


@dataclass(frozen=True, slots=True)
class LabelView:
    """A label of the drawing in words."""

    at: Label
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class TickView:
    """A period under the drawing in words."""

    x: str
    words: str
    is_minor: bool


@dataclass(frozen=True, slots=True)
class LineView:
    """A line over the years, and the same in words."""

    title: Markup
    """What it says: from where to where."""
    latest: Markup
    """The latest figure beside its target, and the next target."""
    drawing: Lines
    grid: list[tuple[str, str]]
    ticks: list[TickView]
    labels: list[LabelView]
    summary: Markup
    """What else the drawing shows, for whoever does not see it."""
    csv: str
    """The file of the authority's figures."""


def value_of(here: Here, indicator: Indicator, value: float) -> Markup:
    """A figure with its unit sign where it is a percentage, and its decimals."""
    if indicator.measure in _IN_PERCENT:
        return here.writer.percent(value, indicator.decimals)
    return here.writer.number(value, indicator.decimals)


def are_comparable(indicator: Indicator) -> bool:
    """Whether an authority can stand beside the country: not with counts, of very different sizes."""
    return indicator.measure in _IN_PERCENT or not indicator.aggregates


def line_view(here: Here, indicator: Indicator, record: Authority, series: Series) -> LineView | None:
    """The line of an authority's series; None where fewer than two figures are known: a number is no line."""
    own = _track(OWN, series)
    if len(own.known) < _FEWEST:
        return None
    others = {
        str(other.scope.name): (other, track)
        for other in here.catalog.comparison(indicator.id)
        for track in (_track(str(other.scope.name), other),)
        if track.known
    }
    targets = [Stop(point.period, point.target) for point in series.points if point.target is not None]
    baseline = Stop(series.baseline.year, series.baseline.value) if series.baseline else None
    drawn = [track for _, track in others.values()] if are_comparable(indicator) else []
    drawing = lines(own, drawn, targets, baseline)
    words = _Words(here, indicator)
    names = {
        OWN: here.writer.plain(record.name),
        TARGET: here.writer.t("column.target").striptags(),
        BASELINE: here.writer.t("column.baseline").striptags(),
    } | {kind: words.scope(other).striptags() for kind, (other, _) in others.items()}
    return LineView(
        title=words.change("chart.line_title", here.writer.text(indicator.title), own),
        latest=words.latest(own, targets),
        drawing=drawing,
        grid=[(y, words.value(step).striptags()) for y, step in drawing.grid],
        ticks=[TickView(tick.x, here.writer.period(tick.period).striptags(), tick.is_minor) for tick in drawing.ticks],
        labels=[LabelView(it, _cut(names[it.kind]), words.value(it.value).striptags()) for it in drawing.labels],
        summary=sentences(
            words.of_baseline(baseline),
            *(words.beside(words.scope(other), track) for other, track in others.values()),
            words.gaps(series),
            here.writer.t("chart.line_cut") if drawing.is_cut else None,
        ),
        csv=root_of(here) + addresses.authority_file(record.id, f"{here.writer.locale.code}.csv"),
    )


def _track(kind: str, series: Series) -> Track:
    points = sorted(series.points, key=lambda point: point.period)
    return Track(kind, [Stop(point.period, point.value) for point in points])


def _cut(name: str) -> str:
    """A name as long as a narrow drawing has room for; the whole name stands in the table."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"


class _Words:
    """The sentences of one indicator on a page."""

    def __init__(self, here: Here, indicator: Indicator) -> None:
        self._here = here
        self._writer = here.writer
        self._indicator = indicator

    def value(self, value: float) -> Markup:
        return value_of(self._here, self._indicator, value)

    def scope(self, series: Series) -> Markup:
        return self._writer.named("scope", series.scope.name) if series.scope.name else Markup()

    def change(self, label: str, name: Markup, track: Track) -> Markup:
        """From the first figure to the last."""
        (start, first), (end, last) = track.known[0], track.known[-1]
        period = self._writer.period
        return self._writer.t(
            label, name=name, first=self.value(first), start=period(start), last=self.value(last), end=period(end)
        )

    def beside(self, name: Markup, track: Track) -> Markup:
        """What the authority is compared with."""
        if len(track.known) > 1:
            return self.change("chart.line_change", name, track)
        period, value = track.known[0]
        return self._writer.t("chart.line_one", name=name, value=self.value(value), period=self._writer.period(period))

    def latest(self, own: Track, targets: Sequence[Stop]) -> Markup:
        """The latest figure, how it stands to the target of its period, and the target that comes next."""
        period, value = own.known[-1]
        aims = {stop.period: stop.value for stop in targets if stop.value is not None}
        ahead = min((other for other in aims if other > period), default=None)
        said = {"value": self.value(value), "period": self._writer.period(period)}
        if period in aims:
            said["target"] = self._reached(value, aims[period])
        return sentences(
            self._writer.t("chart.line_latest_target" if period in aims else "chart.line_latest", **said),
            self._writer.t("chart.line_next", period=self._writer.period(ahead), value=self.value(aims[ahead]))
            if ahead
            else None,
        )

    def _reached(self, value: float, target: float) -> Markup:
        reached = value >= target if self._indicator.ascending else value <= target
        label = "chart.target_reached" if reached else "chart.target_not_reached"
        return self._writer.t(label, value=self.value(target))

    def of_baseline(self, baseline: Stop | None) -> Markup | None:
        """Where the series starts from."""
        if baseline is None or baseline.value is None:
            return None
        return self._writer.t(
            "chart.line_baseline", value=self.value(baseline.value), period=self._writer.period(baseline.period)
        )

    def gaps(self, series: Series) -> Markup | None:
        """The periods without a figure, each with why."""
        found = [
            self._writer.t(
                "chart.line_gap",
                period=self._writer.period(point.period),
                why=self._writer.named("value_status", point.value_status),
            )
            for point in sorted(series.points, key=lambda point: point.period)
            if point.value is None and point.value_status
        ]
        return self._writer.t("chart.line_gaps", items=self._writer.listed(found)) if found else None
