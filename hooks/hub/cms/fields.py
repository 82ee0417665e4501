"""Models as fields of the editing page: names, hints and rules come from where the check takes its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, Final, TypeAlias, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hub.locales import Locales
from hub.models.base import Localized, Record, SourceRef
from hub.models.scalars import DATE_PATTERN, PERIOD_PATTERN
from hub.models.work_plan import Action, Group
from hub.schemas.make import Schema, field_schema
from hub.vocabulary import ENUMS, Vocabulary

Field: TypeAlias = dict[str, Any]

_BRANCHES: Final = {kind: branch for branch, kind in ENUMS.items()}
_LONG: Final = frozenset(
    ("description", "mission", "vision", "purpose", "definition", "comment", "note", "status_note", "where", "parts")
)
"""Texts that run over several lines."""

RELATIONS: Final[Mapping[str, str]] = {
    "organisation": "organisations",
    "organisations": "organisations",
    "lever": "levers",
    "levers": "levers",
    "lever_ids": "levers",
    "indicator": "indicators",
    "indicator_ids": "indicators",
    "sources": "sources",
}
"""Fields that hold ids of records of a list, which the page lets editors choose from."""

_LAST: Final = frozenset(("note", "owner_role", "last_reviewed", "sources"))

_DEPTH: Final = 2
"""A plan's groups stand this deep; its actions stand below them."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Makes the fields of the models, in the words of every language of the site."""

    locales: Locales
    vocabularies: Mapping[str, Vocabulary]
    depth: int = 0
    per_language: bool = False
    """Whether each language has a file of its own, as pages have, and a field is filled in for each."""

    def of(self, model: type[BaseModel]) -> list[Field]:
        """The fields of a model; ``missing``, which has a key for each field, is edited in the files alone."""
        fields = sorted(model.model_fields.items(), key=lambda field: issubclass(model, Record) and field[0] in _LAST)
        return [self._field(name, info, model) for name, info in fields if name != "missing"]

    def _field(self, name: str, info: FieldInfo, model: type[BaseModel]) -> Field:
        made: Field = {"name": name, **self._words(name, model.__name__), "required": info.is_required()}
        if self.per_language:
            made["i18n"] = True
        shape = _optional(info.annotation)
        if get_origin(shape) is list:
            return made | self._list(name, get_args(shape)[0], model)
        if get_origin(shape) is dict:
            return made | {"widget": "object", "collapsed": True, "fields": self._lists_of_texts()}
        made |= self._value(name, shape, model)
        if name == "value" and not _is_plain(info.annotation):
            made["required"] = False
        return made

    def _words(self, name: str, model: str = "") -> dict[str, str]:
        spoken = [one for one in self.vocabularies.values() if f"data_field.{name}.name" in one.labels]
        if not spoken:
            return {"label": name}
        labels = dict.fromkeys(one.field_name(name) for one in spoken)
        hints = dict.fromkeys(one.field_description(name, model) for one in spoken)
        return {"label": " · ".join(labels), "hint": " ".join(hints)}

    def _value(self, name: str, shape: Any, model: type[BaseModel]) -> Field:  # noqa: ANN401 - an annotation has no narrower type
        kind = _class(shape)
        if kind is Localized:
            return {"widget": "object", "fields": self._texts(name)}
        if kind is SourceRef or (isinstance(kind, type) and issubclass(kind, BaseModel)):
            return {"widget": "object", "collapsed": "auto", "fields": self.of(kind)}
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return {"widget": "select", "options": self._options(kind)}
        if model is SourceRef and name == "id":
            return self._relation("sources")
        if name in RELATIONS:
            return self._relation(RELATIONS[name])
        schema = field_schema(model, name)
        if schema.get("type") == "boolean" and not model.model_fields[name].is_required():
            # A switch would write "false" where nobody said anything.
            return {"widget": "select", "options": self._yes_and_no()}
        return _plain(schema, long=name in _LONG)

    def _list(self, name: str, inside: Any, model: type[BaseModel]) -> Field:  # noqa: ANN401 - an annotation has no narrower type
        kind = _class(inside)
        if name == "items":
            return self._items()
        if kind is Localized:
            return {"widget": "list", "collapsed": True, "fields": self._texts(name), "summary": self._summary("")}
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return {"widget": "select", "multiple": True, "options": self._options(kind)}
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return {"widget": "list", "collapsed": True, "fields": self.of(kind), **self._summarised(kind)}
        if name in RELATIONS:
            return {**self._relation(RELATIONS[name]), "multiple": True}
        pattern = field_schema(model, name).get("items", {}).get("pattern")
        return {"widget": "list", **_pattern(pattern)}

    def _items(self) -> Field:
        """The items of a plan or group: groups, and below the last of them actions."""
        below = replace(self, depth=self.depth + 1)
        kind = Group if self.depth < _DEPTH else Action
        return {"widget": "list", "collapsed": True, "fields": below.of(kind), **self._summarised(kind)}

    def _summarised(self, model: type[BaseModel]) -> Field:
        for name in ("name", "title"):
            if name in model.model_fields:
                return {"summary": self._summary(f"{name}.")}
        first = next(
            name for name in ("id", "property", "organisation", *model.model_fields) if name in model.model_fields
        )
        return {"summary": "{{" + first + "}}"}

    def _summary(self, prefix: str) -> str:
        return "{{" + f"{prefix}{self.locales.default.code}" + "}}"

    def _texts(self, name: str) -> list[Field]:
        """A text in each language; the default one is required."""
        widget = "text" if name in _LONG else "string"
        return [
            {
                "name": one.code,
                "label": one.name,
                "widget": widget,
                "required": one.is_default,
                **_pattern(r"\S"),
            }
            for one in self.locales.items
        ]

    def _lists_of_texts(self) -> list[Field]:
        return [
            {"name": one.code, "label": one.name, "widget": "list", "required": False} for one in self.locales.items
        ]

    def _options(self, kind: type[StrEnum]) -> list[dict[str, str]]:
        branch = _BRANCHES.get(kind)
        if branch is None:
            return [{"label": value.value, "value": value.value} for value in kind]
        return [
            {
                "label": " · ".join(dict.fromkeys(one.named(branch, value) for one in self.vocabularies.values())),
                "value": value.value,
            }
            for value in kind
        ]

    def _yes_and_no(self) -> list[dict[str, Any]]:
        return [
            {
                "label": " · ".join(dict.fromkeys(one.text(f"edit.{word}") for one in self.vocabularies.values())),
                "value": value,
            }
            for word, value in (("positive", True), ("negative", False))
        ]

    def _relation(self, name: str) -> Field:
        shown = "title" if name in {"indicators", "sources"} else "name"
        display = f"{name}.*.{shown}.{self.locales.default.code}"
        return {
            "widget": "relation",
            "collection": "lists",
            "file": name,
            "value_field": f"{name}.*.id",
            "display_fields": [display],
            "search_fields": [display, f"{name}.*.id"],
        }


