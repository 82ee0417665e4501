"""One dialect of YAML for every file: the YAML 1.2 core schema, without anchors and tags, with line marks.

PyYAML reads YAML 1.1 by default: ``0070`` becomes 56, ``12:30`` becomes 750, ``no`` becomes false. Editors and
forms read YAML 1.2. This loader walks PyYAML's events (so nothing recurses, nothing expands) and resolves plain
scalars by the core schema of https://yaml.org/spec/1.2.2/#103-core-schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final, Protocol, TypeAlias

import yaml

from hub.problems import Mark, Problem, problem
from hub.source.accidents import explain

Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"
Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH: Final = 40
_REPEAT: Final = "\0"
"""Stands in the paths below a key that stands twice, so that the first value keeps its places."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NULL = re.compile(r"^(?:~|null|Null|NULL|)$")
_BOOL = re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$")
_INT = re.compile(r"^[-+]?[0-9]+$")
_OCT = re.compile(r"^0o[0-7]+$")
_HEX = re.compile(r"^0x[0-9a-fA-F]+$")
_FLOAT = re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$")
_INF_NAN = re.compile(r"^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$")
_MAX_DIGITS: Final = 300
_BEGINS_NO_WORD: Final = frozenset("~nNtTfF+-.0123456789")
"""What null, booleans and numbers begin with; anything else is text."""


