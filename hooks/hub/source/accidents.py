"""Tell the usual accidents of editing YAML by hand apart, those of Hebrew and Arabic first.

A parser says where it gave up; an editor wants to know what to change. The parser's own English is looked at
here and goes no further.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

import yaml

_COLON_WITHOUT_SPACE: Final = re.compile(r"^\s*(?:- )?[\w-]+(:)(?!//)\S")
_NEXT_KEY: Final = re.compile(r"[\w-]+: ")
"""What stands after a closed quote inside braces where a comma is missing."""
_BADLY_INDENTED: Final = ("expected key", "'-' indicator", "<block end>")
_LONGEST_LINE: Final = 120
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


def explain(text: str, error: yaml.MarkedYAMLError) -> Accident:
    """The most likely accident behind a parser's error."""
    lines = text.split("\n")
    at = _place(error.problem_mark or error.context_mark, lines)
    start = _place(error.context_mark or error.problem_mark, lines)
    code, (line, column) = _likely(lines, at, start, f"{error.context}: {error.problem}")
    found = lines[line].strip()
    shown = found if len(found) <= _LONGEST_LINE else f"{found[: _LONGEST_LINE - 1]}…"
    return Accident(code, line, column, shown, start[0])


def _likely(lines: list[str], at: _Place, start: _Place, said: str) -> tuple[str, _Place]:
    line, column = at
    here = lines[line]
    before, rest = here[:column].rstrip(), here[column:]
    if "\t" in here[: len(here) - len(here.lstrip())] or rest.startswith("\t"):
        return "yaml-tab", (line, here.index("\t"))
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
    for near in dict.fromkeys((line, start[0], line - 1)):
        if near >= 0 and (match := _COLON_WITHOUT_SPACE.match(lines[near])):
            return "yaml-colon-space", (near, match.start(1))
    return _structure(before, len(here) - len(here.lstrip()), at, start, said)


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
