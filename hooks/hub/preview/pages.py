"""What the preview itself shows: a page of problems while there is no site yet, an overlay on the site after that."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hub import messages
from hub.locales import Locale
from hub.preview.board import Shown
from hub.preview.report import Report
from hub.source.text import read_text
from hub.source.yaml12 import parse

EVENTS: Final = "__preview__/events"
"""Where a page asks for news, below the site's base path."""

_FOLDER: Final = Path(__file__).parent
_MOST: Final = 100
_BODY_END: Final = "</body>"


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """The preview's own labels by language; they stand apart from the site's, which may be what is broken."""
    value: Any = parse(read_text(_FOLDER, PurePosixPath("words.yml")).text or "", PurePosixPath("words.yml")).value
    return dict(value)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """Prints the preview's own HTML for a site published under ``base`` whose first language is ``default``."""

    base: str
    default: str

    def language(self, path: str, known: Container[str]) -> str:
        """The language of the page at a path: its first folder's, else the site's first, else English."""
        folder = path.removeprefix(self.base).split("/", 1)[0]
        return next((code for code in (folder, self.default) if code in known), messages.DEFAULT)

    def page(self, shown: Shown, path: str) -> str:
        """A whole page: what is wrong, or that the first build is under way."""
        return self._render("page.html", shown, path)

    def inject(self, html: str, shown: Shown, path: str) -> str:
        """A page of the site with the script that reloads it, and over it what is wrong with the newest build."""
        head, end, tail = html.rpartition(_BODY_END)
        added = self._render("overlay.html", shown, path)
        return f"{head}{added}{end}{tail}" if end else f"{html}{added}"

    def _render(self, template: str, shown: Shown, path: str) -> str:
        report = shown.report or Report()
        code = self.language(path, set(_words()).intersection(report.problems or _words()))
        problems = report.problems.get(code, ())
        view = {
            "lang": code,
            "dir": Locale(code, code).direction,
            "words": _words()[code],
            "version": shown.version,
            "events": f"{self.base}{EVENTS}",
            "is_waiting": shown.report is None,
            "is_good": report.is_good,
            "problems": problems[:_MOST],
            "more": len(problems[_MOST:]),
            "refusal": report.refusal,
            "crash": report.crash,
        }
        return _templates().get_template(template).render(view)
