"""A local authority or a cluster of authorities, and what is known of its ecosystem."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from hub.models.base import Localized, Model, Names, Record, SourceRef, ValueStatus
from hub.models.reference import OrganisationSector
from hub.models.scalars import Boolean, Date, Integer, LocalityCode, Number, Slug, When, closed


class Classification(StrEnum):
    """Kind of municipal body."""

    CITY = "city"
    LOCAL_COUNCIL = "local_council"
    REGIONAL_COUNCIL = "regional_council"
    CLUSTER = "cluster"


class District(StrEnum):
    """District of the Central Bureau of Statistics."""

    NORTH = "north"
    HAIFA = "haifa"
    CENTER = "center"
    JERUSALEM = "jerusalem"
    SOUTH = "south"


class PopulationSector(StrEnum):
    """Population sector, as the 2024 evaluation counts it."""

    JEWISH = "jewish"
    MUSLIM = "muslim"
    DRUZE = "druze"
    BEDOUIN = "bedouin"


class Stage(StrEnum):
    """Where the authority stands in the network, as the 2024 evaluation groups it."""

    DEVELOPING = "developing"
    MUNICIPAL_MODEL = "municipal_model"
    SUPPORTING = "supporting"


class Circle(StrEnum):
    """Circle of partnership."""

    STRATEGIC = "strategic"
    DIRECT = "direct"
    WIDE = "wide"


class Scheme(StrEnum):
    """Scheme of an identifier."""

    CBS_LOCALITY = "cbs_locality"


class FactProperty(StrEnum):
    """What a fact measures."""

    POPULATION = "population"
    RESIDENTS_STATED = "residents_stated"
    MEMBERS = "members"
    STEERING_COMMITTEE_MEETINGS = "steering_committee_meetings"
    PROFESSIONAL_TEAMS = "professional_teams"
    PARTNER_BODIES = "partner_bodies"
    PLAN_WRITERS = "plan_writers"
    SOCIOECONOMIC_CLUSTER = "socioeconomic_cluster"


class Unit(StrEnum):
    """What a number counts."""

    PEOPLE = "people"
    AUTHORITIES = "authorities"
    MEETINGS = "meetings"
    TEAMS = "teams"
    ORGANISATIONS = "organisations"
    ILS = "ils"
    PERCENT = "percent"
    KINDERGARTENS = "kindergartens"
    PROGRAMMES = "programmes"


class AchievementKind(StrEnum):
    """What sort of achievement: a result, its impact on people, or standing beyond the area."""

    RESULT = "result"
    IMPACT = "impact"
    NATIONAL = "national"


class RoundState(StrEnum):
    """What became of a round of measurement."""

    DONE = "done"
    SHOWN = "shown"
    POSTPONED = "postponed"
    NOT_RECORDED = "not_recorded"


class Identifier(Model):
    """A code that others know the authority by."""

    scheme: Annotated[Scheme, closed(Scheme)]
    """Who gives the code out."""
    identifier: LocalityCode
    """The code, as text: CBS locality codes have four digits ('0070')."""
    source: SourceRef
    """Where the code stands."""


class Location(Model):
    """A point, WGS 84 degrees."""

    lat: Number
    """Latitude in degrees, north positive."""
    lon: Number
    """Longitude in degrees, east positive."""
    source: SourceRef
    """Where the point comes from."""
    note: Localized | None = None
    """How the point was found, where it is not the locality's own."""


class Fact(Model):
    """A figure about the authority."""

    property: Annotated[FactProperty, closed(FactProperty)]
    """What is measured."""
    value: Number | None
    """The figure; null with a value_status where it is missing."""
    more_than: Boolean = False
    """The source prints "more than" this figure."""
    value_status: Annotated[ValueStatus | None, closed(ValueStatus)] = None
    """Why the figure is missing; only beside null."""
    unit: Annotated[Unit | None, closed(Unit)] = None
    """What the figure counts."""
    year: When | None = None
    """The year the figure speaks of."""
    source: SourceRef
    """Where it is published."""
    comment: Localized | None = None
    """What a reader must know to use it."""


class Step(Model):
    """One step of an ordered list, such as a theory of change."""

    id: Slug
    """Id, unique in its list."""
    name: Localized
    """The step."""
    description: Localized | None = None
    """More on it."""


class Member(Model):
    """A member authority of a cluster."""

    name: Localized
    """Its name."""
    classification: Annotated[Classification, closed(Classification)]
    """Kind of municipal body."""
    identifier: LocalityCode | None = None
    """Its CBS locality code, four digits."""
    population: Integer | None = None
    """Its population in the year of the source."""
    authority: Slug | None = None
    """Its record in the registry, where it has one."""
    source: SourceRef
    """Where it is listed."""


class Arena(Model):
    """An arena in which an authority acts."""

    id: Slug
    """Id, unique in the record."""
    name: Localized
    """The arena."""
    description: Localized | None = None
    """What is done there."""
    people: Integer | None = None
    """How many people it serves."""
    source: SourceRef
    """Where it is described."""


