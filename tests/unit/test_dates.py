"""Dates at the precision at which they are known, periods, the one build date."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.config import ConfigError
from hub.dates import PartialDate, Period, add_months, build_date, days_between


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "year"),
        ("2021-06", date(2021, 6, 1), date(2021, 6, 30), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2021-06-15", date(2021, 6, 15), date(2021, 6, 15), "day"),
    ],
)
def test_partial_dates(text: str, first: date, last: date, precision: str) -> None:
    """A date is known to the year, the month or the day, and bounds what it may be."""
    found = PartialDate.parse(text)
    assert (found.first, found.last, found.precision, str(found)) == (first, last, precision, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "21",
        "2021-13",
        "2021-00",
        "2021-02-30",
        "2023-02-29",
        "2021-06-31",
        "2021-6-15",
        "2021/06/15",
        "15-06-2021",
        "2021-06-15T00:00",
        "2021\n",
        " 2021",
        "1799",
        "2200",
        "0202-06",
        "9999",
        "٢٠٢١",
        "２０２１",
        "2021-",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Impossible days, other orders, other digits and slips of the keyboard are refused."""
    with pytest.raises(ValueError, match=r"^"):
        PartialDate.parse(text)


def test_dates_are_ordered_by_the_first_day_that_they_may_be() -> None:
    """2021 comes before 2021-06, and both before 2022."""
    texts = ["2022", "2021-06-15", "2021-06", "2021", "2020-12-31"]
    assert [str(day) for day in sorted(map(PartialDate.parse, texts))] == [
        "2020-12-31",
        "2021",
        "2021-06",
        "2021-06-15",
        "2022",
    ]


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "calendar"),
        ("2021/22", date(2021, 9, 1), date(2022, 8, 31), "school_year"),
        ("1999/00", date(1999, 9, 1), date(2000, 8, 31), "school_year"),
        ("2018/2022", date(2018, 1, 1), date(2022, 12, 31), "span"),
    ],
)
def test_periods(text: str, first: date, last: date, kind: str) -> None:
    """A calendar year, a school year from September to August, a span of whole years."""
    found = Period.parse(text)
    assert (found.first, found.last, found.kind, str(found)) == (first, last, kind, text)


@pytest.mark.parametrize(
    "text", ["2021/23", "2021/21", "2021/2021", "2022/2018", "2021-06", "2021-22", "2021–22", "2021/2", "", "2199/00/1"]
)
def test_what_is_no_period(text: str) -> None:
    """A school year is two years that follow each other; a span goes forward."""
    with pytest.raises(ValueError, match=r"^"):
        Period.parse(text)


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    """Whatever stands there is a date or a ValueError."""
    for kind in (PartialDate, Period):
        try:
            found = kind.parse(text)
        except ValueError:
            continue
        assert found.first <= found.last
        assert str(found) == text


def test_the_build_date_is_given_from_outside() -> None:
    """SOURCE_DATE_EPOCH, in UTC; the day of today where it is not set."""
    assert build_date({"SOURCE_DATE_EPOCH": "1795219199"}) == date(2026, 11, 20)
    assert build_date({"SOURCE_DATE_EPOCH": "1795219200"}) == date(2026, 11, 21)
    assert days_between(build_date({}), datetime.now(UTC).date()) in {0, 1}


def test_the_build_date_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to pass it on."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert build_date() == date(1970, 1, 1)


@pytest.mark.parametrize("epoch", ["today", "1.5", "99999999999999999999"])
def test_a_build_date_that_is_none(epoch: str) -> None:
    """A wrong environment is told in one line, not with a traceback."""
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        build_date({"SOURCE_DATE_EPOCH": epoch})


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 21), 12, date(2027, 11, 21)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2026, 11, 21), 2, date(2027, 1, 21)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_adding_months(day: date, months: int, expected: date) -> None:
    """The same day of the month, or the last one that the month has."""
    assert add_months(day, months) == expected


def test_days_between() -> None:
    """Whole days, negative backwards."""
    assert days_between(date(2026, 11, 20), date(2026, 11, 21)) == 1
    assert days_between(date(2026, 11, 21), date(2026, 11, 20)) == -1
