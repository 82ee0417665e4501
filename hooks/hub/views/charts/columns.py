"""Columns over time: participants by month, events by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from babel.dates import format_date
from markupsafe import Markup

from hub.models.network_events import Events, MonthOfParticipants, Participants, YearOfEvents
from hub.views.charts.parts import Chart, Column, Columns, Datum, Sheet, short
from hub.views.charts.words import comment, number, sentences
from hub.views.here import Here
from hub.views.writer import Writer

PARTICIPANTS: Final = "participants-2024"
EVENTS: Final = "events-by-year"
WIDTH: Final = 600
TOP: Final = 30
BASE: Final = 180
LABEL_GAP: Final = 22
HEIGHT: Final = 210
"""The drawing's units. On a narrow screen every other label moves down, outside of it."""
WIDEST: Final = 90
_FILL: Final = 0.64
_GAP_HEIGHT: Final = 26
_VALUE_GAP: Final = 7
_GAP_SIGN: Final = "*"
_LONGEST_NAME: Final = 6


def participants(here: Here, record: Participants) -> Chart:
    """Participants by month; a month without a figure is a gap, not a zero."""
    writer = here.writer
    months = record.months
    known = sorted((month for month in months if month.value is not None), key=lambda month: month.value or 0)
    peak, lowest = known[-1], known[0]
    gaps = [month for month in months if month.value is None]
    head = [Datum(writer.t("chart.month")), Datum(writer.t("chart.participants"))]
    rows = [
        [Datum(writer.date(month.month)), Datum(number(writer, month.value, month.value_status), month.value)]
        for month in months
    ]
    sheet = Sheet(writer.t("chart.months_caption"), head, rows)
    return Chart(
        PARTICIPANTS,
        title=_of_month(writer, "chart.months_title", peak),
        subtitle=writer.t("chart.months_measure", year=writer.prose(str(months[0].month.first.year))),
        summary=sentences(
            *(_remark(writer, month, comment(writer, month.comment)) for month in months),
            _of_month(writer, "chart.months_lowest", lowest),
        ),
        table=sheet.table(),
        sheet=sheet,
        sources=[here.source(record.source)],
        columns=columns(list(zip(_short(writer, months), (month.value for month in months), strict=True)), writer),
        notes=[
            Markup("{} {}").format(_GAP_SIGN, writer.t("phrase.because", what=writer.date(month.month), why=why))
            for month in gaps
            for why in (number(writer, None, month.value_status),)
        ],
    )


def _of_month(writer: Writer, label: str, month: MonthOfParticipants) -> Markup:
    return writer.t(label, month=writer.date(month.month), value=number(writer, month.value, month.value_status))


def _remark(writer: Writer, month: MonthOfParticipants, text: Markup | None) -> Markup | None:
    return writer.t("chart.remark", name=writer.date(month.month), text=text) if text else None


def _short(writer: Writer, months: Sequence[MonthOfParticipants]) -> list[str]:
    """The months as they stand under columns: by name, or all by number where a name is too long for a column."""
    days = [month.month.first for month in months]
    names = [str(format_date(day, "LLL", locale=writer.locale.calendar)) for day in days]
    return names if max(map(len, names)) <= _LONGEST_NAME else [str(day.month) for day in days]


def events(here: Here, record: Events) -> Chart:
    """Events by year: the totals as columns, the kinds in the table."""
    writer = here.writer
    years = sorted(record.by_year, key=lambda year: year.year)
    last = years[-1]
    before = years[-2] if len(years) > 1 else last
    sheet = _events_sheet(writer, record, years)
    printed = {year.total for year in years} | {sum(year.total for year in years)}
    return Chart(
        EVENTS,
        title=writer.t(
            "chart.events_title",
            before=writer.number(before.total),
            previous=writer.period(before.year),
            last=writer.number(last.total),
            year=writer.period(last.year),
        ),
        subtitle=writer.t("chart.events_measure"),
        summary=writer.t("chart.events_summary", year=writer.period(last.year), items=_kinds(writer, record, last)),
        table=sheet.table(),
        sheet=sheet,
        sources=[here.source(record.source)],
        columns=columns([(year.year.text, year.total) for year in years], writer),
        notes=[
            writer.t("chart.other_count", name=writer.text(item.name), value=writer.number(item.count))
            for item in record.counts_printed
            if item.count not in printed
        ],
    )


def _kinds(writer: Writer, record: Events, year: YearOfEvents) -> Markup:
    """What there was in a year, most first; kinds that there were none of are left out."""
    found = [(kind.name, year.of_kind(kind.id)) for kind in record.kinds if year.of_kind(kind.id)]
    found.sort(key=lambda item: -item[1])
    return writer.listed(
        [writer.t("chart.item", name=writer.text(name), value=writer.number(count)) for name, count in found]
    )


def _events_sheet(writer: Writer, record: Events, years: list[YearOfEvents]) -> Sheet:
    head = [
        Datum(writer.t("chart.year")),
        *(Datum(writer.text(kind.name)) for kind in record.kinds),
        Datum(writer.t("chart.all_events")),
        Datum(writer.t("chart.participants")),
    ]
    rows = []
    for year in years:
        counts = [*(year.of_kind(kind.id) for kind in record.kinds), year.total, year.participants]
        rows.append([Datum(writer.period(year.year)), *(Datum(writer.number(count), count) for count in counts)])
    return Sheet(writer.t("chart.events_caption"), head, rows)


def columns(values: list[tuple[str, float | None]], writer: Writer) -> Columns:
    """Lay out columns from left to right, the highest as high as the drawing allows."""
    highest = max((value for _, value in values if value is not None), default=0)
    slot = WIDTH / len(values)
    width = min(slot * _FILL, WIDEST)
    made = []
    for index, (label, value) in enumerate(values):
        middle = slot * (index + 0.5)
        height = _height(value, highest)
        top = BASE - height
        made.append(
            Column(
                x=short(middle),
                left=short(middle - width / 2),
                top=short(top),
                height=short(height),
                label=label,
                value=_GAP_SIGN if value is None else writer.number(value).striptags(),
                value_y=short(top - _VALUE_GAP),
                is_gap=value is None,
            )
        )
    return Columns(WIDTH, HEIGHT, BASE, BASE + LABEL_GAP, short(width), made)


def _height(value: float | None, highest: float) -> float:
    if value is None:
        return _GAP_HEIGHT
    return (BASE - TOP) * value / highest if highest else 0
