"""Read a Markdown page: front matter with line marks, the body, the hub's blocks with their lines."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from frontmatter.default_handlers import YAMLHandler

from hub.problems import Mark, Problem, problem
from hub.source.yaml12 import Document, parse

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_BLOCK = re.compile(r"^/{3,}\s*(?P<name>[\w-]+)(?:\s*\|\s*(?P<argument>.*?))?\s*$")
_OPTION = re.compile(r"^ {4,}(?P<key>[\w-]+):\s*(?P<value>.*?)\s*$")
_REVISION_LENGTH: Final = 12


def revision_of(*texts: str) -> str:
    """A short hash of texts, the same however their lines are wrapped."""
    words = "\n".join(" ".join(text.split()) for text in texts)
    return hashlib.sha256(words.encode()).hexdigest()[:_REVISION_LENGTH]


@dataclass(frozen=True, slots=True)
class BlockUse:
    """A use of one of the hub's blocks in a page: ``/// work-plan | id`` with its options and line."""

    name: str
    argument: str
    options: dict[str, str]
    line: int

    def option_line(self, name: str) -> int:
        """The line of one of its options, which stand below the block's first line, one a line."""
        return self.line + 1 + list(self.options).index(name)


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """A written page. ``file`` is relative to the hub, ``path`` to its language's folder."""

    file: PurePosixPath
    locale: str
    path: str
    body: str
    body_line: int
    title: str = ""
    description: str = ""

    @property
    def revision(self) -> str:
        """What a translation records of the page that it was made from: it changes with every word.

        Title and description count, other front matter does not; how lines are wrapped does not either.
        """
        return revision_of(self.title, self.description, self.body)

    def mark_at(self, at: int) -> Mark:
        """The line and column in the file of a place in the body, counted in characters from its beginning."""
        before = self.body[:at]
        return Mark(self.file, self.body_line + before.count("\n"), at - before.rfind("\n"))

    def blocks(self) -> Iterator[BlockUse]:
        """The blocks in the body, outside code fences, each with its line in the file."""
        fence = ""
        lines = self.body.split("\n")
        for number, line in enumerate(lines):
            if match := _FENCE.match(line):
                mark = match[1]
                if not fence:
                    fence = mark
                elif mark[0] == fence[0] and len(mark) >= len(fence):
                    fence = ""
                continue
            if not fence and (match := _BLOCK.match(line)):
                options = dict(_options(lines[number + 1 :]))
                yield BlockUse(match["name"], match["argument"] or "", options, self.body_line + number)


def _options(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        match = _OPTION.match(line)
        if match is None:
            return
        yield match["key"], match["value"]


def read_page(text: str, file: PurePosixPath, locale: str, path: str) -> tuple[MarkdownPage, Document, list[Problem]]:
    """Split a page into its front matter (a document with marks) and its body."""
    handler = YAMLHandler()
    if not handler.detect(text):
        page = MarkdownPage(file, locale, path, text, 1)
        return page, Document(file), [problem("front-matter-missing", Mark(file))]
    try:
        front, body = handler.split(text)
    except ValueError:
        page = MarkdownPage(file, locale, path, text, 1)
        return page, Document(file), [problem("front-matter-open", Mark(file))]
    opening = YAMLHandler.FM_BOUNDARY.search(text)
    front_line = text.count("\n", 0, opening.end() if opening else 0) + 1
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    document = parse(front, file, first_line=front_line)
    fields = document.value if isinstance(document.value, dict) else {}
    title, description = (str(fields.get(name) or "") for name in ("title", "description"))
    page = MarkdownPage(file, locale, path, body, body_line, title, description)
    return page, document, list(document.problems)
