"""The network's events, participants, timeline and outcomes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from hub.models.base import Localized, Model, SourceRef, ValueStatus
from hub.models.network_figures import Qualifier
from hub.models.scalars import Boolean, Date, Integer, Slug, When, closed


class EventKind(StrEnum):
    """Kind of event of the network; also the field of a year's events that counts it."""

    WORKSHOPS = "workshops"
    LECTURES = "lectures"
    COMMUNITY_MEETINGS = "community_meetings"
    SITE_VISITS = "site_visits"
    CONFERENCES = "conferences"


class Basis(StrEnum):
    """What an entry of the timeline rests on."""

    CHART = "chart"
    CHART_AND_TEXT = "chart_and_text"


class OutcomeArena(StrEnum):
    """The arena of an outcome."""

    ORGANISATIONAL = "organisational"
    LOCAL = "local"
    NATIONAL = "national"


class OutcomeState(StrEnum):
    """Whether an outcome was reached, as the hub's editors read the report."""

    MET = "met"
    PARTLY = "partly"
    NOT_YET = "not_yet"


class NamedKind(Model):
    """What a kind of event is called."""

    id: Annotated[EventKind, closed(EventKind)]
    """The kind."""
    name: Localized
    """Its name."""


class YearOfEvents(Model):
    """The events of one year by kind, as a chart prints them."""

    year: When
    """The year."""
    workshops: Integer
    """Number of workshops."""
    lectures: Integer
    """Number of lectures."""
    community_meetings: Integer
    """Number of meetings of the community."""
    site_visits: Integer
    """Number of site visits."""
    conferences: Integer
    """Number of conferences."""
    total: Integer
    """The total that is printed beside them."""
    participants: Integer
    """How many took part, counted once for each event."""

    def of_kind(self, kind: EventKind) -> int:
        """How many events of one kind there were."""
        number: int = getattr(self, kind.value)
        return number


class PrintedCount(Model):
    """A count that another place of the report prints."""

    id: Slug
    """Id, unique in its list."""
    name: Localized
    """What is counted, and where."""
    count: Integer
    """How many."""
    source: SourceRef
    """Where it is printed."""


class Events(Model):
    """The network's events."""

    kinds: list[NamedKind]
    """The kinds of events, in the order of the chart."""
    by_year: list[YearOfEvents]
    """The events of each year."""
    counts_printed: list[PrintedCount] = []
    """The counts of events that the report prints, which do not all agree."""
    source: SourceRef
    """Where the years are printed."""


class MonthOfParticipants(Model):
    """How many took part in one month."""

    month: Date
    """The month."""
    value: Integer | None
    """How many; null with a value_status where it is not printed."""
    value_status: Annotated[ValueStatus | None, closed(ValueStatus)] = None
    """Why the number is missing; only beside null."""
    comment: Localized | None = None
    """What happened in it."""


class Participants(Model):
    """Participants by month."""

    months: list[MonthOfParticipants]
    """The months, in order."""
    source: SourceRef
    """Where they are printed."""


class ParticipationCount(Model):
    """One count of participations in a year."""

    id: Slug
    """Id, unique in its list."""
    name: Localized
    """Where it stands."""
    value: Integer
    """How many."""
    qualifier: Annotated[Qualifier | None, closed(Qualifier)] = None
    """``more_than``: the source prints "more than" this number."""
    computed: Boolean = False
    """The hub's editors added it up."""
    source: SourceRef
    """Where it, or what it is added up from, is printed."""


class Participations(Model):
    """Counts of the participations of one year that the report does not reconcile."""

    year: When
    """The year."""
    reconciled: Boolean
    """Whether the report says how they hang together."""
    comment: Localized | None = None
    """What a reader must know."""
    counts: list[ParticipationCount]
    """All of them."""


class HistoryEntry(Model):
    """An entry of the network's timeline."""

    id: Slug
    """Id, unique in the timeline."""
    start: Date
    """When it began."""
    end: Date | None = None
    """When it ended."""
    ongoing: Boolean = False
    """It goes on."""
    name: Localized
    """What happened."""
    basis: Annotated[Basis, closed(Basis)]
    """Whether the text bears out what the chart prints."""
    note: Localized | None = None
    """What a reader must know."""
    source: SourceRef
    """Where it is printed."""


class Outcome(Model):
    """An outcome that the network set itself, and what was found."""

    id: Slug
    """Id, unique in its list."""
    arena: Annotated[OutcomeArena, closed(OutcomeArena)]
    """The arena it belongs to."""
    name: Localized
    """The outcome."""
    state: Annotated[OutcomeState, closed(OutcomeState)]
    """Whether it was reached, as the hub's editors read the report."""
    finding: Localized
    """What was found."""
    source: SourceRef
    """Where it is told."""


class OutcomeNames(Model):
    """What the states of outcomes are called."""

    met: Localized
    """The outcome was reached."""
    partly: Localized
    """It was reached in part."""
    not_yet: Localized
    """It was not reached yet."""


class NamedArena(Model):
    """What an arena of outcomes is called."""

    id: Annotated[OutcomeArena, closed(OutcomeArena)]
    """The arena."""
    name: Localized
    """Its name."""


class OutcomeStates(Model):
    """Who says whether an outcome was reached, and in which words."""

    classified_by: SourceRef
    """Whose reading the states are."""
    comment: Localized | None = None
    """That the report itself does not grade them."""
    names: OutcomeNames
    """The names of the states."""
    arenas: list[NamedArena]
    """The arenas, in order."""
