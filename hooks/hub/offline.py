"""The offline copy: the built site as a zip that opens from a disk, without a server, search included.

From a disk a link to a folder lists the folder, and neither pages nor workers may fetch. So links name files, what is
not in the copy is linked where it is published, and the search's indexes come as scripts. Pages lose their content
policy: from a disk ``'self'`` is no place that it could allow.
"""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from html import escape, unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit, urlunsplit

from hub.search.site import FOLDER as SEARCH
from hub.search.site import STUB, as_script

PATH: Final = "downloads/munistem-hub-offline.zip"
"""Where the copy lies on the site."""
TOP: Final = "munistem-hub/"
"""The folder that the zip unpacks to; ``index.html`` in it is where to begin."""
_INDEX: Final = "index.html"
_NOT_IN_IT: Final = re.compile(
    r"_|edit/|404\.html|sitemap\.xml|build\.json|(?:.*/)?feed\.xml|downloads/[^/]+\.zip|.*\.map$"
)
_TAG: Final = re.compile(r"<(?:a|area|form|iframe|img|link|script|source)\b[^>]*>")
_LINK: Final = re.compile(r'(?<=\s)(?P<name>href|src|action)="(?P<link>[^"]*)"')
_NOT_FROM_A_DISK: Final = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*>|<link rel="(?:preload|alternate)"[^>]*>'
)
_MOVED: Final = b'<meta http-equiv="refresh"'
_UNIX: Final = 3
_MODE: Final = 0o644 << 16


@dataclass(frozen=True, slots=True)
class _Copy:
    """What links are rewritten by: the files of the copy, and where everything else is published."""

    files: frozenset[str]
    base: str

    def page(self, path: str, html: str) -> str:
        """A page whose links name files of the copy, or lead to the published site."""
        html = _NOT_FROM_A_DISK.sub("", html)
        folder = posixpath.dirname(path)
        return _TAG.sub(lambda tag: _LINK.sub(lambda link: self._link(link, folder), tag.group()), html)

    def _link(self, match: re.Match[str], folder: str) -> str:
        link = unescape(match["link"])
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            return match.group()
        target = posixpath.normpath(posixpath.join("/", folder, unquote(parts.path))).lstrip("/")
        file = posixpath.join(target, _INDEX) if target not in self.files else target
        if file in self.files:
            path = posixpath.relpath(f"/{file}", f"/{folder}")
            changed = urlunsplit(("", "", path, parts.query, parts.fragment))
        else:
            changed = urlunsplit((*urlsplit(f"{self.base}{target}")[:3], parts.query, parts.fragment))
        return f'{match["name"]}="{escape(changed)}"'


def write_offline_copy(site: Path, target: Path, site_url: str, day: date) -> None:
    """Write the offline copy of a built site to a file; the same site and day give the same bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in offline_files(site, site_url).items():
            info = zipfile.ZipInfo(f"{TOP}{path}", (day.year, day.month, day.day, 0, 0, 0))
            info.create_system, info.external_attr, info.compress_type = _UNIX, _MODE, zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=9)


def offline_files(site: Path, site_url: str) -> dict[str, bytes]:
    """The files of the copy by path: pages rewritten, indexes as scripts, everything else as it is."""
    found = {}
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site).as_posix()
        data = file.read_bytes()
        if not _NOT_IN_IT.match(path) and not (path.endswith(".html") and _MOVED in data):
            found[path] = data
    copy = _Copy(frozenset(found), f"{site_url.rstrip('/')}/")
    for path, data in list(found.items()):
        if path.endswith(".html"):
            found[path] = copy.page(path, data.decode()).encode()
        elif path.startswith(f"{SEARCH}/") and path.endswith(".json"):
            del found[path]
            found[f"{path.removesuffix('.json')}.js"] = _index(path, data)
    return dict(sorted(found.items()))


def _index(path: str, data: bytes) -> bytes:
    """An index, or the list of them, as a script."""
    if path == STUB:
        return b"var __index=%s;\n" % data
    index = json.loads(data)
    for document in index["docs"]:
        document[_ADDRESS] = _file(document[_ADDRESS])
    return as_script(index["language"], json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode())


_ADDRESS: Final = 2
"""Where a document of an index says its address (see ``hub.search.pack``)."""


def _file(address: str) -> str:
    """The file of a page, or of a place on one."""
    page, mark, anchor = address.partition("#")
    return f"{page}{_INDEX}{mark}{anchor}" if not page or page.endswith("/") else address
