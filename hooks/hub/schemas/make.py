"""A JSON Schema of a model, its titles and descriptions in the languages of people, not of the code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, Final, Literal, TypeAlias, get_args

from pydantic import BaseModel

from hub.locales import Locales
from hub.models.base import Localized
from hub.models.scalars import TEXT_PATTERN
from hub.models.work_plan import Group
from hub.vocabulary import ENUMS, Vocabulary

Schema: TypeAlias = dict[str, Any]
Mode: TypeAlias = Literal["validation", "serialization"]

_BRANCHES: Final = {kind: branch for branch, kind in ENUMS.items()}
_ENGLISH: Final = "en"
_PER_LANGUAGE: Final = frozenset({"other_names", "forms", "avoid"})
"""Fields with a list of texts per language."""


def make_schema(
    model: type[BaseModel], locales: Locales, vocabularies: Mapping[str, Vocabulary], mode: Mode = "validation"
) -> Schema:
    """The schema of a record, its parts under ``$defs``, with texts in the default language and in English.

    ``validation`` is what may stand in a file, ``serialization`` what the site publishes.
    """
    made: Schema = model.model_json_schema(by_alias=True, mode=mode, ref_template="#/$defs/{model}")
    classes = {one.__name__: one for one in _classes(model)}
    speakers = [vocabularies[code] for code in spoken(locales) if code in vocabularies]
    _explain(made, model, speakers, locales)
    for name, part in made.get("$defs", {}).items():
        _explain(part, classes.get(name), speakers, locales)
    return made


def spoken(locales: Locales) -> tuple[str, ...]:
    """The languages of titles and descriptions: the default one, and English."""
    return tuple(dict.fromkeys([locales.default.code, *(code for code in locales.codes if code == _ENGLISH)]))


def _explain(part: Schema, kind: type | None, speakers: Sequence[Vocabulary], locales: Locales) -> None:
    """Complete one part of a schema by what the model behind it means."""
    part.pop("title", None)
    part.pop("description", None)
    if kind is None:
        return
    if issubclass(kind, StrEnum):
        if kind in _BRANCHES:
            part["enumDescriptions"] = [
                _joined(one.named(_BRANCHES[kind], value) for one in speakers) for value in kind
            ]
    elif issubclass(kind, Localized):
        texts = {one.code: {"type": "string", "pattern": TEXT_PATTERN, "title": one.name} for one in locales.items}
        part.update(properties=texts, required=[locales.default.code], additionalProperties=False)
    elif issubclass(kind, BaseModel):
        for name, described in part.get("properties", {}).items():
            _describe(described, name, kind, speakers)
            if name in _PER_LANGUAGE:
                described["propertyNames"] = {"enum": list(locales.codes)}
        if issubclass(kind, Group):
            # What has no items is an action: so the hub tells them apart.
            part["required"] = [*part["required"], "items"]


def _describe(part: Schema, field: str, model: type[BaseModel], speakers: Sequence[Vocabulary]) -> None:
    """The field's name and meaning; what the vocabulary does not name keeps the words of the code."""
    part.pop("title", None)
    if all(f"data_field.{field}.name" in one.labels for one in speakers):
        part["title"] = _joined(one.field_name(field) for one in speakers)
        part["description"] = _joined((one.field_description(field, model.__name__) for one in speakers), "\n\n")


def _joined(texts: Iterator[str], between: str = " · ") -> str:
    return between.join(dict.fromkeys(texts))


def _classes(model: type[BaseModel]) -> list[type]:
    """A model and every model and closed list inside it."""
    found: dict[type, None] = {}
    waiting: list[type] = [model]
    while waiting:
        here = waiting.pop()
        if here in found:
            continue
        found[here] = None
        if issubclass(here, BaseModel):
            waiting.extend(one for info in here.model_fields.values() for one in plain_types(info.annotation))
    return list(found)


def plain_types(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - an annotation has no narrower type
    """The models and closed lists inside an annotation."""
    if isinstance(annotation, type) and not get_args(annotation):
        if issubclass(annotation, (BaseModel, StrEnum)):
            yield annotation
        return
    for inside in get_args(annotation):
        yield from plain_types(inside)


def field_schema(model: type[BaseModel], field: str) -> Schema:
    """What may stand in one field, without the option of leaving it empty."""
    made: Schema = _plain_schema(model)["properties"][field]
    options = [option for option in made.get("anyOf", ()) if option != {"type": "null"}]
    return options[0] if len(options) == 1 else made


@cache
def _plain_schema(model: type[BaseModel]) -> Schema:
    made: Schema = model.model_json_schema(by_alias=True)
    # A model that holds itself stands among its own parts.
    own: Schema = made.get("$defs", {}).get(model.__name__, made)
    return own
