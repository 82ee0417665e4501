"""The sheets of a workbook that people fill in: a table with prepared rows, or a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from hub.downloads.cells import ANSWER, BODY, EXAMPLE, HEADER, HINT, HINT_BESIDE, LABEL, LEAD, TITLE, Pen
from hub.downloads.words import Words
from hub.models.template import Column, ColumnKind, Sheet

HEADER_ROW: Final = 3
"""Above it the sheet's title and what it is for."""
HINT_ROW: Final = 4
FIRST_ROW: Final = 5
LAST_ROW: Final = 500
"""Rows that are added below the prepared ones are checked down to here."""

_LINE_HEIGHT: Final = 14.5
_HINT_HEIGHT: Final = 12.5
_HINT_SHARE: Final = 1.1
"""How many more characters of a hint, which is set smaller, fit into a line."""
_FORM_WIDTHS: Final = (28, 56, 44)
_YEARS: Final = (1990, 2100)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a workbook keeps what cells refer to: the ranges of lists, and of the keys of other sheets."""

    lists: Mapping[tuple[str, str], str]
    """The cells with the choices of each column, by sheet and column."""
    keys: Mapping[str, str]
    """The cells with the keys of each sheet that has rows to name."""


def first_blank(sheet: Sheet) -> int:
    """The row below the example."""
    return FIRST_ROW + has_example(sheet)


def has_example(sheet: Sheet) -> bool:
    """Whether a sheet shows an example."""
    return not sheet.form and any(_example(column) is not None for column in sheet.columns)


def write_table(pen: Pen, sheet: Sheet, words: Words, places: Places) -> None:
    """A title, a header with hints that stays in view, an example, and rows made ready."""
    _head(pen, sheet, words)
    for number, column in enumerate(sheet.columns, start=1):
        pen.sheet.column_dimensions[get_column_letter(number)].width = column.width
        pen.write(HEADER_ROW, number, words.text(column.label), HEADER)
        pen.write(HINT_ROW, number, words.text(column.hint) if column.hint else None, HINT)
    if has_example(sheet):
        _example_row(pen, sheet, words)
    first = first_blank(sheet)
    for index in range(len(sheet.rows) + sheet.blank):
        given = [words.text(text) for text in sheet.rows[index].texts] if index < len(sheet.rows) else []
        _prepared_row(pen, sheet, first + index, index + 1, given)
    for number, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(number)
        _check(pen, f"{letter}{first}:{letter}{LAST_ROW}", column.kind, _rule(sheet, column, places), words)
    pen.sheet.row_dimensions[HEADER_ROW].height = _height(sheet, [words.text(it.label) for it in sheet.columns]) + 6
    hints = [words.text(it.hint) if it.hint else "" for it in sheet.columns]
    pen.sheet.row_dimensions[HINT_ROW].height = _height(sheet, hints, _HINT_HEIGHT, _HINT_SHARE) + 4
    pen.sheet.freeze_panes = f"B{FIRST_ROW}"
    pen.sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    last = get_column_letter(len(sheet.columns))
    pen.sheet.print_area = f"A1:{last}{first + len(sheet.rows) + sheet.blank - 1}"


def write_form(pen: Pen, sheet: Sheet, words: Words, places: Places) -> None:
    """The columns below each other: what to fill in, the answer, what to write."""
    _head(pen, sheet, words)
    heads = ("download.field", "download.value", "download.what_to_write")
    for number, (key, width) in enumerate(zip(heads, _FORM_WIDTHS, strict=True), start=1):
        pen.sheet.column_dimensions[get_column_letter(number)].width = width
        pen.write(HEADER_ROW, number, words.label(key), HEADER)
    for row, column in enumerate(sheet.columns, start=HINT_ROW):
        pen.write(row, 1, words.text(column.label), LABEL)
        pen.dress(row, 2, ANSWER, column.kind)
        pen.write(row, 3, words.text(column.hint) if column.hint else None, HINT_BESIDE)
        pen.sheet.row_dimensions[row].height = 2 * _LINE_HEIGHT + 4
        _check(pen, f"B{row}", column.kind, _rule(sheet, column, places), words)
    pen.sheet.freeze_panes = f"A{HINT_ROW}"
    pen.sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    pen.sheet.print_area = f"A1:C{HINT_ROW + len(sheet.columns) - 1}"


def _head(pen: Pen, sheet: Sheet, words: Words) -> None:
    pen.write(1, 1, words.text(sheet.name), TITLE)
    pen.write(2, 1, words.text(sheet.lead), LEAD)
    pen.sheet.row_dimensions[1].height = 26
    pen.sheet.row_dimensions[2].height = 20


def _example(column: Column) -> object:
    return next(
        (given for given in (column.example, column.example_number, column.example_code) if given is not None), None
    )


def _example_row(pen: Pen, sheet: Sheet, words: Words) -> None:
    shown: list[str] = []
    for number, column in enumerate(sheet.columns, start=1):
        value = words.label("download.example") if number == 1 else _example_value(column, words)
        pen.write(FIRST_ROW, number, value, EXAMPLE)
        pen.dress(FIRST_ROW, number, EXAMPLE, column.kind)
        shown.append(str(value or ""))
    pen.sheet.row_dimensions[FIRST_ROW].height = _height(sheet, shown) + 4


def _example_value(column: Column, words: Words) -> str | float | date | None:
    if column.example is not None:
        return words.text(column.example)
    if column.example_code is None:
        return column.example_number
    if column.kind is ColumnKind.DATE:
        return date.fromisoformat(column.example_code)
    return dict(words.choices(column))[column.example_code]


def _prepared_row(pen: Pen, sheet: Sheet, row: int, number: int, given: list[str]) -> None:
    texts = iter(given)
    for place, column in enumerate(sheet.columns, start=1):
        value = number if column.kind is ColumnKind.KEY else next(texts, None)
        pen.write(row, place, value, BODY)
        pen.dress(row, place, BODY, column.kind)
    pen.sheet.row_dimensions[row].height = max(2 * _LINE_HEIGHT, _height(sheet, ["", *given])) + 4


def _height(sheet: Sheet, texts: list[str], line: float = _LINE_HEIGHT, share: float = 0.9) -> float:
    """The height of a row, from how many lines the longest of its texts takes."""
    widths = [column.width for column in sheet.columns]
    return max(ceil(max(len(text), 1) / (width * share)) for text, width in zip(texts, widths, strict=False)) * line


def _check(pen: Pen, cells: str, kind: ColumnKind, rule: DataValidation | None, words: Words) -> None:
    """Let cells hold only what their column is for."""
    if rule is None:
        return
    rule.errorTitle = words.label("download.error_title")
    rule.error = words.label(_ERRORS[kind])
    rule.showErrorMessage = True
    rule.allow_blank = True
    rule.add(cells)
    pen.sheet.add_data_validation(rule)


_ERRORS: Final = {
    ColumnKind.CHOICE: "download.error_choice",
    ColumnKind.REFERENCE: "download.error_reference",
    ColumnKind.DATE: "download.error_date",
    ColumnKind.YEAR: "download.error_year",
    ColumnKind.NUMBER: "download.error_number",
    ColumnKind.MONEY: "download.error_number",
}


def _rule(sheet: Sheet, column: Column, places: Places) -> DataValidation | None:
    match column.kind:
        case ColumnKind.CHOICE:
            return DataValidation(type="list", formula1=places.lists[sheet.id, column.id])
        case ColumnKind.REFERENCE:
            return DataValidation(type="list", formula1=places.keys[column.sheet or ""])
        case ColumnKind.DATE:
            return DataValidation(
                type="date", operator="between", formula1="DATE(1990,1,1)", formula2="DATE(2100,12,31)"
            )
        case ColumnKind.YEAR:
            least, most = _YEARS
            return DataValidation(type="whole", operator="between", formula1=str(least), formula2=str(most))
        case ColumnKind.MONEY:
            return DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
        case ColumnKind.NUMBER:
            return DataValidation(type="decimal", operator="between", formula1="-1E+12", formula2="1E+12")
        case _:
            return None
