"""Invented pages in the words of the real ones, so that a small hub can be searched as a large one would be.

They use each word as often as the hub's own titles, headings and texts do, and are as long and as many of a kind as its
pages, so that they answer to the same queries. The same number always gives the same pages.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from hub.search.documents import Document, Section

_TITLE_WORDS: Final = (2, 6)
_MOST_SECTIONS: Final = 8
_FOLDER: Final = "filler"


class _Words:
    """The words of some texts, as often as they occur there."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = [word for text in texts for word in text.split()]

    def text(self, chance: random.Random, length: int) -> str:
        """So many of them."""
        return " ".join(chance.choices(self._words, k=length)) if self._words else ""


def fillers(documents: Sequence[Document], count: int) -> list[Document]:
    """So many pages, each shaped like one of the real ones."""
    models = [document for document in documents if "#" not in document.address and document.sections]
    titles = _Words(document.title for document in documents)
    texts = _Words(section.text for document in documents for section in document.sections)
    headings = _Words(section.heading for document in models for section in document.sections)
    chance = random.Random(0)  # noqa: S311 - nothing hangs on it but that it stays the same
    made = []
    for number in range(count):
        model = chance.choice(models)
        sections = [
            Section(
                texts.text(chance, len(section.text.split())),
                headings.text(chance, len(section.heading.split())),
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
