"""A filled workbook, or its CSV, taken apart: which plan it is of, in which language, and the rows of its sheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from hub.downloads.data.plan_workbook import IDS, for_levels
from hub.downloads.incoming import LIMITS, Refusal, RefusedFile
from hub.downloads.incoming_book import NOTHING, Cell, Grid, read_book
from hub.downloads.sheets import HEADER_ROW
from hub.downloads.words import Words
from hub.downloads.workbook import FIELDS
from hub.downloads.xlsx import letters
from hub.models.scalars import nearest, without_marks
from hub.models.template import Column, ColumnKind, Sheet, Template
from hub.models.work_plan import Level
from hub.problems import Mark, Problem, problem
from hub.source.text import decode

CSV: Final = ".csv"
_REFUSED: Final = {
    Refusal.TOO_LARGE: "workbook-too-large",
    Refusal.NOT_OFFICE: "workbook-not-one",
    Refusal.ENCRYPTED: "workbook-encrypted",
    Refusal.TOO_MANY_PARTS: "workbook-too-many-parts",
    Refusal.PART_NAME: "workbook-part-name",
    Refusal.UNPACKS_TOO_LARGE: "workbook-unpacks-too-large",
    Refusal.ENTITIES: "workbook-entities",
    Refusal.MACROS: "workbook-macros",
    Refusal.TOO_MANY_CELLS: "workbook-too-many-cells",
}
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
"""What files of Excel before 2007 begin with, and workbooks that a password protects."""
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_TOO_LONG: Final = 131_072
"""Characters of a cell; a spreadsheet holds a quarter of it."""
_HEADER_WITHIN: Final = 12
_ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class Given:
    """A cell that somebody filled in, and where it stands."""

    cell: Cell
    mark: Mark

    @property
    def text(self) -> str:
        """What stands in it, as one line without marks that nobody sees; empty where nothing does."""
        return normal(self.cell.value)


@dataclass(slots=True)
class Row:
    """A row that somebody filled in, by the ids of its columns."""

    number: int
    cells: dict[str, Given]


@dataclass(slots=True)
class Filled:
    """A sheet of the template with what it holds."""

    sheet: Sheet
    name: str
    columns: set[str] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)

    def mark(self, file: PurePosixPath) -> Mark:
        """The sheet as a whole."""
        return Mark(file, cell=self.name)


@dataclass(slots=True)
class PlanFile:
    """What a file holds; ``ids`` says what rows were in data, by sheet and number."""

    file: PurePosixPath
    locale: str
    levels: tuple[Level, ...]
    plan_id: str = ""
    ids: dict[int, str] = field(default_factory=dict)
    """The ids of actions by their number."""
    tables: dict[str, Filled] = field(default_factory=dict)
    is_csv: bool = False
    problems: list[Problem] = field(default_factory=list)


def normal(value: object) -> str:
    """A value as one line, without the spaces around it and without marks that nobody sees."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(without_marks(str(value)).replace("\u00a0", " ").split())


def read_plan_file(
    data: bytes, file: PurePosixPath, template: Template, words: Mapping[str, Words], default: str
) -> PlanFile:
    """Take a file apart. What cannot be read becomes problems; nothing is raised."""
    found = PlanFile(file, default, tuple(template.levels), is_csv=file.suffix.lower() == CSV)
    grids = _csv_grids(data, found, _names(template, words)) if found.is_csv else _book_grids(data, found)
    if found.problems:
        return found
    hidden = {grid.name: grid for grid in grids if grid.name in (IDS, FIELDS)}
    shown = [grid for grid in grids if not grid.name.startswith("_")]
    _what_it_is(hidden, shown, found, template, words)
    _Taker(found, template, words).take(shown)
    if not found.tables and not found.problems:
        names = [words[found.locale].text(sheet.name) for sheet in template.sheets]
        seen = [grid.name for grid in shown]
        near = next(filter(None, (nearest(name, names) for name in seen)), "")
        found.problems.append(
            problem("sheet-missing", Mark(file), options=", ".join(names), found=", ".join(seen), near=near)
        )
    return found


