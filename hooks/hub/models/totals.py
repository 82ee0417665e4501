"""Totals that a report printed, to hold the registry's own counts against."""

from __future__ import annotations

from hub.models.base import Localized, Model, SourceRef
from hub.models.scalars import Integer


class PrintedTotals(Model):
    """What the 2024 evaluation prints of the network's authorities: counts by kind, sector and district."""

    total: Integer
    """Number of authorities and clusters."""
    classification: dict[str, Integer]
    """By kind; ``council`` counts local and regional councils together, as the report does."""
    sector: dict[str, Integer]
    """By population sector."""
    district: dict[str, Integer]
    """By district. The report does not say how it counted: shown beside the registry's, not enforced."""
    source: SourceRef
    """Where they are printed."""
    note: Localized | None = None
    """Why the districts differ."""
