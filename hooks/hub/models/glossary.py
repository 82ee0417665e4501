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
    avoid: dict[str, list[Text]] = {}
    """Words for the same thing that the hub does not use, per language: the check finds a page that does."""
    sources: list[SourceRef] = []
    """Where its meaning is taken from."""
