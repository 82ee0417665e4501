"""Where every page lives: decided here and nowhere else.

An address is the part of a URL that all languages share (``authorities/sderot/``); a language puts its prefix
before it. The front page's address is empty.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from hub.catalog import Catalog
from hub.config import HubConfig
from hub.locales import Locale
from hub.models.authority import District

AUTHORITIES: Final = "authorities"
WORK_PLANS: Final = "work-plans"
LEVERS: Final = "levers"
PARTNERS: Final = "partners"
DISTRICTS: Final = "districts"
COVERAGE: Final = "about/coverage/"
DATA: Final = "data/"
WHATS_NEW: Final = "about/whats-new/"
_SECTIONS: Final[dict[str, Callable[[Catalog], Iterable[str]]]] = {
    AUTHORITIES: lambda catalog: catalog.ids("authorities"),
    WORK_PLANS: lambda catalog: catalog.ids("work_plans"),
    LEVERS: lambda catalog: catalog.ids("levers"),
    PARTNERS: lambda catalog: catalog.ids("organisations"),
    DISTRICTS: lambda _: [district.value for district in District],
}
"""Sections of generated pages: an index, and a page for each of these records."""
SINGLE: Final = (COVERAGE, DATA, WHATS_NEW)
"""Generated pages that stand alone."""
_LEDGER_HEAD: Final = (
    "# Addresses that have been published, one a line, the same in every language.",
    "# `hub addresses` adds new ones. An address never leaves this list: a page that moves needs a redirect.",
)


def authority(record_id: str) -> str:
    """Address of an authority's page."""
    return _record(AUTHORITIES, record_id)


def authority_file(record_id: str, ending: str) -> str:
    """Where a file of an authority's data lies, from the root of the site."""
    return f"{DATA}{AUTHORITIES}/{record_id}.{ending}"


def work_plan(record_id: str) -> str:
    """Address of a work plan's page."""
    return _record(WORK_PLANS, record_id)


def lever(record_id: str) -> str:
    """Address of a lever's page."""
    return _record(LEVERS, record_id)


def partner(record_id: str) -> str:
    """Address of an organisation's page."""
    return _record(PARTNERS, record_id)


def district(name: District) -> str:
    """Address of a district's page."""
    return _record(DISTRICTS, name.value)


def _record(section: str, record_id: str) -> str:
    return f"{section}/{record_id}/"


def plan_item(item_id: str) -> str:
    """The anchor of an item (a goal, a lever, an action) on its plan's page; it stays as long as the item does."""
    return f"a-{item_id}"


def index(section: str) -> str:
    """Address of a generated index page."""
    return f"{section}/"


def written(path: str) -> str:
    """Address of a written page from its path inside a language's folder (``about/index.md``)."""
    stem = path.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name == "index":
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def source_path(address: str) -> str:
    """The Markdown path, inside a language's folder, that the engine turns into this address."""
    bare = address.rstrip("/")
    return f"{bare}/index.md" if bare in _SECTIONS else f"{bare}.md"


def in_language(address: str, locale: Locale) -> str:
    """The address in a language, relative to the site's root."""
    return f"{locale.prefix}{address}"


def relative(address: str, start: str) -> str:
    """A link from the page at ``start`` to the page at ``address``; both in the same language, or both prefixed."""
    if address == start:
        return "./"
    path = posixpath.relpath(f"/{address}", f"/{start}")
    return f"{path}/"


def all_addresses(catalog: Catalog) -> Iterator[str]:
    """Every address that the site has, written and generated."""
    default = catalog.config.locales.default.code
    for path in catalog.pages.get(default, {}):
        yield written(path)
    for path in catalog.unread.get(f"pages/{default}", ()):
        yield written(path)
    yield from SINGLE
    for section, ids in _SECTIONS.items():
        yield index(section)
        yield from (_record(section, record_id) for record_id in ids(catalog))


def read_ledger(config: HubConfig) -> dict[str, int] | None:
    """The published addresses with their lines; None where the hub keeps no ledger."""
    file = config.root / config.ledger
    if not file.is_file():
        return None
    lines = [line.strip() for line in file.read_text("utf-8", errors="replace").splitlines()]
    entries = {line: number for number, line in enumerate(lines, 1) if line and not line.startswith("#")}
    return {("" if address == "/" else address): number for address, number in entries.items()}


def write_ledger(catalog: Catalog) -> int:
    """Add new addresses to the ledger; nothing leaves it. Returns how many were added."""
    ledger = read_ledger(catalog.config) or {}
    known = {*ledger, *all_addresses(catalog)}
    lines = [*_LEDGER_HEAD, *(address or "/" for address in sorted(known))]
    file = catalog.config.root / catalog.config.ledger
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return len(known) - len(ledger)