def _book_grids(data: bytes, found: PlanFile) -> list[Grid]:
    mark = Mark(found.file)
    if data.startswith(_OLD_OFFICE):
        found.problems.append(problem("workbook-encrypted", mark))
        return []
    try:
        return read_book(data)
    except RefusedFile as refused:
        limits = {"size": LIMITS.file // 1_000_000, "rows": LIMITS.rows, "columns": LIMITS.columns}
        found.problems.append(problem(_REFUSED[refused.refusal], mark, found=refused.part, **limits))
    return []


def _csv_rows(text: str, delimiter: str) -> list[list[str]] | None:
    """The rows of a CSV file; None where it is none. The reader's own limit is no help: other libraries lift it."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return None
    return None if any(len(cell) > _TOO_LONG for row in rows for cell in row) else rows


def _csv_grids(data: bytes, found: PlanFile, names: set[str]) -> list[Grid]:
    """A CSV file holds the sheets one below the other, each below a line with its name."""
    if len(data) > LIMITS.file:
        found.problems.append(problem("workbook-too-large", Mark(found.file), size=LIMITS.file // 1_000_000))
        return []
    source = decode(data.removeprefix(_BYTE_ORDER_MARK), found.file)
    if source.text is None:
        found.problems.extend(source.problems)
        return []
    lines = source.text.splitlines()
    counts = {mark: sum(line.count(mark) for line in lines[:50]) for mark in ",;\t"}
    rows = _csv_rows(source.text, max(counts, key=lambda it: counts[it]))
    if rows is None:
        found.problems.append(problem("csv-broken", Mark(found.file)))
        return []
    if len(rows) > LIMITS.rows or any(len(row) > LIMITS.columns for row in rows):
        limits = {"rows": LIMITS.rows, "columns": LIMITS.columns}
        found.problems.append(problem("workbook-too-many-cells", Mark(found.file), **limits))
        return []
    grids = [Grid("", [], 1)]
    for number, row in enumerate(rows, start=1):
        first = normal(row[0]) if row else ""
        if first and (first.casefold() in names or first in (IDS, FIELDS)) and not any(map(normal, row[1:])):
            grids.append(Grid(first, [], number + 1))
        else:
            grids[-1].rows.append([_csv_cell(text) for text in row])
    return [grid for grid in grids if any(cell is not NOTHING for row in grid.rows for cell in row)]


def _csv_cell(text: str) -> Cell:
    if text[:1] == "'" and text[1:].startswith(_FORMULA):
        text = text[1:]  # the apostrophe that keeps a spreadsheet from running it
    return Cell(text) if normal(text) else NOTHING


def _names(template: Template, words: Mapping[str, Words]) -> set[str]:
    return {normal(one.text(sheet.name)).casefold() for sheet in template.sheets for one in words.values()}


def _what_it_is(
    hidden: Mapping[str, Grid], shown: Sequence[Grid], found: PlanFile, template: Template, words: Mapping[str, Words]
) -> None:
    """The language, the levels, the plan: as the hidden sheets say, else as the names of the sheets do."""
    head = [normal(cell.value) for cell in hidden[FIELDS].rows[0]] if FIELDS in hidden and hidden[FIELDS].rows else []
    _, _, locale, levels = [*head, "", "", "", ""][:4]
    if locale in words:
        found.locale = locale
    else:
        seen = {normal(grid.name).casefold() for grid in shown}
        seen |= {normal(cell.value).casefold() for grid in shown for row in grid.rows[:_HEADER_WITHIN] for cell in row}
        found.locale = max(words, key=lambda code: len(seen & set(_told(template, words[code]))))
    known = {level.value: level for level in Level}
    named = tuple(known[name] for name in levels.split(",") if name in known)
    if named:
        found.levels = named
    if IDS not in hidden:
        return
    for row in hidden[IDS].rows:
        sheet, _, number, ids = ([normal(cell.value) for cell in row] + [""] * 4)[:4]
        if sheet == "actions" and number.isascii() and number.isdigit() and ids:
            found.ids[int(number[:9])] = ids.rpartition("/")[2]
        elif sheet == "plan":
            found.plan_id = ids


def _told(template: Template, words: Words) -> Iterator[str]:
    for sheet in template.sheets:
        yield normal(words.text(sheet.name)).casefold()
        yield from (normal(words.text(column.label)).casefold() for column in sheet.columns)


class _Taker:
    """Finds the sheets of the template among those of a file, and their columns by what stands above them."""

    def __init__(self, found: PlanFile, template: Template, words: Mapping[str, Words]) -> None:
        self.found = found
        self.words = words
        self.template = for_levels(template, found.levels, words[found.locale]) if found.levels else template
        ordered = [words[found.locale], *(it for code, it in words.items() if code != found.locale)]
        variants = [for_levels(template, found.levels, it) if found.levels else template for it in ordered]
        self.names: dict[str, str] = {}
        self.labels: dict[str, dict[str, str]] = {}
        self.hints: dict[str, set[str]] = {}
        for variant, one in zip(variants, ordered, strict=True):
            for sheet in variant.sheets:
                self.names.setdefault(normal(one.text(sheet.name)).casefold(), sheet.id)
                labels, hints = self.labels.setdefault(sheet.id, {}), self.hints.setdefault(sheet.id, set())
                for column in sheet.columns:
                    labels.setdefault(normal(one.text(column.label)).casefold(), column.id)
                    hints |= {normal(one.text(column.hint))} if column.hint else set()
        self.examples = {normal(one.label("download.example")).casefold() for one in ordered}

    def take(self, grids: Iterable[Grid]) -> None:
        waiting = []
        for grid in grids:
            sheet_id = self.names.get(normal(grid.name).casefold())
            if sheet_id and sheet_id not in self.found.tables:
                self._take(grid, sheet_id)
            elif not sheet_id:
                waiting.append(grid)
        for grid in waiting:  # sheets that were given another name
            ids = [sheet.id for sheet in self.template.sheets if sheet.id not in self.found.tables]
            for sheet_id in ids:
                if self._header(grid, self.labels[sheet_id])[1] * 2 >= len(self._sheet(sheet_id).columns):
                    self._take(grid, sheet_id)
                    break

    def _sheet(self, sheet_id: str) -> Sheet:
        return next(sheet for sheet in self.template.sheets if sheet.id == sheet_id)

    def _take(self, grid: Grid, sheet_id: str) -> None:
        sheet = self._sheet(sheet_id)
        filled = Filled(sheet, grid.name)
        self.found.tables[sheet_id] = filled
        if sheet.form:
            self._form(grid, filled)
        else:
            self._table(grid, filled)

    def _mark(self, grid: Grid, row: int, column: int) -> Mark:
        place = f"{letters(column)}{row}"
        return Mark(self.found.file, row, column, f"{grid.name}!{place}" if grid.name else place)

    def _header(self, grid: Grid, labels: Mapping[str, str]) -> tuple[int, int]:
        """The row in which most headers stand, and how many do."""
        best = (HEADER_ROW, 0)
        for number in list(grid.numbers)[:_HEADER_WITHIN]:
            cells = grid.rows[number - grid.first]
            count = len({labels[it] for cell in cells if (it := normal(cell.value).casefold()) in labels})
            if count > best[1]:
                best = (number, count)
        return best

    def _form(self, grid: Grid, filled: Filled) -> None:
        """Labels stand in the first column, answers beside them."""
        labels = self.labels[filled.sheet.id]
        cells: dict[str, Given] = {}
        known = [number for number in grid.numbers if normal(grid.at(number, 1).value).casefold() in labels]
        for number in grid.numbers:
            label = normal(grid.at(number, 1).value)
            column = labels.get(label.casefold())
            given = Given(grid.at(number, 2), self._mark(grid, number, 2))
            if column and column not in cells:
                cells[column] = given
            elif known and number > known[0] and label and (given.text or given.cell.is_formula):
                self._unknown(self._mark(grid, number, 1), label, filled)
        filled.columns = set(cells)
        if cells:
            filled.rows.append(Row(HEADER_ROW + 1, cells))

    def _unknown(self, mark: Mark, label: str, filled: Filled) -> None:
        words = self.words[self.found.locale]
        names = [normal(words.text(column.label)) for column in filled.sheet.columns]
        near = nearest(label, names)
        self.found.problems.append(problem("column-unknown", mark, found=label, options=", ".join(names), near=near))

    def _table(self, grid: Grid, filled: Filled) -> None:
        labels = self.labels[filled.sheet.id]
        header, count = self._header(grid, labels)
        if count < min(_ENOUGH, len(filled.sheet.columns)):
            mark = self._mark(grid, header, 1)
            names = [normal(self.words[self.found.locale].text(it.label)) for it in filled.sheet.columns]
            self.found.problems.append(problem("header-missing", mark, options=", ".join(names)))
            del self.found.tables[filled.sheet.id]  # nothing in it says anything
            return
        places: dict[int, str] = {}
        for place, cell in enumerate(grid.rows[header - grid.first], start=1):
            label = normal(cell.value)
            column = labels.get(label.casefold())
            if column and column not in places.values():
                places[place] = column
            elif label and any(normal(grid.at(row, place).value) for row in grid.numbers if row > header):
                self._unknown(self._mark(grid, header, place), label, filled)
        filled.columns = set(places.values())
        for number in grid.numbers:
            if number > header and (row := self._row(grid, number, places, filled)):
                filled.rows.append(row)

    def _row(self, grid: Grid, number: int, places: Mapping[int, str], filled: Filled) -> Row | None:
        """A row, or None where it is empty, an example, or the hints below the header."""
        cells = {
            column: Given(grid.at(number, place), self._mark(grid, number, place)) for place, column in places.items()
        }
        held = {column: it for column, it in cells.items() if it.text or it.cell.is_formula}
        first: Column = filled.sheet.columns[0]
        own = [column for column in held if column != first.id or first.kind is not ColumnKind.KEY]
        texts = [it.text for it in held.values()]
        if (
            not own
            or texts[0].casefold() in self.examples
            or normal(grid.at(number, 1).value).casefold() in self.examples
        ):
            return None
        if all(text in self.hints[filled.sheet.id] for text in texts):
            return None
        return Row(number, cells)
