"""What a chart consists of, whatever it draws."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from hub.views.parts import Bar, Cell, Link, Table


@dataclass(frozen=True, slots=True)
class Datum:
    """A cell of a chart's data: how it reads, and the bare number behind it where it is one."""

    html: Markup
    number: float | None = None

    @property
    def plain(self) -> str | float:
        """The number, or the words without markup. A whole number has no decimals."""
        if self.number is None:
            return self.html.striptags()
        return int(self.number) if self.number == int(self.number) else self.number


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart's data: one table for the page and for the file."""

    caption: Markup
    head: list[Datum]
    rows: list[list[Datum]]
    row_sources: list[Link] = field(default_factory=list)
    """Where each row is from; without it, all rows are from the chart's sources."""

    def table(self) -> Table:
        """The table of the page; the first cell of a row names it."""
        numbers = [any(row[index].number is not None for row in self.rows) for index in range(len(self.head))]
        if all(numbers[1:]):
            # One class on the table says what a class on every cell would.
            numbers = [False] * len(numbers)
            css = "hub-table--figures"
        else:
            css = ""
        head = [
            Cell(datum.html, scope="col", css=_css(number)) for datum, number in zip(self.head, numbers, strict=True)
        ]
        body = [
            [
                Cell(row[0].html, scope="row"),
                *(Cell(datum.html, css=_css(numbers[index])) for index, datum in enumerate(row[1:], 1)),
            ]
            for row in self.rows
        ]
        return Table(self.caption, head, [body], css=css)


def _css(number: bool) -> str:  # noqa: FBT001 - a private detail
    return "hub-number" if number else ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar that is 100 long."""

    css: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar of several parts: the part that counts in large figures, the others in words."""

    label: Markup
    value: Markup
    segments: list[Segment]
    target: str | None
    """Where the target's line crosses the bar."""
    words: list[Markup]
    """The other parts and the target."""


def short(length: float) -> str:
    """A length as an attribute of a drawing: one decimal, and none that is nought."""
    return f"{round(length, 1):g}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column over time, in the units of the drawing. Without a figure there is a gap that says so."""

    x: str
    """Its middle."""
    left: str
    top: str
    height: str
    label: str
    value: str
    value_y: str
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns over time; time runs left to right in every language."""

    width: float
    height: float
    base: float
    """Where the columns stand."""
    label_y: float
    column_width: str
    items: list[Column]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to print in one language."""

    id: str
    title: Markup
    """What it says."""
    subtitle: Markup
    """What it measures."""
    summary: Markup
    """The same in sentences, for whoever does not see the drawing."""
    table: Table
    sheet: Sheet
    sources: list[Link]
    bars: list[Bar] = field(default_factory=list)
    stacks: list[Stack] = field(default_factory=list)
    keys: list[tuple[str, Markup]] = field(default_factory=list)
    """What the parts of a stack mean."""
    columns: Columns | None = None
    notes: list[Markup] = field(default_factory=list)
    """What a reader must know to use the figures."""

    @property
    def has_drawing(self) -> bool:
        """Whether there is a drawing; without one the table is the figure."""
        return bool(self.bars or self.stacks or self.columns)


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart on a page, and where its file lies from there."""

    chart: Chart
    href: str
