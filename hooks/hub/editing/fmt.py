"""The order of keys and the style that the hub's files are written in, given back to a file that a form saved.

What a file may choose stays as it is: blank lines, comments, single quotes, what stands on one line. What none of the
hub's files does is put right: another order of keys, another indentation, double quotes, texts broken over lines, lists
of words below each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, Final

import yaml

from hub.editing.emit import is_plain, scalar
from hub.editing.order import Kind, in_order, inside, is_table, of_item
from hub.editing.rewrite import LOADER, Rewriter, rewritten
from hub.models.base import Localized
from hub.source.yaml12 import parse

_FILE: Final = PurePosixPath("formatted.yml")
_CODE: Final = re.compile("[a-z0-9]+(?:[-_][a-z0-9]+)*")


def formatted(text: str, kind: Kind, languages: Sequence[str]) -> str:
    """A file's text in order. One that cannot be read, or would then say something else, comes back as it is."""
    document = parse(text, _FILE)
    if not document.is_whole or document.problems or not isinstance(document.value, (dict, list)) or "\t" in text:
        return text
    root = yaml.compose(text, Loader=LOADER)
    made = _Formatter(text, languages).file(root, kind) if root is not None else text
    return made if _stripped(parse(made, _FILE).value) == _stripped(document.value) else text


def like(base: str, text: str, kind: Kind, languages: Sequence[str]) -> str:
    """What a file says, written as another version of it: only what says something else differs from that version."""
    now, before = parse(text, _FILE), parse(base, _FILE)
    if (
        not now.is_whole
        or now.problems
        or not before.is_whole
        or before.problems
        or type(now.value) is not type(before.value)
    ):
        return formatted(text, kind, languages)
    return rewritten(base, _spelt(now.value, before.value), kind, languages)


def _spelt(value: Any, before: Any) -> Any:  # noqa: ANN401 - any plain value
    """A value whose years are numbers where they were: a form gives back every date as text."""
    if isinstance(value, dict) and isinstance(before, dict):
        return {key: _spelt(it, before.get(key)) for key, it in value.items()}
    if isinstance(value, list) and isinstance(before, list) and len(value) == len(before):
        return [_spelt(it, was) for it, was in zip(value, before, strict=True)]
    is_year = type(before) is int and value == f"{before:04d}"
    return before if is_year else value


def _stripped(value: Any) -> Any:  # noqa: ANN401 - any plain value
    """A value without the line ends that a text of several lines leaves behind."""
    if isinstance(value, dict):
        return {key: _stripped(it) for key, it in value.items()}
    if isinstance(value, list):
        return [_stripped(it) for it in value]
    return value.strip() if isinstance(value, str) else value


