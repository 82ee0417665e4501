"""The structure of a Markdown page, apart from its words: what stands on which line, and in which section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hub.source.markdown import MarkdownPage

_FENCE: Final = re.compile(r"^\s*(?P<mark>`{3,}|~{3,})\s*(?P<name>[\w+-]*)")
_HEADING: Final = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*\s*(?:\{[^{}]*\})?\s*$")
_ADMONITION: Final = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s*(?P<name>[\w-]*)")
_BLOCK: Final = re.compile(r"^\s*/{3,}\s*(?P<name>[\w-]*)(?:\s*\|\s*(?P<argument>.*?))?\s*$")
_RULE: Final = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$")
_TASK: Final = re.compile(r"^(?P<indent>\s*)[-*+]\s+\[[ xX]\]\s")
_ITEM: Final = re.compile(r"^(?P<indent>\s*)(?P<mark>[-*+]|\d+[.)])\s+\S")
_ROW: Final = re.compile(r"^\s*\|.*\|\s*$")
_DELIMITERS: Final = re.compile(r"^\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
_CODE: Final = re.compile(r"(`+).+?\1")
_LINK: Final = re.compile(
    r"(?P<image>!?)\[[^\[\]]*\](?:\((?P<target><[^<>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)[^()]*\))"
)
_AUTOLINK: Final = re.compile(r"<(?P<target>https?://[^<>\s]+)>")
_ELEMENT: Final = re.compile(r"^\s*<(?P<name>[a-z][\w-]*)")
_LANGUAGE: Final = re.compile(r"(?<=[./=-])[a-z]{2}(?=[/.?&-]|$)")
_INDENT: Final = 4


class Part(StrEnum):
    """What a page is built of, in the words of problems (``part.…`` in the messages)."""

    HEADINGS = "headings"
    PARAGRAPHS = "paragraphs"
    LISTS = "lists"
    TASKS = "tasks"
    TABLES = "tables"
    ADMONITIONS = "admonitions"
    BLOCKS = "blocks"
    CODE = "code"
    ELEMENTS = "elements"
    LINKS = "links"
    IMAGES = "images"


UNORDERED: Final = frozenset({Part.LINKS, Part.IMAGES})
"""Parts that each language puts where its sentence wants them."""


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on a page: what it is, how it is made (``##``, ``1.``, a link's target), and its line in the file."""

    part: Part
    form: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it until the next one. A page's title begins no section of its own."""

    heading: str
    line: int
    text: str
    elements: tuple[Element, ...]


def sections(page: MarkdownPage) -> list[Section]:
    """A page's sections in their order; the first one is its opening, with title and description."""
    return list(_Reader(page).sections())


class _Reader:
    """Walks the lines of a page once."""

    def __init__(self, page: MarkdownPage) -> None:
        self.page = page
        self.lines = page.body.split("\n")

    def sections(self) -> Iterator[Section]:
        """Cut the page before every heading but its title."""
        heading, line, start = self.page.title, 1, 0
        elements: list[Element] = []
        texts = [self.page.title, self.page.description]
        is_opening = True
        for number, found in self._elements():
            if found.part is Part.HEADINGS and not (is_opening and found.form == "#"):
                yield self._section(heading, line, [*texts, *self.lines[start:number]], elements)
                match = _HEADING.match(self.lines[number])
                heading, line, start = match["text"] if match else "", found.line, number
                elements, texts, is_opening = [], [], False
            elements.append(found)
        yield self._section(heading, line, [*texts, *self.lines[start:]], elements)

    @staticmethod
    def _section(heading: str, line: int, lines: list[str], elements: list[Element]) -> Section:
        return Section(heading, line, "\n".join(lines), tuple(elements))

    def _elements(self) -> Iterator[tuple[int, Element]]:
        """Everything on the page with the number of its line in the body."""
        fence = ""
        is_open = False
        for number, line in enumerate(self.lines):
            if match := _FENCE.match(line):
                mark = match["mark"]
                if not fence:
                    fence = mark
                    yield number, self._element(Part.CODE, match["name"] or mark, number)
                elif mark.startswith(fence):
                    fence = ""
                is_open = False
                continue
            if fence:
                continue
            found, is_open = self._line(line, number, is_open=is_open)
            yield from ((number, element) for element in found)

    def _element(self, part: Part, form: str, number: int) -> Element:
        return Element(part, form, self.page.body_line + number)

    def _line(self, line: str, number: int, *, is_open: bool) -> tuple[list[Element], bool]:
        """What stands on a line, and whether running text goes on below it (``is_open``: it comes from above)."""
        if not line.strip():
            return [], False
        links = list(self._links(line, number))
        if match := _HEADING.match(line):
            return [self._element(Part.HEADINGS, match["marks"], number), *links], False
        if match := _ADMONITION.match(line):
            return [self._element(Part.ADMONITIONS, match["name"], number), *links], False
        if match := _BLOCK.match(line):
            name = f"{match['name']} | {match['argument']}" if match["argument"] else match["name"]
            return ([self._element(Part.BLOCKS, name, number)] if name else []), bool(name)
        if _ROW.match(line):
            table = self._table(number) if not self._is_row(number - 1) else None
            return [*([table] if table else []), *links], False
        if _RULE.match(line):
            return [], False
        if item := self._item(line, number):
            return [item, *links], True
        if match := _ELEMENT.match(line):
            return [self._element(Part.ELEMENTS, match["name"], number), *links], True
        return [*([] if is_open else [self._element(Part.PARAGRAPHS, self._depth(line), number)]), *links], True

    def _is_row(self, number: int) -> bool:
        return number >= 0 and bool(_ROW.match(self.lines[number]))

    def _table(self, number: int) -> Element | None:
        """A table by its size, such as ``3 × 8``: columns times rows below the head."""
        below = self.lines[number + 1] if number + 1 < len(self.lines) else ""
        if not _DELIMITERS.match(below):
            return None
        columns = below.count("|") - 1
        rows = 0
        while self._is_row(number + 2 + rows) if number + 2 + rows < len(self.lines) else False:
            rows += 1
        return self._element(Part.TABLES, f"{columns} × {rows}", number)

    def _item(self, line: str, number: int) -> Element | None:
        if match := _TASK.match(line):
            return self._element(Part.TASKS, f"{self._depth(line)}[ ]", number)
        if match := _ITEM.match(line):
            mark = "1." if match["mark"][0].isdigit() else "-"
            return self._element(Part.LISTS, f"{self._depth(line)}{mark}", number)
        return None

    @staticmethod
    def _depth(line: str) -> str:
        """How deep a line is indented, one ``>`` a level."""
        return ">" * ((len(line) - len(line.lstrip())) // _INDENT)

    def _links(self, line: str, number: int) -> Iterator[Element]:
        bare = _CODE.sub("", line)
        while match := _LINK.search(bare):
            part = Part.IMAGES if match["image"] else Part.LINKS
            yield self._element(part, _target(match["target"].strip("<>")), number)
            # What remains of an image may stand inside a link.
            bare = f"{bare[: match.start()]}{bare[match.end() :]}"
        for match in _AUTOLINK.finditer(bare):
            yield self._element(Part.LINKS, _target(match["target"]), number)


def _target(address: str) -> str:
    """Where a link leads, as far as languages share it.

    An anchor is made of the words of a heading; other people's sites name the language in the address.
    """
    path, mark, _ = address.partition("#")
    return _LANGUAGE.sub("*", path) if "://" in path else path or mark
