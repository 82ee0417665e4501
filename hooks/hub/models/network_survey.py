"""The surveys among the network's members and its lead team, and what members take part in."""

from __future__ import annotations

from typing import Annotated

from hub.models.base import Localized, Model, SourceRef, ValueStatus
from hub.models.network_figures import NetworkFigure, SectorShare, SharedItem
from hub.models.scalars import Integer, Number, Slug, Text, When, closed


class LeadTeamSurvey(Model):
    """The survey among the lead team."""

    year: When
    """The year of the survey."""
    respondents: Integer | None
    """How many answered; null with a value_status where it is not printed."""
    value_status: Annotated[ValueStatus | None, closed(ValueStatus)] = None
    """Why the number of respondents is missing; only beside null."""
    comment: Localized | None = None
    """What could be read of it."""
    items: list[SharedItem]
    """The statements."""
    source: SourceRef
    """Where it is printed."""


class Scale(Model):
    """The three answers of the survey, from the most agreement to the least."""

    high: Localized
    """The answer that targets speak of."""
    medium: Localized
    """The answer in between."""
    low: Localized
    """The answer of least agreement."""


class SurveyItem(Model):
    """A statement of the survey and the shares of its three answers, per cent."""

    id: Slug
    """Id, unique in the survey."""
    name: Localized
    """The statement."""
    high: Number | None
    """To a great or very great extent; null with a value_status where it is not printed."""
    medium: Number | None
    """To a medium extent; null with a value_status where it is not printed."""
    low: Number | None
    """Little or not at all; null with a value_status where it is not printed."""
    value_status: Annotated[ValueStatus | None, closed(ValueStatus)] = None
    """Why an answer's share is missing; only beside null."""
    target: Number | None = None
    """The target that the source names for ``high``, per cent."""
    target_note: Localized | None = None
    """What the target speaks of, where it is not this statement alone."""
    comment: Localized | None = None
    """What a reader must know, such as shares that add up to 101."""
    source: SourceRef | None = None
    """Where it is printed, where that is not the survey's own place."""


class Survey(Model):
    """The yearly survey among the network's members."""

    year: When
    """The year of the survey."""
    respondents: Integer
    """How many answered."""
    authorities: Integer
    """How many authorities they come from."""
    arab_share: Number | None = None
    """The share of respondents who represent Arab authorities, per cent."""
    scale: Scale
    """The names of the three answers."""
    general_target: NetworkFigure | None = None
    """The target that is named for most statements without saying which."""
    by_sector: list[SectorShare] = []
    """The respondents by sector."""
    by_sector_comment: Localized | None = None
    """What does not add up there."""
    items: list[SurveyItem]
    """The statements, in the order of the report."""
    source: SourceRef
    """Where the survey is described."""


class ParticipationHabits(Model):
    """What members take part in, of the survey's respondents."""

    joined_to_keep_up: NetworkFigure | None = None
    """The share who joined to stay up to date."""
    activities_per_member: NetworkFigure | None = None
    """In how many activities a member took part on average."""
    items: list[SharedItem] = []
    """The share who take part, by activity."""
    source: SourceRef
    """Where it is printed."""


class Whatsapp(Model):
    """The network's WhatsApp group."""

    name: Text
    """The group's name."""
    year: When
    """The year that the figures speak of."""
    members: NetworkFigure
    """How many belong to it."""
    messages_by_members: NetworkFigure | None = None
    """The share of messages that members wrote."""
    messages_spreading_materials: NetworkFigure | None = None
    """The share of messages that spread materials."""
    active_members: NetworkFigure | None = None
    """The share who say that they are active in it."""
