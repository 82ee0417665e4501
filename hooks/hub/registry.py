"""Counts over the registry of authorities, in the categories that the 2024 evaluation printed."""

from __future__ import annotations

from collections import Counter
from typing import Final

from hub.catalog import Catalog
from hub.models.authority import Authority, Classification

COUNCIL: Final = "council"
UNKNOWN: Final = "unknown"
CATEGORIES: Final = ("classification", "sector", "district")


def evaluated(catalog: Catalog) -> list[Authority]:
    """The records that the 2024 evaluation counts, by id."""
    return [entry.record for _, entry in sorted(catalog.authorities.items()) if entry.record.in_evaluation_2024]


def category(authority: Authority, by: str) -> str:
    """The category of an authority as the report has it: local and regional councils are one."""
    value = getattr(authority, by)
    if value in (Classification.LOCAL_COUNCIL, Classification.REGIONAL_COUNCIL):
        return COUNCIL
    return value.value if value else UNKNOWN


def counts(authorities: list[Authority], by: str) -> dict[str, int]:
    """How many authorities fall into each category, most first."""
    counted = Counter(category(authority, by) for authority in authorities)
    return dict(sorted(counted.items(), key=lambda item: (item[0] == UNKNOWN, -item[1], item[0])))
