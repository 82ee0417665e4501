"""Indicators and their series (after IATI's results and Our World in Data's metadata)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from hub.models.base import Localized, Model, Record, SourceRef, ValueStatus
from hub.models.scalars import Boolean, Number, Slug, When, between, closed


class MeasureType(StrEnum):
    """What sort of number an indicator is."""

    UNIT = "unit"
    PERCENTAGE = "percentage"
    PERCENT_CHANGE = "percent_change"
    ORDINAL = "ordinal"
    QUALITATIVE = "qualitative"


class PeriodType(StrEnum):
    """What the points of a series stand for."""

    CALENDAR = "calendar"
    SCHOOL_YEAR = "school_year"
    SPAN = "span"


class ScopeName(StrEnum):
    """Scopes that are no single authority."""

    ALL_CLUSTERS = "all_clusters"
    COUNTRY = "country"


class Indicator(Record):
    """Something that is measured in the same way for many."""

    title: Localized
    """Its title."""
    unit: Localized
    """What its figures count."""
    decimals: Annotated[int, between(0, 6)]
    """Decimals to print."""
    measure: Annotated[MeasureType, closed(MeasureType)]
    """A count, a percentage (0 to 100), a change in per cent, an order, or words."""
    ascending: Boolean
    """Whether more is better."""
    aggregates: Boolean
    """Whether the figures of several authorities may be added up."""
    period_type: Annotated[PeriodType, closed(PeriodType)]
    """What a point stands for: a calendar year, a school year, a span of years."""
    definition: Localized
    """How it is measured."""
    sources: list[SourceRef] = []
    """Where it is defined."""


class Scope(Model):
    """What a series speaks of: an authority, or a named scope."""

    authority: Slug | None = None
    """Id of an authority."""
    name: Annotated[ScopeName | None, closed(ScopeName)] = None
    """A scope that is no single authority."""


class Baseline(Model):
    """Where a series starts from."""

    year: When
    """The year."""
    value: Number
    """The figure."""


class Point(Model):
    """A figure of a series for one period. A missing figure is null with the reason, never 0."""

    period: When
    """The period."""
    value: Number | None
    """What was measured."""
    value_status: Annotated[ValueStatus | None, closed(ValueStatus)] = None
    """Why the figure is missing; only beside null."""
    target: Number | None = None
    """What was aimed at."""
    numerator: Number | None = None
    """For a percentage: how many."""
    denominator: Number | None = None
    """For a percentage: of how many."""
    source: SourceRef
    """Where it is published."""
    comment: Localized | None = None
    """What a reader must know to use it."""


class Series(Model):
    """The points of one indicator for one scope."""

    indicator: Slug
    """Id of the indicator."""
    scope: Scope
    """What it speaks of."""
    baseline: Baseline | None = None
    """Where it starts from."""
    points: list[Point] = []
    """Its points, in order."""
