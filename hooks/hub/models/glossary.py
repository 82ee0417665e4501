"""A term of the glossary."""

from __future__ import annotations

from hub.models.base import Localized, Record, SourceRef
from hub.models.scalars import Text


class Term(Record):
    """A term with its definition, and the forms in which texts use it."""

    term: Localized
    """The term, as the glossary lists it."""
    definition: Localized
    """What it means here, in a sentence or two."""
    forms: dict[str, list[Text]] = {}
    """Forms in which it occurs in texts, per language, without the prefixes of Hebrew and Arabic."""
    sources: list[SourceRef] = []
    """Where its meaning is taken from."""
