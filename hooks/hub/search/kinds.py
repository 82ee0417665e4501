"""Kinds of results.

A new kind of generated page is a line of ``SHELVES``; documents made from data are a line of ``RECORDS``.
A page without a shelf is found all the same, among the pages about the hub.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from hub.pages.parts import Context
from hub.search import records
from hub.search.documents import Document
from hub.views.writer import Writer

GROUPS: Final[dict[str, str]] = {
    "toolkit": "toolkit",
    "appendix": "toolkit",
    "model": "model",
    "authority": "authority",
    "district": "authority",
    "plan": "plan",
    "goal": "action",
    "action": "action",
    "lever": "lever",
    "organisation": "organisation",
    "glossary": "glossary",
    "download": "download",
    "network": "network",
    "about": "about",
    "home": "about",
}
"""Every kind and the group, one of ``hub.views.search.GROUPS``, that readers filter by."""

OTHER: Final = "about"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A section of generated pages: an index, and a page for each record of a table."""

    section: str
    """What the addresses begin with."""
    kind: str
    table: str = ""
    """The table of the catalog that holds the records, whose names lead to their pages."""
    has_text: bool = True
    """Whether the pages' text is searched; a plan's is not, its rows are documents themselves."""


SHELVES: Final = (
    Shelf("authorities", "authority", "authorities"),
    Shelf("work-plans", "plan", "work_plans", has_text=False),
    Shelf("levers", "lever", "levers"),
    Shelf("partners", "organisation", "organisations"),
    Shelf("districts", "district"),
)

RECORDS: Final[tuple[Callable[[Context, Writer], Iterator[Document]], ...]] = (
    records.plan_rows,
    records.terms,
    records.templates,
    records.plan_files,
)
"""Each yields documents made from data, in one language."""


def shelf_of(address: str) -> Shelf:
    """Where a generated page belongs."""
    section = address.partition("/")[0]
    return next((shelf for shelf in SHELVES if shelf.section == section), Shelf(section, OTHER))
