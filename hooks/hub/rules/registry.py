"""The registry agrees with the totals that the 2024 evaluation printed, where the report says how it counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hub.catalog import Catalog
from hub.problems import Problem, problem
from hub.registry import counts, evaluated

SECTION: Final = "authorities_printed"
ENFORCED: Final = ("classification", "sector")


def evaluation_totals(catalog: Catalog) -> Iterator[Problem]:
    """Counts by kind and by sector over the evaluated records equal the printed ones."""
    network = catalog.network
    printed = network.record.authorities_printed if network else None
    if network is None or printed is None or not catalog.is_whole("authorities"):
        return
    authorities = evaluated(catalog)
    if len(authorities) != printed.total:
        mark = network.mark(SECTION, "total")
        yield problem("registry-total", mark, field="total", found=len(authorities), expected=printed.total)
    for by in ENFORCED:
        counted = counts(authorities, by)
        expected = printed.counts(by)
        for key in sorted({*counted, *expected}):
            if counted.get(key, 0) != expected.get(key, 0):
                place = (list(expected).index(key), "count") if key in expected else ()
                mark = network.mark(SECTION, f"by_{by}", *place)
                found = counted.get(key, 0)
                yield problem("registry-total", mark, field=f"{by}: {key}", found=found, expected=expected.get(key, 0))
