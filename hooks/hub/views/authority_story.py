"""What happened in an authority's ecosystem: arenas with what was achieved in them, measurements, the time line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from hub.models.authority import AchievementKind, Authority, Measurement, TimelineEntry
from hub.views.here import Here
from hub.views.parts import Link, Row


@dataclass(frozen=True, slots=True)
class ArenaView:
    """An arena with what was achieved in it."""

    name: Markup
    description: Markup | None
    people: Markup | None
    results: list[Row]
    impacts: list[Row]
    source: Link


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a time line."""

    when: Markup
    name: Markup
    source: Link


@dataclass(frozen=True, slots=True)
class MeasurementView:
    """An instrument of measurement and its rounds."""

    name: Markup
    description: Markup | None
    rounds: list[Row]
    source: Link


def arenas(here: Here, record: Authority) -> Iterator[ArenaView]:
    """The arenas in which an authority acts, with their results and impacts."""
    writer = here.writer
    for arena in record.arenas:
        yield ArenaView(
            name=writer.text(arena.name),
            description=writer.text(arena.description) if arena.description else None,
            people=writer.count("count.people", arena.people) if arena.people is not None else None,
            results=list(achievements(here, record, arena.id, AchievementKind.RESULT)),
            impacts=list(achievements(here, record, arena.id, AchievementKind.IMPACT)),
            source=here.source(arena.source),
        )


def achievements(here: Here, record: Authority, arena: str, kind: AchievementKind | None) -> Iterator[Row]:
    """Achievements of an arena and kind; without a kind, those of no arena, each named by its kind."""
    writer = here.writer
    for item in record.achievements:
        if (item.arena or "") == arena and (kind is None or item.kind is kind):
            label = writer.named("achievement_kind", item.kind)
            note = writer.text(item.description) if item.description else None
            yield Row(label, writer.text(item.name), here.source(item.source), note)


def event(here: Here, item: TimelineEntry) -> Event:
    """An event with its date, or that its source gives only the order."""
    writer = here.writer
    when = writer.t("phrase.order_only")
    if item.date and item.end:
        when = writer.span(item.date, item.end) or when
    elif item.date:
        when = writer.time(item.date)
        if item.order_only:
            when = writer.t("phrase.because", what=when, why=writer.t("phrase.order_only"))
    return Event(when, writer.text(item.name), here.source(item.source))


def measurement(here: Here, item: Measurement) -> MeasurementView:
    """An instrument with what became of each of its rounds."""
    writer = here.writer
    rounds = []
    for one in item.rounds:
        value = writer.named("round_state", one.state)
        if one.date:
            value = writer.t("phrase.comma_pair", first=value, last=writer.date(one.date))
        rounds.append(Row(writer.text(one.name), value, None, writer.text(one.note) if one.note else None))
    description = writer.text(item.description) if item.description else None
    return MeasurementView(writer.text(item.name), description, rounds, here.source(item.source))