class _Place(Protocol):
    """A place counted from 0: a parser's mark, or an accident."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


@dataclass(slots=True)
class Document:
    """A parsed file: its value, where each key and value stands, and the problems met.

    ``keys`` and ``values`` map a path such as ``("items", 0, "name")`` to a (line, column), both from 1. A list or
    mapping that begins below its key stands where the key stands.
    """

    file: PurePosixPath
    value: Value = None
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    first_line: int = 1
    is_whole: bool = True
    """Whether the file parsed to its end: its value can be looked at (a key that stands twice counts once)."""

    def mark(self, path: Sequence[str | int] = (), *, key: bool = False) -> Mark:
        """Where the value (or the key) at ``path`` stands; for a path that is absent, its nearest ancestor."""
        at: Path = tuple(path)
        table = self.keys if key else self.values
        while at and at not in table:
            at = at[:-1]
            table = self.values if at not in self.keys else self.keys
        line, column = table.get(at, self.values.get((), (self.first_line, 1)))
        return Mark(self.file, line, column)


def resolve(text: str) -> Scalar:
    """Read a plain scalar by the YAML 1.2 core schema."""
    if text and text[0] not in _BEGINS_NO_WORD:
        return text
    if _NULL.match(text):
        return None
    if _BOOL.match(text):
        return text.lower() == "true"
    if len(text) <= _MAX_DIGITS:
        if _INT.match(text):
            return int(text)
        if _OCT.match(text):
            return int(text, 0)
        if _HEX.match(text):
            return int(text, 0)
        if _FLOAT.match(text):
            return float(text)
        if _INF_NAN.match(text):
            return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


def parse(text: str, file: PurePosixPath, *, first_line: int = 1) -> Document:
    """Parse one YAML document; what does not parse becomes problems with their line and column.

    ``first_line`` is the line of the file on which ``text`` begins (front matter starts below the first ``---``).
    """
    document = Document(file, first_line=first_line)
    _Builder(document, text).build()
    return document


@dataclass(slots=True)
class _Frame:
    """A collection being built, its path, the keys it has with their lines, and the key that waits for a value."""

    container: list[Value] | dict[str, Value]
    path: Path
    lines: dict[str, int] = field(default_factory=dict)
    key: str | None = None
    is_repeat: bool = False


class _Builder:
    """Builds a document's value from the parser's events, iteratively."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.text = text
        self.stack: list[_Frame] = []
        self.documents = 0
        self.last_line = text.count("\n")

    def build(self) -> None:
        try:
            for event in self._events():
                if not self._take(event):
                    return
        except yaml.MarkedYAMLError as error:
            accident = explain(self.text, error)
            opened = accident.opened + self.document.first_line
            params = {"found": accident.found, "line": opened, "mark": accident.mark, "example": accident.example}
            self._break(accident.code, self._mark(accident), **params)
        except (yaml.YAMLError, UnicodeError):
            self._break("yaml-syntax", Mark(self.document.file, self.document.first_line))

    def _events(self) -> Iterator[yaml.Event]:
        loader = _Loader(self.text)
        try:
            while loader.check_event():
                yield loader.get_event()
        finally:
            loader.dispose()

    def _mark(self, at: _Place) -> Mark:
        return Mark(self.document.file, at.line + self.document.first_line, at.column + 1)

    def _start(self, event: yaml.Event) -> Mark:
        return Mark(self.document.file, *self._position(event))

    def _position(self, event: yaml.Event) -> tuple[int, int]:
        """Line and column, from 1, at which an event begins; what is not there does not begin after the last line."""
        at = event.start_mark
        line = min(at.line, self.last_line) if at else 0
        return line + self.document.first_line, at.column + 1 if at else 1

    def _break(self, code: str, mark: Mark, /, **params: object) -> bool:
        """The file cannot be looked at: note why, and stop."""
        self.document.problems.append(problem(code, mark, **params))
        self.document.is_whole = False
        return False

    def _take(self, event: yaml.Event) -> bool:
        """Take one event, the frequent kinds first; False stops the parse."""
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            return self._node(event)
        if isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            return self.documents == 1 or self._break("yaml-documents", self._start(event))
        elif isinstance(event, yaml.AliasEvent):
            return self._break("yaml-alias", self._start(event), found=f"*{event.anchor}")
        return True

    def _node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> bool:
        """Take a scalar, or the start of a list or mapping."""
        if event.anchor is not None:
            return self._break("yaml-alias", self._start(event), found=f"&{event.anchor}")
        if event.tag is not None:
            return self._break("yaml-tag", self._start(event), found=event.tag)
        frame = self.stack[-1] if self.stack else None
        is_key = frame is not None and isinstance(frame.container, dict) and frame.key is None
        if isinstance(event, yaml.ScalarEvent):
            if frame is not None and is_key:
                self._key(frame, event)
            else:
                self._value(event, event.value if event.style else resolve(event.value))
            return True
        if is_key:
            return self._break("yaml-key-not-text", self._start(event))
        if len(self.stack) >= MAX_DEPTH:
            return self._break("yaml-too-deep", self._start(event), limit=MAX_DEPTH)
        container: list[Value] | dict[str, Value] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        self.stack.append(_Frame(container, self._value(event, container)))
        return True

    def _key(self, frame: _Frame, event: yaml.ScalarEvent) -> None:
        key = frame.key = event.value
        position = self._position(event)
        first = frame.lines.setdefault(key, position[0])
        frame.is_repeat = key in frame.container
        if frame.is_repeat:
            self.document.problems.append(problem("yaml-duplicate-key", self._start(event), found=key, line=first))
        else:
            self.document.keys.setdefault((*frame.path, key), position)

    def _value(self, event: yaml.NodeEvent, value: Value) -> Path:
        """Put a value where it belongs and return its path; the second value of a key is looked at, not kept."""
        position = self._position(event)
        frame = self.stack[-1] if self.stack else None
        if frame is None:
            self.document.value = value
            path: Path = ()
        elif isinstance(frame.container, list):
            path = (*frame.path, len(frame.container))
            frame.container.append(value)
        else:
            key = frame.key or ""
            path = (*frame.path, key, _REPEAT) if frame.is_repeat else (*frame.path, key)
            frame.container.setdefault(key, value)
            frame.key = None
            if not getattr(event, "flow_style", True):
                position = self.document.keys.get(path, position)
        self.document.values.setdefault(path, position)
        return path
