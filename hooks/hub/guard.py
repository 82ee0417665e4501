"""The last look at what Markdown made of a page: nothing is in it that ``hub.tags`` does not list.

What the generator itself places in a page waits until the author's part has been looked at, and is put in afterwards.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from hub.problems import Mark, Problem, in_order, problem
from hub.tags import faults

NAME: Final = "hub_guard"
_LAST: Final = -100
_PLACE: Final = "\x02hubxfragmentx{}\x03"
"""Markdown takes these two control characters out of what people write, so that nobody but it can place them."""
_PLACED: Final = re.compile("\x02hubxfragmentx([0-9]+)\x03")


class UnsafePage(Exception):  # noqa: N818 - reads as what happened
    """Markdown made HTML of a page that pages may not hold; ``problems`` say what."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(sorted({found.code for found in problems})))
        self.problems = problems


class Guard(Postprocessor):
    """Refuses a page with HTML that is not on the list, then puts the generator's fragments in their places."""

    def __init__(self, md: Markdown, file: str) -> None:
        super().__init__(md)
        self._file = PurePosixPath(file or "page.md")
        self._fragments: list[str] = []

    def keep(self, html: str) -> str:
        """Keep a fragment of the generator; what is returned stands for it until the end."""
        self._fragments.append(html)
        return _PLACE.format(len(self._fragments) - 1)

    def run(self, text: str) -> str:
        """Look at the page, then complete it. UnsafePage names the file; the rules on pages know the line as well."""
        found = [
            problem(fault.code, Mark(self._file), found=fault.found, options=fault.options)
            for fault in faults(text, made=True)
        ]
        if found:
            raise UnsafePage(in_order(found))
        return _PLACED.sub(lambda match: self._fragments[int(match[1])], text)


def install(md: Markdown, file: str) -> None:
    """Let a guard have the last word on what ``md`` makes."""
    md.postprocessors.register(Guard(md, file), NAME, _LAST)
