"""A plan as the very workbook that plans are written in, filled: its columns, its lists, its hidden sheets.

openpyxl makes the empty workbook, once for each language and each set of levels. The rows of a plan then take their
place in the text of its sheets: a hub has hundreds of plans. The hidden sheet ``_ids`` says what each row is in data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Final

from hub.dates import PartialDate
from hub.downloads.archive import unpacked, zipped
from hub.downloads.data.columns import Speaker
from hub.downloads.data.plan_values import Line, PlanSpeaker, lines
from hub.downloads.sheets import FIRST_ROW, HINT_ROW
from hub.downloads.words import Words
from hub.downloads.workbook import workbook_bytes
from hub.downloads.xlsx import Value, cell_xml, letters
from hub.models.base import Localized
from hub.models.template import Column, ColumnKind, Sheet, Template
from hub.models.work_plan import Level, WorkPlan

IDS: Final = "_ids"
IDS_HEAD: Final = ("sheet", "row", "number", "ids")
"""The columns of ``_ids``: a sheet's id, a row in it, the number that it shows, what it is in data, from the top."""

_TITLE, _LEAD, _SOURCES, _ADDRESS = (
    "hub-plan-title",
    "hub-plan-description",
    "hub-plan-sources",
    "https://address.invalid/",
)
_LEVEL_COLUMNS: Final = ("goal", "lever")
_ROWS: Final = re.compile(r"<sheetData\s*/>|<sheetData>(.*?)</sheetData>", re.DOTALL)
_ROW: Final = re.compile(r'<row r="(\d+)".*?</row>', re.DOTALL)
_CELL_STYLE: Final = re.compile(r'<c r="([A-Z]+)\d+" s="(\d+)"')
_FORMATS: Final = re.compile(r'(<cellXfs count=")(\d+)(">)(.*?)(</cellXfs>)', re.DOTALL)
_FORMAT: Final = re.compile(r"<xf\b(?:[^>]*/>|.*?</xf>)", re.DOTALL)
_QUOTE: Final = re.compile(r' quotePrefix="[^"]*"')
_NUMBER_FORMAT: Final = re.compile(r'numFmtId="\d+"')
_CUSTOM: Final = re.compile(r'(<numFmts count=")(\d+)(">)(.*?)(</numFmts>)', re.DOTALL)
_PARTLY_KNOWN: Final = {"year": (190, "yyyy"), "month": (191, "yyyy\\-mm")}
_PRINT_AREA: Final = re.compile(
    r'(<definedName name="_xlnm\.Print_Area" localSheetId="(\d+)"[^>]*>)([^<]*)\$\d+(</definedName>)'
)
_DIMENSION: Final = re.compile(r'<dimension ref="[^"]*"\s*/>')
_FOOTER: Final = re.compile(r"<oddFooter>.*?</oddFooter>")
_STYLES: Final = "xl/styles.xml"
_BOOK: Final = "xl/workbook.xml"
_LINE_HEIGHT: Final = 14.5


@dataclass
class PlanBooks:
    """The workbooks of plans in one language."""

    template: Template
    words: Words
    speaker: Speaker

    def __post_init__(self) -> None:
        self._blank: dict[tuple[Level, ...], _Blank] = {}
        self._values = PlanSpeaker(self.speaker, self.words)

    def of(self, plan: WorkPlan, description: str, sources: str, address: str) -> bytes:
        """A plan's workbook."""
        levels = tuple(plan.levels)
        if levels not in self._blank:
            words = _PlanWords(self.words.catalog, self.words.writer)
            self._blank[levels] = _Blank(for_levels(self.template, levels, words), words)
        blank = self._blank[levels]
        texts = {_TITLE: self.words.text(plan.name), _LEAD: description, _SOURCES: sources, _ADDRESS: address}
        return zipped(blank.filled(plan, texts, self._values), self.words.day)


class _PlanWords(Words):
    """The words of a workbook that holds a plan: what it says about itself is put in later."""

    def about(self, template: Template) -> list[str]:  # noqa: ARG002 - the signature of what it stands in for
        """Of which hub, licence, sources, day."""
        return [
            self.label("download.from_hub", site=self.site),
            self.label("download.licence", site=self.site),
            self.label("download.sources", sources=_SOURCES + " " * 200),
            self.label("download.made", day=self.long_day()),
        ]

    def address(self, template: Template) -> str:  # noqa: ARG002 - as above
        """Where the plan is on the site."""
        return _ADDRESS


