"""The links and pictures of a Markdown text, where they stand; code is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_FENCED: Final = re.compile(
    r"^(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,}).*?^[ \t]*(?P=mark)[`~]*[ \t]*$", re.MULTILINE | re.DOTALL
)
_CODE: Final = re.compile(r"(?<![\\`])(?P<mark>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=mark)(?!`)", re.DOTALL)
_INLINE: Final = re.compile(r"(?P<image>!?)\[[^\[\]]*\]\((?P<to>(?:<[^<>]*>|[^()]|\([^()]*\))*)\)")
_REFERENCE: Final = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*(?P<to>[^\s<>]+|<[^<>\n]*>)", re.MULTILINE)
_TITLE: Final = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, or a picture comes from (``embedded``), and where that begins in the text."""

    to: str
    at: int
    embedded: bool


def links_of(text: str) -> Iterator[Link]:
    """Every link and picture: written in place first, then those that are named and listed apart."""
    bare = without_code(text)
    for match in (*_INLINE.finditer(bare), *_REFERENCE.finditer(bare)):
        to = _TITLE.sub("", match["to"].strip()).strip("<>")
        yield Link(to, match.start("to"), bool(match.groupdict().get("image")))


def without_code(text: str) -> str:
    """The text with blanks for code, as long as before and with its lines, so that places stay what they are."""
    return _CODE.sub(_blank, _FENCED.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())
