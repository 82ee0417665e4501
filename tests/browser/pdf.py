"""Read the pages and the text of a PDF that Chromium wrote, with nothing but the standard library."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n")
_STREAM = re.compile(rb"/Length (\d+)[^>]*>> stream\n")
_BOX = re.compile(rb"/MediaBox \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]")
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|/(X\d+) Do")
_CODES = re.compile(r"begincodespacerange\n<([0-9A-F]+)>")
_CHARACTER = re.compile(r"^<([0-9A-F]+)> <([0-9A-F]+)>$", re.MULTILINE)
_CHARACTERS = re.compile(r"^<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>$", re.MULTILINE)


@dataclass(frozen=True)
class PdfPage:
    """A page: its width and height in points, and its characters in the order in which they were drawn."""

    width: float
    height: float
    text: str

    def shows(self, words: str) -> bool:
        """Words, each drawn from the left or from the right, on one line or on several."""
        return all(word in self.text or word[::-1] in self.text for word in words.split())


@dataclass(frozen=True)
class _Font:
    width: int
    characters: dict[int, str]


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.objects = {int(match[1]): data[match.end() :] for match in _OBJECT.finditer(data)}

    def head(self, number: int) -> bytes:
        """The dictionary of an object."""
        return re.split(rb"\nendobj|>> stream\n", self.objects[number], maxsplit=1)[0]

    def stream(self, number: int) -> bytes:
        """The unpacked stream of an object."""
        body = self.objects[number]
        match = _STREAM.search(body)
        assert match
        packed = body[match.end() : match.end() + int(match[1])]
        return zlib.decompress(packed) if b"/FlateDecode" in body[: match.end()] else packed

    def font(self, number: int) -> _Font:
        """How the codes of a font are written, and the characters that they stand for."""
        match = re.search(rb"/ToUnicode (\d+) 0 R", self.head(number))
        if not match:
            return _Font(2, {})
        table = self.stream(int(match[1])).decode()
        codes = _CODES.search(table)
        assert codes
        table = table.split("endcodespacerange")[1]
        characters = {int(code, 16): _text(value) for code, value in _CHARACTER.findall(table)}
        for first, last, value in _CHARACTERS.findall(table):
            for step in range(int(last, 16) - int(first, 16) + 1):
                characters[int(first, 16) + step] = chr(int(value, 16) + step)
        return _Font(len(codes[1]), characters)

    def shown(self, number: int) -> str:
        """Text of a stream and the drawings in it. Chromium names fonts and drawings by their objects' numbers."""
        font = _Font(2, {})
        text = ""
        for name, codes, drawing in _SHOWN.findall(self.stream(number)):
            if name:
                font = self.font(int(name[1:]))
            elif drawing:
                text += self.shown(int(drawing[1:])) if b"/Subtype /Form" in self.head(int(drawing[1:])) else ""
            else:
                hexes = codes.decode()
                parts = (hexes[i : i + font.width] for i in range(0, len(hexes), font.width))
                text += "".join(font.characters.get(int(part, 16), "") for part in parts)
        return text


def _text(value: str) -> str:
    return bytes.fromhex(value).decode("utf-16-be")


def read(data: bytes) -> list[PdfPage]:
    """The pages of a PDF, without the white space of their text."""
    reader = _Reader(data)
    pages = []
    for number in sorted(reader.objects):
        head = reader.head(number)
        box, contents = _BOX.search(head), re.search(rb"/Contents (\d+) 0 R", head)
        if re.match(rb"<</Type /Page\b(?!s)", head) and box and contents:
            left, bottom, right, top = (float(edge) for edge in box.groups())
            text = re.sub(r"\s", "", reader.shown(int(contents[1])))
            pages.append(PdfPage(right - left, top - bottom, text))
    return pages
