"""Walk a record's parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pydantic import BaseModel

from hub.models.base import Localized

Path: TypeAlias = tuple[str | int, ...]


def walk(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """Every model inside a record, itself first, with its path; texts per language are left out."""
    yield path, record
    for field in type(record).model_fields:
        yield from _inside(getattr(record, field), (*path, field))


def _inside(value: object, path: Path) -> Iterator[tuple[Path, BaseModel]]:
    if isinstance(value, Localized):
        return
    if isinstance(value, BaseModel):
        yield from walk(value, path)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _inside(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(item, (*path, key))


def texts(nodes: Iterable[tuple[Path, BaseModel]]) -> Iterator[tuple[Path, Localized]]:
    """Every text per language in what was walked, with its path."""
    for path, node in nodes:
        for field in type(node).model_fields:
            value = getattr(node, field)
            if isinstance(value, Localized):
                yield (*path, field), value
            elif isinstance(value, list):
                for index, item in enumerate(value):
                    if isinstance(item, Localized):
                        yield (*path, field, index), item
