"""Reviews: what should have been read again by now is reported."""

from __future__ import annotations

from collections.abc import Iterator

from hub.catalog import Catalog
from hub.problems import Problem, warning
from hub.reviews import overdue


def reviews_in_time(catalog: Catalog) -> Iterator[Problem]:
    """A page or record whose review is overdue on the day of the build."""
    for review in overdue(catalog):
        yield warning("review-overdue", review.mark, found=review.last, due=review.due)
