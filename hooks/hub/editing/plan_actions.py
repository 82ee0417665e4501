"""The actions of a filled workbook: which row is which action, which are new, and where each belongs."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from hub.downloads.data.plan_values import Line
from hub.editing.plan_changes import Changes
from hub.editing.plan_file import Filled, Given, Row, normal
from hub.editing.plan_tree import SEPARATED, Node, Placed
from hub.models.template import Column, ColumnKind, Sheet
from hub.models.work_plan import Action
from hub.problems import problem

ACTIONS: Final = "actions"
_NOT_IN_ID: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_ID: Final = 48
_LEVEL_COLUMNS: Final = ("goal", "lever")


class ActionRows(Changes):
    """Reads the sheet of actions."""

    def _actions(self, filled: Filled) -> None:
        sheet, found = self._lines(ACTIONS)
        self.key = next((it for it in sheet.columns if it.kind is ColumnKind.KEY), None)
        self.name = next((it for it in sheet.columns if it.field == "action.name"), None)
        columns = [
            next((it for it in sheet.columns if it.id in (level, role)), None)
            for level, role in zip(self.levels[:-1], _LEVEL_COLUMNS, strict=False)
        ]
        self.by_id = self.tree.by_id()
        self.by_action: dict[str, Line] = {
            line.records["action"].id: line for line in found if "action" in line.records
        }
        self.matched: set[str] = set()
        placed = list(self._placed(filled, columns))
        self._rename(placed, len(columns))
        self._place(placed, columns)
        for one in placed:
            if one.action is not None:
                self._action(one, sheet, None if one.is_new else self.by_action.get(one.action["id"]))
        gone = [record_id for record_id in self.by_action if record_id not in self.matched and record_id in self.by_id]
        self._remove_actions(gone, filled)
        known = {record_id: number for number, record_id in self._ids().items()}
        for record_id in gone:  # their parts may still have rows
            self.numbers.setdefault(known.get(record_id, 0), self.by_id[record_id][0])

    def _ids(self) -> Mapping[int, str]:
        """The ids of actions by number: as the file says, else by their order in the plan."""
        return self.file.ids or {line.number: it for it, line in self.by_action.items() if line.number}

    def _placed(self, filled: Filled, columns: Sequence[Column | None]) -> Iterator[Placed]:
        """The rows that hold an action or name a group, each number once."""
        ids = self._ids()
        used = {self._number(row, self.key) for row in filled.rows}
        seen: dict[int, Row] = {}
        for row in filled.rows:
            number = self._number(row, self.key)
            if number is not None and self.key and number in seen:
                mark = row.cells[self.key.id].mark
                self.problems.append(problem("row-duplicate", mark, found=number, row=seen[number].number))
                continue
            one = Placed(row, [], [], [])
            record_id = ids.get(number, "") if number is not None else self._by_name(row, used)
            if not self._holds(one, record_id, number):
                continue
            if number is not None:
                seen[number] = row
                if one.action is not None:
                    self.numbers[number] = one.action
            is_known = one.action is not None and not one.is_new
            self._levels(one, columns, self.by_action.get(record_id) if is_known else None)
            yield one

    def _by_name(self, row: Row, used: Container[int | None]) -> str:
        """The action that a row without a number is: the one of its name whose number no row has."""
        name = row.cells.get(self.name.id) if self.name else None
        if name is None or self.name is None or not name.text:
            return ""
        for record_id, line in self.by_action.items():
            is_free = record_id not in self.matched and line.number not in used
            if is_free and normal(self.values.value(self.name, line)) == name.text:
                return record_id
        return ""

    def _holds(self, one: Placed, record_id: str, number: int | None) -> bool:
        """Find out which action a row holds; False where it ought to hold one and does not."""
        name = one.row.cells.get(self.name.id) if self.name else None
        if record_id in self.by_action and record_id in self.by_id and record_id not in self.matched:
            one.action, one.above = self.by_id[record_id]
            self.matched.add(record_id)
        elif name is not None and (name.text or name.cell.is_formula):
            one.action, one.is_new = {}, True
            self.kept.append(one.action)
            if record_id and record_id not in self.taken:
                one.action["id"] = record_id
                self.taken.add(record_id)
        elif number is not None and name is not None and self.name:
            self._required(self.name, name.mark)
            return False
        return True

    def _levels(self, one: Placed, columns: Sequence[Column | None], line: Line | None) -> None:
        for column in columns:
            given = one.row.cells.get(column.id) if column else None
            before = self.values.value(column, line) if column and line else None
            if given is not None and given.cell.is_formula:
                self.problems.append(self.reader.refuse("cell-formula", given).problem)
            text = given.text if given else normal(before)
            one.given.append(given)
            one.texts.append(text)
            one.changed.append(given is not None and text != normal(before))

    def _rename(self, placed: Sequence[Placed], depth: int) -> None:
        for level in range(depth):
            for group, text, first in self.tree.renamed(placed, level):
                given = first.given[level]
                parts = [group, *group.get("joint_with", [])]
                texts = (
                    [text]
                    if len(parts) == 1
                    else self.reader.split(text, [self.tree.shown(it.get("name")) for it in parts])
                )
                if given is None:
                    continue
                if len(texts) != len(parts):
                    self.problems.append(self.reader.refuse("cell-joint", given, count=len(parts)).problem)
                    continue
                for part, own in zip(parts, texts, strict=True):
                    if self.tree.shown(part.get("name")) != own:
                        self._text(part, "name", own, given)
                for one in placed:
                    if len(one.above) > level and one.above[level] is group:
                        one.changed[level] = False
                        one.texts[level] = SEPARATED.join(self.tree.printed(group))

    def _place(self, placed: Sequence[Placed], columns: Sequence[Column | None]) -> None:
        """Put new actions, and those whose levels changed, where their row says."""
        last: list[Node] = []
        before: Node | None = None
        for one in placed:
            if one.is_new or any(one.changed):
                above = self._groups(one, columns, last)
                if above is None:
                    continue
                if one.action is not None:
                    if not one.is_new:
                        self.tree.take(one.action, one.above)
                    self.tree.place(one.action, above, before)
                one.above = above
            if one.action is not None:
                last, before = one.above, one.action

    def _groups(self, one: Placed, columns: Sequence[Column | None], last: Sequence[Node]) -> list[Node] | None:
        above: list[Node] = []
        for level, text in enumerate(one.texts):
            own = one.above[level] if not one.is_new and len(one.above) > level and not one.changed[level] else None
            if own is not None and any(it is own for it in self.tree.children(above)):
                above.append(own)
                continue
            given, column = one.given[level], columns[level]
            if not text and one.is_new and len(last) > level and (level == 0 or above[-1] is last[level - 1]):
                above.append(last[level])  # an empty cell below a filled one
                continue
            if not text:
                if given and column:
                    self._required(column, given.mark)
                return None
            group = self.tree.find(above, text)
            if group is None:
                group = self._new_group(level, text, above, given)
            if group is None:
                return None
            above.append(group)
        return above

    def _new_group(self, level: int, text: str, above: Sequence[Node], given: Given | None) -> Node | None:
        if given is None:
            return None
        group: Node = {"id": self._new_id(text, self.levels[level]), "items": []}
        self.kept.append(group)
        if not self._text(group, "name", text, given):
            return None
        group["items"] = group.pop("items")
        self.tree.children(above).append(group)
        return group

    def _action(self, one: Placed, sheet: Sheet, line: Line | None) -> None:
        action = one.action
        if action is None:
            return
        if one.is_new and "id" not in action:
            name = next((it for it in sheet.columns if it.field == "action.name"), None)
            text = one.row.cells[name.id].text if name and name.id in one.row.cells else ""
            action["id"] = self._new_id(text, "action")
        for column in sheet.columns:
            if (column.field or "").startswith("action.") and column.kind is not ColumnKind.KEY:
                self._cell(action, column, one.row, line)
        if one.is_new and "status" not in action:
            status = next((it for it in sheet.columns if it.field == "action.status"), None)
            given = one.row.cells.get(status.id) if status else None
            if status and not (given and given.text):
                self._required(status, given.mark if given else self._beside(self.file.tables[ACTIONS]))

    def _new_id(self, text: str, kind: str) -> str:
        """An id that nothing in the plan has: from Latin words, else from a number."""
        stem = _NOT_IN_ID.sub("-", text.lower())[:_LONGEST_ID].strip("-") if text.isascii() else ""
        if stem and stem not in self.taken:
            self.taken.add(stem)
            return stem
        number = next(n for n in range(1, 100_000) if f"{stem or kind}-{n}" not in self.taken)
        made = f"{stem or kind}-{number}"
        self.taken.add(made)
        return made

    def _remove_actions(self, gone: Iterable[str], filled: Filled) -> None:
        for record_id in gone:
            action, above = self.by_id[record_id]
            self._report_removed(self.tree.shown(action.get("name")), filled)
            if self.remove:
                self.tree.take(action, above)
        old = {group["id"] for group, _ in self.by_id.values() if group.get("items")} if self.record else set()
        had = {group_id for group_id in old if self._had_actions(group_id)}
        while True:
            empty = [(it, above) for it, above in self.tree.walk() if it.get("items") == [] and it["id"] in had]
            if not empty:
                return
            for group, above in empty:
                had.discard(group["id"])
                self._report_removed(self.tree.shown(group.get("name")), filled)
                if self.remove:
                    self.tree.take(group, above)

    def _had_actions(self, group_id: str) -> bool:
        if self.record is None:
            return False
        waiting = list(self.record.items)
        while waiting:
            item = waiting.pop()
            if isinstance(item, Action):
                continue
            if item.id == group_id:
                return bool(item.items)
            waiting.extend(item.items)
        return False
