"""What differs between two records: values, each with the steps that lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from pydantic import BaseModel

from hub.models.base import Localized


@dataclass(frozen=True, slots=True)
class Field:
    """A step into a field of a record; ``locale`` is given for one language of a text."""

    name: str
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A step into one item of a list, which is known by its own values."""

    value: BaseModel


Step: TypeAlias = Field | Item


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is another now; None where there was none before, or is none any more."""

    steps: tuple[Step, ...]
    before: object | None
    after: object | None

    @property
    def field(self) -> str:
        """The field that the value stands in."""
        return next((step.name for step in reversed(self.steps) if isinstance(step, Field)), "")

    @property
    def locale(self) -> str:
        """The language of the text that changed; empty for what is no text."""
        last = self.steps[-1] if self.steps else None
        return last.locale if isinstance(last, Field) else ""


class Fate(StrEnum):
    """What became of a record or a page."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


_KEYS: Final[Sequence[tuple[str, ...]]] = (
    ("id",),
    ("organisation", "circle"),
    ("scheme",),
    ("property", "year"),
    ("sector",),
    ("source", "year", "kind", "state"),
    ("year",),
    ("period",),
    ("name",),
)
"""Fields by which the items of a list are known, in the order of preference: ids, else what makes them different."""


def known_by(record: BaseModel) -> tuple[str, ...]:
    """The fields by which a record is told from others of its list; empty where no such set of fields is filled in."""
    fields = type(record).model_fields
    known = (names for names in _KEYS if set(names) <= set(fields))
    return next((names for names in known if all(getattr(record, name) is not None for name in names)), ())


def differences(before: BaseModel, after: BaseModel, steps: tuple[Step, ...] = ()) -> Iterator[Difference]:
    """The values in which two states of one record differ, in the order of its fields."""
    for name in type(after).model_fields:
        yield from _values(getattr(before, name, None), getattr(after, name), (*steps, Field(name)))


def _values(before: object, after: object, steps: tuple[Step, ...]) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, Localized) and isinstance(after, Localized):
        yield from _texts(before, after, steps)
    elif isinstance(before, BaseModel) and type(before) is type(after):
        yield from differences(before, after, steps)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _lists(before, after, steps)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*before, *after)):
            yield from _values(before.get(key), after.get(key), (*steps, Field(str(key))))
    else:
        yield Difference(steps, _given(before), _given(after))


def _texts(before: Localized, after: Localized, steps: tuple[Step, ...]) -> Iterator[Difference]:
    *path, last = steps
    name = last.name if isinstance(last, Field) else ""
    for locale in dict.fromkeys((*before.root, *after.root)):
        old, new = before.get(locale), after.get(locale)
        if old != new:
            yield Difference((*path, Field(name, locale)), old, new)


def _lists(before: list[object], after: list[object], steps: tuple[Step, ...]) -> Iterator[Difference]:
    old, new = _by_key(before), _by_key(after)
    if old is None or new is None:
        yield from _sets(before, after, steps)
        return
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        if was is None or now is None:
            yield Difference(steps, was, now)
        else:
            yield from differences(was, now, (*steps, Item(now)))


def _sets(before: list[object], after: list[object], steps: tuple[Step, ...]) -> Iterator[Difference]:
    """Lists whose items have no key: what left and what came; another order alone is told as the whole list."""
    gone = [item for item in before if item not in after]
    come = [item for item in after if item not in before]
    if not gone and not come:
        yield Difference(steps, before, after)
    elif len(gone) == len(come) == 1:
        yield Difference(steps, gone[0], come[0])
    else:
        yield from (Difference(steps, item, None) for item in gone)
        yield from (Difference(steps, None, item) for item in come)


def _by_key(items: list[object]) -> dict[tuple[object, ...], BaseModel] | None:
    """The items by what they are known by; None where they are no records, or nothing tells them apart."""
    models = [item for item in items if isinstance(item, BaseModel) and not isinstance(item, Localized)]
    if len(models) != len(items):
        return None
    if not models:
        return {}
    for names in _KEYS:
        if all(set(names) <= set(type(model).model_fields) for model in models):
            found = {tuple(_hashable(getattr(model, name)) for name in names): model for model in models}
            if len(found) == len(models) and all(any(part is not None for part in key) for key in found):
                return found
    return None


def _hashable(value: object) -> object:
    return tuple(sorted(value.root.items())) if isinstance(value, Localized) else value


def _given(value: object) -> object | None:
    """None for an empty list or mapping as well: a field without anything in it says nothing."""
    return None if isinstance(value, (list, Mapping)) and not value else value
