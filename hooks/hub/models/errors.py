"""From pydantic's errors to problems of our own: code, parameters, line and column.

No English of the library passes through: an error type without a code of ours becomes ``value-invalid``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Final, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from hub.models.base import Localized
from hub.models.scalars import nearest, shown, without_marks
from hub.models.work_plan import ITEM_TAGS
from hub.problems import Problem, problem
from hub.source.yaml12 import Document

M = TypeVar("M", bound=BaseModel)
Place: TypeAlias = tuple[str | int, ...]

_CODES: Final[Mapping[str, str]] = {
    "list_type": "type-list",
    "dict_type": "type-mapping",
    "model_type": "type-mapping",
    "model_attributes_type": "type-mapping",
    "missing": "field-missing",
    "extra_forbidden": "key-unknown",
    "string_type": "type-text",
}
_OUR_CODES_HAVE: Final = "-"
_AT_KEY: Final = frozenset({"extra_forbidden", "language-unknown"})
"""Errors of a key, not of its value."""


def validate(
    model: type[M], value: object, document: Document, *, at: Sequence[str | int] = (), context: Mapping[str, object]
) -> tuple[M | None, list[Problem]]:
    """Make a record from plain data: the record, or every problem in it with its place in the file.

    ``at`` is the path of ``value`` inside the document.
    """
    try:
        return model.model_validate(value, context=dict(context)), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        return None, _once([_problem(model, detail, document, tuple(at)) for detail in details])


def _once(problems: list[tuple[Place, Problem]]) -> list[Problem]:
    """Problems without the missing fields that stand there misspelt: the misspelt key says what was meant."""
    meant = {(place, found.params["near"]) for place, found in problems if found.code == "key-unknown"}
    return [
        found
        for place, found in problems
        if found.code != "field-missing" or (place, found.params["field"]) not in meant
    ]


def _problem(model: type[BaseModel], detail: ErrorDetails, document: Document, at: Place) -> tuple[Place, Problem]:
    """The problem behind an error, and the path of the group of keys that it was found in."""
    kind = detail["type"]
    code = _CODES.get(kind, kind if _OUR_CODES_HAVE in kind else "value-invalid")
    location = detail["loc"]
    path = [part for part, is_tag in _parts(location) if not is_tag]
    field = ".".join(str(part) for part in path) or "."
    params: dict[str, object] = {"field": field, "found": shown(detail.get("input")), **detail.get("ctx", {})}
    if code == "field-missing":
        name = str(path.pop())
        params = {"field": name, "example": _example(model_at(model, location[:-1]), name)}
    elif code == "key-unknown":
        code, params = _unknown_key(model_at(model, location[:-1]), str(path[-1]))
    owner = (*at, *path) if code == "field-missing" else (*at, *path[:-1])
    return owner, problem(code, document.mark((*at, *path), key=kind in _AT_KEY), **params)


def _parts(location: Sequence[str | int]) -> Iterator[tuple[str | int, bool]]:
    """The parts of a location, each with whether it is a tag of a union: a word that follows a list's index."""
    after_index = False
    for part in location:
        yield part, after_index and isinstance(part, str) and part in ITEM_TAGS
        after_index = isinstance(part, int)


def _unknown_key(owner: type[BaseModel] | None, key: str) -> tuple[str, dict[str, object]]:
    options = sorted(owner.model_fields) if owner else []
    if without_marks(key) in options:
        mark = next(character for character in key if without_marks(character) == "")
        return "direction-mark", {"found": shown(key), "mark": f"U+{ord(mark):04X}", "example": without_marks(key)}
    return "key-unknown", {"found": shown(key), "options": ", ".join(options), "near": nearest(key, options)}


def model_at(model: type[BaseModel], location: Sequence[str | int]) -> type[BaseModel] | None:
    """The model that holds the values at a location of pydantic's, following fields, lists, mappings and unions."""
    current: object = model
    for part, is_tag in _parts(location):
        current = _tagged(current, part) if is_tag else _inside(_plain(current), part)
    current = _plain(current)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _inside(annotation: object, part: str | int) -> object:
    if get_origin(annotation) in {list, dict}:
        return get_args(annotation)[-1]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and part in annotation.model_fields:
        return annotation.model_fields[str(part)].annotation
    return None


def _tagged(annotation: object, tag: str | int) -> object:
    """The option of a tagged union that carries a tag."""
    for option in get_args(_plain(annotation)):
        if Tag(str(tag)) in get_args(option)[1:]:
            return option
    return None


def _plain(annotation: object) -> object:
    """An annotation without what qualifies it, and without ``| None``."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        if get_origin(annotation) in {Union, UnionType}:
            options = [option for option in get_args(annotation) if option is not NoneType]
            if len(options) == 1:
                annotation = options[0]
                continue
        return annotation


_EXAMPLES: Final[Mapping[str, str]] = {
    "id": "id: beer-sheva",
    "source": "source: {id: network-evaluation-2024}",
    "name": "name: {he: 'שדרות', ar: 'سديروت', en: 'Sderot'}",
    "levels": "levels: [goal, lever, action]",
    "value": "value: 31.2",
    "year": "year: 2024",
    "period": "period: '2023/24'",
    "due_date": "due_date: 2026-06",
    "last_reviewed": "last_reviewed: 2026-11-21",
    "review_in": "review_in: 12",
    "order": "order: 10",
    "amount": "amount: 120000",
}


def _example(owner: type[BaseModel] | None, field: str) -> str:
    """How a missing field could be written."""
    kind = _plain(owner.model_fields[field].annotation) if owner and field in owner.model_fields else None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return f"{field}: {next(iter(kind)).value}"
    if field in _EXAMPLES and not (field == "source" and kind is str):
        return _EXAMPLES[field]
    return f"{field}: {{he: '…', ar: '…', en: '…'}}" if kind is Localized else f"{field}: …"