class WorkingGroup(Model):
    """A working group of the ecosystem."""

    id: Slug
    """Id, unique in the record."""
    name: Localized
    """Its name."""
    organisations: list[Slug] = []
    """Ids of the organisations that take part."""
    role: Localized | None = None
    """What it is responsible for."""


class Partner(Model):
    """An organisation that takes part in the authority's ecosystem."""

    organisation: Slug
    """Id of the organisation."""
    circle: Annotated[Circle | None, closed(Circle)] = None
    """Circle of partnership."""
    role: Localized | None = None
    """What it does here."""
    source: SourceRef | None = None
    """Where that is said."""


class PartnerCount(Model):
    """How many partners of one sector a source counts, without naming them."""

    sector: Annotated[OrganisationSector, closed(OrganisationSector)]
    """The sector."""
    count: Integer
    """How many."""
    source: SourceRef
    """Where it is printed."""


class Achievement(Model):
    """Something achieved, in words and where possible with its figure."""

    id: Slug
    """Id, unique in the record."""
    name: Localized
    """What was achieved."""
    description: Localized | None = None
    """More on it."""
    arena: Slug | None = None
    """The arena it belongs to."""
    kind: Annotated[AchievementKind, closed(AchievementKind)]
    """Result, impact, or standing beyond the area."""
    value: Number | None = None
    """The figure in it, where there is one."""
    unit: Annotated[Unit | None, closed(Unit)] = None
    """What the figure counts."""
    source: SourceRef
    """Where it is told."""


class TimelineEntry(Model):
    """An event in the authority's history."""

    id: Slug
    """Id, unique in the record."""
    date: Date | None = None
    """When, at the precision known."""
    end: Date | None = None
    """Until when, for a period."""
    order_only: Boolean = False
    """The source gives the order, not a date that can be trusted."""
    name: Localized
    """What happened."""
    source: SourceRef
    """Where it is told."""


class Round(Model):
    """One round of a measurement."""

    id: Slug
    """Id, unique in the measurement."""
    name: Localized
    """The round's name, such as T0."""
    date: Date | None = None
    """When."""
    state: Annotated[RoundState, closed(RoundState)]
    """What became of it."""
    note: Localized | None = None
    """What the source says of it."""


class Measurement(Model):
    """An instrument by which the ecosystem is measured, and its rounds."""

    id: Slug
    """Id, unique in the record."""
    name: Localized
    """The instrument."""
    description: Localized | None = None
    """What it measures, with whom."""
    rounds: list[Round] = []
    """Its rounds, in order."""
    source: SourceRef
    """Where it is described."""


class NextPlan(Model):
    """Something that a source announces for the time after it."""

    id: Slug
    """Id, unique in the record."""
    name: Localized
    """What is planned."""
    source: SourceRef
    """Where it is announced."""


class Barrier(Step):
    """A barrier that stands between the authority and its mission."""


class Authority(Record):
    """A local authority or cluster of the network."""

    name: Localized
    """Its name."""
    other_names: Names = {}
    """Other names and spellings, per language: they feed the search."""
    classification: Annotated[Classification | None, closed(Classification)] = None
    """Kind of municipal body."""
    district: Annotated[District | None, closed(District)] = None
    """District of the Central Bureau of Statistics."""
    sector: Annotated[PopulationSector | None, closed(PopulationSector)] = None
    """Population sector, as the evaluation counts it."""
    stage: Annotated[Stage | None, closed(Stage)] = None
    """Where it stands in the network."""
    in_evaluation_2024: Boolean = False
    """Whether the 2024 evaluation counts it among the network's 36."""
    identifiers: list[Identifier] = []
    """Codes that others know it by."""
    location: Location | None = None
    """A point to put it on a map."""
    facts: list[Fact] = []
    """Figures about it."""
    mission: Localized | None = None
    """Its mission."""
    vision: Localized | None = None
    """Its vision."""
    purpose: Localized | None = None
    """What its ecosystem team sees as its task."""
    theory_of_change: list[Step] = []
    """From what is done to what will come of it, in order."""
    member_ids: list[Slug] = []
    """For a cluster: ids of member authorities that have a record."""
    members: list[Member] = []
    """For a cluster: its member authorities."""
    arenas: list[Arena] = []
    """The arenas in which it acts."""
    barriers: list[Barrier] = []
    """Barriers between it and its mission."""
    goal_ids: list[Slug] = []
    """Goals of its plans that it puts first: ids of goals in its plans."""
    lever_ids: list[Slug] = []
    """Levers it works on beside those of its plans."""
    working_groups: list[WorkingGroup] = []
    """Its working groups."""
    partners: list[Partner] = []
    """Organisations that take part."""
    partner_counts: list[PartnerCount] = []
    """Partners counted by a source without being named."""
    achievements: list[Achievement] = []
    """What was achieved."""
    timeline: list[TimelineEntry] = []
    """What happened, in order."""
    measurements: list[Measurement] = []
    """How it is measured."""
    plans_next: list[NextPlan] = []
    """What its source announces for the time after it."""
    contact_role: Localized | None = None
    """Whom to turn to: a role, never a person's name."""
    sources: list[SourceRef] = []
    """Where all this is published."""
