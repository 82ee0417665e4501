"""Isolate what would otherwise be scrambled by the bidirectional algorithm.

Inside Hebrew and Arabic, ranges (``2023–2026``), percentages, signed numbers, sums, codes and Latin names take
part in the reordering of the line; wrapped in ``<bdi>`` they keep their own direction and leave their neighbours
theirs. A plain number needs nothing. Source: Unicode Standard Annex 9, https://unicode.org/reports/tr9/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

_DIGITS = r"\d[\d.,]*"
_SIGN = r"(?:(?<![\w\u0590-\u08ff])[+−-])?"
_NUMBER = rf"[₪$€]?{_SIGN}{_DIGITS}(?<![.,])"
_NUMERIC = rf"{_NUMBER}(?:[–—/:×-]{_NUMBER})*(?:\s?%)?"
_LATIN_WORD = r"(?:\d[\d.,]*(?<![.,]))?[A-Za-z][\w.'’&@+/:#-]*(?<![.'’&/:-])"
_LATIN = rf"(?:{_LATIN_WORD})(?: (?:& |– )?(?:{_LATIN_WORD}|\d[\w.]*))*"
_IN_RTL = re.compile(rf"(?P<latin>{_LATIN})|(?P<numeric>(?<![\w.]){_NUMERIC}(?![A-Za-z]))", re.ASCII)
_PLAIN_NUMBER = re.compile(r"^\d[\d,]*(?:\.\d+)?$")
_RTL_RUN: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff](?:[^A-Za-z<>()\\[\\]]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])?"
)


@lru_cache(maxsize=16384)  # the same words stand in tables, cards and lists
def isolate(text: str, direction: str) -> Markup:
    """Escape a text and wrap the runs that need isolation in a paragraph of this direction (``rtl`` or ``ltr``)."""
    parts = (_bdi(run, numeric) if foreign else escape(run) for run, foreign, numeric in _runs(text, direction))
    return Markup("").join(parts)


def runs(text: str, direction: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it runs against the paragraph's direction and has to be set apart."""
    return [(run, foreign) for run, foreign, _ in _runs(text, direction)]


def _runs(text: str, direction: str) -> Iterator[tuple[str, bool, bool]]:
    """The pieces of a text: the words, whether they need isolation, and whether they are digits and signs alone."""
    pattern = _IN_RTL if direction == "rtl" else _RTL_RUN
    end = 0
    for match in pattern.finditer(text):
        run = match.group()
        if direction == "rtl" and _PLAIN_NUMBER.match(run):
            continue
        if match.start() > end:
            yield text[end : match.start()], False, False
        yield run, True, match.groupdict().get("numeric") is not None
        end = match.end()
    if end < len(text):
        yield text[end:], False, False


def _bdi(run: str, numeric: bool) -> Markup:  # noqa: FBT001 - a private detail of one caller
    # A run of digits and signs has no strong letter: say its direction instead of leaving it to be guessed.
    return Markup('<bdi dir="ltr">{}</bdi>').format(run) if numeric else Markup("<bdi>{}</bdi>").format(run)


def left_to_right(text: str) -> Markup:
    """A code, a number or a range that reads left to right wherever it stands."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(text)