def _plain(schema: Schema, *, long: bool) -> Field:
    """A single value as its schema describes it."""
    kinds = str(schema.get("type", "string"))
    pattern = schema.get("pattern")
    if kinds == "boolean":
        return {"widget": "boolean"}
    if kinds in {"integer", "number"}:
        ends = {ours: schema[theirs] for ours, theirs in (("min", "minimum"), ("max", "maximum")) if theirs in schema}
        return {"widget": "number", "value_type": "int" if kinds == "integer" else "float", **ends}
    if schema.get("format") == "uri":
        return {"widget": "string", "type": "url"}
    return {"widget": "text" if long else "string", **_pattern(pattern)}


_SAYS: Final = {
    DATE_PATTERN: "2026 · 2026-06 · 2026-06-15",
    PERIOD_PATTERN: "2024 · 2023/24 · 2018/2022",
    r"\S": "…",
}


def _pattern(pattern: str | None) -> Field:
    """A pattern, and the form that it wants."""
    if not pattern:
        return {}
    return {"pattern": [pattern, _SAYS.get(pattern) or re.sub(r"[\^$()?:]", "", pattern)]}


def _optional(annotation: Any) -> Any:  # noqa: ANN401 - an annotation has no narrower type
    """An annotation without what qualifies it, and without ``| None``."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        options = [one for one in get_args(annotation) if one is not NoneType]
        if NoneType in get_args(annotation) and len(options) == 1:
            annotation = options[0]
            continue
        return annotation


def _is_plain(annotation: Any) -> bool:  # noqa: ANN401 - an annotation has no narrower type
    return _optional(annotation) is annotation


def _class(annotation: Any) -> Any:  # noqa: ANN401 - an annotation has no narrower type
    return _optional(annotation)
