"""A work plan as cards, for narrow screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hub.models.work_plan import (
    Action,
    Group,
    Level,
)
from hub.views.here import Here
from hub.views.parts import Row
from hub.views.plan_action import ActionPrinter
from hub.views.plan_table import Column, joint_names

Item = Group | Action


@dataclass(frozen=True, slots=True)
class ActionCard:
    """An action as a card, for narrow screens."""

    id: str
    name: Markup
    details: Markup
    status: str
    status_label: Markup
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A goal, lever, arena or challenge above its cards."""

    id: str
    level: Markup
    name: Markup
    groups: list[GroupCard]
    actions: list[ActionCard]


def plan_cards(
    here: Here, items: Sequence[Item], levels: Sequence[Level], columns: Sequence[Column], printer: ActionPrinter
) -> Iterator[GroupCard]:
    """The cards of some items, nested as the plan is; actions without a group stand in one of their own."""
    groups = [item for item in items if isinstance(item, Group)]
    loose = [item for item in items if isinstance(item, Action)]
    if loose:
        level = here.writer.named("level", levels[0])
        yield GroupCard("", level, Markup(""), [], [_card(here, action, columns, printer) for action in loose])
    for group in groups:
        below = [item for item in group.items if isinstance(item, Group)]
        actions = [item for item in group.items if isinstance(item, Action)]
        yield GroupCard(
            id=f"{printer.prefix}card-{group.id}",
            level=here.writer.named("level", levels[0]),
            name=group_name(here, group),
            groups=list(plan_cards(here, below, levels[1:], columns, printer)),
            actions=[_card(here, action, columns, printer) for action in actions],
        )


def group_name(here: Here, group: Group) -> Markup:
    """A group's name, with the names that share its children."""
    return joint_names([here.writer.text(group.name), *(here.writer.text(other.name) for other in group.joint_with)])


def _card(here: Here, action: Action, columns: Sequence[Column], printer: ActionPrinter) -> ActionCard:
    writer = here.writer
    return ActionCard(
        id=f"{printer.prefix}card-{action.id}",
        name=writer.text(action.name),
        details=printer.details(action),
        status=action.status.value,
        status_label=writer.named("action_status", action.status),
        rows=[Row(column.label, printer.cell(action, column.name)) for column in columns],
    )
