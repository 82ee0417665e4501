"""A plan as CSV: a line for each action, with everything above it and everything in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from hub.downloads.data.columns import SEPARATOR, Plain, Speaker
from hub.downloads.data.csv_file import csv_bytes
from hub.downloads.data.fields import fields_of
from hub.downloads.data.tables import Row, Table
from hub.models.work_plan import Action, BudgetLine, Group, Item, Level, Measure, Milestone, Performer, WorkPlan

_PARTS: Final = ("performers", "milestones", "budget_lines", "measures")


def plan_csv(plan: WorkPlan, speaker: Speaker) -> bytes:
    """The file in one language. Levels and closed lists have a column for their codes as well."""
    actions = Table("actions", fields_of(Action))
    columns = speaker.columns(actions)
    levels = plan.levels[:-1]
    heads: list[Plain] = []
    for level in levels:
        name = speaker.choices["level", level.value]
        heads += [name, speaker.label("download.code_of", name=name)]
    heads += [column.head for column in columns] + [speaker.field(name) for name in _PARTS]
    rows = [
        [*_above(levels, groups, speaker), *speaker.row(actions, _values(actions, action)), *_inside(action, speaker)]
        for action, groups in _actions(plan.items, [])
    ]
    return csv_bytes([heads, *rows])


def _actions(items: list[Item], above: list[Group]) -> Iterator[tuple[Action, list[Group]]]:
    for item in items:
        if isinstance(item, Action):
            yield item, above
        else:
            yield from _actions(item.items, [*above, item])


def _values(table: Table, action: Action) -> tuple[Any, ...]:
    return Row.of(action, table.fields).values


def _above(levels: list[Level], groups: list[Group], speaker: Speaker) -> Iterator[Plain]:
    plain = speaker.writer.plain
    for number in range(len(levels)):
        group = groups[number] if number < len(groups) else None
        found = [(plain(group.name), group.id)] if group else []
        found += [(plain(other.name), other.id) for other in group.joint_with] if group else []
        yield SEPARATOR.join(name for name, _ in found) or None
        yield SEPARATOR.join(record_id for _, record_id in found) or None


def _inside(action: Action, speaker: Speaker) -> Iterator[Plain]:
    """The parts of an action, each list in one cell."""
    for parts in (
        [_performer(it, speaker) for it in action.performers],
        [_milestone(it, speaker) for it in action.milestones],
        [_budget_line(it, speaker) for it in action.budget_lines],
        [_measure(it, speaker) for it in action.measures],
    ):
        yield SEPARATOR.join(parts) or None


def _performer(performer: Performer, speaker: Speaker) -> str:
    name = performer.name
    return speaker.writer.plain(name) if name else speaker.names["organisations"][performer.organisation or ""]


def _milestone(milestone: Milestone, speaker: Speaker) -> str:
    met = [speaker.label("milestone.met")] if milestone.met else []
    when = [milestone.date_met.text] if milestone.date_met else []
    return ", ".join([speaker.writer.plain(milestone.title), milestone.due_date.text, *met, *when])


def _budget_line(line: BudgetLine, speaker: Speaker) -> str:
    words = [
        f"{line.amount:.15g} {line.currency.value}",
        str(line.year),
        speaker.names["organisations"].get(line.source, line.source),
        speaker.choices["budget_state", line.state.value],
        speaker.choices["budget_kind", line.kind.value],
    ]
    if line.spent is not None:
        words.append(f"{speaker.field('spent')} {line.spent:.15g}")
    return ", ".join(words)


def _measure(measure: Measure, speaker: Speaker) -> str:
    words = [speaker.writer.plain(measure.name)]
    words += [speaker.writer.plain(measure.unit)] if measure.unit else []
    words += [measure.period.text] if measure.period else []
    for name in ("target", "actual", "numerator", "denominator"):
        value = getattr(measure, name)
        if value is not None:
            words.append(f"{speaker.field(name)} {value:.15g}")
    if measure.value_status:
        words.append(speaker.choices["value_status", measure.value_status.value])
    return ", ".join(words)
