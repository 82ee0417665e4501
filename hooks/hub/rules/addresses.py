"""What was once published stays where it was."""

from __future__ import annotations

from collections.abc import Iterator

from hub.addresses import all_addresses, read_ledger
from hub.catalog import Catalog
from hub.problems import Mark, Problem, problem, warning


def published_stay(catalog: Catalog) -> Iterator[Problem]:
    """An address of the ledger that no page has any more; addresses that the ledger does not know yet (a warning)."""
    ledger = read_ledger(catalog.config)
    if ledger is None:
        return
    current = set(all_addresses(catalog))
    for address, line in ledger.items():
        if address not in current:
            yield problem("address-gone", Mark(catalog.config.ledger, line), found=address)
    new = sorted(current - set(ledger))
    if new:
        yield warning("address-new", Mark(catalog.config.ledger), found=len(new), example=new[0])
