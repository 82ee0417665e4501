"""Rewrite the text inside finished HTML without touching its tags."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Final

_TAG: Final = re.compile(r"(<[^>]*>)")
_NAME: Final = re.compile(r"^<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_VOID: Final = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "col", "area", "base"))


def rewrite_text(html: str, rewrite: Callable[[str], str], leave_alone: Callable[[str, str], bool]) -> str:
    """Replace each piece of text in an HTML fragment by what ``rewrite`` makes of it.

    ``rewrite`` gets plain text and returns HTML. ``leave_alone`` gets an element's name and its opening tag and says
    whether everything inside it stays as it is.
    """
    parts = _TAG.split(html)
    open_elements: list[tuple[str, bool]] = []
    for index, part in enumerate(parts):
        if part.startswith("<"):
            _follow(open_elements, part, leave_alone)
        elif part and not part.isspace() and not (open_elements and open_elements[-1][1]):
            parts[index] = rewrite(unescape(part))
    return "".join(parts)


def _follow(open_elements: list[tuple[str, bool]], tag: str, leave_alone: Callable[[str, str], bool]) -> None:
    """Keep track of the open elements, and of whether what is inside them stays as it is."""
    match = _NAME.match(tag)
    if match is None or tag.endswith("/>") or match[2].lower() in _VOID:
        return
    name = match[2].lower()
    if match[1]:
        while open_elements and open_elements.pop()[0] != name:
            pass
        return
    inherited = bool(open_elements) and open_elements[-1][1]
    open_elements.append((name, inherited or leave_alone(name, tag)))
