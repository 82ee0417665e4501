"""A template as a workbook.

openpyxl makes it, because it also reads: what people fill in can come back. The last two sheets are hidden. ``_lists``
holds the closed lists, each value beside its code; ``_fields`` says which field of a work plan each column fills
(``hub.models.binding``), so that a filled-in workbook is read by its columns and never by their headers.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from hub.downloads.archive import repacked
from hub.downloads.cells import ADDRESS, HEADER, HEADING, LABEL, PROSE, TITLE, Look, Pen, set_text
from hub.downloads.sheets import FIRST_ROW, HEADER_ROW, HINT_ROW, LAST_ROW, Places, first_blank, write_form, write_table
from hub.downloads.style import FONT, INK
from hub.downloads.words import Words
from hub.models.template import ColumnKind, Sheet, Template

LISTS: Final = "_lists"
FIELDS: Final = "_fields"
FIELDS_HEAD: Final = ("sheet", "name", "row", "column", "id", "kind", "field", "separator")
"""The columns of ``_fields``: a sheet's id and name, its first row to fill in, a column and how it is defined."""

_GUIDE_WIDTHS: Final = (24, 26, 44, 52)
_GUIDE_HEADS: Final = ("download.sheet", "download.column", "download.what_to_write", "download.choose_from")
_A4: Final = 9


