"""What the fields of a record are, read from its model: the columns that a table of such records has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel

from hub.dates import PartialDate, Period
from hub.models.authority import Identifier
from hub.models.base import Localized, SourceRef
from hub.models.work_plan import BudgetLine
from hub.vocabulary import ENUMS


class Kind(StrEnum):
    """What a column holds."""

    CODE = "code"
    CODES = "codes"
    TEXT = "text"
    TEXTS = "texts"
    NAMES = "names"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    PERIOD = "period"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCE = "reference"
    REFERENCES = "references"


TARGETS: Final = {
    "authority": "authorities",
    "indicator": "indicators",
    "indicator_ids": "indicators",
    "lever": "levers",
    "lever_ids": "levers",
    "member_ids": "authorities",
    "organisation": "organisations",
    "organisations": "organisations",
    "source": "sources",
    "sources": "sources",
}
"""Columns that name other records: the kind of these."""

_SCALARS: Final[dict[Any, Kind]] = {
    Localized: Kind.TEXT,
    bool: Kind.BOOLEAN,
    int: Kind.INTEGER,
    float: Kind.NUMBER,
    PartialDate: Kind.DATE,
    Period: Kind.PERIOD,
    str: Kind.CODE,
}
_LAST: Final = frozenset(("note", "owner_role", "last_reviewed"))
"""What every record has comes after what makes it what it is."""

_SEVERAL: Final = {Kind.TEXT: Kind.TEXTS, Kind.CODE: Kind.CODES}
_BRANCHES: Final = {kind: branch for branch, kind in ENUMS.items()}


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its id, what it holds, and the field of the model that describes it."""

    id: str
    kind: Kind
    model: str
    """The model's name, as its schema has it; empty for a column that a table adds."""
    name: str
    """The model's field."""
    of: str = ""
    """For a closed list its branch of the vocabulary; for a reference the records that it names."""
    path: tuple[str, ...] = ()
    """Where the value is found in the record."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The fields that its name is put together from: the part's, then its own."""
        if len(self.path) > 1 and self.path[-1] in ("id", "identifier"):
            return self.path[:-1]
        return self.path or (self.id,)


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The columns of a model's records: single values and lists of them; lists of records are tables of their own."""
    found = list(_fields(model, (), ""))
    return tuple(sorted(found, key=lambda field: field.id in _LAST))


def _fields(model: type[BaseModel], path: tuple[str, ...], prefix: str) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        kind, inner = _kind(info.annotation)
        here = (*path, name)
        if inner is SourceRef:
            yield from _source_fields(model, name, here, prefix, many=kind is not None)
        elif inner is Identifier:
            yield Field(prefix + name, Kind.CODES, model.__name__, name, path=(*here, "identifier"))
        elif isinstance(inner, type) and issubclass(inner, BaseModel) and inner is not Localized:
            if kind is None:
                yield from _fields(inner, here, f"{prefix}{name}_")
        elif kind is not None:
            yield _field(Field(prefix + name, kind, model.__name__, name, _BRANCHES.get(inner, ""), here))


def _source_fields(
    model: type[BaseModel], name: str, path: tuple[str, ...], prefix: str, *, many: bool
) -> Iterator[Field]:
    kind = Kind.REFERENCES if many else Kind.REFERENCE
    yield Field(prefix + name, kind, model.__name__, name, "sources", (*path, "id"))
    if not many:
        yield Field(f"{prefix}{name}_where", Kind.TEXT, "SourceRef", "where", path=(*path, "where"))


def _field(field: Field) -> Field:
    """The field; one that names other records says which."""
    if field.kind not in (Kind.CODE, Kind.CODES) or field.name not in TARGETS:
        return field
    of = "organisations" if field.model == BudgetLine.__name__ else TARGETS[field.name]
    return replace(field, kind=Kind.REFERENCES if field.kind is Kind.CODES else Kind.REFERENCE, of=of)


def _kind(annotation: Any) -> tuple[Kind | None, Any]:  # noqa: ANN401 - an annotation has no narrower type
    """The kind of a field and the class inside it; no kind for a record inside the record."""
    is_list = False
    while get_args(annotation):
        origin, args = get_origin(annotation), get_args(annotation)
        if origin is dict:
            return (Kind.NAMES, str) if get_origin(args[1]) is list else (None, BaseModel)
        is_list = is_list or origin is list
        annotation = next(arg for arg in args if arg is not type(None))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        labelled = annotation in _BRANCHES
        single = Kind.CHOICE if labelled else Kind.CODE
        several = Kind.CHOICES if labelled else Kind.CODES
        return (several if is_list else single), annotation
    kind = _SCALARS.get(annotation)
    if kind is None:
        return (Kind.CODES if is_list else None), annotation
    return (_SEVERAL[kind] if is_list else kind), annotation


def value_of(record: object, path: tuple[str, ...]) -> Any:  # noqa: ANN401 - whatever the field holds
    """What a record holds at a path; through a list, a list of what its items hold."""
    for number, step in enumerate(path):
        if record is None:
            return None
        if isinstance(record, list):
            return [value_of(item, path[number:]) for item in record]
        record = getattr(record, step)
    return record
