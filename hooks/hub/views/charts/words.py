"""Phrases that several charts share."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from hub.models.base import Localized, SourceRef, ValueStatus
from hub.views.here import Here
from hub.views.parts import Link
from hub.views.writer import Writer

SPACE = Markup(" ")


def number(writer: Writer, value: float | None, status: ValueStatus | None) -> Markup:
    """A number, or why there is none."""
    return writer.missing(status=status) if value is None else writer.number(value)


def percent(writer: Writer, value: float | None, status: ValueStatus | None) -> Markup:
    """A percentage, or why there is none."""
    return writer.missing(status=status) if value is None else writer.percent(value)


def shares(writer: Writer, items: Sequence[tuple[Localized, float]]) -> Markup:
    """Several names, each with its percentage, in one sentence's list."""
    return writer.listed(
        [writer.t("chart.item", name=writer.text(name), value=writer.percent(value)) for name, value in items]
    )


def sentences(*parts: Markup | None) -> Markup:
    """Sentences after each other; what there is not is left out."""
    return SPACE.join(part for part in parts if part)


def comment(writer: Writer, text: Localized | None) -> Markup | None:
    """A remark of the data, where there is one."""
    return writer.text(text) if text else None


def cited(here: Here, references: Sequence[SourceRef]) -> list[Link]:
    """Citations in order, each once; of a source that stands there already, the place in it alone."""
    links: dict[Link, None] = {}
    known: set[str] = set()
    for reference in references:
        link = here.source(reference)
        if reference.id in known and reference.where:
            link = Link(here.writer.text(reference.where), link.href)
        known.add(reference.id)
        links[link] = None
    return list(links)
