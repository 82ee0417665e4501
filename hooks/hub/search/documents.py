"""What a search finds: a page with its sections, or a part of one that opens at its own place."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a page's text from one heading to the next."""

    text: str
    """Plain text; its blocks stand on lines of their own."""
    heading: str = ""
    anchor: str = ""
    """Where it begins; empty for what stands above the first heading."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to find."""

    kind: str
    """One of ``hub.search.kinds.GROUPS``."""
    place: str
    """Where it comes from, in the words of the page's language: toolkit, stage 4."""
    address: str
    """Where it opens: the page's address without its language, and the anchor of what is only a part of the page."""
    title: str
    sections: tuple[Section, ...] = ()
    names: tuple[str, ...] = field(default=())
    """Other words that it is known by: keywords, other names, its names in the other languages."""
    lang: str = ""
    """Language of its text, where that is not the language of the site around it."""

    @property
    def page(self) -> str:
        """The page that it opens."""
        return self.address.partition("#")[0]
