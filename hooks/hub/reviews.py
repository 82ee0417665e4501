"""When pages and records are due to be read again, counted from the build date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from hub.catalog import Catalog, PageEntry
from hub.dates import PartialDate, add_months
from hub.problems import Mark

RECORD_MONTHS: Final = 12
"""Months until a record should be checked again; a page says in its front matter how many it is good for."""


@dataclass(frozen=True, slots=True)
class Review:
    """A review that is overdue: of a written page (``path`` in the language ``locale``) or of a record."""

    mark: Mark
    last: PartialDate
    due: date
    kind: str
    """``pages``, or the kind of the record."""
    id: str
    """The page's path in its language's folder, or the record's id."""
    locale: str = ""


def due(entry: PageEntry) -> date:
    """The day by which a page is to be read again; a date known to the month counts from its end."""
    return add_months(entry.front.last_reviewed.last, entry.front.review_in)


def is_overdue(entry: PageEntry, today: date) -> bool:
    """Whether a page's review has been missed."""
    return due(entry) < today


def overdue(catalog: Catalog) -> Iterator[Review]:
    """Every page and record whose review has been missed: pages by language and path, then records."""
    for locale, pages in catalog.pages.items():
        for path, entry in sorted(pages.items()):
            if is_overdue(entry, catalog.today):
                mark = entry.mark("last_reviewed")
                yield Review(mark, entry.front.last_reviewed, due(entry), "pages", path, locale)
    for kind, record in catalog.entries():
        last = getattr(record.record, "last_reviewed", None)
        if isinstance(last, PartialDate) and (day := add_months(last.last, RECORD_MONTHS)) < catalog.today:
            record_id = str(getattr(record.record, "id", record.file.stem))
            yield Review(record.mark("last_reviewed"), last, day, kind, record_id)
