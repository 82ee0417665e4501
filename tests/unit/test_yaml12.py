"""One dialect of YAML: the 1.2 core schema, without anchors and tags, every value with its line and column."""

from __future__ import annotations

import math
import time
from pathlib import PurePosixPath
from typing import Final

import pytest

from hub.source.yaml12 import MAX_DEPTH, Document, Value, parse

FILE: Final = PurePosixPath("data/test.yml")


def read(text: str) -> Document:
    return parse(text, FILE)


def value_of(text: str) -> Value:
    document = read(text)
    assert document.problems == []
    return document.value


def places(document: Document) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.mark.line, problem.mark.column) for problem in document.problems]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0070", 70),
        ("'0070'", "0070"),
        ("12:30", "12:30"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0o17", 15),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1,250", "1,250"),
        ("-7", -7),
        ("+7", 7),
        ("3.50", 3.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("1e", "1e"),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("2021-06-15", "2021-06-15"),
        ("2021-06", "2021-06"),
        ("2021/22", "2021/22"),
        ("=", "="),
        ("<<", "<<"),
        ("٢٠٢١", "٢٠٢١"),
        ("שדרות", "שדרות"),
        ("'דו\"ח שנתי'", 'דו"ח שנתי'),
        ('"ג\'סר א-זרקא"', "ג'סר א-זרקא"),
        ("דו״ח", "דו״ח"),
        ('דו"ח', 'דו"ח'),
    ],
)
def test_plain_values_follow_the_core_schema(written: str, expected: Value) -> None:
    """What YAML 1.1 would turn into something else stays what it is; only quotes make a number a text."""
    found = value_of(f"key: {written}\n")
    assert found == {"key": expected}
    assert isinstance(found, dict)
    assert type(found["key"]) is type(expected)


def test_not_a_number() -> None:
    """``.nan`` is a float that is not itself; the models refuse it."""
    found = value_of("key: .nan")
    assert isinstance(found, dict)
    assert isinstance(found["key"], float)
    assert math.isnan(found["key"])


def test_a_number_without_end_stays_text() -> None:
    """Digits without end are no denial of service."""
    assert value_of(f"key: {'9' * 5000}") == {"key": "9" * 5000}


def test_lists_groups_and_block_texts() -> None:
    """The forms that editors use."""
    text = "a: [1, two]\nb:\n  - {c: d}\n  - e\nf: |\n  one\n  two\ng: >-\n  one\n  two\n"
    assert value_of(text) == {"a": [1, "two"], "b": [{"c": "d"}, "e"], "f": "one\ntwo\n", "g": "one two"}


@pytest.mark.parametrize("text", ["", "\n\n", "# a remark\n", "---\n"])
def test_nothing_is_none(text: str) -> None:
    """An empty file holds nothing, and that is no problem of YAML."""
    assert value_of(text) is None


def test_a_lone_document_marker_and_end_are_allowed() -> None:
    """Tools write them."""
    assert value_of("---\na: 1\n...\n") == {"a": 1}


def test_places() -> None:
    """Keys and values know their line and column, counted in characters, from 1."""
    document = read("id: a\nשם: {he: שדרות, en: Sderot}\nlist:\n  - id: b\n    n: 5\n  - [x, y]\nempty:\n")
    assert document.mark(("id",)).column == 5
    mark = document.mark(("שם", "en"))
    assert (mark.line, mark.column) == (2, 21)
    mark = document.mark(("שם", "en"), key=True)
    assert (mark.line, mark.column) == (2, 17)
    mark = document.mark(("list", 0, "n"))
    assert (mark.line, mark.column) == (5, 8)
    mark = document.mark(("list", 1, 1))
    assert (mark.line, mark.column) == (6, 9)
    assert document.mark(("empty",)).line == 7


def test_a_block_below_its_key_stands_where_the_key_stands() -> None:
    """A problem of ``name`` points at the line that says ``name``."""
    mark = read("id: a\nname:\n  he: ב\n").mark(("name",))
    assert (mark.line, mark.column) == (2, 1)


def test_what_is_absent_stands_at_its_nearest_ancestor() -> None:
    """A missing field is reported where its record stands."""
    document = read("a:\n  - b: 1\n")
    mark = document.mark(("a", 0, "c", "d"))
    assert (mark.line, mark.column) == (2, 5)
    assert document.mark(("z",)).line == 1


def test_front_matter_counts_lines_of_its_page() -> None:
    """``first_line`` says where in the file the text begins."""
    document = parse("a: 1\na: 2\n", FILE, first_line=5)
    assert document.mark(("a",)).line == 5
    assert places(document) == [("yaml-duplicate-key", 6, 1)]


def test_every_key_that_stands_twice_is_named_and_the_first_one_counts() -> None:
    """The file stays readable, so that its other problems are found in the same run."""
    document = read("a: 1\nb: {c: 1, c: 2}\na: {d: 1, d: 2}\na: 3\ne: 4\n")
    assert places(document) == [
        ("yaml-duplicate-key", 2, 11),
        ("yaml-duplicate-key", 3, 1),
        ("yaml-duplicate-key", 3, 11),
        ("yaml-duplicate-key", 4, 1),
    ]
    assert [problem.params["line"] for problem in document.problems] == ["2", "1", "3", "1"]
    assert document.is_whole
    assert document.value == {"a": 1, "b": {"c": 1}, "e": 4}
    assert document.mark(("a",)).line == 1


