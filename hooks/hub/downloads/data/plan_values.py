"""What the cells of a plan's workbook hold: the fields that its columns are bound to, in the words of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from hub.dates import PartialDate, Period
from hub.downloads.data.columns import SEPARATOR, Speaker, period
from hub.downloads.words import Words
from hub.downloads.xlsx import Value
from hub.models.base import Localized
from hub.models.binding import PLAN
from hub.models.template import Column, ColumnKind, Sheet
from hub.models.work_plan import Action, Group, Item, Performer, WorkPlan

_ACTION: Final = "action"
_NAMES: Final = {
    "plan.authority": "authorities",
    "action.performers.organisation": "organisations",
    "action.budget_lines.source": "organisations",
}
"""Fields that hold an id: the kind of record that it names."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: what its columns speak of, and the number of its action."""

    records: Mapping[str, Any]
    """By the root of a path (plan, goal, action) or the path of a part (action.milestones)."""
    number: int | None = None
    part: BaseModel | None = None

    @property
    def ids(self) -> str:
        """The ids of what the row is, from the top."""
        found = [record.id for record in self.records.values() if isinstance(record, (Group, Action))]
        own = getattr(self.part, "id", None)
        return "/".join([*found, *([own] if own else [])])


def lines(plan: WorkPlan, sheet: Sheet) -> Iterator[Line]:
    """The rows of a sheet: the plan itself, its actions, or the parts of these."""
    each = sheet.each or ""
    if each == PLAN:
        yield Line({PLAN: plan})
        return
    name = each.partition(".")[2]
    for line in _action_lines(plan):
        if not name:
            yield line
        elif _ACTION in line.records:
            for part in getattr(line.records[_ACTION], name):
                yield Line({**line.records, each: part}, line.number, part)


def _action_lines(plan: WorkPlan) -> list[Line]:
    found: list[Line] = []
    numbers = iter(range(1, 1 + sum(1 for _ in plan.actions())))

    def walk(items: Iterable[Item], above: dict[str, Any], depth: int) -> None:
        for item in items:
            if isinstance(item, Action):
                found.append(Line({PLAN: plan, **above, _ACTION: item}, next(numbers)))
                continue
            here = {**above, plan.levels[min(depth, len(plan.levels) - 1)].value: item}
            if item.items:
                walk(item.items, here, depth + 1)
            else:
                found.append(Line({PLAN: plan, **here}))

    walk(plan.items, {}, 0)
    return found


class PlanSpeaker:
    """Says what a plan's cells hold in one language."""

    def __init__(self, speaker: Speaker, words: Words) -> None:
        self.speaker = speaker
        self.words = words

    def value(self, column: Column, line: Line) -> Value:
        """The value of a column in a row."""
        if column.kind in (ColumnKind.KEY, ColumnKind.REFERENCE):
            return line.number
        path = column.field or ""
        found = [self._plain(path, column, value) for value in _found(path, line.records)]
        held = [value for value in found if value is not None]
        if not held:
            return None
        if len(held) == 1:
            return held[0]
        return f"{column.separator} ".join(map(str, held)) if column.separator else SEPARATOR.join(map(str, held))

    def _plain(self, path: str, column: Column, value: Any) -> Value:  # noqa: ANN401 - whatever the field holds
        if isinstance(value, Localized):
            return self.words.text(value)
        if isinstance(value, Performer):
            name = value.name
            organisations = self.speaker.names["organisations"]
            return self.words.text(name) if name else organisations.get(value.organisation or "", value.organisation)
        if column.kind is ColumnKind.CHOICE:
            code: str = str(value).lower() if isinstance(value, bool) else str(value)
            return dict(self.words.choices(column)).get(code, code)
        if path in _NAMES:
            return self.speaker.names[_NAMES[path]].get(value, str(value))
        if isinstance(value, Period):
            return period(value)
        if isinstance(value, PartialDate) and column.kind is ColumnKind.YEAR:
            return value.first.year
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, (int, float)):
            return value
        return str(value)


def _found(path: str, records: Mapping[str, Any]) -> list[Any]:
    """Every value at a path, through lists. A performer is whole: it is named by an organisation or by words."""
    root = next(
        (key for key in sorted(records, key=len, reverse=True) if path == key or path.startswith(f"{key}.")), None
    )
    if root is None:
        return []
    here: list[Any] = [records[root]]
    steps = path.removeprefix(root).strip(".").split(".")
    for step in steps:
        here = [value for item in here for value in _step(item, step)]
    if steps == ["name"] and isinstance(records[root], Group):
        here.extend(other.name for other in records[root].joint_with)
    return here


def _step(item: Any, step: str) -> list[Any]:  # noqa: ANN401 - whatever the field holds
    if isinstance(item, Performer):
        return [item]
    value = getattr(item, step)
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
