"""Dates at the precision at which they are known, periods, and the one build date."""

from __future__ import annotations

import calendar
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from typing_extensions import override

from hub.config import ConfigError

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SCHOOL_YEAR: Final = re.compile(r"([0-9]{4})/([0-9]{2})")
_SPAN: Final = re.compile(r"([0-9]{4})/([0-9]{4})")
_SCHOOL_YEAR_START: Final = (9, 1)
_SCHOOL_YEAR_END: Final = (8, 31)
YEARS: Final = range(1800, 2200)
"""Years that a record can speak of; any other is a slip of the keyboard."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; ``first`` and ``last`` bound what it may be.

    Ordered by the first day it may be, then the last.
    """

    first: date
    last: date
    text: str

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2021``, ``2021-06`` or ``2021-06-15``; ValueError for anything else."""
        match = _DATE.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year = _year(match[1])
        if match[2] is None:
            return cls(date(year, 1, 1), date(year, 12, 31), text)
        month = int(match[2])
        if match[3] is None:
            start = date(year, month, 1)
            return cls(start, date(year, month, calendar.monthrange(year, month)[1]), text)
        day = date(year, month, int(match[3]))
        return cls(day, day, text)

    @property
    def precision(self) -> str:
        """``year``, ``month`` or ``day``."""
        return ("year", "month", "day")[self.text.count("-")]

    @override
    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar year (2021), a school year (2021/22) or a span of years (2018/2022); ordered by its first day."""

    first: date
    last: date
    text: str

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period; ValueError for anything else."""
        if match := _SCHOOL_YEAR.fullmatch(text):
            year = _year(match[1])
            if int(match[2]) != (year + 1) % 100:
                raise ValueError(text)
            return cls(date(year, *_SCHOOL_YEAR_START), date(year + 1, *_SCHOOL_YEAR_END), text)
        if match := _SPAN.fullmatch(text):
            start, end = _year(match[1]), _year(match[2])
            if end <= start:
                raise ValueError(text)
            return cls(date(start, 1, 1), date(end, 12, 31), text)
        known = PartialDate.parse(text)
        if known.precision != "year":
            raise ValueError(text)
        return cls(known.first, known.last, text)

    @property
    def kind(self) -> str:
        """``calendar``, ``school_year`` or ``span``: the indicator's ``period_type``."""
        if "/" not in self.text:
            return "calendar"
        return "school_year" if _SCHOOL_YEAR.fullmatch(self.text) else "span"

    @override
    def __str__(self) -> str:
        return self.text


def _year(text: str) -> int:
    year = int(text)
    if year not in YEARS:
        raise ValueError(text)
    return year


def build_date(environment: Mapping[str, str] | None = None) -> date:
    """The day of the build: SOURCE_DATE_EPOCH (seconds since 1970, UTC) where it is set, else today (UTC).

    ConfigError where it is set to something else. "Overdue", reviews and "in the future" come from this day alone.
    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = (os.environ if environment is None else environment).get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(f"SOURCE_DATE_EPOCH: expected seconds since 1970, found {epoch!r}") from error


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def days_between(earlier: date, later: date) -> int:
    """Whole days from one day to another."""
    return (later - earlier) // timedelta(days=1)
