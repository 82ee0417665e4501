"""Templates: what pages place exists; columns fill fields that exist and choose from lists that exist."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from hub.catalog import Catalog, Entry
from hub.downloads.words import LEVERS
from hub.models.binding import UnknownFieldError, field_type
from hub.models.template import Column, ColumnKind, Sheet, Template, TemplateFormat
from hub.problems import Mark, Problem, problem
from hub.rules.references import dangling
from hub.vocabulary import ENUMS
from hub.walk import Path

_PARTS: Final = {TemplateFormat.XLSX: "sheets", TemplateFormat.DOCX: "sections"}


def blocks_resolve(catalog: Catalog) -> Iterator[Problem]:
    """A page places templates that the hub has."""
    for pages in catalog.pages.values():
        for entry in pages.values():
            for block in entry.page.blocks():
                if block.name == "template" and not catalog.exists("templates", block.argument):
                    mark = Mark(entry.page.file, block.line)
                    yield dangling(mark, block.argument, "templates", catalog.ids("templates"))


def templates_are_whole(catalog: Catalog) -> Iterator[Problem]:
    """A workbook has sheets, a document has sections; the page that explains it exists."""
    default = catalog.config.locales.default.code
    for entry in catalog.templates.values():
        part = _PARTS[entry.record.format]
        if not getattr(entry.record, part):
            yield problem("field-missing", entry.mark(), field=part, example=f"{part}: […]")
        known = {*catalog.pages.get(default, ()), *catalog.unread.get(f"pages/{default}", ())}
        if entry.record.page not in known:
            yield dangling(entry.mark("page"), entry.record.page, "pages", sorted(known))


def columns_resolve(catalog: Catalog) -> Iterator[Problem]:
    """A column's field, list and sheet exist, and its example is one of the values that it lets people choose."""
    for entry in catalog.templates.values():
        for path, sheet in entry.parts(Sheet):
            if sheet.each is not None:
                yield from _field(entry, (*path, "each"), sheet.each)
        for path, column in entry.parts(Column):
            if column.field is not None:
                yield from _field(entry, (*path, "field"), column.field)
            if column.kind is ColumnKind.CHOICE:
                yield from _choices(catalog, entry, path, column)
            elif column.kind is ColumnKind.REFERENCE:
                keyed = [sheet.id for sheet in entry.record.sheets if sheet.columns[0].kind is ColumnKind.KEY]
                if column.sheet not in keyed:
                    yield dangling(entry.mark(*path, "sheet"), column.sheet or "", "sheets", keyed)


def _field(entry: Entry[Template], path: Path, field: str) -> Iterator[Problem]:
    try:
        field_type(field)
    except UnknownFieldError as error:
        yield dangling(entry.mark(*path), error.step, "fields", error.options)


def _choices(catalog: Catalog, entry: Entry[Template], path: Path, column: Column) -> Iterator[Problem]:
    """The values of a column come from its own options, from the levers, or from the list that its field is of."""
    if column.options:
        values = [option.id for option in column.options]
    elif column.choices == LEVERS:
        values = catalog.ids(LEVERS)
    elif column.choices is not None and column.choices in ENUMS:
        values = [member.value for member in ENUMS[column.choices]]
    else:
        yield dangling(entry.mark(*path, "choices"), column.choices or "", "vocabulary", [*ENUMS, LEVERS])
        return
    if column.example_code is not None and column.example_code not in values:
        yield dangling(entry.mark(*path, "example_code"), column.example_code, "options", values)
    wanted = _list_of(column.field)
    if wanted and column.choices != wanted:
        yield dangling(entry.mark(*path, "choices"), column.choices or "", "vocabulary", [wanted])


def _list_of(field: str | None) -> str:
    """The name of the closed list that a field's values are of; empty where they are of none."""
    try:
        kind = field_type(field) if field else None
    except UnknownFieldError:
        return ""
    return next((name for name, values in ENUMS.items() if kind is values and issubclass(values, StrEnum)), "")
