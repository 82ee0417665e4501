"""The registry agrees with the totals that the 2024 evaluation printed, where the report says how it counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hub.catalog import Catalog
from hub.problems import Problem, problem
from hub.registry import counts, evaluated

ENFORCED: Final = ("classification", "sector")


def evaluation_totals(catalog: Catalog) -> Iterator[Problem]:
    """Counts by kind and by sector over the evaluated records equal the printed ones."""
    printed = catalog.printed_totals
    if printed is None or not catalog.is_whole("authorities"):
        return
    authorities = evaluated(catalog)
    if len(authorities) != printed.record.total:
        mark = printed.mark("total")
        yield problem("registry-total", mark, field="total", found=len(authorities), expected=printed.record.total)
    for by in ENFORCED:
        counted = counts(authorities, by)
        expected: dict[str, int] = getattr(printed.record, by)
        for key in sorted({*counted, *expected}):
            if counted.get(key, 0) != expected.get(key, 0):
                mark = printed.mark(by, key)
                found = counted.get(key, 0)
                yield problem("registry-total", mark, field=f"{by}: {key}", found=found, expected=expected.get(key, 0))
