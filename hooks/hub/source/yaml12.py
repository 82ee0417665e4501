"""One dialect of YAML for every file: the YAML 1.2 core schema, without anchors and tags, with line marks.

PyYAML reads YAML 1.1 by default: ``0070`` becomes 56, ``12:30`` becomes 750, ``no`` becomes false. Editors and
forms read YAML 1.2. This loader walks PyYAML's events (so nothing recurses, nothing expands) and resolves plain
scalars by the core schema of https://yaml.org/spec/1.2.2/#103-core-schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final, TypeAlias

import yaml

from hub.problems import Mark, Problem, problem

Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"
Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH: Final = 40
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NULL = re.compile(r"^(?:~|null|Null|NULL|)$")
_BOOL = re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$")
_INT = re.compile(r"^[-+]?[0-9]+$")
_OCT = re.compile(r"^0o[0-7]+$")
_HEX = re.compile(r"^0x[0-9a-fA-F]+$")
_FLOAT = re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$")
_INF_NAN = re.compile(r"^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$")
_MAX_DIGITS: Final = 300


@dataclass(slots=True)
class Document:
    """A parsed file: its value, where each key and value stands, and the problems met.

    ``keys`` and ``values`` map a path such as ``("items", 0, "name")`` to a (line, column), both from 1.
    """

    file: PurePosixPath
    value: Value = None
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    first_line: int = 1

    @property
    def is_whole(self) -> bool:
        """Whether the file parsed: its value can be looked at."""
        return not self.problems

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
    if _NULL.match(text):
        return None
    if _BOOL.match(text):
        return text.lower() == "true"
    if len(text) <= _MAX_DIGITS:
        if _INT.match(text):
            return int(text)
        if _OCT.match(text):
            return int(text[2:], 8)
        if _HEX.match(text):
            return int(text[2:], 16)
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
    """A collection being built, its path, and the key that waits for a value."""

    container: list[Value] | dict[str, Value]
    path: Path
    key: str | None = None
    wants_key: bool = True


class _Builder:
    """Builds a document's value from the parser's events, iteratively."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.text = text
        self.stack: list[_Frame] = []
        self.documents = 0

    def build(self) -> None:
        try:
            for event in self._events():
                if not self._take(event):
                    return
        except yaml.MarkedYAMLError as error:
            self._syntax_problem(error)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self.document.problems.append(problem("yaml-syntax", self._mark(0, 0), found=type(error).__name__))

    def _events(self) -> Iterator[yaml.Event]:
        loader = _Loader(self.text)
        try:
            while loader.check_event():
                yield loader.get_event()
        finally:
            loader.dispose()

    def _mark(self, line: int, column: int) -> Mark:
        return Mark(self.document.file, line + self.document.first_line, column + 1)

    def _refuse(self, code: str, event: yaml.Event, **params: object) -> bool:
        mark = self._mark(event.start_mark.line, event.start_mark.column)
        self.document.problems.append(problem(code, mark, **params))
        return False

    def _take(self, event: yaml.Event) -> bool:
        """Take one event; False stops the parse."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            return self.documents == 1 or self._refuse("yaml-documents", event)
        if isinstance(event, yaml.AliasEvent):
            return self._refuse("yaml-alias", event, found=f"*{event.anchor}")
        if isinstance(event, yaml.NodeEvent):
            return self._node(event)
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self.stack.pop()
        return True

    def _node(self, event: yaml.NodeEvent) -> bool:
        if event.anchor is not None:
            return self._refuse("yaml-alias", event, found=f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            return self._refuse("yaml-tag", event, found=tag)
        frame = self.stack[-1] if self.stack else None
        if isinstance(event, yaml.ScalarEvent):
            if frame is not None and isinstance(frame.container, dict) and frame.wants_key:
                self._key(frame, event)
                return True
            plain = not event.style and tag is None
            self._value(event, resolve(event.value) if plain else event.value)
            return True
        if frame is not None and isinstance(frame.container, dict) and frame.wants_key:
            return self._refuse("yaml-key-not-text", event)
        if len(self.stack) >= MAX_DEPTH:
            return self._refuse("yaml-too-deep", event, limit=MAX_DEPTH)
        container: list[Value] | dict[str, Value] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        path = self._value(event, container)
        self.stack.append(_Frame(container, path))
        return True

    def _key(self, frame: _Frame, event: yaml.ScalarEvent) -> None:
        key = event.value
        path = (*frame.path, key)
        if key in frame.container:
            line = self.document.keys[path][0]
            mark = self._mark(event.start_mark.line, event.start_mark.column)
            self.document.problems.append(problem("yaml-duplicate-key", mark, found=key, line=line))
        else:
            self.document.keys[path] = self._position(event)
        frame.key, frame.wants_key = key, False

    def _position(self, event: yaml.Event) -> tuple[int, int]:
        mark = self._mark(event.start_mark.line, event.start_mark.column)
        return mark.line, mark.column

    def _value(self, event: yaml.Event, value: Value) -> Path:
        """Put a value where it belongs and return its path."""
        if not self.stack:
            self.document.value = value
            self.document.values[()] = self._position(event)
            return ()
        frame = self.stack[-1]
        if isinstance(frame.container, list):
            path: Path = (*frame.path, len(frame.container))
            frame.container.append(value)
        else:
            key = frame.key or ""
            path = (*frame.path, key)
            frame.container.setdefault(key, value)
            frame.wants_key = True
        self.document.values.setdefault(path, self._position(event))
        return path

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> None:
        at = error.problem_mark or error.context_mark
        line, column = (at.line, at.column) if at else (0, 0)
        lines = self.text.split("\n")
        code, line, params = _explain(lines, line, error)
        self.document.problems.append(problem(code, self._mark(line, column), **params))


_TAB = re.compile(r"^ *\t|^[^#'\"]*:\t")
_SPLIT_QUOTES = re.compile(r'"[^"\n]*[\u0590-\u06ff]"[\u0590-\u06ff][^"\n]*"')
_UNQUOTED_COLON = re.compile(r"^\s*(?:- )?[\w-]+: [^'\"\[{|>#][^#]*: ")


def _explain(lines: list[str], line: int, error: yaml.MarkedYAMLError) -> tuple[str, int, Mapping[str, object]]:
    """Tell the usual accidents of Hebrew and Arabic editing apart: (code, 0-based line, parameters)."""
    near = [at for at in (line, line - 1, line - 2) if 0 <= at < len(lines)]
    for at in near:
        if _TAB.search(lines[at]):
            return "yaml-tab", at, {}
    for at in near:
        if _SPLIT_QUOTES.search(lines[at]):
            return "yaml-gershayim", at, {"found": lines[at].strip()}
    for at in near:
        if _UNQUOTED_COLON.search(lines[at]):
            return "yaml-colon", at, {"found": lines[at].strip()}
    found = lines[line].strip() if 0 <= line < len(lines) else (error.problem or "")
    return "yaml-syntax", line, {"found": found[:120]}
