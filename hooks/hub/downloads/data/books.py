"""Workbooks of the hub's records: what they are, then a sheet for each table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hub.dates import PartialDate
from hub.downloads.data.columns import CODE_ENDING, Column, Plain, Speaker, Spoken
from hub.downloads.data.fields import Kind
from hub.downloads.data.summary import Count
from hub.downloads.data.tables import Table
from hub.downloads.words import Words
from hub.downloads.workbook import FIELDS, FIELDS_HEAD
from hub.downloads.xlsx import About, Cell, Page, Style, book_bytes, letters, sheet_name

_NARROW: Final = {Kind.INTEGER: 12, Kind.NUMBER: 12, Kind.DATE: 13, Kind.PERIOD: 11, Kind.BOOLEAN: 10}
_WORDS: Final = 34
_NAME: Final = 24
_CODE: Final = 20
_FORM_WIDTHS: Final = (30, 70, 26)
_ABOUT_WIDTHS: Final = (34, 80, 12)
_DATES: Final = {"year": Style.YEAR, "month": Style.MONTH, "day": Style.DAY}
_LATIN: Final = frozenset(("url", "location_lat", "location_lon"))


@dataclass(frozen=True, slots=True)
class Head:
    """What a workbook says of itself."""

    title: str
    description: str
    lines: Sequence[str]
    """Of which hub, under which licence, when made, by which sources."""
    address: str
    sources: str = ""
    """What it rests on, in one line."""


def tables_book(
    head: Head, summary: Sequence[Count], tables: Sequence[Spoken], speaker: Speaker, words: Words
) -> bytes:
    """A workbook of tables in one language."""
    taken: set[str] = {FIELDS}
    about_name = sheet_name(words.label("download.about"), taken)
    named = [(it, sheet_name(speaker.label(f"dataset.{it.table.id}.title"), taken)) for it in tables]
    summary_name = sheet_name(speaker.label("dataset.summary.title"), taken) if summary else ""
    pages = [Page(about_name, _ABOUT_WIDTHS, list(_about(head, summary_name, named, speaker)), header=False)]
    if summary:
        pages.append(_summary(summary_name, summary, speaker))
    pages.extend(_page(name, spoken, speaker) for spoken, name in named)
    pages.append(_fields(named, speaker))
    about = About(head.title, head.description, words.site, words.locale, words.day)
    return book_bytes(pages, about, is_rtl=words.is_rtl)


def _about(head: Head, summary: str, named: Iterable[tuple[Spoken, str]], speaker: Speaker) -> Iterator[list[Cell]]:
    yield [Cell(head.title, Style.TITLE)]
    yield [Cell(head.description, Style.LEAD)]
    yield []
    for line in head.lines:
        yield [Cell(line, Style.PROSE)]
    if head.address:
        yield [Cell(head.address, Style.ADDRESS, head.address)]
    yield []
    yield [Cell(speaker.label(f"download.{name}"), Style.HEADER) for name in ("sheet", "what_it_holds", "rows")]
    if summary:
        yield [Cell(summary, Style.LABEL), Cell(speaker.label("dataset.summary.text")), Cell(None)]
    for spoken, name in named:
        text = speaker.label(f"dataset.{spoken.table.id}.text")
        yield [Cell(name, Style.LABEL), Cell(text), Cell(len(spoken.rows), Style.COUNT)]


def _summary(name: str, summary: Sequence[Count], speaker: Speaker) -> Page:
    heads = [Cell(speaker.field(name), Style.HEADER) for name in ("field", "value", "field_code")]
    rows = [
        [Cell(label, Style.LABEL), Cell(_whole(value), Style.COUNT), Cell(key, Style.CODE)]
        for label, key, value in summary
    ]
    return Page(name, (46, 16, 40), [heads, *rows])


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _page(name: str, spoken: Spoken, speaker: Speaker) -> Page:
    """A table; a single record stands upright, a line for each field."""
    if _is_form(spoken.table):
        return _form(name, spoken, speaker)
    columns = spoken.columns
    rows = [[_cell(column, value) for column, value in zip(columns, row, strict=True)] for row in spoken.rows]
    heads = [Cell(column.head, Style.HEADER) for column in columns]
    return Page(name, [_width(column) for column in columns], [heads, *rows])


def _is_form(table: Table) -> bool:
    return len(table.rows) == 1 and table.id in ("authorities", "work_plans")


def _form(name: str, spoken: Spoken, speaker: Speaker) -> Page:
    cells = {column.id: _cell(column, value) for column, value in zip(spoken.columns, spoken.rows[0], strict=True)}
    rows = [[Cell(speaker.field(head), Style.HEADER) for head in ("field", "value", "value_code")]]
    for field in spoken.table.fields:
        beside = cells.get(f"{field.id}{CODE_ENDING}", Cell(None, Style.CODE))
        rows.append([Cell(speaker.head(field), Style.LABEL), cells[field.id], beside])
    return Page(name, _FORM_WIDTHS, rows)


def _cell(column: Column, value: Plain) -> Cell:
    if value is None or isinstance(value, str):
        return Cell(value, Style.CODE if column.is_code else Style.TEXT)
    return Cell(value, _style(column, value))


def _style(column: Column, value: float | PartialDate) -> Style:
    if isinstance(value, PartialDate):
        return _DATES[value.precision]
    if column.field.kind is Kind.PERIOD or column.field.id == "year":
        return Style.AMOUNT
    return Style.COUNT if isinstance(value, int) or value.is_integer() else Style.NUMBER


def _width(column: Column) -> float:
    if column.is_code:
        return _CODE
    if column.field.kind in _NARROW:
        return _NARROW[column.field.kind]
    return _WORDS if column.field.kind in (Kind.TEXT, Kind.TEXTS, Kind.NAMES) else _NAME


def _fields(named: Iterable[tuple[Spoken, str]], speaker: Speaker) -> Page:
    """What each column is in data, hidden: a file is read by its columns and never by their headers."""
    rows = [[Cell(text, Style.PLAIN) for text in ("tables", "", speaker.writer.locale.code, "")]]
    rows.append([Cell(text, Style.PLAIN) for text in FIELDS_HEAD])
    for spoken, name in named:
        for column, (row, letter) in zip(spoken.columns, _places(spoken), strict=True):
            field = f"{column.field.model}.{column.field.name}".strip(".")
            texts = (spoken.table.id, name, str(row), letter, column.id, column.field.kind.value, field, "")
            rows.append([Cell(text, Style.PLAIN) for text in texts])
    return Page(FIELDS, (16,) * len(FIELDS_HEAD), rows, header=False, hidden=True)


def _places(spoken: Spoken) -> Iterator[tuple[int, str]]:
    """The first row and the letters of each column; in a form the codes stand beside their names."""
    row = 1
    for number, column in enumerate(spoken.columns, start=1):
        if not _is_form(spoken.table):
            yield 2, letters(number)
            continue
        beside = column.is_code and column.id != column.field.id
        row += not beside
        yield row, "C" if beside else "B"
