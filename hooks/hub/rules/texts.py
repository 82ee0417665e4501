"""Texts: marks that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hub.catalog import Catalog
from hub.problems import Mark, Problem, warning
from hub.walk import texts

_DIRECTION_MARK: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")


def no_direction_marks(catalog: Catalog) -> Iterator[Problem]:
    """A direction mark inside a text (a warning): the site isolates numbers and Latin words by itself."""
    for _, entry in catalog.entries():
        for path, text in texts(entry.nodes):
            for locale, words in text.root.items():
                if found := _DIRECTION_MARK.search(words):
                    yield warning("text-direction-mark", entry.mark(*path, locale), mark=_number_of(found))
    for pages in catalog.pages.values():
        for page in pages.values():
            for number, line in enumerate(page.page.body.split("\n")):
                if found := _DIRECTION_MARK.search(line):
                    mark = Mark(page.page.file, page.page.body_line + number, found.start() + 1)
                    yield warning("text-direction-mark", mark, mark=_number_of(found))


def _number_of(found: re.Match[str]) -> str:
    return f"U+{ord(found.group()):04X}"
