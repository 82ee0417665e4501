"""Cells of a workbook: their look, their direction, and text that is never taken for a formula."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from hub.downloads.style import FONT, INK, LINE, LINK, MUTED, SOFT, TEXT, WARM, WARM_SOFT, WHITE
from hub.models.template import ColumnKind

DATE_FORMAT: Final = "yyyy-mm-dd"
"""Reads the same whatever the computer's own order of day and month."""

_NUMBER_FORMATS: Final = {
    ColumnKind.NUMBER: "#,##0.##;-#,##0.##",
    ColumnKind.YEAR: "0",
    ColumnKind.DATE: DATE_FORMAT,
}
_SHEKELS: Final = {True: '#,##0\\ "₪"', False: '"₪"#,##0'}
_TEXT_FORMAT: Final = "@"
_CENTRED: Final = frozenset({ColumnKind.KEY, ColumnKind.REFERENCE, ColumnKind.YEAR, ColumnKind.DATE})
_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The full-width signs count as the plain ones in some languages' spreadsheets."""
_THIN: Final = Side(style="thin", color=LINE)
_RIGHT_TO_LEFT: Final = 2
_LEFT_TO_RIGHT: Final = 1


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    colour: str = TEXT
    fill: str = ""
    border: bool = True
    wrap: bool = True
    vertical: str = "top"


TITLE: Final = Look(size=16, bold=True, colour=INK, border=False, wrap=False, vertical="center")
LEAD: Final = Look(colour=MUTED, border=False, wrap=False, vertical="center")
HEADING: Final = Look(size=13, bold=True, colour=INK, border=False, wrap=False)
HEADER: Final = Look(bold=True, colour=WHITE, fill=INK, vertical="center")
HINT: Final = Look(size=9, colour=MUTED, fill=SOFT)
HINT_BESIDE: Final = Look(colour=MUTED, fill=SOFT, vertical="center")
LABEL: Final = Look(bold=True, colour=INK, fill=SOFT, vertical="center")
EXAMPLE: Final = Look(italic=True, colour=WARM, fill=WARM_SOFT)
BODY: Final = Look()
ANSWER: Final = Look(vertical="center")
PROSE: Final = Look(border=False)
ADDRESS: Final = Look(colour=LINK, border=False)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes into the cells of a sheet that is read in one direction."""

    sheet: Worksheet
    is_rtl: bool
    known: dict[tuple[Look, ColumnKind, bool], StyleArray]
    """Looks that the workbook has already: giving a cell a known one is quick, describing it anew is slow."""

    def write(self, row: int, column: int, value: str | float | date | None, look: Look = BODY) -> None:
        """Write a value; a text stays text whatever it begins with."""
        cell = self.sheet.cell(row, column)
        if isinstance(value, str):
            set_text(cell, value)
        elif value is not None:
            cell.value = value
        self.dress(row, column, look)

    def dress(self, row: int, column: int, look: Look, kind: ColumnKind = ColumnKind.TEXT) -> None:
        """Give a cell its look, and the format of what it holds."""
        cell: Any = self.sheet.cell(row, column)
        known = self.known.get((look, kind, cell.quotePrefix))
        if known is not None:
            cell._style = copy(known)  # noqa: SLF001 - openpyxl offers no other way to share a style
            return
        cell.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic, color=look.colour)
        cell.alignment = self._alignment(look, kind)
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=look.fill)
        if look.border:
            cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
        cell.number_format = _SHEKELS[self.is_rtl] if kind is ColumnKind.MONEY else _NUMBER_FORMATS.get(kind, "General")
        if kind is ColumnKind.TEXT and look in (BODY, EXAMPLE, ANSWER):
            cell.number_format = _TEXT_FORMAT
        self.known[look, kind, cell.quotePrefix] = copy(cell._style)  # noqa: SLF001 - see above

    def _alignment(self, look: Look, kind: ColumnKind) -> Alignment:
        start = "right" if self.is_rtl else "left"
        words = kind in (ColumnKind.TEXT, ColumnKind.CHOICE)
        centred = kind in _CENTRED and look is not ANSWER
        return Alignment(
            horizontal="center" if centred else start if words or look is ANSWER else "right",
            vertical=look.vertical,
            wrap_text=look.wrap,
            readingOrder=_RIGHT_TO_LEFT if words and self.is_rtl and look is not ADDRESS else _LEFT_TO_RIGHT,
        )


def set_text(cell: Cell | MergedCell, text: str) -> None:
    """Put a text into a cell as text; one that looks like a formula is marked as quoted, too.

    Source: https://owasp.org/www-community/attacks/CSV_Injection
    """
    cell.value = text
    if isinstance(cell, Cell):
        cell.data_type = "s"
    if text.startswith(_FORMULA):
        cell.quotePrefix = True
