"""Bytes to text: what is not plain UTF-8 is named for what it most likely is."""

from __future__ import annotations

import codecs
from pathlib import Path, PurePosixPath
from typing import Final

import pytest

from hub.source.text import MAX_BYTES, SourceText, decode, read_text

FILE: Final = PurePosixPath("data/test.yml")
HEBREW: Final = "id: sderot\nname:\n  he: שדרות היא עיר בדרום\n"
ARABIC: Final = "id: rahat\nname:\n  ar: رهط مدينة في النقب، جنوب البلاد\n"


def found(source: SourceText) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.mark.line, problem.mark.column) for problem in source.problems]


def test_plain_text() -> None:
    """UTF-8 without a byte order mark is read as it is."""
    assert decode((HEBREW + ARABIC).encode(), FILE) == SourceText(FILE, HEBREW + ARABIC)


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_become_one(line_end: str) -> None:
    """Whichever system the file was saved on."""
    assert decode(f"a: 1{line_end}b: 2{line_end}".encode(), FILE).text == "a: 1\nb: 2\n"


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (HEBREW.encode("cp1255"), "encoding-windows-1255", 3),
        ("name: {he: 'מודיעין-מכבים-רעות'}\n".encode("cp1255"), "encoding-windows-1255", 1),
        ("name: {ar: 'عرعرة'}\n".encode("cp1256"), "encoding-windows-1256", 1),
        ("he: בְּרֵאשִׁית בָּרָא\n".encode("cp1255"), "encoding-windows-1255", 1),
        (ARABIC.encode("cp1256"), "encoding-windows-1256", 3),
        ("name: {en: 'Über'}\n".encode("cp437"), "encoding-unknown", 1),
        ("name: {en: 'café'}\n".encode("latin-1"), "encoding-unknown", 1),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\xfe", "encoding-unknown", 1),
        (HEBREW.encode("utf-16"), "encoding-utf16", 1),
        (codecs.BOM_UTF16_BE + HEBREW.encode("utf-16-be"), "encoding-utf16", 1),
        (HEBREW.encode("utf-16-le"), "encoding-utf16", 1),
        (ARABIC.encode("utf-16-be"), "encoding-utf16", 1),
        (HEBREW.encode("utf-8-sig"), "encoding-bom", 1),
        (b"a" * (MAX_BYTES + 1), "file-too-large", 1),
    ],
)
def test_what_is_not_utf8_is_named(raw: bytes, code: str, line: int) -> None:
    """The editor learns how the file was saved, and on which line the first foreign letter stands."""
    source = decode(raw, FILE)
    assert source.text is None
    assert found(source) == [(code, line, 1)]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff"])
def test_control_characters_are_named_with_their_place(character: str) -> None:
    """Nobody sees them, a terminal may obey them, and some shift every line number after them."""
    source = decode(f"a: 1\nb: 'ש{character}דרות'\n".encode(), FILE)
    assert found(source) == [("text-control-character", 2, 6)]
    assert source.problems[0].params == {"found": f"U+{ord(character):04X}"}


def test_every_control_character_is_reported_up_to_a_limit() -> None:
    """All at once, but not thousands."""
    assert found(decode(b"a\x07\nb\x08\n", FILE)) == [
        ("text-control-character", 1, 2),
        ("text-control-character", 2, 2),
    ]
    assert len(decode(b"\x07" * 5000, FILE).problems) == 10


def test_tabs_and_direction_marks_are_left_to_whoever_reads_the_text() -> None:
    """They are explained where they do harm."""
    assert decode("a:\t'\u200fש'\n".encode(), FILE).problems == ()


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A folder in place of a file is a problem, not a traceback."""
    (tmp_path / "data/test.yml").mkdir(parents=True)
    assert found(read_text(tmp_path, FILE)) == [("file-unreadable", 1, 1)]
    assert found(read_text(tmp_path, PurePosixPath("nowhere.yml"))) == [("file-unreadable", 1, 1)]


def test_paths_are_relative_to_the_hub(tmp_path: Path) -> None:
    """A message names a file as the editor knows it."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/test.yml").write_bytes(b"a: 1\n")
    assert read_text(tmp_path, FILE) == SourceText(FILE, "a: 1\n")