def test_a_key_that_stands_twice_keeps_the_places_of_the_first() -> None:
    """What stands under the second does not move what stands under the first."""
    document = read("a:\n  b: 1\na:\n  b: 2\n")
    assert document.mark(("a", "b")).line == 2


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('a: "דו"ח שנתי"\n', "yaml-gershayim", 1, 7),
        ('a:\n  he: "דו"ח שנתי"\n', "yaml-gershayim", 2, 10),
        ('a: {he: "דו"ח", ar: "x"}\n', "yaml-gershayim", 1, 12),
        ('- "מנכ"לית"\n', "yaml-gershayim", 1, 7),
        ('a: "שילוב" של\n', "yaml-gershayim", 1, 10),
        ("a: 'צ'ק'\n", "yaml-geresh", 1, 6),
        ("a: {en: 'it's'}\n", "yaml-geresh", 1, 12),
        ("a: 'שילוב' של\n", "yaml-geresh", 1, 10),
        ('a: "x\nb: 1\n', "yaml-quote-open", 1, 4),
        ("a:\n  - 'x\nb: 1\n", "yaml-quote-open", 2, 5),
        ("a:\n\tb: 1\n", "yaml-tab", 2, 1),
        ("a:\n  b: 1\n  \tc: 1\n", "yaml-tab", 3, 3),
        ("a: |\n\tb\n", "yaml-tab", 2, 1),
        ("a: שלב 3: עוד\n", "yaml-colon", 1, 9),
        ("b: 1\na:שדרות\nc: 2\n", "yaml-colon-space", 2, 2),
        ("a: @x\n", "yaml-special", 1, 4),
        ("a: `x`\n", "yaml-special", 1, 4),
        ("a: %x\n", "yaml-special", 1, 4),
        ('a: "\\q"\n', "yaml-backslash", 1, 5),
        ('a: "\\ud800"\n', "yaml-backslash", 1, 5),
        ("a: {b: x\nc: 1\n", "yaml-brackets", 2, 2),
        ("a: [x\nc: 1\n", "yaml-brackets", 2, 2),
        ("a: {b: 'x' c: 'y'}\n", "yaml-brackets", 1, 12),
        ("a: 1\n b: 2\n", "yaml-indentation", 2, 2),
        ("a:\n  b: 1\n c: 2\n", "yaml-indentation", 3, 2),
        ("- a\nb: 1\n", "yaml-indentation", 2, 1),
        ("a: ]\n", "yaml-syntax", 1, 4),
        ("b: 1\nword\nc: 2\n", "yaml-syntax", 2, 1),
        ("a: &x 1\n", "yaml-alias", 1, 4),
        ("&x a: 1\n", "yaml-alias", 1, 1),
        ("a: *x\n", "yaml-alias", 1, 4),
        ("a: *שדרות\n", "yaml-alias", 1, 4),
        ("a: !!str 1\n", "yaml-tag", 1, 4),
        ("a: !include x\n", "yaml-tag", 1, 4),
        ("a: ! x\n", "yaml-tag", 1, 4),
        ("a: !!python/object/apply:os.system [x]\n", "yaml-tag", 1, 4),
        ("? [a]\n: b\n", "yaml-key-not-text", 1, 3),
        ("a: 1\n---\nb: 2\n", "yaml-documents", 2, 1),
        ("%YAML 3.0\n---\na: 1\n", "yaml-syntax", 1, 1),
    ],
)
def test_accidents_are_told_apart_with_their_place(text: str, code: str, line: int, column: int) -> None:
    """Each usual accident has its own code, and the place where the editor has to look."""
    document = read(text)
    assert places(document) == [(code, line, column)]
    assert not document.is_whole


def test_the_line_is_shown_as_it_stands_but_not_without_end() -> None:
    """A message shows the faulty line, cut where it is too long to read."""
    short, long = read('a: "דו"ח"\n'), read(f'a: "דו"ח {"ארוך " * 100}"\n')
    assert short.problems[0].params["found"] == 'a: "דו"ח"'
    assert len(long.problems[0].params["found"]) == 120


def test_a_bomb_of_aliases_is_never_expanded() -> None:
    """A billion laughs stops at the first anchor."""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    started = time.perf_counter()
    assert places(read("\n".join(lines))) == [("yaml-alias", 1, 5)]
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_has_an_end(opening: str) -> None:
    """No depth of nesting exhausts the stack."""
    document = read(opening * 100_000)
    assert places(document) in ([("yaml-too-deep", 1, 1 + len(opening) * MAX_DEPTH)], [("yaml-brackets", 1, 1)])
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH).problems == []


def test_only_the_first_accident_of_a_file_is_reported() -> None:
    """After it, the parser's opinion of the rest is worth nothing."""
    assert len(read('a: "ד"ח"\nb: "ד"ח"\n').problems) == 1


def test_characters_beyond_the_basic_plane_count_as_one() -> None:
    """Columns are counted in characters, not in bytes or half characters."""
    assert read("{a: 😀, b: 1}").mark(("b",)).column == 11


@pytest.mark.parametrize("text", ["---", "---\n", "# nothing\n---\n"])
def test_a_value_that_is_not_there_stands_inside_the_file(text: str) -> None:
    """The parser puts what is absent after the end; an editor's program has no such line."""
    mark = parse(text, PurePosixPath("data/x.yml")).mark()
    assert 1 <= mark.line <= text.count("\n") + 1
