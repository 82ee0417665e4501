"""Links of written pages lead to pages that are there, pictures lie beside them.

The engine looks again when it builds, at what is made only then: anchors, and files to download.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from hub.addresses import all_addresses, source_path
from hub.catalog import Catalog, PageEntry
from hub.models.scalars import nearest
from hub.problems import Problem, problem
from hub.source.links import Link, links_of

_MADE: Final = frozenset(("authorities", "work_plans", "levers", "organisations"))
"""Records that pages are made from."""


def links_lead_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """A link to a page names its file, from the folder of its own page; a picture is where the link says."""
    if _MADE & catalog.unknown:
        return
    written = {path for locale, pages in catalog.pages.items() for path in pages}
    unread = {path for locale in catalog.pages for path in catalog.unread.get(f"pages/{locale}", ())}
    paths = sorted(written | unread | {source_path(address) for address in all_addresses(catalog) if address})
    for pages in catalog.pages.values():
        for entry in pages.values():
            for link in links_of(entry.page.body):
                yield from _followed(catalog, entry, link, paths)


def _followed(catalog: Catalog, entry: PageEntry, link: Link, paths: Sequence[str]) -> Iterator[Problem]:
    parts = urlsplit(link.to)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path:
        return
    mark, here = entry.page.mark_at(link.at), posixpath.dirname(entry.page.path)
    inside = posixpath.normpath(posixpath.join(here, path))
    if path.startswith("/"):
        files = {file.removesuffix("index.md").removesuffix(".md").rstrip("/"): file for file in paths}
        meant = files.get(nearest(path.strip("/"), list(files)))
        yield problem("link-page", mark, found=link.to, near=_from(here, meant) if meant else "")
    elif path.endswith(".md") and inside not in paths:
        near = nearest(posixpath.normpath(path), [_from(here, file) for file in paths])
        yield problem("link-page", mark, found=link.to, near=near)
    elif link.embedded and not any(file.is_file() for file in _pictures(catalog, entry, inside)):
        yield problem("picture-missing", mark, found=link.to)


def _pictures(catalog: Catalog, entry: PageEntry, inside: str) -> Iterator[Path]:
    """Where a picture may lie: in the page's own language, or in the one that stands in for it."""
    config = catalog.config
    for locale in (entry.page.locale, config.locales.default.code):
        yield config.root / config.docs / locale / inside


def _from(here: str, file: str) -> str:
    return posixpath.relpath(file, here or ".")
