"""A table in a language: closed lists and references by their names with the code beside them, texts as words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from hub.catalog import Catalog
from hub.dates import PartialDate, Period
from hub.downloads.data.fields import Field, Kind
from hub.downloads.data.tables import Table
from hub.models.base import Localized
from hub.views.writer import Writer
from hub.vocabulary import ENUMS

Plain = str | int | float | PartialDate | None
SEPARATOR: Final = "; "
NAMED: Final = {
    "authorities": "name",
    "organisations": "name",
    "levers": "name",
    "work_plans": "name",
    "indicators": "title",
    "sources": "title",
}
"""What a record of each kind is called by."""
_CODED: Final = frozenset((Kind.CHOICE, Kind.CHOICES, Kind.REFERENCE, Kind.REFERENCES))
CODE_ENDING: Final = "_code"


@dataclass(frozen=True, slots=True)
class Column:
    """A column as readers see it."""

    id: str
    head: str
    field: Field
    is_code: bool = False
    """Whether it holds codes: those of the column before it, or a field that is one."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A table in a language: said once for the workbook and for the CSV."""

    table: Table
    columns: Sequence[Column]
    rows: Sequence[Sequence[Plain]]


class Speaker:
    """Says what values are called in one language, as plain text."""

    def __init__(self, catalog: Catalog, writer: Writer) -> None:
        self.catalog = catalog
        self.writer = writer
        self._heads: dict[tuple[str, ...], str] = {}

    def label(self, key: str, **params: object) -> str:
        """A label of the vocabulary."""
        return self.writer.vocabulary.text(key).format(**params)

    def count(self, key: str, number: int) -> str:
        """A label that counts."""
        return self.writer.vocabulary.plural(key, number).format(count=self.writer.number(number))

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """What each record is called, by kind and id."""
        return {
            kind: {
                key: self.writer.plain(getattr(entry.record, name))
                for key, entry in getattr(self.catalog, kind).items()
            }
            for kind, name in NAMED.items()
        }

    @cached_property
    def choices(self) -> dict[tuple[str, str], str]:
        """What the values of closed lists are called, by branch and value."""
        named = self.writer.vocabulary.named
        return {(branch, member.value): named(branch, member) for branch, kind in ENUMS.items() for member in kind}

    def columns(self, table: Table) -> list[Column]:
        """The columns of a table: one that holds codes of something with a name becomes two."""
        return [column for field in table.fields for column in self._columns(field)]

    def _columns(self, field: Field) -> Iterator[Column]:
        head = self.head(field)
        yield Column(field.id, head, field, field.kind in (Kind.CODE, Kind.CODES))
        if field.kind in _CODED:
            yield Column(f"{field.id}{CODE_ENDING}", self.label("download.code_of", name=head), field, is_code=True)

    def head(self, field: Field) -> str:
        """The header of a column."""
        known = self._heads.get(field.labels)
        if known is None:
            *whole, last = field.labels
            known = self.field(last)
            for name in reversed(whole):
                known = self.label("download.part_of", whole=self.field(name), part=known)
            self._heads[field.labels] = known
        return known

    def field(self, name: str) -> str:
        """What a field is called."""
        return self.writer.vocabulary.field_name(name)

    def spoken(self, table: Table) -> Spoken:
        """A table's columns and rows."""
        return Spoken(table, self.columns(table), [self.row(table, row.values) for row in table.rows])

    def row(self, table: Table, values: Sequence[Any]) -> list[Plain]:
        """A row's values in the order of ``columns``."""
        found: list[Plain] = []
        for field, value in zip(table.fields, values, strict=True):
            found.append(self.value(field, value))
            if field.kind in _CODED:
                found.append(code(value))
        return found

    def value(self, field: Field, value: Any) -> Plain:  # noqa: ANN401 - whatever the field holds
        """A value as readers see it."""
        if value in (None, []):
            return None
        if field.kind is Kind.NAMES:
            return SEPARATOR.join(value.get(self.writer.locale.code, ())) or None
        if isinstance(value, list):
            return SEPARATOR.join(dict.fromkeys(str(self._one(field, one)) for one in value))
        return self._one(field, value)

    def _one(self, field: Field, value: Any) -> Plain:  # noqa: ANN401 - whatever the field holds
        match field.kind:
            case Kind.TEXT | Kind.TEXTS:
                return self.writer.plain(value)
            case Kind.CHOICE | Kind.CHOICES:
                return self.choices[field.of, value.value]
            case Kind.REFERENCE | Kind.REFERENCES:
                return self.names[field.of].get(value, str(value))
            case Kind.BOOLEAN:
                return self.label("download.true_value" if value else "download.false_value")
            case Kind.CODE | Kind.CODES:
                return str(value)
            case Kind.PERIOD:
                return period(value)
        plain: int | float | PartialDate = value
        return plain


def code(value: Any) -> str | None:  # noqa: ANN401 - whatever the field holds
    """What stands for a value in data."""
    if value in (None, []):
        return None
    if isinstance(value, list):
        return SEPARATOR.join(str(item) for item in dict.fromkeys(value))
    return str(value)


def period(value: Period) -> int | str:
    """A calendar year as a number, any other period as it is written."""
    return int(value.text) if value.kind == "calendar" else value.text


def neutral_heads(table: Table, locales: Sequence[str]) -> list[str]:
    """The columns of a table in no language: a text has one for each."""
    return [name for field in table.fields for name, _ in neutral_of(field, locales)]


def neutral_of(field: Field, locales: Sequence[str]) -> list[tuple[str, str]]:
    """The columns that a field has in no language, each with the language of its texts."""
    if field.kind in (Kind.TEXT, Kind.TEXTS, Kind.NAMES):
        return [(f"{field.id}_{locale}", locale) for locale in locales]
    return [(field.id, "")]


def neutral_row(table: Table, values: Sequence[Any], locales: Sequence[str]) -> list[str | int | float | None]:
    """A row in no language: codes, ISO dates, true and false."""
    found: list[str | int | float | None] = []
    for field, value in zip(table.fields, values, strict=True):
        match field.kind:
            case Kind.TEXT:
                found.extend(value.get(locale) if value else None for locale in locales)
            case Kind.TEXTS:
                found.extend(_in(value, locale) for locale in locales)
            case Kind.NAMES:
                found.extend(SEPARATOR.join((value or {}).get(locale, ())) or None for locale in locales)
            case Kind.BOOLEAN:
                found.append(None if value is None else str(value).lower())
            case Kind.INTEGER | Kind.NUMBER:
                found.append(value)
            case _:
                found.append(code(value))
    return found


def _in(texts: Sequence[Localized] | None, locale: str) -> str | None:
    return SEPARATOR.join(text.get(locale) or "" for text in texts or ()) or None