class _Formatter(Rewriter):
    def file(self, root: yaml.Node, kind: Kind) -> str:
        if not self._is_block(root):
            return self.text
        if isinstance(root, yaml.MappingNode):
            parts, end = self._pairs(root, kind, 0, 0, None)
            return "".join(parts) + self.text[end:]
        parts, end = self._items(root, kind, 0, 0)
        return "".join(parts) + self.text[end:]

    def _pairs(self, node: yaml.MappingNode, kind: Kind, column: int, begin: int, table: Kind) -> tuple[list[str], int]:
        """The entries of a mapping that begins behind ``begin``, in order, each with the comments above it."""
        if set(self._value(node)) <= set(self.languages):
            kind = Localized
        written: dict[str, tuple[str, str]] = {}
        for key, value in node.value:
            lead = self._lead(begin, self._start(key), column, key.start_mark.column)
            body, begin = self._pair(key, value, kind, column, table)
            written[key.value] = (lead, body)
        order = in_order(list(written), kind, self.languages)
        if order == list(written):
            return [lead + " " * column + body for lead, body in written.values()], begin
        first, lead = next((name, it[0]) for name, it in written.items())
        head = lead[: lead.rfind("\n\n") + 2] if "\n\n" in lead else ""  # what stands at the head of a file stays there
        written[first] = (lead[len(head) :], written[first][1])
        return [head, *(written[name][0] + " " * column + written[name][1] for name in order)], begin

    def _lead(self, begin: int, start: int, column: int, was: int) -> str:
        """The comments and blank lines above an entry; none where it begins behind a dash."""
        line = self._line_start(start)
        if line < begin:
            return ""
        lines = self.text[begin:line].splitlines(keepends=True)
        if column == was:
            return "".join(lines)
        return "".join(f"{' ' * column}{it.lstrip()}" if it.strip() else "\n" for it in lines)

    def _rest(self, end: int) -> tuple[str, int]:
        """What stands behind a value on its line: a comment, and the end of the line."""
        stop = self._line_end(end)
        return self.text[end:stop].rstrip(), stop

    def _pair(self, key: yaml.Node, value: yaml.Node, kind: Kind, column: int, table: Kind) -> tuple[str, int]:
        name = self.text[self._start(key) : self._end(key)]
        name = self.emit.key(key.value) if name.startswith('"') else name
        if not self._is_block(value):
            shown = self._single(value)
            rest, end = self._rest(self._end_of_pair(key, value))
            return f"{name}: {shown}".rstrip() + f"{rest}\n", end
        behind, begin = self._rest(self.text.find(":", self._end(key)) + 1)
        shown = self._value(value)
        if self._are_codes(shown) and not self._has_comment(key, value):
            _, end = self._rest(self._end(value))
            return f"{name}: {self.emit.flow(shown)}\n", end
        under = table or inside(kind, key.value)
        if isinstance(value, yaml.MappingNode):
            named = under if is_table(kind, key.value) else None
            parts, end = self._pairs(value, None if named else under, column + 2, begin, named)
        else:
            parts, end = self._items(value, under, column + 2, begin)
        return f"{name}:{behind}\n" + "".join(parts), end

    @staticmethod
    def _is_block(value: yaml.Node) -> bool:
        return isinstance(value, yaml.CollectionNode) and not value.flow_style and bool(value.value)

    @staticmethod
    def _are_codes(value: Any) -> bool:  # noqa: ANN401 - any plain value
        """Whether a value is a list of ids or of values of a closed list, which stands on one line everywhere."""
        return isinstance(value, list) and all(isinstance(it, str) and _CODE.fullmatch(it) for it in value)

    def _has_comment(self, key: yaml.Node, value: yaml.Node) -> bool:
        """Whether a comment may stand in a value, which then keeps its lines."""
        return "#" in self.text[self._end(key) : self._line_end(self._end(value))]

    def _single(self, node: yaml.Node) -> str:
        """A value on one line as it is written; one in double quotes or on several lines, as the hub writes it."""
        raw = self.text[self._start(node) : self._end(node)]
        if isinstance(node, yaml.CollectionNode) or ("\n" not in raw and not raw.startswith(('"', "|", ">"))):
            return raw
        value = self._value(node)
        return scalar(value.strip() if isinstance(value, str) else value)

    def _items(self, node: yaml.Node, kind: Kind, column: int, begin: int) -> tuple[list[str], int]:
        parts = []
        for item in node.value:
            dash = self.text.rfind("-", begin, self._start(item))
            lead = self._lead(begin, dash, column, dash - self._line_start(dash))
            body, begin = self._one(item, kind, column, dash)
            above, body = _comments_above(self.text[dash + 1 : self._start(item)] + body)
            lead += "".join(f"{' ' * column}{it}\n" for it in above)
            parts.append(f"{lead}{' ' * column}- {body}")
        return parts, begin

    def _one(self, item: yaml.Node, kind: Kind, column: int, dash: int) -> tuple[str, int]:
        value = self._value(item)
        if not self._is_block(item):
            rest, end = self._rest(self._end(item))
            return f"{self._single(item)}{rest}\n", end
        if not isinstance(item, yaml.MappingNode):
            rest, end = self._rest(self._end(item))
            return self.text[self._start(item) : end], end
        has_comment = "#" in self.text[dash : self._line_end(self._end(item))]
        if self.emit.is_short(value, column) and not has_comment and self._goes_on_one_line(value, kind):
            return self.emit.item(value, column, kind) + "\n", self._line_end(self._end(item))
        parts, end = self._pairs(item, of_item(kind, value), column + 2, self._start(item), None)
        return "".join(parts).removeprefix(" " * (column + 2)), end

    @staticmethod
    def _goes_on_one_line(value: Any, kind: Kind) -> bool:  # noqa: ANN401 - any plain value
        """Whether the hub's files always write such an item on one line."""
        return kind is not None and kind.__name__ in _ON_ONE_LINE and all(is_plain(it) for it in value.values())


def _comments_above(body: str) -> tuple[list[str], str]:
    """The comments that stand between an item's dash and its first word, and the rest: they belong above the dash."""
    lines = body.splitlines(keepends=True)
    number = next((n for n, it in enumerate(lines) if it.strip() and not it.lstrip().startswith("#")), len(lines))
    return [it.strip() for it in lines[:number] if it.strip()], "".join(lines[number:]).lstrip(" ")


_ON_ONE_LINE: Final = ("Performer", "BudgetLine", "SourceRef")
