"""Workbooks of plain tables, written part by part: a hub has hundreds of them, in every language.

openpyxl describes each cell anew and takes thirty milliseconds for what this does in two; it reads the result in the
tests. Source: https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from html import escape
from math import ceil
from typing import Final

from hub.dates import PartialDate
from hub.downloads.archive import zipped
from hub.downloads.style import FONT, INK, LINE, LINK, MUTED, SOFT, TEXT, WHITE

Value = str | int | float | date | PartialDate | None
NAME_LENGTH: Final = 31
_EPOCH: Final = date(1899, 12, 30)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_NAME: Final = re.compile(r"[\[\]:*?/\\]|^'|'$")
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL: Final = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Style(IntEnum):
    """How a cell looks; its number is the place in the list of formats."""

    PLAIN = 0
    TITLE = 1
    LEAD = 2
    HEADER = 3
    TEXT = 4
    QUOTED = 5
    CODE = 6
    NUMBER = 7
    COUNT = 8
    YEAR = 9
    MONTH = 10
    DAY = 11
    LABEL = 12
    PROSE = 13
    ADDRESS = 14
    AMOUNT = 15
    CODE_QUOTED = 16


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its look."""

    value: Value
    style: Style = Style.TEXT
    link: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its name, the widths of its columns, its rows; a header of one row stays in view."""

    name: str
    widths: Sequence[float]
    rows: Sequence[Sequence[Cell]]
    header: bool = True
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook says about itself."""

    title: str
    description: str
    site: str
    locale: str
    day: date


def sheet_name(name: str, taken: set[str]) -> str:
    """A name that a spreadsheet takes, that no other sheet has."""
    clean = _NOT_IN_NAME.sub(" ", name).strip()[:NAME_LENGTH].strip()
    found, number = clean, 2
    while found.casefold() in taken:
        found, number = f"{clean[: NAME_LENGTH - 3]} {number}", number + 1
    taken.add(found.casefold())
    return found


def book_bytes(pages: Sequence[Page], about: About, *, is_rtl: bool) -> bytes:
    """The workbook: the same bytes for the same pages and day."""
    parts = {
        "[Content_Types].xml": _content_types(len(pages)),
        "_rels/.rels": _relations(
            [
                ("officeDocument", "xl/workbook.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": core_properties(about),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(pages) + 1)]
            + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": _styles(is_rtl=is_rtl),
        "xl/workbook.xml": _workbook(pages),
    }
    for number, page in enumerate(pages, start=1):
        links = [cell.link for row in page.rows for cell in row if cell.link]
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(page, is_rtl=is_rtl)
        if links:
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(
                [("hyperlink", link) for link in links], external=True
            )
    return zipped({name: text.encode() for name, text in parts.items()}, about.day)


def core_properties(about: About) -> str:
    """Title, maker, language, licence and day."""
    moment = f"{about.day.isoformat()}T00:00:00Z"
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_text(about.title)}</dc:title><dc:description>{_text(about.description)}</dc:description>"
        f"<dc:creator>{_text(about.site)}</dc:creator><cp:lastModifiedBy>{_text(about.site)}</cp:lastModifiedBy>"
        f"<cp:keywords>CC BY 4.0</cp:keywords><dc:language>{about.locale}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


