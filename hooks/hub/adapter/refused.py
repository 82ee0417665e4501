"""What the engine finds wrong while it builds, as problems with their lines instead of its own log."""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final, Self
from urllib.parse import quote

from typing_extensions import override

from hub.models.scalars import nearest
from hub.problems import Mark, Problem, in_order, problem
from hub.source.text import read_text

_LINK: Final = re.compile(r"Doc file '(?P<file>.+?)' contains an? [a-z ]*link '(?P<link>.+?)', (?P<why>.*)")
_MEANT: Final = re.compile(r"Did you mean '(.+?)'")


class Refused(logging.Handler):
    """Listens to the engine's warnings, which stop a strict build; a context that ends the listening."""

    def __init__(self, root: Path, docs: PurePosixPath) -> None:
        super().__init__(logging.WARNING)
        self._root = root
        self._docs = docs
        self._said: dict[str, None] = {}

    def __enter__(self) -> Self:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self._said[record.getMessage()] = None

    def problems(self) -> list[Problem]:
        """Links of pages that lead nowhere, each where it stands."""
        matches = filter(None, map(_LINK.match, self._said))
        return in_order([found for match in matches for found in self._link(match)])

    def others(self) -> list[str]:
        """What else was said, in the engine's words."""
        return [said for said in self._said if not _LINK.match(said)]

    def _link(self, match: re.Match[str]) -> Iterator[Problem]:
        file, link = self._docs / match["file"], match["link"]
        meant = _MEANT.search(match["why"])
        if "anchor" in match["why"]:
            code, near = "link-anchor", ""
        else:
            code, near = "link-broken", meant[1] if meant else nearest(link, self._beside(PurePosixPath(match["file"])))
        for line, column in self._places(file, link):
            yield problem(code, Mark(file, line, column), found=link, near=near)

    def _places(self, file: PurePosixPath, link: str) -> list[tuple[int, int]]:
        """Lines and columns, from 1, at which a page names an address; its beginning where it is made otherwise."""
        written = rf"""(?<=[(<"'\s])(?:{re.escape(link)}|{re.escape(quote(link, safe="/#%:.-_"))})(?=[)>"'\s]|$)"""
        text = read_text(self._root, file).text if (self._root / file).is_file() else None
        lines = enumerate((text or "").split("\n"), 1)
        return [(number, it.start() + 1) for number, line in lines for it in re.finditer(written, line)] or [(1, 1)]

    def _beside(self, page: PurePosixPath) -> list[str]:
        """The files of a page's language, as a link of the page would name them."""
        folder = self._root / self._docs / page.parts[0]
        files = (file.relative_to(folder).as_posix() for file in folder.rglob("*.*"))
        here = posixpath.join(*page.parts[1:-1]) if page.parts[1:-1] else "."
        return sorted(posixpath.relpath(file, here) for file in files)
