"""Every link of a built site leads somewhere: pages, anchors, assets and downloads, all in one pass."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from hub.problems import Mark, Problem, in_order, problem

_LINKS: Final = ("href", "src", "poster", "data", "action")
_LEAVES_THE_SITE: Final = frozenset(("http", "https", "mailto"))
_PLAIN_DATA: Final = "data:image/"
_INDEX: Final = "index.html"


@dataclass
class _Page:
    """A built page: its ids, and its links with their lines."""

    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, int]] = field(default_factory=list)


def check_links(site: Path, base: str = "/") -> list[Problem]:
    """Links of a built site that lead nowhere, in the order of files and lines; marks are relative to the site.

    ``base`` is the path that the site is published under. Links to other hosts are not followed; one that would run
    code is a problem wherever it leads.
    """
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    pages = {name: _read(site / name) for name in sorted(files) if name.endswith(".html")}
    known: dict[tuple[str, str], str] = {}
    found = []
    for name, page in pages.items():
        folder = posixpath.dirname(name)
        for link, line in page.links:
            # What a link of a folder means is the same on every page in it, but for a bare fragment.
            key = (name if link.startswith("#") else folder, link)
            if key not in known:
                known[key] = _fault(link, name, base, files, pages)
            if known[key]:
                found.append(problem(known[key], Mark(PurePosixPath(name), line), found=link))
    return in_order(found)


def _read(file: Path) -> _Page:
    page = _Page()
    root = html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    for element in root.iter(etree.Element):
        attributes = element.attrib
        if "id" in attributes:
            page.ids.add(attributes["id"])
        page.links.extend((attributes[name], element.sourceline) for name in _LINKS if name in attributes)
        page.links.extend((link, element.sourceline) for link in _of_srcset(attributes.get("srcset", "")))
    return page


def _of_srcset(value: str) -> Iterator[str]:
    return (candidate.split()[0] for candidate in value.split(",") if candidate.strip())


def _fault(link: str, name: str, base: str, files: set[str], pages: dict[str, _Page]) -> str:
    """The code of what is wrong with a link on the page ``name``; empty where it leads somewhere."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return "link-broken"
    if parts.scheme or parts.netloc:
        is_known = parts.scheme in _LEAVES_THE_SITE or link.startswith(_PLAIN_DATA)
        return "" if is_known or (parts.netloc and not parts.scheme) else "link-unsafe"
    path = posixpath.normpath(posixpath.join(base, posixpath.dirname(name), unquote(parts.path)))
    if not parts.path:
        target = name
    elif not f"{path}/".startswith(base):
        return "link-outside"
    else:
        inside = f"{path}/"[len(base) :].rstrip("/")
        is_folder = parts.path.endswith(("/", ".")) or not inside
        target = posixpath.join(inside, _INDEX) if is_folder else inside
    if target not in files:
        return "link-broken"
    if parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
        return "link-anchor"
    return ""
