"""Which authorities resemble one another, and why.

What is compared, and what each likeness weighs, stands here and nowhere else; the pages of authorities print it from
here. A thing that is not recorded of both is no likeness. Fewer points than ``LEAST`` are no resemblance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from hub.catalog import Catalog
from hub.models.authority import Authority, FactProperty
from hub.relations import Relations


class Likeness(StrEnum):
    """What two authorities may have in common."""

    KIND = "kind"
    DISTRICT = "district"
    SECTOR = "sector"
    SIZE = "size"
    LEVERS = "levers"


POINTS: Final[Mapping[Likeness, int]] = {
    Likeness.KIND: 3,
    Likeness.DISTRICT: 2,
    Likeness.SECTOR: 2,
    Likeness.SIZE: 2,
    Likeness.LEVERS: 1,
}
"""What each likeness weighs; that of levers, each lever."""
MOST_LEVERS: Final = 3
"""Further shared levers add no points."""
SIZE_RATIO: Final = 1.5
"""Populations are alike where the larger is no more than so many times the smaller."""
LEAST: Final = 4
"""Points that make a resemblance: two authorities are not alike by their kind alone."""
MOST: Final = 5
"""How many similar authorities a page names."""


@dataclass(frozen=True, slots=True)
class Similar:
    """An authority that resembles another, with its points and the reasons for them."""

    authority: str
    points: int
    reasons: tuple[Likeness, ...]
    levers: tuple[str, ...] = ()
    """The levers that both work on."""
    ratio: float | None = None
    """How many times the smaller population the larger one is; None where one is not known."""


class Similarity:
    """Compares the authorities of a hub."""

    def __init__(self, catalog: Catalog, relations: Relations) -> None:
        self._relations = relations
        self._records = {record_id: entry.record for record_id, entry in sorted(catalog.authorities.items())}

    @cached_property
    def _populations(self) -> dict[str, float]:
        found = {record_id: population(record) for record_id, record in self._records.items()}
        return {record_id: value for record_id, value in found.items() if value}

    def similar(self, record_id: str) -> list[Similar]:
        """The authorities most like one: by points, then by how near their sizes are, then by id."""
        others = [self.compare(record_id, other) for other in self._records if other != record_id]
        found = [other for other in others if other.points >= LEAST]
        found.sort(key=lambda it: (-it.points, it.ratio is None, it.ratio or 0, it.authority))
        return found[:MOST]

    def compare(self, one: str, other: str) -> Similar:
        """How one authority resembles another."""
        first, second = self._records[one], self._records[other]
        reasons = []
        if first.classification and first.classification is second.classification:
            reasons.append(Likeness.KIND)
        if first.district and first.district is second.district:
            reasons.append(Likeness.DISTRICT)
        if first.sector and first.sector is second.sector:
            reasons.append(Likeness.SECTOR)
        ratio = self._ratio(one, other)
        if ratio is not None and ratio <= SIZE_RATIO:
            reasons.append(Likeness.SIZE)
        theirs = self._relations.levers_of[other]
        shared = tuple(lever for lever in self._relations.levers_of[one] if lever in theirs)
        points = sum(POINTS[reason] for reason in reasons)
        if shared:
            reasons.append(Likeness.LEVERS)
            points += POINTS[Likeness.LEVERS] * min(len(shared), MOST_LEVERS)
        return Similar(other, points, tuple(reasons), shared, ratio)

    def _ratio(self, one: str, other: str) -> float | None:
        sizes = [self._populations[record_id] for record_id in (one, other) if record_id in self._populations]
        return max(sizes) / min(sizes) if len(sizes) == 2 else None  # noqa: PLR2004 - of both


def population(record: Authority) -> float | None:
    """The newest recorded population of an authority."""
    known = [fact for fact in record.facts if fact.property is FactProperty.POPULATION and fact.value is not None]
    return max(known, key=lambda fact: fact.year.text if fact.year else "").value if known else None
