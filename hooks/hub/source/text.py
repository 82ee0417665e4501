"""Read a text file as UTF-8 and explain what is wrong when it is something else."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hub.problems import Mark, Problem, problem

MAX_BYTES = 2_000_000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEBREW = re.compile(r"[\u05d0-\u05ea]")
_ARABIC = re.compile(r"[\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text (``\\n`` line ends) and its path relative to the hub; ``text`` is None if it cannot be read."""

    file: PurePosixPath
    text: str | None
    problems: tuple[Problem, ...] = ()


def read_text(root: Path, file: PurePosixPath) -> SourceText:
    """Read ``root / file``; a wrong encoding, a BOM or an oversized file is a problem, not an exception."""
    try:
        raw = (root / file).read_bytes()
    except OSError as error:
        return SourceText(file, None, (problem("file-unreadable", Mark(file), found=error.strerror or "?"),))
    return decode(raw, file)


def decode(raw: bytes, file: PurePosixPath) -> SourceText:
    """Turn bytes into text, or into the problem that names the encoding they were most likely saved in."""

    def refused(code: str, line: int = 1, **params: object) -> SourceText:
        return SourceText(file, None, (problem(code, Mark(file, line), **params),))

    if len(raw) > MAX_BYTES:
        return refused("file-too-large", found=len(raw), limit=MAX_BYTES)
    if raw.startswith(_UTF16):
        return refused("encoding-utf16")
    if raw.startswith(codecs.BOM_UTF8):
        return refused("encoding-bom")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return refused(_likely_encoding(raw), line)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = re.search(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]", text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        return refused("text-control-character", line, found=f"U+{ord(control.group()):04X}")
    return SourceText(file, text)


def _likely_encoding(raw: bytes) -> str:
    """Guess windows-1255 (Hebrew) or windows-1256 (Arabic) by which of them yields more letters of its script."""
    if raw.count(b"\x00") > len(raw) // 4:
        return "encoding-utf16"
    hebrew = len(_HEBREW.findall(raw.decode("cp1255", "replace")))
    arabic = len(_ARABIC.findall(raw.decode("cp1256", "replace")))
    # The Hebrew code page puts its letters at 0xE0-0xFA only; Arabic text uses 0xC0-0xDF throughout.
    low_half = sum(0xC0 <= byte < 0xE0 for byte in raw)
    if hebrew and hebrew >= low_half:
        return "encoding-windows-1255"
    return "encoding-windows-1256" if arabic else "encoding-unknown"
