"""Invented pages in the words of the real ones, so that a small hub can be searched as a large one would be.

Words follow each other as they do in the hub's own texts, and pages are as long, so that fillers are found by the same
queries. The same number always gives the same pages.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Final

from hub.search.documents import Document, Section

_TITLE_WORDS: Final = (2, 6)
_MOST_SECTIONS: Final = 8
_FOLDER: Final = "filler"


class _Chain:
    """The words of some texts, and which follow which."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._next: dict[str, list[str]] = {}
        self._first: list[str] = []
        for text in texts:
            words = text.split()
            self._first += words[:1]
            for word, following in pairwise(words):
                self._next.setdefault(word, []).append(following)

    def text(self, chance: random.Random, length: int) -> str:
        """So many words in a row."""
        words: list[str] = []
        while len(words) < length:
            following = self._next.get(words[-1]) if words else None
            words.append(chance.choice(following or self._first))
        return " ".join(words)


def fillers(documents: Sequence[Document], count: int) -> list[Document]:
    """So many pages, each shaped like one of the real ones."""
    models = [document for document in documents if "#" not in document.address and document.sections]
    titles = _Chain([document.title for document in documents])
    texts = _Chain([section.text for document in documents for section in document.sections if section.text])
    headings = _Chain([section.heading for document in models for section in document.sections if section.heading])
    chance = random.Random(0)  # noqa: S311 - nothing hangs on it but that it stays the same
    made = []
    for number in range(count):
        model = chance.choice(models)
        sections = [
            Section(
                texts.text(chance, len(section.text.split())) if section.text else "",
                headings.text(chance, len(section.heading.split())) if section.heading else "",
                f"part-{index}" if index else "",
            )
            for index, section in enumerate(model.sections[:_MOST_SECTIONS])
        ]
        title = titles.text(chance, chance.randint(*_TITLE_WORDS))
        made.append(Document(model.kind, model.place, f"{_FOLDER}/{number}/", title, tuple(sections)))
    return made


def as_html(document: Document) -> str:
    """A filler as the stock engine's page."""
    parts = [f"<h1>{escape(document.title)}</h1>"]
    for section in document.sections:
        if section.heading:
            parts.append(f'<h2 id="{section.anchor}">{escape(section.heading)}</h2>')
        parts.append(f"<p>{escape(section.text)}</p>")
    return "\n".join(parts)
