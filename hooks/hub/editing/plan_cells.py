"""What a filled cell says, as the value that stands for it in data; or the problem that keeps it from that."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from pydantic_core import PydanticCustomError

from hub.dates import PartialDate, Period
from hub.downloads.data.columns import SEPARATOR, Speaker
from hub.downloads.words import LEVERS, Words
from hub.downloads.xlsx import Value, serial
from hub.editing.plan_file import Given, normal
from hub.models import corrected
from hub.models.scalars import nearest, text
from hub.models.template import Column, ColumnKind
from hub.problems import Problem, problem

_EASTERN: Final = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_TURNED: Final = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1(?:[0-9]{2}){1,2}")
_NUMBER: Final = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_LOOKS_LIKE_NUMBER: Final = re.compile(r"[-+]?[₪$€\s]*[0-9][0-9.,\s'₪$€%]*")
_SERIAL: Final = range(20_000, 80_000)
_SEPARATORS: Final = ";؛"
_ENDS: Final = frozenset(("", *_SEPARATORS))
_YEAR_DIGITS: Final = 4


class CellProblem(Exception):  # noqa: N818 - it carries a problem
    """What a cell says is no value; ``problem`` says why, and where."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.problem = found


@dataclass(frozen=True, slots=True)
class Names:
    """Which record a name means, in any language, and what the names are in the file's own."""

    ids: Mapping[str, str]
    shown: Sequence[str]

    def near(self, name: str, likeness: float = 0.6) -> str:
        """The name that was most likely meant, at least so much alike; empty where there is none."""
        known = {it.lower(): it for it in self.shown}
        return known.get(nearest(name, list(known), likeness), "")


