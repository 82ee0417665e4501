"""Other words that lead to a record: its other names, and its names in the other languages."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from hub.models.authority import Authority
from hub.models.base import Localized
from hub.models.reference import Organisation

NAMED = Authority | Organisation


def names_of(record: BaseModel, locale: str) -> tuple[str, ...]:
    """Every name of a record but the one that pages of the language call it by."""
    own = title_of(record)
    found: list[str] = []
    if own is not None:
        found += [text for code, text in own.root.items() if code != locale]
    if isinstance(record, NAMED):
        for names in record.other_names.values():
            found += names
    if isinstance(record, Authority):
        # A cluster's page says in its own language who belongs to it.
        found += [text for member in record.members for code, text in member.name.root.items() if code != locale]
    return unique(found, own.get(locale) if own is not None else None)


def title_of(record: BaseModel) -> Localized | None:
    """What a record is called, whatever its kind calls it."""
    for field in ("name", "title", "term"):
        value = getattr(record, field, None)
        if isinstance(value, Localized):
            return value
    return None


def unique(names: Iterable[str], own: str | None = None) -> tuple[str, ...]:
    """Each name once, in order, without the one that is shown anyway."""
    return tuple(dict.fromkeys(name for name in names if name != own))
