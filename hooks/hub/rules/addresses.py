"""What was once published stays where it was."""

from __future__ import annotations

from collections.abc import Iterator

from hub import addresses
from hub.addresses import all_addresses, read_ledger
from hub.catalog import Catalog
from hub.models.scalars import nearest
from hub.problems import Mark, Problem, problem, warning
from hub.source.text import read_text


def pages_stand_alone(catalog: Catalog) -> Iterator[Problem]:
    """A written page does not stand where a generated page or another written one already does."""
    generated = {addresses.index(addresses.AUTHORITIES): catalog.config.data / "authorities"}
    generated[addresses.index(addresses.WORK_PLANS)] = catalog.config.data / "work_plans"
    generated.update(dict.fromkeys(addresses.SINGLE, catalog.config.data))
    for kind, address in (("authorities", addresses.authority), ("work_plans", addresses.work_plan)):
        for record_id in catalog.ids(kind):
            generated[address(record_id)] = catalog.config.data / kind / f"{record_id}.yml"
    for locale, pages in catalog.pages.items():
        taken = dict(generated)
        for path in sorted({*pages, *catalog.unread.get(f"pages/{locale}", ())}):
            file = catalog.config.docs / locale / path
            first = taken.setdefault(addresses.written(path), file)
            if first != file:
                yield problem("address-taken", Mark(file), found=addresses.written(path) or "/", file=first)


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
    redirected = {entry.record.old for entry in catalog.redirects}
    for address, line in ledger.items():
        if address not in current | redirected and "redirects" not in catalog.unknown:
            yield problem("address-gone", Mark(config.ledger, line), found=address or "/")
    new = sorted(current - set(ledger))
    if new:
        yield warning("address-new", Mark(config.ledger), number=len(new), address=new[0] or "/")


def redirects_lead_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """A redirect leads from where no page is any more, once, to a page that exists."""
    current = set(all_addresses(catalog))
    first: dict[str, Mark] = {}
    for entry in catalog.redirects:
        old, new = entry.record.old, entry.record.new
        before = first.setdefault(old, entry.mark("old"))
        if before != entry.mark("old"):
            yield problem("redirect-twice", entry.mark("old"), found=old or "/", line=before.line)
        if old in current:
            yield problem("redirect-taken", entry.mark("old"), found=old or "/")
        if new not in current:
            near = nearest(new, sorted(current))
            yield problem("redirect-nowhere", entry.mark("new"), found=new or "/", near=near)


def news_leads_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """An announcement leads to a page that exists."""
    current = set(all_addresses(catalog))
    for entry in catalog.news.values():
        link = entry.record.link
        if link is not None and link not in current:
            yield problem("news-nowhere", entry.mark("link"), found=link or "/", near=nearest(link, sorted(current)))
