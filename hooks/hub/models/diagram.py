"""Diagrams whose words are data: parts, their order and what holds them together, never a drawing."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from hub.models.base import Localized, Model, Record, SourceRef
from hub.models.scalars import Slug, closed


class Layout(StrEnum):
    """How a diagram is laid out."""

    MODEL = "model"
    CHAINS = "chains"
    CIRCLES = "circles"
    AXES = "axes"


class Step(Model):
    """A step that every chain of a diagram goes through."""

    id: Slug
    """Id, unique in the diagram."""
    name: Localized
    """What stands at this step."""


class Part(Model):
    """A part of a diagram, with parts of its own where it has them."""

    id: Slug
    """Id, unique in its list."""
    name: Localized | None = None
    """What it is called; a chain needs no name."""
    text: Localized | None = None
    """What it means."""
    items: list[Localized] = []
    """What is in it; in a chain, one for each step."""
    parts: list[Part] = []
    """Parts inside it."""


class Diagram(Record):
    """A diagram."""

    title: Localized
    """What it shows, in one line."""
    summary: Localized
    """The same in a sentence or two, for whoever does not see it."""
    layout: Annotated[Layout, closed(Layout)]
    """Around a centre (``model``), side by side (``chains``, ``axes``) or inside each other (``circles``)."""
    centre: Localized | None = None
    """What stands in its middle, or above it all."""
    centre_name: Localized | None = None
    """What the middle is called."""
    steps: list[Step] = []
    """For chains: the steps, in order."""
    parts: list[Part]
    """Its parts; circles from the innermost outwards."""
    sources: list[SourceRef]
    """Where it comes from."""
