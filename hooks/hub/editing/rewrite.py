"""Make a file say something else, and leave every byte of it alone that says what it did.

The parser's marks tell where each value stands; only what differs is written anew, in the manner of its surroundings.
Comments, quotes and blank lines elsewhere stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Final

import yaml

from hub.editing.emit import Emitter, is_plain, scalar
from hub.editing.order import Kind, inside, is_table, keys, of_item
from hub.models.base import Localized
from hub.source.yaml12 import parse, resolve

_FILE: Final = PurePosixPath("rewritten.yml")
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def rewritten(text: str, value: Any, kind: Kind, languages: Sequence[str]) -> str:  # noqa: ANN401 - any plain value
    """``text`` changed so that it reads as ``value``. The text must read as the hub reads it, without a problem."""
    root = yaml.compose(text, Loader=LOADER)
    made = Rewriter(text, languages).of(root, value, kind) if root is not None else ""
    if parse(made, _FILE).value == value:
        return made
    emitter = Emitter(languages)
    if isinstance(value, list):
        return "".join(f"- {emitter.item(item, 0, kind)}\n" for item in value) or "[]\n"
    return emitter.document(value, kind)


class Rewriter:
    """Collects changes to a text by the places of its values."""

    def __init__(self, text: str, languages: Sequence[str]) -> None:
        self.text = text
        self.languages = tuple(languages)
        self.emit = Emitter(languages)
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.edits: list[tuple[int, int, str]] = []

    def of(self, root: yaml.Node, value: Any, kind: Kind) -> str:  # noqa: ANN401 - any plain value
        """The text changed so that it reads as a value."""
        return self._rendered(0, len(self.text), lambda: self._edit(root, value, kind))

    # Where things stand.

    def _at(self, mark: yaml.Mark) -> int:
        return self.starts[mark.line] + mark.column

    def _start(self, node: yaml.Node) -> int:
        return self._at(node.start_mark)

    def _end(self, node: yaml.Node) -> int:
        """Where what can be seen of a node ends."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return max(self._end(last[1]), self._end(last[0]) + 1) if isinstance(last, tuple) else self._end(last)
        end = self._at(node.end_mark)
        return self._start(node) + len(self.text[self._start(node) : end].rstrip()) if self._is_literal(node) else end

    @staticmethod
    def _is_literal(node: yaml.Node) -> bool:
        return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1

    # What things are.

    def _value(self, node: yaml.Node) -> Any:  # noqa: ANN401 - any plain value
        if isinstance(node, yaml.MappingNode):
            return {key.value: self._value(value) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item) for item in node.value]
        return node.value if self._style(node) else resolve(node.value)

    @staticmethod
    def _style(node: yaml.Node) -> str:
        """How a single value is quoted; empty for a plain one."""
        return str(node.style or "") if isinstance(node, yaml.ScalarNode) else ""

    @staticmethod
    def _same(one: object, other: object) -> bool:
        """Equal, and of one kind: 1 is not true."""
        return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)

    # Changes.

    def _rendered(self, start: int, end: int, change: Callable[[], None]) -> str:
        """The text from one place to another with what a change did to it."""
        held, self.edits = self.edits, []
        change()
        mine, self.edits = sorted(self.edits, key=lambda edit: edit[0]), held
        out, here = [], start
        for begin, stop, new in mine:
            out += [self.text[here:begin], new]
            here = max(here, stop)
        return "".join([*out, self.text[here:end]])

    def _edit(self, node: yaml.Node, new: Any, kind: Kind) -> None:  # noqa: ANN401 - any plain value
        if self._same(self._value(node), new):
            return
        if isinstance(node, yaml.MappingNode) and isinstance(new, Mapping):
            self._mapping(node, new, kind)
        elif isinstance(node, yaml.SequenceNode) and isinstance(new, list):
            self._list(node, new, kind)
        else:
            quoted = isinstance(node, yaml.ScalarNode) and node.style == "'" and isinstance(new, str)
            in_flow = self._is_in_flow
            self.edits.append((self._start(node), self._end(node), scalar(new, in_flow=in_flow, quoted=quoted)))

    _is_in_flow = False

    def _fits(self, node: yaml.Node, new: object) -> bool:
        """Whether a node can become a value by changes inside it."""
        if isinstance(node, yaml.MappingNode):
            return isinstance(new, Mapping) and bool(new) and bool(node.value)
        if isinstance(node, yaml.SequenceNode):
            return isinstance(new, list) and bool(new) and bool(node.value)
        return is_plain(new) and new is not None and bool(node.value or self._style(node))

    def _mapping(self, node: yaml.MappingNode, new: Mapping[str, Any], kind: Kind, table: Kind = None) -> None:
        """Change a mapping; one of records by name has no fields of its own, and ``table`` is what they are."""
        if node.flow_style or self._is_in_flow:
            self._flow_mapping(node, new, kind)
            return
        column = node.value[0][0].start_mark.column
        pairs = [(key.value, key, value) for key, value in node.value]
        for number, (name, key, value) in enumerate(pairs):
            if name not in new:
                following = pairs[number + 1][1] if number + 1 < len(pairs) else None
                self._drop(key, value, following)
            elif self._fits(value, new[name]) or self._same(self._value(value), new[name]):
                self._inside(value, new[name], kind, name, table)
            else:
                entry = self._entry(name, new[name], column, kind, table)
                self.edits.append((self._start(key), self._end_of_pair(key, value), entry))
        present = {name for name, _, _ in pairs}
        added = {name: self._entry(name, new[name], column, kind, table) for name in new if name not in present}
        self._add(pairs, added, Localized if set(new) <= set(self.languages) else kind, column)

    def _entry(self, name: str, value: Any, column: int, kind: Kind, table: Kind) -> str:  # noqa: ANN401 - any plain value
        if table is not None and isinstance(value, Mapping) and value:
            return "\n".join([f"{self.emit.key(name)}:", *self.emit.lines(value, column + 2, table)])
        return self.emit.entry(name, value, column, kind)

    def _inside(self, value: yaml.Node, new: Any, kind: Kind, name: str, table: Kind) -> None:  # noqa: ANN401 - any plain value
        under = table or inside(kind, name)
        if isinstance(value, yaml.MappingNode) and is_table(kind, name):
            self._mapping(value, new, None, under)
        else:
            self._edit(value, new, under)

    def _end_of_pair(self, key: yaml.Node, value: yaml.Node) -> int:
        end = self._end(value)
        colon = self.text.find(":", self._end(key)) + 1
        return max(end, colon)

    def _drop(self, key: yaml.Node, value: yaml.Node, following: yaml.Node | None) -> None:
        begin = self._start(key)
        line = self._line_start(begin)
        if self.text[line:begin].strip():
            self.edits.append((begin, self._start(following) if following else self._end_of_pair(key, value), ""))
            return
        end = self._line_end(self._end_of_pair(key, value))
        if self.text[:line].endswith("\n\n") and (end == len(self.text) or self.text[end : end + 1] == "\n"):
            line -= 1  # one of the two blank lines around it goes as well
        self.edits.append((line, end, ""))

    def _add(
        self, pairs: Sequence[tuple[str, yaml.Node, yaml.Node]], added: Mapping[str, str], kind: Kind, column: int
    ) -> None:
        """Put entries behind the last one that goes before them in the order of the kind."""
        rank = {name: number for number, name in enumerate(keys(kind, self.languages))}
        for name in sorted(added, key=lambda it: rank.get(it, len(rank))):
            before = [it for it in pairs if rank.get(it[0], len(rank)) < rank.get(name, len(rank) + 1)]
            if not before:
                first = self._start(pairs[0][1])
                self.edits.append((first, first, f"{added[name]}\n{' ' * column}"))
                continue
            end = self._line_end(self._end_of_pair(before[-1][1], before[-1][2]))
            gap = "\n" if column == 0 and "\n" in added[name] and self._is_spaced(pairs) else ""
            head = "" if self.text[:end].endswith("\n") else "\n"
            self.edits.append((end, end, f"{head}{gap}{' ' * column}{added[name]}\n"))

    def _is_spaced(self, pairs: Sequence[tuple[str, yaml.Node, yaml.Node]]) -> bool:
        """Whether blank lines stand between the entries of a file."""
        return any(self.text[: self._start(key)].endswith("\n\n") for _, key, _ in pairs)

    def _flow_mapping(self, node: yaml.MappingNode, new: Mapping[str, Any], kind: Kind) -> None:
        held, self._is_in_flow = self._is_in_flow, True
        try:
            pieces: dict[str, str] = {}
            for key, value in node.value:
                if key.value in new:
                    pieces[key.value] = self._piece(key, value, new[key.value], inside(kind, key.value))
            if list(pieces) == [key.value for key, _ in node.value] == list(new):
                for key, value in node.value:
                    self._flow_value(value, new[key.value], inside(kind, key.value))
                return
            rank = {name: number for number, name in enumerate(keys(kind, self.languages))}
            order = list(pieces)
            for name in sorted(new.keys() - pieces.keys(), key=lambda it: rank.get(it, len(rank))):
                pieces[name] = f"{self.emit.key(name)}: {self.emit.flow(new[name])}".rstrip()
                place = max(
                    (i + 1 for i, it in enumerate(order) if rank.get(it, 0) < rank.get(name, len(rank))), default=0
                )
                order.insert(place, name)
            made = "{" + ", ".join(pieces[name] for name in order) + "}"
            self.edits.append((self._start(node), self._end(node), made))
        finally:
            self._is_in_flow = held

    def _flow_value(self, value: yaml.Node, new: Any, kind: Kind) -> None:  # noqa: ANN401 - any plain value
        if self._same(self._value(value), new):
            return
        if self._fits(value, new):
            self._edit(value, new, kind)
        else:
            space = "" if self.text[: self._start(value)].endswith((" ", "[", "{")) else " "
            self.edits.append((self._start(value), self._end(value), space + self.emit.flow(new)))

    def _piece(self, key: yaml.Node, value: yaml.Node, new: Any, kind: Kind) -> str:  # noqa: ANN401 - any plain value
        start, end = self._start(key), self._end_of_pair(key, value)
        return self._rendered(start, end, lambda: self._flow_value(value, new, kind))

    def _list(self, node: yaml.SequenceNode, new: list[Any], kind: Kind) -> None:
        old = [self._value(item) for item in node.value]
        match = _matched(old, new)
        if node.flow_style or self._is_in_flow:
            self._flow_list(node, new, match, kind)
            return
        if match == list(range(len(old))):
            for item, value in zip(node.value, new, strict=True):
                self._item(item, value, kind)
            return
        column = node.start_mark.column
        first = self._line_start(self._start(node))
        if self.text[first : self._start(node)].strip():
            first = self._start(node)  # the list begins behind the dash of another
        ends = [self._line_end(self._end(item)) for item in node.value]
        begins = [first, *ends[:-1]]
        chunks = []
        for value, source in zip(new, match, strict=True):
            if source is None:
                chunks.append(f"{' ' * column}- {self.emit.item(value, column, kind)}\n")
                continue
            chunk = self._rendered(begins[source], ends[source], partial(self._item, node.value[source], value, kind))
            chunks.append(chunk if chunk.endswith("\n") else f"{chunk}\n")
        self.edits.append((first, ends[-1], "".join(chunks)))

    def _item(self, item: yaml.Node, value: Any, kind: Kind) -> None:  # noqa: ANN401 - any plain value
        if self._fits(item, value) and not self._outgrows(item, value):
            self._edit(item, value, of_item(kind, value))
        elif not self._same(self._value(item), value):
            column = max(0, item.start_mark.column - 2)
            self.edits.append((self._start(item), self._end(item), self.emit.item(value, column, kind)))

    def _outgrows(self, item: yaml.Node, value: Any) -> bool:  # noqa: ANN401 - any plain value
        """Whether an item on one line got something that has no room there, such as a text per language."""
        is_flow = isinstance(item, yaml.MappingNode) and bool(item.flow_style)
        return is_flow and not self.emit.is_short(value, 0) and self.emit.is_short(self._value(item), 0)

    def _flow_list(self, node: yaml.SequenceNode, new: list[Any], match: Sequence[int | None], kind: Kind) -> None:
        held, self._is_in_flow = self._is_in_flow, True
        try:
            pieces = []
            for value, source in zip(new, match, strict=True):
                if source is None:
                    pieces.append(self.emit.flow(value))
                    continue
                item = node.value[source]
                pieces.append(
                    self._rendered(
                        self._start(item),
                        self._end(item),
                        partial(self._flow_value, item, value, of_item(kind, value)),
                    )
                )
            self.edits.append((self._start(node), self._end(node), "[" + ", ".join(pieces) + "]"))
        finally:
            self._is_in_flow = held


def _matched(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """For each new item the number of the old one that it was: by id, by being equal, by standing in its place."""
    found: list[int | None] = [None] * len(new)
    by_id = {str(item["id"]): number for number, item in enumerate(old) if isinstance(item, Mapping) and "id" in item}
    if by_id:
        for number, item in enumerate(new):
            found[number] = by_id.pop(str(item.get("id")), None) if isinstance(item, Mapping) else None
        return found
    marks = [[json.dumps(item, sort_keys=True) for item in items] for items in (old, new)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, marks[0], marks[1], autojunk=False).get_opcodes():
        if tag in ("equal", "replace"):
            for source, target in zip(range(i1, i2), range(j1, j2), strict=False):
                found[target] = source
    return found