def workbook_bytes(template: Template, words: Words, hidden: Sequence[str] = ()) -> bytes:
    """The workbook of a template in one language; ``hidden`` are empty sheets at its end, to be filled in later."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _default_font(book)
    known: dict[tuple[Look, ColumnKind, bool], StyleArray] = {}
    _guide(Pen(_new_sheet(book, words.label("download.guide"), words), words.is_rtl, known), template, words)
    names = {sheet.id: words.text(sheet.name) for sheet in template.sheets}
    pages = {sheet.id: _new_sheet(book, names[sheet.id], words) for sheet in template.sheets}
    places = Places(_write_lists(book, template, words), _keys(template, names))
    for sheet in template.sheets:
        write = write_form if sheet.form else write_table
        write(Pen(pages[sheet.id], words.is_rtl, known), sheet, words, places)
    _write_fields(book, template, words)
    for name in hidden:
        book.create_sheet(name).sheet_state = "hidden"
    for page in book.worksheets:
        _print_setup(page, words.text(template.title))
    _properties(book, template, words)
    result = io.BytesIO()
    book.save(result)
    return repacked(result.getvalue(), words.day)


def _default_font(book: Workbook) -> None:
    """The font of cells without a style of their own: widths of columns are counted in it."""
    styles: Any = book
    styles._named_styles["Normal"].font = Font(name=FONT, size=11)  # noqa: SLF001 - openpyxl offers no other way


def _new_sheet(book: Workbook, name: str, words: Words) -> Worksheet:
    page: Worksheet = book.create_sheet(name)
    page.sheet_view.rightToLeft = words.is_rtl
    page.sheet_view.showGridLines = False
    page.sheet_properties.tabColor = INK
    return page


def _guide(pen: Pen, template: Template, words: Words) -> None:
    """The first sheet: what the workbook is for, how to use it, what goes into each column, what it rests on."""
    page = pen.sheet
    for number, width in enumerate(_GUIDE_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    pen.write(1, 1, words.text(template.title), TITLE)
    page.row_dimensions[1].height = 28
    row = _prose(pen, 2, [words.text(template.description)]) + 1
    if template.steps:
        row = _heading(pen, row, words.label("download.guide"))
    row = _prose(pen, row, [f"{number}. {words.text(step)}" for number, step in enumerate(template.steps, start=1)])
    notes = [words.label("download.example_lead")] if template.example_note else []
    notes += [words.text(template.example_note)] if template.example_note else []
    row = _prose(pen, row, notes) + 1
    row = _heading(pen, row, words.label("download.what_to_write"))
    row = _columns(pen, row, template, words) + 1
    row = _heading(pen, row, words.label("download.about"))
    row = _prose(pen, row, words.about(template))
    if address := words.address(template):
        row = _prose(pen, row, [words.label("download.page")])
        _link(pen, row, address)
    page.print_area = f"A1:{get_column_letter(len(_GUIDE_WIDTHS))}{row}"


def _heading(pen: Pen, row: int, text: str) -> int:
    pen.write(row, 1, text, HEADING)
    pen.sheet.row_dimensions[row].height = 24
    return row + 1


def _prose(pen: Pen, row: int, texts: list[str]) -> int:
    """Paragraphs across all columns; returns the row below them."""
    room = sum(_GUIDE_WIDTHS)
    for text in texts:
        pen.write(row, 1, text, PROSE)
        pen.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_GUIDE_WIDTHS))
        pen.sheet.row_dimensions[row].height = 17.0 * (1 + len(text) // room)
        row += 1
    return row


def _link(pen: Pen, row: int, address: str) -> None:
    """An address, which reads from left to right in every language."""
    pen.sheet.cell(row, 1).hyperlink = address
    pen.write(row, 1, address.rstrip("/"), ADDRESS)
    pen.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_GUIDE_WIDTHS))


def _columns(pen: Pen, row: int, template: Template, words: Words) -> int:
    """A table of every column with what to write in it; returns the row below it."""
    for number, key in enumerate(_GUIDE_HEADS, start=1):
        pen.write(row, number, words.label(key), HEADER)
    for sheet in template.sheets:
        for column in sheet.columns:
            row += 1
            pen.write(row, 1, words.text(sheet.name), LABEL)
            pen.write(row, 2, words.text(column.label))
            choices = words.choices(column) if column.kind is ColumnKind.CHOICE else []
            texts = [words.text(column.hint) if column.hint else "", " / ".join(name for _, name in choices)]
            for number, text in enumerate(texts, start=3):
                pen.write(row, number, text or None)
            lines = max(1 + len(text) // width for text, width in zip(texts, _GUIDE_WIDTHS[2:], strict=True))
            pen.sheet.row_dimensions[row].height = 17.0 * lines
    return row + 1


def _keys(template: Template, names: dict[str, str]) -> dict[str, str]:
    """Where the keys of each sheet stand."""
    return {
        sheet.id: f"{quote_sheetname(names[sheet.id])}!$A${first_blank(sheet)}:$A${LAST_ROW}"
        for sheet in template.sheets
        if sheet.columns[0].kind is ColumnKind.KEY
    }


def _write_lists(book: Workbook, template: Template, words: Words) -> dict[tuple[str, str], str]:
    """Write each closed list with its codes; returns where the names stand."""
    page = book.create_sheet(LISTS)
    page.sheet_state = "hidden"
    found: dict[tuple[str, str], str] = {}
    place = 1
    for sheet in template.sheets:
        for column in sheet.columns:
            if column.kind is not ColumnKind.CHOICE:
                continue
            set_text(page.cell(1, place), f"{sheet.id}.{column.id}")
            choices = words.choices(column)
            for row, (code, name) in enumerate(choices, start=2):
                set_text(page.cell(row, place), code)
                set_text(page.cell(row, place + 1), name)
            letter = get_column_letter(place + 1)
            found[sheet.id, column.id] = f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${len(choices) + 1}"
            place += 2
    return found


def _write_fields(book: Workbook, template: Template, words: Words) -> None:
    """Write what each column is in data."""
    page = book.create_sheet(FIELDS)
    page.sheet_state = "hidden"
    rows: list[tuple[str, ...]] = [("template", template.id, words.locale, ",".join(template.levels)), FIELDS_HEAD]
    for sheet in template.sheets:
        rows.extend(_field_rows(sheet, words))
    for number, values in enumerate(rows, start=1):
        for place, value in enumerate(values, start=1):
            set_text(page.cell(number, place), value)


def _field_rows(sheet: Sheet, words: Words) -> list[tuple[str, ...]]:
    name = words.text(sheet.name)
    rows: list[tuple[str, ...]] = []
    for number, column in enumerate(sheet.columns):
        row = HINT_ROW + number if sheet.form else first_blank(sheet)
        letter = "B" if sheet.form else get_column_letter(number + 1)
        place = (sheet.id, name, str(row), letter, column.id, column.kind.value)
        rows.append((*place, column.field or "", column.separator or ""))
    return rows


def _print_setup(page: Worksheet, title: str) -> None:
    """A4, across, as wide as the page; below it the template's title, the page's number and where it comes from.

    A footer has no direction of its own, so each of its parts holds words of one direction.
    """
    page.page_setup.paperSize = _A4
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_options.horizontalCentered = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top, page.page_margins.bottom, page.page_margins.footer = 0.5, 0.8, 0.4
    footer = page.oddFooter
    if footer is not None:
        footer.left.text, footer.center.text, footer.right.text = title.replace("&", "&&"), "&P / &N", "muni:STEM"


def _properties(book: Workbook, template: Template, words: Words) -> None:
    about = book.properties
    about.title = words.text(template.title)
    about.description = words.text(template.description)
    about.creator = words.site
    about.lastModifiedBy = words.site
    about.language = words.locale
    about.keywords = "CC BY 4.0"
    book.active = 0


__all__ = ["FIELDS", "FIELDS_HEAD", "FIRST_ROW", "HEADER_ROW", "LISTS", "workbook_bytes"]
