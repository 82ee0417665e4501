"""Small printed things that several views share."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the site or to elsewhere; ``href`` empty prints the label alone."""

    label: Markup
    href: str = ""
    short: Markup | None = None
    """What stands for the label where there is little room: the number of a citation."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its value, and where it comes from."""

    label: Markup
    value: Markup
    source: Link | None = None
    note: Markup | None = None


@dataclass(frozen=True, slots=True)
class Stat:
    """A headline number with what it counts, linking to the section that explains it."""

    value: Markup
    label: Markup
    href: str
    source: Link | None = None
    """Where the number is published; None for a count of the hub's own."""


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many actions have a status, and their part of the bar that all of them make."""

    status: str
    label: Markup
    count: int
    x: str
    """Where its part begins, 0 to 100 from the left."""
    width: str
    middle: str
    """Where its number stands; empty where the part is too narrow for one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a generated table. A header cell has a scope; a data cell names its headers."""

    html: Markup
    id: str = ""
    scope: str = ""
    rowspan: int = 1
    colspan: int = 1
    headers: str = ""
    css: str = ""
    data: tuple[tuple[str, str], ...] = ()
    """What scripts read: names and values of its ``data-`` attributes."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table ready to print."""

    caption: Markup
    head: list[Cell]
    bodies: list[list[list[Cell]]]
    """Rows in groups: each group is a table body of its own."""
    foot: list[list[Cell]] = field(default_factory=list)
    css: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a bar chart: its length as a share of the longest, 0 to 100."""

    label: Markup
    value: Markup
    length: float
    css: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading, for the page and for its table of contents."""

    id: str
    title: Markup
    level: int = 2
    empty: bool = False
    """Whether the section only says that nothing is recorded."""
