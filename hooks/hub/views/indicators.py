"""An authority's indicators beside all clusters and the country."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hub.models.authority import Authority
from hub.models.base import SourceRef, ValueStatus
from hub.models.indicator import Indicator, Point, Series
from hub.views.here import Here
from hub.views.indicator_lines import LineView, are_comparable, line_view, value_of
from hub.views.parts import Bar, Cell, Link, Table


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator: a line or the bars of the latest period, the table behind them, its meaning, its sources."""

    id: str
    title: Markup
    unit: Markup
    definition: Markup
    period: Markup
    line: LineView | None
    """Where two figures or more are known."""
    bars: list[Bar]
    table: Table
    sources: list[Link]


def indicator_views(here: Here, record: Authority) -> list[IndicatorView]:
    """The indicators that have a series of this authority, in the order of the file."""
    return [
        _view(here, record, here.catalog.indicators[series.indicator].record, series)
        for series in here.catalog.series_by_authority.get(record.id, [])
        if series.points and series.indicator in here.catalog.indicators
    ]


def _view(here: Here, record: Authority, indicator: Indicator, own: Series) -> IndicatorView:
    writer = here.writer
    rows = [(writer.text(record.name), own, "hub-bar--own")]
    rows.extend(
        (writer.named("scope", other.scope.name), other, "hub-bar--other")
        for other in here.catalog.comparison(indicator.id)
        if other.scope.name
    )
    latest = max(
        (point for point in own.points if point.value is not None), default=own.points[-1], key=lambda p: p.period
    )
    return IndicatorView(
        id=indicator.id,
        title=writer.text(indicator.title),
        unit=writer.text(indicator.unit),
        definition=writer.text(indicator.definition),
        period=writer.period(latest.period),
        line=line_view(here, indicator, record, own),
        bars=_bars(here, indicator, rows, latest),
        table=_table(here, indicator, rows),
        sources=list({link.href: link for link in map(here.source, _cited(rows))}.values()),
    )


def _cited(rows: list[tuple[Markup, Series, str]]) -> list[SourceRef]:
    return [point.source for _, series, _ in rows for point in series.points]


def _bars(here: Here, indicator: Indicator, rows: list[tuple[Markup, Series, str]], latest: Point) -> list[Bar]:
    """Bars for what can be compared: not for counts of very different sizes (a country beside a cluster)."""
    found = []
    for label, series, css in rows:
        point = next((point for point in series.points if point.period == latest.period), None)
        if point and point.value is not None:
            found.append((label, point.value, css))
    longest = max((value for _, value, _ in found), default=0)
    if longest <= 0 or len(found) < 2 or not are_comparable(indicator) or min(value for _, value, _ in found) < 0:  # noqa: PLR2004
        return []
    return [
        Bar(label, value_of(here, indicator, value), round(100 * value / longest, 1), css)
        for label, value, css in found
    ]


def _table(here: Here, indicator: Indicator, rows: list[tuple[Markup, Series, str]]) -> Table:
    writer = here.writer
    periods = sorted({point.period for _, series, _ in rows for point in series.points})
    has_targets = any(point.target is not None for _, series, _ in rows for point in series.points)
    has_baseline = any(series.baseline for _, series, _ in rows)
    head = [Cell(writer.t("column.scope"), scope="col")]
    if has_baseline:
        head.append(Cell(writer.t("column.baseline"), scope="col"))
    head.extend(Cell(writer.period(period), scope="col") for period in periods)
    if has_targets:
        head.append(Cell(writer.t("column.target"), scope="col"))
    body = []
    for label, series, _ in rows:
        cells = [Cell(label, scope="row")]
        if has_baseline:
            cells.append(Cell(_baseline(here, indicator, series)))
        for period in periods:
            point = next((point for point in series.points if point.period == period), None)
            cells.append(Cell(_point(here, indicator, point)))
        if has_targets:
            target = next((p.target for p in reversed(series.points) if p.target is not None), None)
            cells.append(Cell(value_of(here, indicator, target) if target is not None else writer.missing()))
        body.append(cells)
    return Table(writer.t("caption.indicator", name=writer.text(indicator.title)), head, [body])


def _baseline(here: Here, indicator: Indicator, series: Series) -> Markup:
    if series.baseline is None:
        return here.writer.missing()
    value = value_of(here, indicator, series.baseline.value)
    return here.writer.t("phrase.in_year", what=value, year=here.writer.period(series.baseline.year))


def _point(here: Here, indicator: Indicator, point: Point | None) -> Markup:
    if point is None:
        return here.writer.missing(status=ValueStatus.NOT_RECORDED)
    if point.value is None:
        return here.writer.missing(status=point.value_status)
    value = value_of(here, indicator, point.value)
    if point.comment:
        value += Markup('<p class="hub-source">{}</p>').format(here.writer.text(point.comment))
    return value
