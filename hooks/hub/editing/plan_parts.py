"""The budget, milestones and measures of a filled workbook: which row is which part of which action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hub.downloads.data.plan_values import Line
from hub.editing.plan_actions import ACTIONS, ActionRows
from hub.editing.plan_file import Filled, Row, normal
from hub.editing.plan_tree import Node
from hub.models.template import Column, ColumnKind
from hub.models.work_plan import Currency


class PartRows(ActionRows):
    """Reads the sheets whose rows belong to actions."""

    def _parts(self, filled: Filled) -> None:
        sheet, found = self._lines(filled.sheet.id)
        name = (sheet.each or "").partition(".")[2]
        reference = next((it for it in sheet.columns if it.kind is ColumnKind.REFERENCE), None)
        rows: dict[int, tuple[Node, list[Row]]] = {}
        if not self.numbers and self.record:
            self._number_actions()
        for row in filled.rows:
            action = self._referred(row, reference, filled)
            if action is not None:
                rows.setdefault(id(action), (action, []))[1].append(row)
        by_action: dict[str, list[Line]] = {}
        for line in found:
            by_action.setdefault(line.records["action"].id, []).append(line)
        for item, _ in list(self.tree.walk()):
            if "items" in item:
                continue
            _, given = rows.get(id(item), (item, []))
            self._parts_of(item, name, given, by_action.get(str(item.get("id")), []), filled)

    def _number_actions(self) -> None:
        by_id = self.tree.by_id()
        _, found = self._lines(ACTIONS)
        for line in found:
            if line.number and "action" in line.records and line.records["action"].id in by_id:
                self.numbers[line.number] = by_id[line.records["action"].id][0]

    def _referred(self, row: Row, reference: Column | None, filled: Filled) -> Node | None:
        given = row.cells.get(reference.id) if reference else None
        if reference is None or given is None or not (given.text or given.cell.is_formula):
            if reference is not None:
                self._required(reference, given.mark if given else self._beside(filled))
            return None
        number = self._number(row, reference)
        if number is not None and number not in self.numbers:
            self.problems.append(self.reader.refuse("row-reference", given).problem)
        return self.numbers.get(number) if number is not None else None

    def _parts_of(self, action: Node, name: str, rows: Sequence[Row], before: Sequence[Line], filled: Filled) -> None:
        old: list[Node] = action.get(name) or []
        columns = [it for it in filled.sheet.columns if it.kind is not ColumnKind.REFERENCE and it.id in filled.columns]
        match = self._matched(rows, before, columns)
        made: list[Node] = []
        for row, number in zip(rows, match, strict=True):
            part = old[number] if number is not None else self._new_part(name, [*old, *made])
            for column in columns:
                self._cell(part, column, row, before[number] if number is not None else None)
            made.append(part)
            for column in columns if number is None else ():
                if (column.field or "").rpartition(".")[2] not in part and self._is_required(column):
                    self._required(column, row.cells[column.id].mark)
        gone = [number for number in range(len(before)) if number not in match]
        for number in gone:
            values = [normal(self.values.value(column, before[number])) for column in columns]
            self._report_removed(", ".join(filter(None, values)), filled)
        kept = [part for number, part in enumerate(old) if not (self.remove and number in gone)]
        for place, part in enumerate(made):
            if match[place] is None:
                above = made[place - 1] if place else None
                kept.insert(next((i + 1 for i, it in enumerate(kept) if it is above), len(kept)), part)
        if kept:
            self._put(action, name, kept, None)
        else:
            action.pop(name, None)

    def _new_part(self, name: str, beside: Sequence[Node]) -> Node:
        part: Node = {}
        self.kept.append(part)
        if name == "budget_lines":
            part["currency"] = Currency.ILS.value
            return part
        letter = {"milestones": "m", "measures": "k"}.get(name, "part-")
        taken = {str(it.get("id")) for it in beside}
        part["id"] = next(f"{letter}{n}" for n in range(1, 100_000) if f"{letter}{n}" not in taken)
        return part

    def _matched(self, rows: Sequence[Row], before: Sequence[Line], columns: Sequence[Column]) -> list[int | None]:
        """Which part each row was: the one that it equals, else the one that it is most like."""
        values = [[self.values.value(column, line) for column in columns] for line in before]
        found: list[int | None] = [None] * len(rows)
        likeness = [[self._likeness(columns, held, row) for held in values] for row in rows]
        free = set(range(len(before)))
        order = sorted(
            ((-score, abs(r - b), r, b) for r, scores in enumerate(likeness) for b, score in enumerate(scores)),
        )
        least = 1 if len(rows) != len(before) else 0
        for score, _, r, b in order:
            if found[r] is None and b in free and -score >= least:
                found[r] = b
                free.discard(b)
        return found

    def _likeness(self, columns: Sequence[Column], held: Sequence[Any], row: Row) -> int:
        """How many cells of a row say what a part says; the first, its name or its year, counts twice."""
        same = [self._same(column, value, row) for column, value in zip(columns, held, strict=True)]
        return sum(same) + sum(same[:1])

    def _same(self, column: Column, value: Any, row: Row) -> bool:  # noqa: ANN401 - a cell's value
        given = row.cells.get(column.id)
        return given is not None and bool(given.text) and self.reader.is_same(value, given)