def for_levels(template: Template, levels: Sequence[Level], words: Words) -> Template:
    """The template for a plan: without examples and with the plan's own levels for its first columns."""
    names = dict(zip(_LEVEL_COLUMNS, levels[:-1], strict=False))
    default = words.writer.default.code
    labels = {level: Localized({default: words.writer.vocabulary.named("level", level)}) for level in Level}
    sheets = []
    for sheet in template.sheets:
        columns = [
            _column(column, level, labels[level] if level else column.label)
            for column, level in ((it, names.get(it.id)) for it in sheet.columns if _stays(it, names))
        ]
        sheets.append(sheet.model_copy(update={"columns": columns, "blank": 0 if sheet.form else 1, "rows": []}))
    update = {
        "title": Localized({default: _TITLE}),
        "description": Localized({default: _LEAD}),
        "steps": [],
        "example_note": None,
        "levels": list(levels),
        "sheets": sheets,
    }
    return template.model_copy(update=update)


def _stays(column: Column, names: Mapping[str, Level]) -> bool:
    return column.id not in _LEVEL_COLUMNS or column.id in names


def _column(column: Column, level: Level | None, label: Localized) -> Column:
    bare = {"example": None, "example_number": None, "example_code": None}
    if level is None or level.value == column.id:
        return column.model_copy(update=bare)
    own = {"id": level.value, "field": f"{level.value}.name", "hint": None, "label": label}
    return column.model_copy(update={**bare, **own})


class _Blank:
    """A workbook without a plan, in its parts."""

    def __init__(self, template: Template, words: Words) -> None:
        self.template = template
        data = workbook_bytes(template, words, hidden=(IDS,))
        self.parts = {name: content.decode() for name, content in unpacked(data, words.day).items()}
        self.formats = _Formats(self.parts[_STYLES])
        self.looks = {sheet.id: self._looks(sheet) for sheet in template.sheets}
        self.parts[_STYLES] = self.formats.text

    def path(self, sheet: Sheet | None) -> str:
        """The part of a sheet: the guide is the first, then the template's, then three hidden ones."""
        number = self.template.sheets.index(sheet) + 2 if sheet else len(self.template.sheets) + 4
        return f"xl/worksheets/sheet{number}.xml"

    def _looks(self, sheet: Sheet) -> list[_Look]:
        """The formats of a sheet's cells, by column, as the row that was made ready has them."""
        row = {match[1]: match.group() for match in _ROW.finditer(self.parts[self.path(sheet)])}
        looks = []
        for number, column in enumerate(sheet.columns):
            place, text = (
                ("B", row[str(HINT_ROW + number)]) if sheet.form else (letters(number + 1), row[str(FIRST_ROW)])
            )
            own = int(dict(_CELL_STYLE.findall(text))[place])
            looks.append(self.formats.look(own, column.kind))
        return looks

    def filled(self, plan: WorkPlan, texts: Mapping[str, str], values: PlanSpeaker) -> dict[str, bytes]:
        """The parts with a plan in them."""
        parts = dict(self.parts)
        ids: list[str] = [_row(1, [cell_xml(f"{letters(n)}1", name, 0) for n, name in enumerate(IDS_HEAD, start=1)])]
        ends = [0]
        for sheet in self.template.sheets:
            found = list(lines(plan, sheet))
            fill = _form if sheet.form else _table
            parts[self.path(sheet)] = fill(parts[self.path(sheet)], sheet, found, self.looks[sheet.id], values)
            ends.append(max(FIRST_ROW, FIRST_ROW + len(found) - 1))
            for number, line in enumerate(found, start=HINT_ROW if sheet.form else FIRST_ROW):
                of = (sheet.id, number, line.number, line.ids or plan.id)
                ids.append(
                    _row(
                        len(ids) + 1,
                        [cell_xml(f"{letters(n)}{len(ids) + 1}", it, 0) for n, it in enumerate(of, start=1)],
                    )
                )
        parts[self.path(None)] = _ROWS.sub(lambda _: f"<sheetData>{''.join(ids)}</sheetData>", parts[self.path(None)])
        parts[_BOOK] = _print_areas(parts[_BOOK], self.template.sheets, ends)
        return {name: _with_texts(text, texts).encode() for name, text in parts.items()}


@dataclass(frozen=True, slots=True)
class _Look:
    """The formats of a column's cells: as they are, for a text like a formula, for dates known to the year or month."""

    own: int
    quoted: int
    partly: Mapping[str, int]

    def of(self, value: Value) -> int:
        """The format for a value."""
        return self.partly.get(value.precision, self.own) if isinstance(value, PartialDate) else self.own


