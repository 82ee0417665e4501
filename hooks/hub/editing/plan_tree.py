"""Where the actions of a filled workbook belong: a plan's groups, by what the columns of their levels say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from hub.editing.plan_file import Given, Row, normal

Node = dict[str, Any]
_ITEMS: Final = "items"


@dataclass(slots=True)
class Placed:
    """A row, the action that it is (None where it holds none), and what its level columns say."""

    row: Row
    texts: list[str]
    given: list[Given | None]
    changed: list[bool]
    action: Node | None = None
    is_new: bool = False
    above: list[Node] = field(default_factory=list)
    """The groups that the action stands in so far."""


class Tree:
    """A plan's items as plain values."""

    def __init__(self, plan: Node, locale: str, default: str) -> None:
        self.plan = plan
        self.locale = locale
        self.default = default

    def shown(self, text: object) -> str:
        """A text per language as the workbook's language shows it."""
        if not isinstance(text, dict):
            return ""
        return normal(text.get(self.locale) or text.get(self.default))

    def printed(self, group: Node) -> list[str]:
        """What a group's cell shows: its name, then those that share its children."""
        return [self.shown(group.get("name")), *(self.shown(it.get("name")) for it in group.get("joint_with", []))]

    def walk(
        self, items: Iterable[Node] | None = None, above: Sequence[Node] = ()
    ) -> Iterator[tuple[Node, list[Node]]]:
        """Every item with the groups that it stands in."""
        for item in self.plan.setdefault(_ITEMS, []) if items is None else items:
            yield item, list(above)
            if _ITEMS in item:
                yield from self.walk(item[_ITEMS], [*above, item])

    def by_id(self) -> dict[str, tuple[Node, list[Node]]]:
        """Items with what they stand in, by id."""
        return {str(item.get("id")): (item, above) for item, above in self.walk()}

    def ids(self) -> set[str]:
        """Every id that an item of the plan has."""
        found = set()
        for item, _ in self.walk():
            found.add(str(item.get("id")))
            found |= {str(it.get("id")) for it in item.get("joint_with", [])}
        return found

    def children(self, above: Sequence[Node]) -> list[Node]:
        """The list that holds what stands under some groups."""
        items: list[Node] = above[-1].setdefault(_ITEMS, []) if above else self.plan.setdefault(_ITEMS, [])
        return items

    def renamed(self, rows: Sequence[Placed], depth: int) -> list[tuple[Node, str, Placed]]:
        """Groups of a level that all their rows call by another name, which none beside them has."""
        by_group: dict[str, list[Placed]] = {}
        groups: dict[str, tuple[Node, list[Node]]] = {}
        for placed in rows:
            if not placed.is_new and len(placed.above) > depth:
                group = placed.above[depth]
                by_group.setdefault(group["id"], []).append(placed)
                groups[group["id"]] = (group, placed.above[:depth])
        found = []
        for group_id, held in by_group.items():
            texts = {placed.texts[depth] for placed in held}
            group, above = groups[group_id]
            if not all(placed.changed[depth] for placed in held) or len(texts) != 1 or not (text := texts.pop()):
                continue
            beside = {
                SEPARATED.join(self.printed(it)) for it in self.children(above) if it is not group and _ITEMS in it
            }
            if text not in beside:
                found.append((group, text, held[0]))
        return found

    def find(self, above: Sequence[Node], text: str) -> Node | None:
        """The group under some others that prints as a text."""
        return next(
            (it for it in self.children(above) if _ITEMS in it and text == SEPARATED.join(self.printed(it))), None
        )

    def place(self, action: Node, above: Sequence[Node], before: Node | None) -> None:
        """Put an action under some groups: behind another that stands there, else at their end."""
        items = self.children(above)
        number = next((i for i, it in enumerate(items) if it is before), None)
        items.insert(len(items) if number is None else number + 1, action)

    def take(self, action: Node, above: Sequence[Node]) -> None:
        """Take an item away from where it stands."""
        items = self.children(above)
        items[:] = [it for it in items if it is not action]


SEPARATED: Final = "; "
"""What stands between the names that one cell of a level shows."""
