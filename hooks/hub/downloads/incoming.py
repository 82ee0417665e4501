"""Office files that people send: looked at before anything opens them, then read as plain values.

Such a file is a zip archive of XML. A small one can unpack to gigabytes, name parts outside its folder, define entities
that multiply or ask for other files, and put one cell at the far end of a sheet. All of it is refused here, by what the
archive says of itself and by what unpacks from it, before a library for workbooks sees a byte.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final, TypeAlias

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

Value: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
Sheets: TypeAlias = dict[str, list[tuple[Value, ...]]]

_XML: Final = (".xml", ".rels", ".vml")
_MARKUP_DECLARATION: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING: Final = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"'](?!utf-?8[\"'])", re.IGNORECASE)
_UTF8_MARK: Final = b"\xef\xbb\xbf"
_ENCRYPTED: Final = 0x1
_CHUNK: Final = 1 << 16
_MACROS: Final = "vbaproject.bin"
NOT_WHAT_IT_SEEMS: Final = (
    InvalidFileException,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
)
"""The library says in many ways that a file is not what it seems; faulty XML is a SyntaxError."""


class Refusal(StrEnum):
    """Why a file is not read."""

    TOO_LARGE = "too-large"
    """The file itself is larger than anything that people fill in."""
    NOT_OFFICE = "not-office"
    """It is no zip archive, or not of the office kind, or it is damaged."""
    ENCRYPTED = "encrypted"
    """A password protects it."""
    TOO_MANY_PARTS = "too-many-parts"
    """It has more parts than an office file has."""
    PART_NAME = "part-name"
    """A part's name leads out of the archive, or stands twice."""
    UNPACKS_TOO_LARGE = "unpacks-too-large"
    """It unpacks to more than anybody filled in (a zip bomb)."""
    ENTITIES = "entities"
    """Its XML defines entities, or has another encoding than UTF-8, in which they could hide."""
    MACROS = "macros"
    """It holds a program."""
    TOO_MANY_CELLS = "too-many-cells"
    """It has more sheets, rows or columns than anybody filled in."""


class RefusedFile(ValueError):  # noqa: N818 - reads as what happened
    """A file that is not read; ``refusal`` says why, ``part`` which part of it or which sheet."""

    def __init__(self, refusal: Refusal, part: str = "") -> None:
        super().__init__(f"{refusal.value}: {part}" if part else refusal.value)
        self.refusal = refusal
        self.part = part


@dataclass(frozen=True, slots=True)
class Limits:
    """What a filled-in file stays far below. Sizes are bytes."""

    file: int = 5_000_000
    parts: int = 200
    part: int = 20_000_000
    whole: int = 40_000_000
    ratio: int = 200
    """How many times larger a part may become; XML of a large table stays below 40."""
    ratio_from: int = 1_000_000
    """Smaller parts may be as empty as they like."""
    sheets: int = 50
    rows: int = 10_000
    columns: int = 200


LIMITS: Final = Limits()


def check_archive(data: bytes, limits: Limits = LIMITS) -> None:
    """Look at an office file, unpacking it piece by piece. RefusedFile where it is none, or not a harmless one."""
    if len(data) > limits.file:
        raise RefusedFile(Refusal.TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_list(archive.infolist(), limits)
            whole = 0
            for info in archive.infolist():
                whole += _check_part(archive, info, limits, limits.whole - whole)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise RefusedFile(Refusal.NOT_OFFICE) from error


def _check_list(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    """What the archive says of its parts, before any is unpacked."""
    if len(parts) > limits.parts:
        raise RefusedFile(Refusal.TOO_MANY_PARTS)
    seen: set[str] = set()
    for info in parts:
        name = info.orig_filename.replace("\\", "/").lower()
        if name.startswith("/") or ":" in name or "\0" in name or ".." in name.split("/") or name in seen:
            raise RefusedFile(Refusal.PART_NAME, info.filename)
        seen.add(name)
        if info.flag_bits & _ENCRYPTED:
            raise RefusedFile(Refusal.ENCRYPTED, info.filename)
        if name.endswith(_MACROS):
            raise RefusedFile(Refusal.MACROS, info.filename)
        if info.file_size > limits.part or _is_bomb(info.file_size, info.compress_size, limits):
            raise RefusedFile(Refusal.UNPACKS_TOO_LARGE, info.filename)
    if "[content_types].xml" not in seen:
        raise RefusedFile(Refusal.NOT_OFFICE)


def _is_bomb(size: int, packed: int, limits: Limits) -> bool:
    return size > limits.ratio_from and size > packed * limits.ratio


def _check_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, room: int) -> int:
    """Unpack a part as far as it may go; its size. What it says of its own size is not believed."""
    is_xml = info.filename.lower().endswith(_XML)
    size, end = 0, b""
    for chunk in _chunks(archive, info):
        if is_xml and size == 0 and _is_odd(chunk):
            raise RefusedFile(Refusal.ENTITIES, info.filename)
        size += len(chunk)
        if size > min(limits.part, room):
            raise RefusedFile(Refusal.UNPACKS_TOO_LARGE, info.filename)
        if is_xml and _MARKUP_DECLARATION.search(end + chunk):
            raise RefusedFile(Refusal.ENTITIES, info.filename)
        end = chunk[-32:]
    return size


def _is_odd(beginning: bytes) -> bool:
    """Whether XML begins as UTF-8 never does, or says that it is something else."""
    return not beginning.removeprefix(_UTF8_MARK).lstrip().startswith(b"<") or bool(_ENCODING.search(beginning))


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def read_sheets(data: bytes, limits: Limits = LIMITS) -> Sheets:
    """The values of every sheet of a workbook, hidden ones too, row by row. RefusedFile where it is not read.

    A formula counts as the value that was last calculated for it; nothing is calculated, and nothing outside the file
    is looked at. Rows end with their last value.
    """
    check_archive(data, limits)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            if len(book.worksheets) > limits.sheets:
                raise RefusedFile(Refusal.TOO_MANY_CELLS)
            return {sheet.title: list(_rows(sheet, limits)) for sheet in book.worksheets}
        finally:
            book.close()
    except RefusedFile:
        raise
    except NOT_WHAT_IT_SEEMS as error:
        raise RefusedFile(Refusal.NOT_OFFICE) from error


def _rows(sheet: Any, limits: Limits) -> Iterator[tuple[Value, ...]]:  # noqa: ANN401 - openpyxl types only sheets that can be written
    sheet.reset_dimensions()  # what the sheet says of its own size is not believed
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > limits.rows or len(row) > limits.columns:
            raise RefusedFile(Refusal.TOO_MANY_CELLS, sheet.title)
        values = list(row)
        while values and values[-1] is None:
            values.pop()
        yield tuple(values)


__all__ = [
    "LIMITS",
    "NOT_WHAT_IT_SEEMS",
    "Limits",
    "Refusal",
    "RefusedFile",
    "Sheets",
    "Value",
    "check_archive",
    "read_sheets",
]
