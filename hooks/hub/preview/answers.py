"""From an address to what the browser gets, without a socket."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from hub.preview.board import Shown
from hub.preview.pages import Frame

_HTML: Final = "text/html"
_TEXTUAL: Final = ("application/json", "application/xml", "image/svg+xml", "text/")


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: its status, type and body, and where to go instead for a redirect."""

    status: HTTPStatus
    content_type: str = ""
    body: bytes = b""
    location: str = ""


def base_path(site_url: str) -> str:
    """The path under which a site is published, ``/`` or ``/repository/``."""
    path = urlsplit(site_url).path.strip("/")
    return f"/{path}/" if path else "/"


def answer(target: str, shown: Shown, frame: Frame) -> Answer:
    """The response to a request: a file of the last good site with the overlay in it, or a page of the preview."""
    path = unquote(urlsplit(target).path)
    if shown.site is None:
        page = frame.page(shown, path)
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, f"{_HTML}; charset=utf-8", page.encode())
    if not path.startswith(frame.base):
        is_above = frame.base.startswith(path)
        return Answer(HTTPStatus.FOUND, location=frame.base) if is_above else _missing(shown, shown.site, path, frame)
    file = _inside(shown.site, path.removeprefix(frame.base))
    if file is not None and file.is_dir():
        if not path.endswith("/"):
            return Answer(HTTPStatus.FOUND, location=f"{quote(path)}/")
        file /= "index.html"
    if shown.first is not None and file is not None and path.removeprefix(frame.base) in shown.first_pages:
        newer = shown.first / file.relative_to(shown.site)
        file = newer if newer.is_file() else file
    if file is None or not file.is_file():
        return _missing(shown, shown.site, path, frame)
    return _file(HTTPStatus.OK, file, shown, path, frame)


def _inside(site: Path, relative: str) -> Path | None:
    """The file or folder of a site at a relative address, or nothing where the address leaves the site."""
    parts = relative.split("/")
    if ".." in parts or "\0" in relative or "\\" in relative:
        return None
    return site.joinpath(*(part for part in parts if part))


def _missing(shown: Shown, site: Path, path: str, frame: Frame) -> Answer:
    """The site's own page for missing addresses."""
    file = site / "404.html"
    return _file(HTTPStatus.NOT_FOUND, file, shown, path, frame) if file.is_file() else Answer(HTTPStatus.NOT_FOUND)


def _file(status: HTTPStatus, file: Path, shown: Shown, path: str, frame: Frame) -> Answer:
    guessed = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    body = file.read_bytes()
    if guessed == _HTML:
        body = frame.inject(body.decode("utf-8"), shown, path).encode()
    is_text = guessed.startswith(_TEXTUAL)
    return Answer(status, f"{guessed}; charset=utf-8" if is_text else guessed, body)