@cache
def letters(column: int) -> str:
    """The letters of a column, from 1."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def cell_xml(place: str, value: Value, style: int, quoted: int | None = None) -> str:
    """A cell: a number and a date as such, anything else as text that is never a formula.

    ``quoted`` is the format for a text that looks like one: it is marked, so that editing it does not run it either.
    """
    match value:
        case None:
            return f'<c r="{place}" s="{style}"/>'
        case bool():
            return f'<c r="{place}" s="{style}" t="b"><v>{int(value)}</v></c>'
        case float() if value.is_integer():
            return f'<c r="{place}" s="{style}"><v>{int(value)}</v></c>'
        case int() | float():
            return f'<c r="{place}" s="{style}"><v>{value}</v></c>'
        case PartialDate():
            return f'<c r="{place}" s="{style}"><v>{serial(value.first)}</v></c>'
        case date():
            return f'<c r="{place}" s="{style}"><v>{serial(value)}</v></c>'
    if quoted is not None and value.startswith(_FORMULA):
        style = quoted
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'


def serial(day: date) -> int:
    """A day as spreadsheets count it."""
    return (day - _EPOCH).days


def _text(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    return escape(_NOT_IN_XML.sub("", text), quote=False).replace("\r", "&#13;")


_WRAPPED: Final = frozenset((Style.TEXT, Style.CODE, Style.LABEL, Style.HEADER, Style.PROSE))
_ACROSS: Final = frozenset((Style.PROSE, Style.ADDRESS))
"""Cells that stand alone in their row and take all of it."""
_LINE_HEIGHT: Final = 14.5
_TALLEST: Final = 409
"""No spreadsheet has taller rows."""
_FILLED: Final = 0.95
"""How much of a line words fill, before the next one goes to the line below."""
_QUOTED: Final = {Style.TEXT: Style.QUOTED, Style.CODE: Style.CODE_QUOTED}


def _sheet(page: Page, *, is_rtl: bool) -> str:
    rtl = ' rightToLeft="1"' if is_rtl else ""
    last = letters(max(1, len(page.widths)))
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if page.header else ""
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(page.widths, start=1)
    )
    rows = "".join(_row(number, row, page.widths) for number, row in enumerate(page.rows, start=1))
    filtered = f'<autoFilter ref="A1:{last}{len(page.rows)}"/>' if page.header and not page.hidden else ""
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0"{rtl}>{pane}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{rows}</sheetData>{filtered}'
        f"{_merged(page)}{_links(page)}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.8" header="0.3" footer="0.4"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N&amp;Rmuni:STEM</oddFooter></headerFooter></worksheet>"
    )


def _row(number: int, cells: Sequence[Cell], widths: Sequence[float]) -> str:
    inside = "".join(
        cell_xml(f"{letters(column)}{number}", cell.value, cell.style, _QUOTED.get(cell.style))
        for column, cell in enumerate(cells, start=1)
    )
    lines = _lines(cells, widths)
    tall = f' ht="{min(lines * _LINE_HEIGHT + 2, _TALLEST):g}" customHeight="1"' if lines > 1 else ""
    return f'<row r="{number}"{tall}>{inside}</row>'


def _lines(cells: Sequence[Cell], widths: Sequence[float]) -> int:
    """How many lines the longest text of a row takes: programs differ in whether they find out themselves."""
    if len(cells) == 1 and cells[0].style in _ACROSS:
        widths = (sum(widths),)
    return max(
        (
            ceil(len(cell.value) / (width * _FILLED))
            for cell, width in zip(cells, widths, strict=False)
            if isinstance(cell.value, str) and cell.style in _WRAPPED and len(cell.value) > width * _FILLED
        ),
        default=1,
    )


def _merged(page: Page) -> str:
    """Prose and addresses run over all columns."""
    last = letters(len(page.widths))
    rows = [number for number, row in enumerate(page.rows, start=1) if len(row) == 1 and row[0].style in _ACROSS]
    inside = "".join(f'<mergeCell ref="A{number}:{last}{number}"/>' for number in rows)
    return f'<mergeCells count="{len(rows)}">{inside}</mergeCells>' if rows else ""


def _links(page: Page) -> str:
    places = [
        f"{letters(column)}{number}"
        for number, row in enumerate(page.rows, start=1)
        for column, cell in enumerate(row, start=1)
        if cell.link
    ]
    inside = "".join(f'<hyperlink ref="{place}" r:id="rId{index}"/>' for index, place in enumerate(places, start=1))
    return f"<hyperlinks>{inside}</hyperlinks>" if inside else ""


def _workbook(pages: Sequence[Page]) -> str:
    sheets = "".join(
        f'<sheet name="{escape(page.name)}" sheetId="{number}"{_HIDDEN if page.hidden else ""} r:id="rId{number}"/>'
        for number, page in enumerate(pages, start=1)
    )
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets>{_names(pages)}</workbook>"
    )


_HIDDEN: Final = ' state="hidden"'


def _names(pages: Sequence[Page]) -> str:
    """The header is printed on every page, and rows can be filtered."""
    names = []
    for number, page in enumerate(pages):
        if not page.header or page.hidden:
            continue
        sheet = "'" + page.name.replace("'", "''") + "'"
        cells = f"{sheet}!$A$1:${letters(len(page.widths))}${len(page.rows)}"
        for name, hidden, place in (("_FilterDatabase", ' hidden="1"', cells), ("Print_Titles", "", f"{sheet}!$1:$1")):
            names.append(
                f'<definedName name="_xlnm.{name}" localSheetId="{number}"{hidden}>{escape(place)}</definedName>'
            )
    return f"<definedNames>{''.join(names)}</definedNames>" if names else ""


def _content_types(sheets: int) -> str:
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for number in range(1, sheets + 1)
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(targets: Sequence[tuple[str, str]], *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if "/" in kind else f"{_OFFICE}/{kind}"}"'
        f' Target="{escape(target)}"{mode}/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


@cache
def _styles(*, is_rtl: bool) -> str:
    start, order = ("right", 2) if is_rtl else ("left", 1)
    words = f'horizontal="{start}" readingOrder="{order}"'
    formats = "".join(
        f'<xf numFmtId="{form}" fontId="{font}" fillId="{fill}" borderId="{border}"{quote} xfId="0"'
        ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
        f"<alignment {alignment}/></xf>"
        for form, font, fill, border, quote, alignment in _formats(words)
    )
    fonts = "".join(_font(*font) for font in _FONTS)
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}">'
        '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy"/><numFmt numFmtId="165" formatCode="yyyy\\-mm"/>'
        '<numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
        f'<fonts count="{len(_FONTS)}">{fonts}</fonts>'
        '<fills count="4"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{_fill(INK)}{_fill(SOFT)}</fills>'
        f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>{_BORDER}</borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(Style)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


_FONTS: Final = (
    (11, False, TEXT),
    (16, True, INK),
    (11, False, MUTED),
    (11, True, WHITE),
    (11, True, INK),
    (11, False, LINK),
)
_GENERAL, _TEXT_FORMAT, _INTEGER, _WITH_SEPARATORS = 0, 49, 1, 3
_YEAR, _MONTH, _DAY = 164, 165, 166


def _formats(words: str) -> Iterator[tuple[int, int, int, int, str, str]]:
    """Number format, font, fill, border, mark of a quoted text, alignment: in the order of ``Style``."""
    wrapped = f'{words} vertical="top" wrapText="1"'
    latin = 'horizontal="left" readingOrder="1" vertical="top" wrapText="1"'
    figure = 'horizontal="right" readingOrder="1" vertical="top"'
    centred = 'horizontal="center" readingOrder="1" vertical="top"'
    yield _GENERAL, 0, 0, 0, "", words
    yield _GENERAL, 1, 0, 0, "", f'{words} vertical="center"'
    yield _GENERAL, 2, 0, 0, "", words
    yield _GENERAL, 3, 2, 1, "", f'{words} vertical="center" wrapText="1"'
    yield _TEXT_FORMAT, 0, 0, 1, "", wrapped
    yield _TEXT_FORMAT, 0, 0, 1, ' quotePrefix="1"', wrapped
    yield _TEXT_FORMAT, 2, 0, 1, "", latin
    yield _GENERAL, 0, 0, 1, "", figure
    yield _WITH_SEPARATORS, 0, 0, 1, "", figure
    yield _YEAR, 0, 0, 1, "", centred
    yield _MONTH, 0, 0, 1, "", centred
    yield _DAY, 0, 0, 1, "", centred
    yield _GENERAL, 4, 3, 1, "", wrapped
    yield _GENERAL, 0, 0, 0, "", wrapped
    yield _GENERAL, 5, 0, 0, "", latin
    yield _INTEGER, 0, 0, 1, "", centred
    yield _TEXT_FORMAT, 2, 0, 1, ' quotePrefix="1"', latin


def _font(size: int, bold: bool, colour: str) -> str:  # noqa: FBT001 - a row of a table
    return f'<font>{"<b/>" if bold else ""}<sz val="{size}"/><color rgb="FF{colour}"/><name val="{FONT}"/></font>'


def _fill(colour: str) -> str:
    return f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>'


_SIDES: Final = "".join(
    f'<{side} style="thin"><color rgb="FF{LINE}"/></{side}>' for side in ("left", "right", "top", "bottom")
)
_BORDER: Final = f"<border>{_SIDES}<diagonal/></border>"
