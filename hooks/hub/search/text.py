"""The plain text of finished HTML, section by section, without what surrounds the content."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from hub.search.documents import Section

_TAG: Final = re.compile(r"(<[^>]*>)")
_NAME: Final = re.compile(r"^<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_CLASS: Final = re.compile(r'\bclass="([^"]*)"')
_ID: Final = re.compile(r'\bid="([^"]*)"')
_BLANK: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r"\s*\n\s*")
_VOID: Final = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "col", "area", "base"))
_INLINE: Final = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "button", "code", "em", "i", "kbd", "label", "mark", "small", "span", "strong")
) | {"sub", "sup", "time", "u", "wbr"}
_HEADINGS: Final = frozenset(("h2", "h3", "h4"))
_TITLE: Final = "h1"
_LEFT_OUT: Final = frozenset(("nav", "script", "style", "svg", "template", _TITLE))
_LEFT_OUT_CLASSES: Final = frozenset(
    (
        "headerlink",
        "hub-add",
        "hub-cite",
        "hub-download",
        "hub-embed",
        "hub-figure__download",
        "hub-glossary",
        "hub-meta",
        "hub-missing",
        "hub-page-head",
        "hub-plan",
        "hub-source",
        "hub-stats",
        "hub-term-note",
    )
)
"""What is said around the content, or is a document of its own: rows of a plan, terms, files."""


class _Reader:
    """Follows the tags of a document and gathers its text."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._open: list[tuple[str, bool]] = []
        self._anchor = self._heading = ""
        self._in_heading = False
        self._text: list[str] = []

    def read(self, html: str) -> list[Section]:
        for part in _TAG.split(html):
            if part.startswith("<"):
                self._tag(part)
            elif part and not (self._open and self._open[-1][1]):
                self._text.append(unescape(part).replace("\n", " "))
        self._end()
        return self.sections

    def _tag(self, tag: str) -> None:
        match = _NAME.match(tag)
        if match is None:
            return
        name = match[2].lower()
        left_out = bool(self._open) and self._open[-1][1]
        if name not in _INLINE and not left_out:
            self._text.append("\n")
        if name in _VOID or tag.endswith("/>"):
            return
        if match[1]:
            self._close(name)
        else:
            self._begin(name, tag, left_out=left_out)

    def _begin(self, name: str, tag: str, *, left_out: bool) -> None:
        classes = _CLASS.search(tag)
        skip = left_out or name in _LEFT_OUT or bool(classes and _LEFT_OUT_CLASSES.intersection(classes[1].split()))
        self._open.append((name, skip))
        anchor = _ID.search(tag)
        if name in _HEADINGS and anchor and not skip:
            self._end()
            self._anchor, self._in_heading = unescape(anchor[1]), True

    def _close(self, name: str) -> None:
        while self._open and self._open.pop()[0] != name:
            pass
        if self._in_heading and name in _HEADINGS:
            self._heading = " ".join("".join(self._text).split())
            self._text.clear()
            self._in_heading = False

    def _end(self) -> None:
        """A section ends; one without any words is dropped."""
        text = _LINES.sub("\n", _BLANK.sub(" ", "".join(self._text))).strip()
        if text or self._heading:
            self.sections.append(Section(text, self._heading, self._anchor))
        self._anchor = self._heading = ""
        self._text.clear()


def sections_of(html: str) -> list[Section]:
    """The sections of a fragment; the first, without an anchor, is what stands above the first heading."""
    return _Reader().read(html)