class _Formats:
    """The formats of a workbook, to which those that its template lacks are added."""

    def __init__(self, text: str) -> None:
        found = _FORMATS.search(text)
        self.text = text
        self.all: list[str] = _FORMAT.findall(found[4]) if found else []

    def look(self, own: int, kind: ColumnKind) -> _Look:
        """The formats of a column."""
        words = kind in (ColumnKind.TEXT, ColumnKind.CHOICE)
        marked = _QUOTE.sub("", self.all[own]).replace("<xf ", '<xf quotePrefix="1" ', 1)
        quoted = self._add(marked) if words else own
        partly = {}
        if kind is ColumnKind.DATE:
            for precision, (number, _) in _PARTLY_KNOWN.items():
                partly[precision] = self._add(_NUMBER_FORMAT.sub(f'numFmtId="{number}"', self.all[own], count=1))
        return _Look(own, quoted, partly)

    def _add(self, form: str) -> int:
        if form not in self.all:
            self.all.append(form)
            self.text = _FORMATS.sub(
                lambda old: f"{old[1]}{len(self.all)}{old[3]}{''.join(self.all)}{old[5]}", self.text
            )
            self._declare_dates()
        return self.all.index(form)

    def _declare_dates(self) -> None:
        wanted = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in _PARTLY_KNOWN.values()
        )
        if wanted not in self.text:
            self.text = _CUSTOM.sub(
                lambda old: f"{old[1]}{int(old[2]) + len(_PARTLY_KNOWN)}{old[3]}{old[4]}{wanted}{old[5]}", self.text
            )


def _table(text: str, sheet: Sheet, found: Sequence[Line], looks: Sequence[_Look], values: PlanSpeaker) -> str:
    """The rows of a table in place of the one that was made ready; one without rows keeps it."""
    if not found:
        return text
    rows = []
    for number, line in enumerate(found, start=FIRST_ROW):
        held = [values.value(column, line) for column in sheet.columns]
        cells = [
            cell_xml(f"{letters(place)}{number}", value, look.of(value), look.quoted)
            for place, (value, look) in enumerate(zip(held, looks, strict=True), start=1)
        ]
        rows.append(_row(number, cells, _height(sheet.columns, held)))
    head = [match.group() for match in _ROW.finditer(text) if int(match[1]) < FIRST_ROW]
    last = f"{letters(len(sheet.columns))}{FIRST_ROW + len(found) - 1}"
    text = _ROWS.sub(lambda _: f"<sheetData>{''.join([*head, *rows])}</sheetData>", text)
    return _DIMENSION.sub(f'<dimension ref="A1:{last}"/>', text)


def _form(text: str, sheet: Sheet, found: Sequence[Line], looks: Sequence[_Look], values: PlanSpeaker) -> str:
    """The answers of a form in their cells."""
    for number, (column, look) in enumerate(zip(sheet.columns, looks, strict=True), start=HINT_ROW):
        value = values.value(column, found[0])
        if value is not None:
            cell = cell_xml(f"B{number}", value, look.of(value), look.quoted)
            text = re.sub(rf'<c r="B{number}"[^>]*?(?:/>|>.*?</c>)', lambda _, cell=cell: cell, text, count=1)  # type: ignore[misc]
    return text


def _row(number: int, cells: Sequence[str], height: float = 0) -> str:
    tall = f' ht="{height:g}" customHeight="1"' if height else ""
    return f'<row r="{number}"{tall}>{"".join(cells)}</row>'


def _height(columns: Sequence[Column], held: Sequence[Value]) -> float:
    """The height of a row, from how many lines the longest of its texts takes."""
    rows = max(ceil(len(str(value or "")) / (column.width * 0.9)) for column, value in zip(columns, held, strict=True))
    return max(2, rows) * _LINE_HEIGHT + 4


def _print_areas(text: str, sheets: Sequence[Sheet], ends: Sequence[int]) -> str:
    """Each table is printed down to its last row; the guide is the first sheet, and forms stay as they are."""

    def area(match: re.Match[str]) -> str:
        number = int(match[2])
        if not 1 <= number <= len(sheets) or sheets[number - 1].form:
            return match.group()
        return f"{match[1]}{match[3]}${ends[number]}{match[4]}"

    return _PRINT_AREA.sub(area, text)


def _with_texts(text: str, texts: Mapping[str, str]) -> str:
    """The part with the plan's title, sources and address; a footer wants its ampersands twice."""
    doubled = {mark: words.replace("&", "&&") for mark, words in texts.items()}
    text = _FOOTER.sub(lambda match: _replaced(match.group(), doubled), text)
    return _replaced(text, texts)


def _replaced(text: str, texts: Mapping[str, str]) -> str:
    for mark, words in texts.items():
        if mark in text:
            text = text.replace(mark, escape(words))
    return text
