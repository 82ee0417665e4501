"""What was once published stays where it was."""

from __future__ import annotations

from collections.abc import Iterator

from hub.addresses import all_addresses, read_ledger
from hub.catalog import Catalog
from hub.problems import Mark, Problem, problem, warning
from hub.source.text import read_text


def published_stay(catalog: Catalog) -> Iterator[Problem]:
    """An address of the ledger that no page has any more; addresses that the ledger does not know yet (a warning)."""
    config = catalog.config
    ledger = read_ledger(config)
    if ledger is None:
        return
    yield from read_text(config.root, config.ledger).problems
    if catalog.unknown & {"authorities", "work_plans", f"pages/{config.locales.default.code}"}:
        return
    current = set(all_addresses(catalog))
    for address, line in ledger.items():
        if address not in current:
            yield problem("address-gone", Mark(config.ledger, line), found=address or "/")
    new = sorted(current - set(ledger))
    if new:
        yield warning("address-new", Mark(config.ledger), number=len(new), address=new[0] or "/")
