"""One index as small as it can be: texts once, words of what is left out as numbers.

A long text is shown and searched up to a length; of the rest the words that say most about the page are kept, each
once, as numbers into a sorted list. The more pages, the shorter: a reader on a phone loads the index at the first
search, so its size is bounded and not its content.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import filterfalse, islice
from typing import Any, Final

from hub.search.documents import Document, Section

FORMAT: Final = 1
WORD: Final = re.compile(r"[^\W_](?:[\w֑-ׇً-ٰٟ]|['’\"״׳](?=\w))*")
"""A word as it is written, with its marks and with gershayim inside."""

_DIGITS: Final = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) not in '"\\')
"""Figures of the numbers: they stand in JSON as they are."""
_HALF: Final = len(_DIGITS) // 2


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a page is kept."""

    lead: int
    """Characters of what stands above the first heading."""
    section: int | None
    """Characters of every other section, under its heading; None where there is no room for them at all."""
    words: int
    """Words of the rest."""


LEVELS: Final = (
    Limits(100_000, 100_000, 0),
    Limits(600, 600, 400),
    Limits(400, 400, 300),
    Limits(300, 250, 250),
    Limits(300, 180, 220),
    Limits(300, 140, 200),
    Limits(240, 100, 220),
    Limits(240, 80, 240),
    Limits(240, 60, 260),
    Limits(240, 45, 260),
    Limits(240, 30, 270),
    Limits(240, 0, 280),
    Limits(240, None, 400),
    Limits(220, None, 320),
    Limits(200, None, 260),
    Limits(200, None, 210),
    Limits(180, None, 170),
    Limits(170, None, 140),
    Limits(160, None, 115),
    Limits(150, None, 95),
    Limits(140, None, 75),
    Limits(120, None, 60),
    Limits(110, None, 45),
    Limits(100, None, 30),
    Limits(90, None, 15),
    Limits(80, None, 0),
)
"""From everything to the least; the first that fits is taken."""

_FREE: Final = 150
_ROOM: Final = 70_500
_ROOM_PER_PAGE: Final = 300


def room(pages: int) -> int:
    """Bytes that an index of so many pages may have, compressed: 70 KB up to 150 pages, 325 KB at 1,000."""
    return _ROOM + max(0, pages - _FREE) * _ROOM_PER_PAGE


def pack(documents: Sequence[Document], head: Mapping[str, Any]) -> bytes:
    """The index of one language as JSON; ``head`` is what it says of itself."""
    allowed = room(len({document.page for document in documents}))
    telling = _telling([_words(document) for document in documents])

    @cache
    def packed(level: int) -> bytes:
        return _packed(documents, telling, LEVELS[level], head)

    def fits(level: int) -> bool:
        return len(gzip.compress(packed(level), 6, mtime=0)) <= allowed

    # The levels descend, so the first that fits is found in five steps; the last is taken even where it does not.
    first = bisect_left(range(len(LEVELS) - 1), 1, key=lambda level: int(fits(level)))
    return packed(first)


def _packed(
    documents: Sequence[Document], telling: Sequence[Sequence[str]], limits: Limits, head: Mapping[str, Any]
) -> bytes:
    kinds = _numbered(document.kind for document in documents)
    places = _numbered(document.place for document in documents)
    cut = [_cut(document, limits) for document in documents]
    kept = [
        list(islice(filterfalse(_shown(document, sections).__contains__, words), limits.words)) if limits.words else []
        for document, words, sections in zip(documents, telling, cut, strict=True)
    ]
    words = _numbered(sorted({word for bag in kept for word in bag}))
    rows = [
        [
            kinds[document.kind],
            places[document.place],
            document.address,
            document.title,
            "\n".join(document.names),
            [part for section in sections for part in (section.anchor, section.heading, section.text)],
            numbers(sorted(words[word] for word in bag)),
            document.lang,
        ]
        for document, sections, bag in zip(documents, cut, kept, strict=True)
    ]
    index = {
        "format": FORMAT,
        **head,
        "kinds": list(kinds),
        "places": list(places),
        "words": " ".join(words),
        "docs": rows,
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _numbered(values: Iterable[str]) -> dict[str, int]:
    """Each value once, with its place."""
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _cut(document: Document, limits: Limits) -> list[Section]:
    lead = [replace(section, text=shorten(section.text, limits.lead)) for section in document.sections[:1]]
    if limits.section is None:
        return lead
    length = limits.section
    return lead + [replace(section, text=shorten(section.text, length)) for section in document.sections[1:]]


def shorten(text: str, limit: int) -> str:
    """A text up to a length, whole words, with an ellipsis where something is left out."""
    if len(text) <= limit:
        return text
    return f"{text[:limit].rpartition(' ')[0].rstrip()}…" if limit else ""


def _words(document: Document) -> Counter[str]:
    return Counter(words_of(part for section in document.sections for part in (section.heading, section.text)))


def words_of(texts: Iterable[str]) -> Iterator[str]:
    """Every word of some texts, in small letters."""
    return (match.group().lower() for text in texts for match in WORD.finditer(text))


def _shown(document: Document, sections: Sequence[Section]) -> set[str]:
    parts = [document.title, *(part for section in sections for part in (section.heading, section.text))]
    return set(words_of(parts))


def _telling(bags: Sequence[Counter[str]]) -> list[list[str]]:
    """The words of each document, the most telling first: often there, in few of the others."""
    spread = Counter(word for bag in bags for word in bag)
    total = len(bags)
    common = max(total, 4) / 2
    rarity = {word: math.log((total + 1) / having) for word, having in spread.items() if having < common}
    ranked = []
    for bag in bags:
        weights = {word: -(1 + math.log(count)) * rarity[word] for word, count in bag.items() if word in rarity}
        ranked.append(sorted(weights, key=lambda word: (weights[word], word)))
    return ranked


def numbers(ascending: Sequence[int]) -> str:
    """Ascending numbers as a short text: the steps between them in figures of base 45, the last of each marked."""
    written: list[str] = []
    before = -1
    for value in ascending:
        step, before = value - before - 1, value
        figures = [_DIGITS[_HALF + step % _HALF]]
        while step := step // _HALF:
            figures.append(_DIGITS[step % _HALF])
        written.extend(reversed(figures))
    return "".join(written)
