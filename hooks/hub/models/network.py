"""The network's own figures, as its process evaluation prints them: members, survey, events, teams, outcomes.

Every section names its source; a part without one takes the source of the part that holds it.
"""

from __future__ import annotations

from typing import Annotated

from hub.models.authority import Classification, District, PopulationSector
from hub.models.base import Localized, Model, Record, SourceRef
from hub.models.network_events import Events, HistoryEntry, Outcome, OutcomeStates, Participants, Participations
from hub.models.network_figures import NetworkFigure, SectorShare
from hub.models.network_survey import LeadTeamSurvey, ParticipationHabits, Survey, Whatsapp
from hub.models.scalars import Integer, Slug, When, between, closed


class Membership(Model):
    """The network's members."""

    as_of: When
    """The year at whose end they are counted."""
    members: NetworkFigure
    """How many there are."""
    growth: NetworkFigure | None = None
    """By how much their number grew in a year."""
    sectors_stated: NetworkFigure | None = None
    """How many sectors the running text counts."""
    by_sector: list[SectorShare]
    """Their shares by sector, most first."""
    source: SourceRef
    """Where all this is printed."""


class ClassificationCount(Model):
    """How many authorities are of a kind, or of several together."""

    id: Slug
    """The category: a kind, or ``council`` for local and regional councils together."""
    name: Localized
    """What the source calls it."""
    classifications: list[Annotated[Classification, closed(Classification)]]
    """The kinds in it."""
    count: Integer
    """How many."""


class SectorCount(Model):
    """How many authorities belong to a population sector."""

    id: Annotated[PopulationSector, closed(PopulationSector)]
    """The sector."""
    name: Localized
    """What the source calls it."""
    count: Integer
    """How many."""


class DistrictCount(Model):
    """How many authorities lie in a district, as the source counts districts."""

    id: Annotated[District, closed(District)]
    """The district."""
    name: Localized
    """What the source calls it."""
    count: Integer
    """How many."""


class SocioeconomicCount(Model):
    """How many authorities belong to a range of socio-economic clusters."""

    id: Slug
    """The range, such as '1-4'."""
    name: Localized
    """What it is called."""
    lowest: Annotated[int, between(1, 10)]
    """The lowest cluster in it."""
    highest: Annotated[int, between(1, 10)]
    """The highest cluster in it."""
    count: Integer
    """How many."""


class AuthoritiesPrinted(Model):
    """What the report prints of the network's authorities, to stand beside the registry's own counts."""

    as_of: When
    """The year that the report speaks of."""
    total: Integer
    """How many authorities and clusters it states."""
    listed: Integer
    """How many rows its list holds."""
    comment: Localized | None = None
    """What does not agree in it."""
    by_classification: list[ClassificationCount] = []
    """By kind. The registry is held against it."""
    by_sector: list[SectorCount] = []
    """By population sector. The registry is held against it."""
    by_district: list[DistrictCount] = []
    """By district: shown beside the registry's count, not enforced."""
    by_district_comment: Localized | None = None
    """Why the districts differ."""
    by_socioeconomic_cluster: list[SocioeconomicCount] = []
    """By socio-economic cluster."""
    source: SourceRef
    """Where all this is printed."""

    def counts(self, by: str) -> dict[str, int]:
        """The printed counts in a category of the registry (``classification``, ``sector``, ``district``), in order."""
        printed: list[ClassificationCount] | list[SectorCount] | list[DistrictCount] = getattr(self, f"by_{by}")
        return {str(item.id): item.count for item in printed}

    def comment_on(self, by: str) -> Localized | None:
        """Why the registry's counts in a category may differ, where the record says so."""
        return self.by_district_comment if by == "district" else None


class Meetings(Model):
    """How often a team met in a year."""

    year: When
    """The year."""
    count: Integer
    """How many meetings."""


class TeamPart(Model):
    """A group of a team's members."""

    id: Slug
    """Id, unique in the team."""
    name: Localized
    """Who they are."""
    counts_printed: list[Integer]
    """Every count that the source prints: two numbers mean that it contradicts itself."""
    comment: Localized | None = None
    """What the source says, or does not say, of that."""


class Team(Record):
    """A team of the network."""

    name: Localized
    """Its name."""
    meetings: list[Meetings] = []
    """How often it met."""
    composition: list[TeamPart] = []
    """Who sits in it."""
    outputs: list[Localized] = []
    """What it produced."""
    comment: Localized | None = None
    """What a reader must know."""
    source: SourceRef
    """Where it is described."""


class Network(Model):
    """All of it; a hub may have only some of the sections, or none."""

    membership: Membership | None = None
    """Members of the network."""
    authorities_printed: AuthoritiesPrinted | None = None
    """Printed totals of the authorities."""
    teams: list[Team] = []
    """Its teams."""
    lead_team_survey: LeadTeamSurvey | None = None
    """The survey among the lead team."""
    survey: Survey | None = None
    """The survey among the members."""
    participation_habits: ParticipationHabits | None = None
    """What members take part in."""
    whatsapp: Whatsapp | None = None
    """The WhatsApp group."""
    events: Events | None = None
    """Events by year."""
    participants_2024: Participants | None = None
    """Participants by month of 2024."""
    participations: Participations | None = None
    """Counts of participations that do not agree."""
    beneficiaries: NetworkFigure | None = None
    """How many people benefited since the start."""
    consultations: NetworkFigure | None = None
    """How many connections and consultations the community helped with."""
    timeline: list[HistoryEntry] = []
    """How the field developed."""
    outcomes: list[Outcome] = []
    """Outcomes by arena."""
    outcome_states: OutcomeStates | None = None
    """How their states are called, and by whom they are given."""
