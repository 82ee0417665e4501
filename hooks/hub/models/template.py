"""A template to download: a workbook or a document whose words and columns are data."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BeforeValidator

from hub.models.base import Localized, Model, Record, SourceRef
from hub.models.scalars import Boolean, Code, Number, Slug, between, closed, refuse
from hub.models.work_plan import Level

_SHEET_NAME_LENGTH: Final = 31
_NOT_IN_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\]|^'|'$")


class TemplateFormat(StrEnum):
    """What kind of file it is."""

    XLSX = "xlsx"
    DOCX = "docx"


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    KEY = "key"
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    YEAR = "year"
    DATE = "date"
    CHOICE = "choice"
    REFERENCE = "reference"


class Option(Model):
    """One of the values of a closed list that belongs to a column alone."""

    id: Slug
    """What stands for it in data."""
    name: Localized
    """What people choose."""


class Column(Model):
    """A column of a sheet; in a form, a line of it."""

    id: Slug
    """Id, unique in the sheet."""
    label: Localized
    """Its header."""
    hint: Localized | None = None
    """What to write in it."""
    kind: Annotated[ColumnKind, closed(ColumnKind)]
    """What its cells hold."""
    width: Annotated[int, between(4, 80)]
    """Width, in characters."""
    field: Code | None = None
    """The field of a work plan that it fills, from one of the plan's levels down: action.performers.name."""
    separator: Code | None = None
    """What stands between several values in one cell."""
    choices: Code | None = None
    """The closed list to choose from: one of the vocabulary (action_status), or levers."""
    options: list[Option] = []
    """A closed list of the column's own."""
    sheet: Slug | None = None
    """For a reference: the sheet whose first column it names a row of."""
    example: Localized | None = None
    """What the example row holds, in words."""
    example_number: Number | None = None
    """What the example row holds, as a number."""
    example_code: Code | None = None
    """What the example row holds: a date, or the value of a closed list."""


class Line(Model):
    """A row that is there from the start."""

    id: Slug
    """Id, unique in its table."""
    texts: list[Localized]
    """Its first cells."""


def _sheet_name(value: object) -> object:
    """A spreadsheet's own rules for the names of sheets."""
    for name in value.values() if isinstance(value, dict) else ():
        if isinstance(name, str) and (len(name) > _SHEET_NAME_LENGTH or _NOT_IN_SHEET_NAME.search(name)):
            raise refuse("sheet-name", name, limit=_SHEET_NAME_LENGTH)
    return value


class Sheet(Model):
    """A sheet of a workbook: a table with a row for each thing, or a form."""

    id: Slug
    """Id, unique in the workbook."""
    name: Annotated[Localized, BeforeValidator(_sheet_name)]
    """Its name, at most 31 characters."""
    lead: Localized
    """What it is for, in one sentence."""
    each: Code | None = None
    """What a row is in a work plan: action, action.milestones; plan for a form."""
    form: Boolean = False
    """Whether its columns stand below each other, to be filled in once."""
    columns: list[Column]
    """Its columns."""
    rows: list[Line] = []
    """Rows that are there from the start."""
    blank: Annotated[int, between(0, 200)] = 0
    """How many empty rows are made ready."""


class Blank(Model):
    """A line of a document to fill in."""

    id: Slug
    """Id, unique in its section."""
    label: Localized
    """What to fill in."""
    hint: Localized | None = None
    """Where the answer goes: what it should say."""
    lines: Annotated[int, between(1, 12)] = 1
    """How many lines of room the answer has."""


class Head(Model):
    """A column of a document's table."""

    id: Slug
    """Id, unique in the table."""
    label: Localized
    """Its header."""
    width: Annotated[int, between(1, 100)]
    """Its share of the width."""


class Grid(Model):
    """A table of a document."""

    columns: list[Head]
    """Its columns."""
    rows: list[Line] = []
    """Rows that are there from the start."""
    blank: Annotated[int, between(0, 40)] = 0
    """How many empty rows follow."""


class Section(Model):
    """A section of a document: below its heading, in this order."""

    id: Slug
    """Id, unique in the document."""
    heading: Localized
    """Its heading."""
    new_page: Boolean = False
    """Whether it begins a page."""
    texts: list[Localized] = []
    """Paragraphs."""
    items: list[Localized] = []
    """A list."""
    blanks: list[Blank] = []
    """Lines to fill in."""
    table: Grid | None = None
    """A table."""
    checklist: list[Localized] = []
    """A list to tick off."""
    closing: list[Localized] = []
    """Paragraphs at its end."""


class Template(Record):
    """A template to download, made into one file for each language."""

    title: Localized
    """Its title."""
    description: Localized
    """What it is for, in one sentence."""
    format: Annotated[TemplateFormat, closed(TemplateFormat)]
    """What kind of file it is."""
    stage: Annotated[int, between(1, 4)]
    """The toolkit's stage that it belongs to."""
    page: Code
    """The written page that explains how to fill it in, such as toolkit/stage-3/work-plan.md."""
    steps: list[Localized]
    """How to use it, in order."""
    levels: list[Annotated[Level, closed(Level)]] = []
    """For a work plan: the levels that its columns speak of."""
    sheets: list[Sheet] = []
    """Of a workbook: its sheets."""
    sections: list[Section] = []
    """Of a document: its sections."""
    example_note: Localized | None = None
    """What the example rows rest on, and what in them is invented."""
    sources: list[SourceRef]
    """What it was made from."""