class Reader:
    """Reads cells as people of one language fill them in; names of every language are understood."""

    def __init__(
        self, locale: str, words: Mapping[str, Words], speakers: Mapping[str, Speaker], *, is_csv: bool
    ) -> None:
        self.locale = locale
        self.words = words
        self.speakers = speakers
        self.is_csv = is_csv
        self._names: dict[str, Names] = {}

    def refuse(self, code: str, given: Given, **params: object) -> CellProblem:
        """The problem of a cell."""
        return CellProblem(problem(code, given.mark, **{"found": _short(given.text), **params}))

    def is_same(self, before: Value, given: Given) -> bool:
        """Whether a cell says what it would say if nobody had touched it."""
        if given.cell.is_formula:
            return False
        value = given.cell.value
        if before is None:
            return not given.text
        if isinstance(before, PartialDate):
            if isinstance(value, (date, datetime)):
                return _day(value) == before.first
            return given.text == before.text or (_is_number(value) and value == serial(before.first))
        if isinstance(before, (int, float)) and not isinstance(before, bool):
            return _figure(given) == float(before)
        return normal(before) == given.text

    def read(self, column: Column, given: Given) -> Any:  # noqa: ANN401 - a plain value
        """The value of a cell that is not empty. CellProblem where there is none."""
        if given.cell.is_formula:
            raise self.refuse("cell-formula", given)
        match column.kind:
            case ColumnKind.NUMBER | ColumnKind.MONEY:
                return self._number(given)
            case ColumnKind.YEAR:
                return self._year(given, is_period=(column.field or "").endswith(".period"))
            case ColumnKind.DATE:
                return self._date(given)
            case ColumnKind.CHOICE:
                return self._choice(column, given)
            case ColumnKind.KEY | ColumnKind.REFERENCE:
                return self.key(given)
        return self.text(given)

    def key(self, given: Given) -> int:
        """The number of a row."""
        found = _figure(given)
        if found is None or not found.is_integer() or abs(found) > 10**9:
            raise self._no_number(given, "cell-number")
        return int(found)

    def text(self, given: Given, part: str | None = None) -> str:
        """A text, or a part of one; what no text of the hub may hold is a problem."""
        value = given.cell.value
        shown = given.text if part is None else part
        if isinstance(value, (date, datetime)) and part is None:
            shown = _day(value).isoformat()
        try:
            return text(shown)
        except PydanticCustomError as error:
            raise self.refuse(error.type, given, **(error.context or {})) from error

    def parts(self, given: Given, known: Sequence[str] = ()) -> list[str]:
        """The values of a cell that holds several."""
        if given.cell.is_formula:
            raise self.refuse("cell-formula", given)
        return self.split(given.text, known)

    @staticmethod
    def split(rest: str, known: Sequence[str] = ()) -> list[str]:
        """The parts of a text between semicolons; ``known`` ones may have one within."""
        names = sorted(filter(None, map(normal, known)), key=len, reverse=True)
        found = []
        while rest:
            whole = next((it for it in names if rest.startswith(it) and rest[len(it) :].strip()[:1] in _ENDS), None)
            ends = [at for mark in _SEPARATORS if (at := rest.find(mark)) >= 0]
            end = len(whole) if whole else min(ends, default=len(rest))
            if part := rest[:end].strip():
                found.append(part)
            rest = rest[end:].strip()
            rest = rest[1:].strip() if rest and rest[0] in _SEPARATORS else rest
        return found

    def names(self, kind: str) -> Names:
        """The names of records of a kind."""
        if kind not in self._names:
            ids: dict[str, str] = {}
            ordered = [self.speakers[self.locale], *self.speakers.values()]
            for speaker in ordered:
                for record_id, name in speaker.names[kind].items():
                    ids.setdefault(normal(name).casefold(), record_id)
            for record_id in ordered[0].names[kind]:
                ids.setdefault(record_id, record_id)
            self._names[kind] = Names(ids, [normal(it) for it in ordered[0].names[kind].values()])
        return self._names[kind]

    def record(self, kind: str, given: Given) -> str:
        """The id of the record that a cell names."""
        if given.cell.is_formula:
            raise self.refuse("cell-formula", given)
        names = self.names(kind)
        found = names.ids.get(given.text.casefold())
        if found is None:
            code = "cell-authority-unknown" if kind == "authorities" else "cell-organisation-unknown"
            raise self.refuse(code, given, near=names.near(given.text))
        return found

    def _choice(self, column: Column, given: Given) -> Any:  # noqa: ANN401 - a code, a list of them or a truth value
        ids: dict[str, str] = {}
        for words in (self.words[self.locale], *self.words.values()):
            for code, name in words.choices(column):
                ids.setdefault(normal(name).casefold(), code)
        shown = [normal(name) for _, name in self.words[self.locale].choices(column)]
        ids |= {code: code for code, _ in self.words[self.locale].choices(column)}
        several = column.choices == LEVERS
        codes = []
        for part in self.parts(given, shown) if several else [given.text]:
            if part.casefold() not in ids:
                meant = nearest(part, [it.lower() for it in shown])
                near = next((it for it in shown if it.lower() == meant), "")
                options = SEPARATOR.join(shown)
                raise self.refuse("cell-choice", given, found=_short(part), options=options, near=near)
            codes.append(ids[part.casefold()])
        if several:
            return list(dict.fromkeys(codes))
        return codes[0] == "true" if codes[0] in ("true", "false") and column.options else codes[0]

    def _no_number(self, given: Given, otherwise: str) -> CellProblem:
        if _EASTERN.search(given.text):
            return self.refuse("cell-eastern-digits", given, example=corrected.figure(given.text) or "2027")
        if isinstance(given.cell.value, str) and _LOOKS_LIKE_NUMBER.fullmatch(given.text):
            return self.refuse("cell-number-text", given, example=corrected.figure(given.text) or "120000")
        return self.refuse(otherwise, given)

    def _number(self, given: Given) -> int | float:
        value = given.cell.value
        found = _figure(given) if self.is_csv or _is_number(value) else None
        if found is None or found != found or abs(found) == float("inf"):  # noqa: PLR0124 - NaN is not itself
            raise self._no_number(given, "cell-number")
        return int(found) if found.is_integer() else found

    def _year(self, given: Given, *, is_period: bool) -> int | str:
        value = given.cell.value
        if isinstance(value, (date, datetime)):
            raise self.refuse("cell-year", given)
        found = _figure(given)
        shown = str(int(found)) if found is not None and found.is_integer() and abs(found) < 10**6 else given.text
        if _EASTERN.search(shown):
            raise self.refuse("cell-eastern-digits", given, example=corrected.western(shown))
        try:
            if is_period:
                Period.parse(shown)
            elif PartialDate.parse(shown).precision != "year":
                raise self.refuse("cell-year", given)
        except ValueError:
            raise self.refuse("cell-year", given) from None
        return shown if is_period else int(shown)

    def _date(self, given: Given) -> str | int:
        value = given.cell.value
        if isinstance(value, (date, datetime)):
            shown = _day(value).isoformat()
            form = given.cell.format.lower()
            length = len(shown) if "d" in form or "y" not in form else 7 if "m" in form else _YEAR_DIGITS
            shown = shown[:length]
        else:
            shown = given.text
        if _EASTERN.search(shown):
            raise self.refuse("cell-eastern-digits", given, example=corrected.western(shown))
        if _TURNED.fullmatch(shown):
            raise self.refuse("cell-date-turned", given, example=corrected.turned_date(shown) or "2027-10-01")
        if shown.isascii() and shown.isdigit() and int(shown[:9]) in _SERIAL:
            raise self.refuse("cell-date-serial", given, example=corrected.excel_date(int(shown)))
        try:
            found = PartialDate.parse(shown).text
        except ValueError:
            raise self.refuse("cell-date", given) from None
        return int(found) if len(found) == _YEAR_DIGITS else found


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _figure(given: Given) -> float | None:
    """The number in a cell, as a number or as plain digits."""
    value = given.cell.value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    found = given.text
    return float(found) if isinstance(value, str) and _NUMBER.fullmatch(found) and len(found) < 40 else None  # noqa: PLR2004 - no figure is longer


def _short(found: str) -> str:
    return found if len(found) <= 80 else f"{found[:79]}…"  # noqa: PLR2004 - a line of a message


__all__ = ["CellProblem", "Names", "Reader"]
