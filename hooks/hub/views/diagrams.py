"""A diagram ready to print: names, texts and order; the page's styles lay it out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hub.models.diagram import Diagram, Layout, Part
from hub.views.here import Here
from hub.views.parts import Link
from hub.views.writer import Writer


@dataclass(frozen=True, slots=True)
class PartView:
    """A part and what is inside it."""

    name: Markup | None
    text: Markup | None
    items: list[Markup]
    parts: list[PartView]


@dataclass(frozen=True, slots=True)
class DiagramView:
    """A diagram in one language."""

    id: str
    layout: str
    title: Markup
    summary: Markup
    centre: Markup | None
    centre_name: Markup | None
    parts: list[PartView]
    note: Markup | None
    sources: list[Link]


def diagram_view(here: Here, diagram: Diagram) -> DiagramView:
    """Print a diagram in the language of ``here``."""
    writer = here.writer
    names = {step.id: writer.text(step.name) for step in diagram.steps} if diagram.layout is Layout.CHAINS else {}
    return DiagramView(
        id=diagram.id,
        layout=diagram.layout.value,
        title=writer.text(diagram.title),
        summary=writer.text(diagram.summary),
        centre=writer.text(diagram.centre) if diagram.centre else None,
        centre_name=writer.text(diagram.centre_name) if diagram.centre_name else None,
        parts=[_part(writer, part, names) for part in diagram.parts],
        note=writer.text(diagram.note) if diagram.note else None,
        sources=[here.source(source) for source in diagram.sources],
    )


def _part(writer: Writer, part: Part, names: dict[str, Markup]) -> PartView:
    return PartView(
        name=writer.text(part.name) if part.name else names.get(part.id),
        text=writer.text(part.text) if part.text else None,
        items=[writer.text(item) for item in part.items],
        parts=[_part(writer, inner, names) for inner in part.parts],
    )
