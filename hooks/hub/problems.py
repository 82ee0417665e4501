"""Problems as values: what is wrong, where, and with which parameters.

A problem carries no prose. ``hub.messages`` turns it into text at the edge, in the reader's language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)

UNUSUAL_SPACE: Final = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""The pattern of spaces that no space bar types; word processors put them in."""


class Severity(StrEnum):
    """An error refuses the build; a warning is reported and feeds the coverage page."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a source file: the file's path relative to the hub, and a 1-based line and column."""

    file: PurePosixPath
    line: int = 1
    column: int = 1
    cell: str = ""
    """In a workbook: its sheet and cell, as people name it (``פעולות!D7``)."""

    @property
    def place(self) -> str:
        """The place as text."""
        return f"{self.file}:{self.cell}" if self.cell else f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, at one place.

    ``code`` names an entry of the message catalogue; ``params`` fill its placeholders.
    """

    code: str
    mark: Mark
    params: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether this problem refuses the build."""
        return self.severity is Severity.ERROR


def problem(code: str, mark: Mark, /, **params: object) -> Problem:
    """Make an error from a code, a place and its parameters, which become text."""
    return Problem(code, mark, {name: _printed(value) for name, value in params.items()})


def warning(code: str, mark: Mark, /, **params: object) -> Problem:
    """Make a warning from a code, a place and its parameters, which become text."""
    return Problem(code, mark, {name: _printed(value) for name, value in params.items()}, Severity.WARNING)


def _printed(value: object) -> str:
    """A parameter as an editor would write it: a whole number without ``.0``, invisible characters named."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else visible(str(value))


def visible(text: str) -> str:
    """A text in which characters that nobody sees, or that a terminal would obey, stand as their number."""
    return _INVISIBLE.sub(lambda character: f"[U+{ord(character.group()):04X}]", text)


def visible_spaces(text: str) -> str:
    """A text in which spaces that no space bar types stand as their number."""
    return re.sub(UNUSUAL_SPACE, lambda space: f"[U+{ord(space.group()):04X}]", text)


def in_order(problems: list[Problem]) -> list[Problem]:
    """Sort problems by file, line and column, each named once."""
    unique = {(p.code, p.mark, tuple(sorted(p.params.items())), p.severity): p for p in problems}
    return sorted(unique.values(), key=_place)


def _place(found: Problem) -> tuple[str | int, ...]:
    return (str(found.mark.file), found.mark.line, found.mark.column, found.code, *found.params.values())
