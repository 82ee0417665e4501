"""The survey: three answers to each statement as one bar of 100 %, with the target that the report names."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from hub.models.base import Localized
from hub.models.network_survey import Survey, SurveyItem
from hub.views.charts.parts import Chart, Datum, Segment, Sheet, Stack, short
from hub.views.charts.words import cited, comment, number, percent, sentences
from hub.views.here import Here
from hub.views.writer import Writer

WHOLE: Final = 100
SURVEY: Final = "survey"
ANSWERS: Final = ("high", "medium", "low")


def survey_chart(here: Here, survey: Survey) -> Chart:
    """The statements, most agreement first; a statement whose first answer is not printed stands last."""
    writer = here.writer
    items = sorted(survey.items, key=lambda item: -(item.high if item.high is not None else -1))
    sheet = _sheet(here, survey, items)
    general = survey.general_target
    return Chart(
        SURVEY,
        title=_title(writer, items),
        subtitle=writer.t(
            "chart.survey_measure",
            year=writer.period(survey.year),
            respondents=writer.number(survey.respondents),
            authorities=writer.number(survey.authorities),
            answer=writer.text(survey.scale.high),
        ),
        summary=sentences(_extremes(writer, items), comment(writer, general.comment if general else None)),
        table=sheet.table(),
        sheet=sheet,
        sources=cited(here, [survey.source, *(item.source for item in items if item.source)]),
        stacks=[_stack(writer, item) for item in items],
        keys=[(answer, writer.text(getattr(survey.scale, answer))) for answer in ANSWERS],
        notes=[_note(writer, item, text) for item in items for text in _remarks(item)],
    )


def reached(item: SurveyItem) -> bool | None:
    """Whether the target of a statement was reached; None where it has none, or nothing is known."""
    return None if item.target is None or item.high is None else item.high >= item.target


def _title(writer: Writer, items: list[SurveyItem]) -> Markup:
    known = [found for found in map(reached, items) if found is not None]
    if not known:
        return writer.t("chart.survey_no_targets")
    return writer.t("chart.survey_title", met=writer.number(sum(known)), all=writer.number(len(known)))


def _extremes(writer: Writer, items: list[SurveyItem]) -> Markup | None:
    known = [item for item in items if item.high is not None]
    if not known:
        return None
    first, last = known[0], known[-1]
    return writer.t(
        "chart.survey_summary",
        first=writer.text(first.name),
        high=percent(writer, first.high, None),
        last=writer.text(last.name),
        low=percent(writer, last.high, None),
    )


def _stack(writer: Writer, item: SurveyItem) -> Stack:
    words = [
        writer.t(f"chart.answer_{answer}", value=percent(writer, getattr(item, answer), item.value_status))
        for answer in ANSWERS[1:]
    ]
    if (target := _target(writer, item)) is not None:
        words.append(target)
    value = percent(writer, item.high, item.value_status)
    target_at = None if item.target is None else short(item.target)
    return Stack(writer.text(item.name), value, segments(item), target_at, words)


def segments(item: SurveyItem) -> list[Segment]:
    """The parts of the bar. Shares that add up to more than 100 are drawn in proportion, so that they fill it."""
    parts = [(answer, getattr(item, answer) or 0.0) for answer in ANSWERS]
    whole = max(WHOLE, sum(share for _, share in parts))
    made: list[Segment] = []
    start = 0.0
    for answer, share in parts:
        width = WHOLE * share / whole
        if share:
            made.append(Segment(answer, short(start), short(width)))
        start += width
    return made


def _target(writer: Writer, item: SurveyItem) -> Markup | None:
    if item.target is None:
        return None
    state = {True: "chart.target_reached", False: "chart.target_not_reached", None: "chart.target"}[reached(item)]
    return writer.t(state, value=writer.percent(item.target))


def _remarks(item: SurveyItem) -> list[Localized]:
    """What the bar does not say: that an answer is missing stands beside it already."""
    texts = (None if item.value_status else item.comment, item.target_note)
    return [text for text in texts if text]


def _note(writer: Writer, item: SurveyItem, text: Localized) -> Markup:
    return writer.t("chart.note", name=writer.text(item.name), text=writer.text(text))


def _sheet(here: Here, survey: Survey, items: list[SurveyItem]) -> Sheet:
    writer = here.writer
    head = [
        Datum(writer.t("chart.statement")),
        *(Datum(writer.text(getattr(survey.scale, answer))) for answer in ANSWERS),
        Datum(writer.t("column.target")),
    ]
    rows = []
    for item in items:
        shares = [
            Datum(number(writer, share, item.value_status), share)
            for share in (getattr(item, answer) for answer in ANSWERS)
        ]
        target = (
            Datum(writer.number(item.target), item.target)
            if item.target is not None
            else Datum(writer.t("chart.no_target"))
        )
        rows.append([Datum(writer.text(item.name)), *shares, target])
    sources = [here.source(item.source or survey.source) for item in items]
    return Sheet(writer.t("chart.survey_caption"), head, rows, sources)
