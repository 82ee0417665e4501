"""Tell the usual accidents of editing YAML by hand apart, those of Hebrew and Arabic first.

A parser says where it gave up; an editor wants to know what to change. The parser's own English is looked at
here and goes no further.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import yaml

from hub.problems import UNUSUAL_SPACE, visible_spaces

_COLON_WITHOUT_SPACE: Final = re.compile(r"^\s*(?:- )?[\w-]+(:)(?!//)\S")
_NEXT_KEY: Final = re.compile(r"[\w-]+: ")
"""What stands after a closed quote inside braces where a comma is missing."""
_KEY: Final = re.compile(r"\s*(?:- )?[\w-]+:(?:\s|$)")
_CONFLICT: Final = re.compile(r"(<{7}|={7}|>{7})(?: |$)")
_DASH_WITHOUT_SPACE: Final = re.compile(r"^\s*(-)[^\W\d][\w]*:(?:\s|$)")
_ODD_SPACE: Final = re.compile(rf"^ *(?:- )?(?:[\w-]+:)?({UNUSUAL_SPACE})")
"""Where an indentation or a key's colon is followed by a space that YAML takes for a letter."""
_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BADLY_INDENTED: Final = ("expected key", "'-' indicator", "<block end>")
_LONGEST_LINE: Final = 120
_CLOSED: Final = frozenset(("yaml-gershayim", "yaml-geresh"))
_FOREIGN: Final = {"space-unusual": _ODD_SPACE, "yaml-conflict": _CONFLICT}
"""What no editor typed."""
_WITHOUT_SPACE: Final = {"yaml-colon-space": _COLON_WITHOUT_SPACE, "yaml-dash-space": _DASH_WITHOUT_SPACE}
_Place: TypeAlias = tuple[int, int]
"""Line and column, from 0."""


@dataclass(frozen=True, slots=True)
class Accident:
    """What went wrong: a problem code, a place, the line as it stands there, and where the faulty part began."""

    code: str
    line: int
    """From 0."""
    column: int
    """From 0."""
    found: str
    opened: int
    """Line, from 0, on which the parser began to read what it could not finish."""
    mark: str
    """The number of the character at that place (``U+00A0``), for those that nobody sees."""
    example: str
    """The line with ordinary spaces."""


def explain(text: str, error: yaml.MarkedYAMLError) -> Accident:
    """The most likely accident behind a parser's error."""
    lines = text.split("\n")
    at = _place(error.problem_mark or error.context_mark, lines)
    start = _place(error.context_mark or error.problem_mark, lines)
    code, (line, column) = _likely(lines, at, start, f"{error.context}: {error.problem}")
    if code in _CLOSED and (opened := _opened(text, lines, (line, column))):
        code, (line, column) = "yaml-quote-open", opened
    shown = _shortened(visible_spaces(lines[line].strip(" \t\r")))
    example = _shortened(re.sub(UNUSUAL_SPACE, " ", lines[line].strip(" \t\r")))
    mark = f"U+{ord(lines[line][column]):04X}" if column < len(lines[line]) else ""
    return Accident(code, line, column, shown, start[0], mark, example)


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"


def _opened(text: str, lines: list[str], closed: _Place) -> _Place | None:
    """Where a quotation mark opened that nobody closed: the text it holds runs over the keys of later lines.

    ``closed`` is where the next mark in the file, which opens a text of its own, was taken for its end.
    """
    try:
        for token in yaml.scan(text, Loader=_Loader):
            begin, end = token.start_mark, token.end_mark
            if isinstance(token, yaml.ScalarToken) and (end.line, end.column) == (closed[0], closed[1] + 1):
                later = lines[begin.line + 1 : end.line + 1]
                return (begin.line, begin.column) if any(map(_KEY.match, later)) else None
    except yaml.YAMLError:
        pass
    return None


def _likely(lines: list[str], at: _Place, start: _Place, said: str) -> tuple[str, _Place]:
    line, column = at
    here = lines[line]
    before, rest = here[:column].rstrip(), here[column:]
    if "\t" in here[: len(here) - len(here.lstrip())] or rest.startswith("\t"):
        return "yaml-tab", (line, here.index("\t"))
    nearby = tuple(dict.fromkeys((line, start[0], max(line - 1, 0))))
    if found := _first(lines, nearby, _FOREIGN):
        return found
    if "quoted scalar" in said and "end of stream" in said:
        return "yaml-quote-open", start
    if "quoted scalar" in said and "escape" in said:
        return "yaml-backslash", (line, here.rfind("\\", 0, column + 1))
    if "scanning an alias" in said or "scanning an anchor" in said:
        return "yaml-alias", start
    if "cannot start any token" in said:
        return "yaml-special", at
    if before.endswith(("'", '"')) and not _NEXT_KEY.match(rest):
        return "yaml-gershayim" if before.endswith('"') else "yaml-geresh", (line, len(before) - 1)
    if found := _first(lines, nearby, _WITHOUT_SPACE):
        return found
    return _structure(before, len(here) - len(here.lstrip()), at, start, said)


def _first(
    lines: list[str], nearby: tuple[int, ...], signs: Mapping[str, re.Pattern[str]]
) -> tuple[str, _Place] | None:
    """The first of the lines nearby that shows one of these signs."""
    for line in nearby:
        for code, sign in signs.items():
            if match := sign.match(lines[line]):
                return code, (line, match.start(1))
    return None


def _structure(before: str, indent: int, at: _Place, start: _Place, said: str) -> tuple[str, _Place]:
    """Accidents of structure: a colon inside text, brackets, indentation."""
    is_stray_colon = "mapping values are not allowed" in said
    if is_stray_colon and ":" in before:
        return "yaml-colon", at
    if "parsing a flow" in said:
        return "yaml-brackets", at
    if is_stray_colon or (not before and any(words in said for words in _BADLY_INDENTED)):
        return "yaml-indentation", (at[0], indent)
    return "yaml-syntax", start if "expected ':'" in said else at


def _place(mark: yaml.Mark | None, lines: list[str]) -> _Place:
    """Line and column of a parser's mark, moved to the last line with words where it stands after the end."""
    if mark is None:
        return 0, 0
    line, column = mark.line, mark.column
    while line >= len(lines) or (line > 0 and not lines[line].strip()):
        line, column = line - 1, len(lines[line - 1]) if line - 1 < len(lines) else 0
    return line, column
