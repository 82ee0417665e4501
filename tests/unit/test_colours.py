"""Contrast of the hub's colours, also where axe cannot tell: text in drawings, under sticky cells, beside marks."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.support.site import PROJECT

TOKENS: Final = (PROJECT / "overrides" / "assets" / "css" / "tokens.css").read_text("utf-8")
SCHEMES: Final = ("default", "slate")
GROUNDS: Final = ("bg", "surface", "surface-2")
WORDS: Final = ("text", "ink", "muted", "link", "link-hover", "teal", "warm", "ok", "bad", "hold", "blue")
TEXT: Final = 4.5
"""The least contrast of text, WCAG 2.2, 1.4.3."""
PART: Final = 3.0
"""The least contrast of the edge of a field or a button, WCAG 2.2, 1.4.11."""


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme by their names: ``#rrggbb``."""
    rule = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\n\}}', TOKENS, re.DOTALL)
    assert rule
    return dict(re.findall(r"--hub-([a-z0-9-]+): (#[0-9a-f]{6});", rule[1]))


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, from 0 to 1, as WCAG 2.2 defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white is 21; the two greys are values that the guidelines' readers know."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#949494", "#ffffff") == pytest.approx(3.03, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize(("words", "least"), [*((name, TEXT) for name in WORDS), ("edge", PART)])
def test_words_and_edges_stand_out(scheme: str, ground: str, words: str, least: float) -> None:
    """Every colour of words on every ground, light and dark."""
    named = colours(scheme)
    assert contrast(named[words], named[ground]) >= least
