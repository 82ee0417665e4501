"""From pydantic's errors to problems of our own: code, parameters, line and column.

No English of the library passes through: an error type without a code of ours becomes ``value-invalid``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hub.models.base import Localized, shown
from hub.models.work_plan import ITEM_TAGS
from hub.problems import Problem, problem
from hub.source.yaml12 import Document

M = TypeVar("M", bound=BaseModel)

_TYPE_CODES: Final[Mapping[str, str]] = {
    "list_type": "type-list",
    "dict_type": "type-mapping",
    "model_type": "type-mapping",
    "model_attributes_type": "type-mapping",
    "missing": "field-missing",
    "string_type": "type-text",
}
_OUR_CODES_HAVE: Final = "-"


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
        return None, list(_problems(model, details, document, tuple(at)))


def _problems(
    model: type[BaseModel], details: Iterable[ErrorDetails], document: Document, at: tuple[str | int, ...]
) -> Iterable[Problem]:
    for detail in details:
        location = [part for part in detail["loc"] if part not in ITEM_TAGS or _is_field(model, detail["loc"], part)]
        path = (*at, *location)
        kind = detail["type"]
        field = ".".join(str(part) for part in location) or "."
        params: dict[str, object] = {"field": field, "found": shown(detail.get("input"))}
        if kind == "extra_forbidden":
            yield _unknown_key(model, location, document, path)
            continue
        code = _TYPE_CODES.get(kind, kind if _OUR_CODES_HAVE in kind else "value-invalid")
        params.update(detail.get("ctx", {}))
        if code == "field-missing":
            params["field"] = str(location[-1])
            yield problem(code, document.mark(path[:-1]), **_without(params, "found"), example=_example(location))
            continue
        if code == "language-unknown" and params["found"] in document.keys.get((*path, str(params["found"])), ()):
            path = (*path, str(params["found"]))
        yield problem(code, document.mark(_deepest(path, params)), **params)


def _deepest(path: tuple[str | int, ...], params: Mapping[str, object]) -> tuple[str | int, ...]:
    """Point at one language of a text per language where the problem names it."""
    locale = params.get("locale")
    return (*path, str(locale)) if locale else path


def _without(params: Mapping[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in params.items() if key != name}


def _is_field(model: type[BaseModel], location: Sequence[str | int], part: str | int) -> bool:
    """A tag of the item union is no field; a field may not carry a tag's name."""
    return part in model.model_fields and location[0] == part


def _unknown_key(
    model: type[BaseModel], location: Sequence[str | int], document: Document, path: tuple[str | int, ...]
) -> Problem:
    key = str(location[-1])
    owner = model_at(model, location[:-1], document_value(document, path[:-1]))
    options = sorted(owner.model_fields) if owner else []
    near = get_close_matches(key, options, n=1, cutoff=0.6)
    return problem(
        "key-unknown",
        document.mark(path, key=True),
        found=shown(key),
        options=", ".join(options),
        near=near[0] if near else "",
    )


def document_value(document: Document, path: Sequence[str | int]) -> object:
    """The plain value at a path of a document; None where there is none."""
    value: Any = document.value
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def model_at(model: type[BaseModel], location: Sequence[str | int], value: object = None) -> type[BaseModel] | None:
    """The model that holds the value at a location, following fields, lists and mappings.

    At a plan's items it tells group from action by ``value``, the plain mapping that stands there.
    """
    current: object = model
    for part in location:
        current = _plain(current, None)
        if isinstance(part, int) or get_origin(current) in (list, dict):
            arguments = get_args(current)
            current = arguments[-1] if arguments else None
        elif isinstance(current, type) and issubclass(current, BaseModel) and part in current.model_fields:
            current = current.model_fields[part].annotation
        else:
            return None
    current = _plain(current, value)
    if isinstance(current, type) and issubclass(current, BaseModel) and not issubclass(current, Localized):
        return current
    return None


def _plain(annotation: object, value: object) -> object:
    """Unwrap Annotated and optional types; of the item union take the one that ``value`` looks like."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        options = [_plain(option, None) for option in get_args(annotation) if option is not NoneType]
        is_action = isinstance(value, dict) and "items" not in value
        return options[-1] if is_action else options[0]
    return annotation


_EXAMPLES: Final[Mapping[str, str]] = {
    "name": "name: {he: 'שדרות', ar: 'سديروت', en: 'Sderot'}",
    "id": "id: beer-sheva",
    "status": "status: draft",
    "source": "source: {id: network-evaluation-2024}",
    "title": "title: …",
    "description": "description: …",
    "levels": "levels: [goal, lever, action]",
    "value": "value: 31.2",
    "last_reviewed": "last_reviewed: 2026-11-21",
    "review_in": "review_in: 12",
    "order": "order: 10",
    "kind": "kind: toolkit",
}


def _example(location: Sequence[str | int]) -> str:
    field = str(location[-1])
    return _EXAMPLES.get(field, f"{field}: …")
