"""Single figures of the network and shares: the parts that its sections are made of."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from hub.models.base import Localized, Model, SourceRef, ValueStatus
from hub.models.reference import OrganisationSector
from hub.models.scalars import Date, Number, Slug, When, closed


class FigureUnit(StrEnum):
    """What a single figure counts, where it does not go without saying."""

    PERCENT = "percent"
    PERCENT_CHANGE = "percent_change"
    ACTIVITIES = "activities"


class Qualifier(StrEnum):
    """How a source hedges a figure."""

    MORE_THAN = "more_than"


class NetworkFigure(Model):
    """One figure with its source."""

    value: Number | None
    """The figure; null with a value_status where it is not printed."""
    value_status: Annotated[ValueStatus | None, closed(ValueStatus)] = None
    """Why the figure is missing; only beside null."""
    unit: Annotated[FigureUnit | None, closed(FigureUnit)] = None
    """Per cent (a share, 0 to 100), per cent of change, or what is counted."""
    qualifier: Annotated[Qualifier | None, closed(Qualifier)] = None
    """``more_than``: the source prints "more than" this figure."""
    target: Number | None = None
    """The target that the source names for it."""
    year: When | None = None
    """The year that it speaks of."""
    start: Date | None = None
    """Since when it is counted."""
    end: Date | None = None
    """Until when it is counted."""
    comment: Localized | None = None
    """What a reader must know to use it."""
    source: SourceRef
    """Where it is printed."""


class SectorShare(Model):
    """The share of a sector, or of several together."""

    sectors: list[Annotated[OrganisationSector, closed(OrganisationSector)]]
    """The sectors, in the codes of organisations.yml."""
    name: Localized
    """What the source calls them."""
    share: Number
    """Per cent."""


class SharedItem(Model):
    """A statement, or an activity, with the share of those who agree or take part."""

    id: Slug
    """Id, unique in its list."""
    name: Localized
    """The statement or the activity."""
    share: Number
    """Per cent."""
    comment: Localized | None = None
    """What a reader must know."""
