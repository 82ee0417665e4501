"""Read a text file as UTF-8 and explain what is wrong when it is something else."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final

from hub.problems import Mark, Problem, problem

MAX_BYTES: Final = 2_000_000
_MAX_REPORTED: Final = 10
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LETTERS: Final = re.compile(rb"[\xc0-\xff]+")
_HEBREW_LETTERS: Final = range(0xE0, 0xFB)
"""Letters of windows-1255. Vowel points stand below them, and no word begins with one; Arabic has letters there."""
_NOT_HEBREW: Final = frozenset((*range(0xD9, 0xE0), 0xFB, 0xFC, 0xFF))
"""Bytes that mean nothing in windows-1255."""
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Control characters, and the line ends that editors do not show as such: they would shift every line number."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text and its path relative to the hub; ``text`` is None if the file cannot be read.

    Lines end with a line feed, whatever the file has.
    """

    file: PurePosixPath
    text: str | None
    problems: tuple[Problem, ...] = ()


def read_text(root: Path, file: PurePosixPath) -> SourceText:
    """Read ``root / file``; a wrong encoding, a BOM or an oversized file is a problem, not an exception."""
    try:
        raw = (root / file).read_bytes()
    except OSError:
        return SourceText(file, None, (problem("file-unreadable", Mark(file)),))
    return decode(raw, file)


def decode(raw: bytes, file: PurePosixPath) -> SourceText:
    """Turn bytes into text, or into the problem that names the encoding they were most likely saved in."""

    def refused(code: str, line: int = 1, **params: object) -> SourceText:
        return SourceText(file, None, (problem(code, Mark(file, line), **params),))

    if len(raw) > MAX_BYTES:
        return refused("file-too-large", found=len(raw), limit=MAX_BYTES)
    if raw.startswith(_UTF16) or _is_utf16(raw):
        return refused("encoding-utf16")
    if raw.startswith(codecs.BOM_UTF8):
        return refused("encoding-bom")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return refused(_likely_encoding(raw), line)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := tuple(islice(_control_characters(text, file), _MAX_REPORTED)):
        return SourceText(file, None, found)
    return SourceText(file, text)


def _control_characters(text: str, file: PurePosixPath) -> Iterator[Problem]:
    for control in _CONTROL.finditer(text):
        line = text.count("\n", 0, control.start()) + 1
        column = control.start() - text.rfind("\n", 0, control.start())
        yield problem("text-control-character", Mark(file, line, column), found=f"U+{ord(control.group()):04X}")


def _is_utf16(raw: bytes) -> bool:
    """UTF-16 without a mark at its start: the Latin half of the file has a zero byte beside every letter."""
    zeros = raw.count(0)
    return zeros > len(raw) // 8 and zeros in (raw[::2].count(0), raw[1::2].count(0))


def _likely_encoding(raw: bytes) -> str:
    """Guess windows-1255 (Hebrew) or windows-1256 (Arabic) by the letters that words begin with."""
    if 0 in raw:
        return "encoding-unknown"
    words = _LETTERS.findall(raw)
    if not any(len(word) > 1 for word in words):
        return "encoding-unknown"
    if all(word[0] in _HEBREW_LETTERS and not set(word) & _NOT_HEBREW for word in words):
        return "encoding-windows-1255"
    return "encoding-windows-1256"
