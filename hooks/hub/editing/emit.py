"""Plain values as the hub's files write them: blocks for records and texts, one line for lists of words and figures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from hub.editing.order import Kind, arranged, inside, is_table, keys, of_item
from hub.models.base import Localized
from hub.source.yaml12 import parse

_FILE: Final = PurePosixPath("emitted.yml")
_LINE: Final = 118
_QUOTED_BY_CUSTOM: Final = re.compile(r"[\"#]|: |^['&*!|>%@`\-?:,\[\]{}=<]")
_ONE_LINE: Final = re.compile(r"[\n\r\t\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ON_ONE_LINE: Final = ("source", "status_source", "stated_total", "scope", "baseline")


def scalar(value: object, *, in_flow: bool = False, quoted: bool = False) -> str:
    """A single value: plain where it reads back as itself, else in single quotes."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (int, float)):
        return repr(value)
    text = str(value)
    if _ONE_LINE.search(text):
        return json.dumps(text, ensure_ascii=False)
    if not quoted and not _QUOTED_BY_CUSTOM.search(text) and _reads_back(text, in_flow=in_flow):
        return text
    return "'" + text.replace("'", "''") + "'"


def _reads_back(text: str, *, in_flow: bool) -> bool:
    document = parse(f"[{text}]" if in_flow else f"x: {text}", _FILE)
    return document.is_whole and not document.problems and document.value == ([text] if in_flow else {"x": text})


def is_plain(value: object) -> bool:
    """Whether a value is a single one."""
    return not isinstance(value, (Mapping, list))


class Emitter:
    """Writes values; ``languages`` is the order of the languages of a text."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = tuple(languages)

    def flow(self, value: object) -> str:
        """A value on one line."""
        if isinstance(value, Mapping):
            return "{" + ", ".join(f"{self.key(key)}: {self.flow(it)}".rstrip() for key, it in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(it) for it in value) + "]"
        return scalar(value, in_flow=True)

    def key(self, key: str) -> str:
        """A key."""
        return scalar(key)

    def entry(self, key: str, value: object, column: int, kind: Kind) -> str:
        """A key with its value in a block that begins at a column; the last line has no end."""
        if is_plain(value) or self.fits(key, value, column):
            shown = self.flow(value) if not is_plain(value) else scalar(value)
            return f"{self.key(key)}: {shown}".rstrip()
        return f"{self.key(key)}:\n" + "\n".join(self._lines(key, value, column + 2, kind))

    def fits(self, key: str, value: object, column: int) -> bool:
        """Whether a list or mapping under a key is written on one line."""
        if not value:
            return True
        if isinstance(value, Mapping):
            return key in _ON_ONE_LINE and self.is_short(value, column)
        return isinstance(value, list) and all(is_plain(it) for it in value)

    def is_short(self, value: object, column: int) -> bool:
        """Whether a mapping or list is written on one line wherever it stands."""
        held = list(value.values()) if isinstance(value, Mapping) else list(value) if isinstance(value, list) else []
        if isinstance(value, Mapping) and set(value) & set(self.languages):
            return False
        return all(
            is_plain(it) or (self.is_short(it, column) if isinstance(it, Mapping) else all(map(is_plain, it)))
            for it in held
        ) and (column + len(self.flow(value)) <= _LINE or all(is_plain(it) for it in held))

    def _lines(self, key: str, value: object, column: int, kind: Kind) -> Iterator[str]:
        space = " " * column
        under = inside(kind, key)
        if isinstance(value, list):
            for item in value:
                yield f"{space}- {self.item(item, column, under)}"
        elif isinstance(value, Mapping):
            table = is_table(kind, key)
            for name in value if table else self.ordered(value, under):
                given = value[name]
                if table and isinstance(given, Mapping) and given:
                    yield f"{space}{self.key(name)}:"
                    yield from self.lines(given, column + 2, under)
                else:
                    yield f"{space}{self.entry(name, given, column, under)}"

    def lines(self, value: Mapping[str, Any], column: int, kind: Kind) -> Iterator[str]:
        """A mapping's entries, each with its indentation."""
        for name in self.ordered(value, kind):
            yield f"{' ' * column}{self.entry(name, value[name], column, kind)}"

    def item(self, value: object, column: int, kind: Kind) -> str:
        """An item of a list whose dash stands at a column, without the dash."""
        if is_plain(value):
            return scalar(value)
        if isinstance(value, Mapping) and value and not self.is_short(value, column):
            first, *others = self.lines(value, column + 2, of_item(kind, value))
            return "\n".join([first.lstrip(" "), *others])
        if isinstance(value, Mapping):
            return self.flow({name: value[name] for name in self.ordered(value, of_item(kind, value))})
        return self.flow(value)

    def ordered(self, value: Mapping[str, Any], kind: Kind) -> list[str]:
        """The keys of a mapping in the order of its kind; of a text, in that of the languages."""
        if set(value) <= set(self.languages):
            kind = Localized
        return arranged(value, keys(kind, self.languages))

    def document(self, value: Mapping[str, Any], kind: Kind) -> str:
        """A whole file: a blank line stands around whatever is longer than a line."""
        parts: list[str] = []
        before = ""
        for name in self.ordered(value, kind):
            part = self.entry(name, value[name], 0, kind)
            gap = "\n" if before and ("\n" in part or "\n" in before) else ""
            parts.append(f"{gap}{part}\n")
            before = part
        return "".join(parts)
