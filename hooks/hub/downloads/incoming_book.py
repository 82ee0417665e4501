"""The cells of a workbook that somebody sends, with what only a look at the cell tells: formulas, formats, merged ones.

The guard looks at the file first, as for ``read_sheets``; nothing here trusts what a sheet says of its own size.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from hub.downloads.incoming import LIMITS, NOT_WHAT_IT_SEEMS, Limits, Refusal, RefusedFile, Value, check_archive

_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})[\"']")
_MAX_MERGED: Final = 2_000
_ERROR: Final = "e"
_FORMULA: Final = "f"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds."""

    value: Value = None
    is_formula: bool = False
    """Whether a formula, or an error of one, stands in it: what people see is worked out, not written."""
    format: str = ""
    """The format of its number or date."""


NOTHING: Final = Cell()


@dataclass(slots=True)
class Grid:
    """A sheet: its name and its cells, row by row."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    first: int = 1
    """The number of its first row."""

    def at(self, row: int, column: int) -> Cell:
        """A cell by the numbers that people see, from 1."""
        row -= self.first
        if 0 <= row < len(self.rows) and 0 < column <= len(self.rows[row]):
            return self.rows[row][column - 1]
        return NOTHING

    @property
    def numbers(self) -> range:
        """The numbers of its rows."""
        return range(self.first, self.first + len(self.rows))


def read_book(data: bytes, limits: Limits = LIMITS) -> list[Grid]:
    """Every sheet of a workbook, hidden ones too. RefusedFile where it is not read.

    Each cell of a merged range holds what the first one does.
    """
    check_archive(data, limits)
    try:
        values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        written = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            if len(values.worksheets) > limits.sheets:
                raise RefusedFile(Refusal.TOO_MANY_CELLS)
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return [
                    _grid(one, other, archive, limits)
                    for one, other in zip(values.worksheets, written.worksheets, strict=True)
                ]
        finally:
            values.close()
            written.close()
    except RefusedFile:
        raise
    except NOT_WHAT_IT_SEEMS as error:
        raise RefusedFile(Refusal.NOT_OFFICE) from error


def _grid(values: Any, written: Any, archive: zipfile.ZipFile, limits: Limits) -> Grid:  # noqa: ANN401 - openpyxl types only sheets that can be written
    grid = Grid(values.title)
    for one, other in zip(_rows(values, limits), _rows(written, limits), strict=True):
        row = [_cell(cell, source) for cell, source in zip(one, other, strict=True)]
        while row and row[-1] is NOTHING:
            row.pop()
        grid.rows.append(row)
    while grid.rows and not grid.rows[-1]:
        grid.rows.pop()
    _spread(grid, archive.read(values._worksheet_path))  # noqa: SLF001 - openpyxl reads merged cells only into memory
    return grid


def _rows(sheet: Any, limits: Limits) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - as above
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > limits.rows or len(row) > limits.columns:
            if all(cell.value is None for cell in row):
                continue  # a programme formats columns down to their end
            raise RefusedFile(Refusal.TOO_MANY_CELLS, sheet.title)
        yield row


def _cell(cell: Any, written: Any) -> Cell:  # noqa: ANN401 - as above
    value = cell.value
    is_formula = written.data_type == _FORMULA or cell.data_type == _ERROR
    if value is None and not is_formula:
        return NOTHING
    is_date = isinstance(value, (date, datetime))
    return Cell(value, is_formula, str(cell.number_format or "") if is_date else "")


def _spread(grid: Grid, xml: bytes) -> None:
    """Let every cell of a merged range hold what its first one does, as far as the sheet has rows."""
    width = max((len(row) for row in grid.rows), default=0)
    for number, match in enumerate(_MERGED.finditer(xml)):
        if number == _MAX_MERGED:
            return
        left, top, right, bottom = (int(it or 0) for it in range_boundaries(match[1].decode()))
        first = grid.at(top, left)
        for row in range(max(top, 1), min(bottom, len(grid.rows)) + 1):
            cells = grid.rows[row - 1]
            cells.extend([NOTHING] * (min(right, width) - len(cells)))
            for column in range(left, min(right, width) + 1):
                cells[column - 1] = first


__all__ = ["NOTHING", "Cell", "Grid", "read_book"]
