"""Print an action of a work plan: each of its columns, and what stands under its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from hub import addresses
from hub.models.base import Missing, ValueStatus
from hub.models.work_plan import (
    Action,
    Level,
    Measure,
    Performer,
    WorkPlan,
)
from hub.views.here import Here, anchor

_SMALL: Final = Markup('<span class="hub-small">{}</span>')


class ActionPrinter:
    """Prints the fields of an action as cells and as rows of its card."""

    def __init__(self, here: Here, plan: WorkPlan, prefix: str) -> None:
        self.here = here
        self.plan = plan
        self.prefix = prefix
        self._cells: dict[tuple[str, str], Markup] = {}

    def details(self, action: Action) -> Markup:
        """What stands under an action's name: description, parts, circle, core, who answers for it.

        In a plan that has levers above its actions also the levers of the network's list that the action itself names.
        """
        writer = self.here.writer
        parts: list[Markup] = []
        if action.description:
            parts.append(Markup("<p>{}</p>").format(writer.text(action.description)))
        if action.parts:
            lines = Markup("").join(Markup("<li>{}</li>").format(writer.text(line)) for line in action.parts)
            parts.append(Markup("<ul>{}</ul>").format(lines))
        chips = []
        if action.circle:
            chips.append(writer.named("circle", action.circle))
        if action.core:
            chips.append(writer.t("field.core"))
        if action.owner_role:
            chips.append(writer.t("phrase.owner", owner=writer.text(action.owner_role)))
        if chips:
            row = Markup(" ").join(Markup('<span class="hub-chip">{}</span>').format(chip) for chip in chips)
            parts.append(Markup("<div>{}</div>").format(row))
        if action.lever_ids and Level.LEVER in self.plan.levels:
            levers = writer.in_row([anchor(self.here.lever(lever)) for lever in action.lever_ids])
            line = writer.t("plan.network_lever", lever=levers)
            parts.append(Markup('<p class="hub-small">{}</p>').format(line))
        return Markup("").join(parts)

    def cell(self, action: Action, name: str) -> Markup:
        """The content of one column for an action; where it is missing, why. Table and card show the same."""
        key = (action.id, name)
        if key not in self._cells:
            self._cells[key] = self._cell(action, name)
        return self._cells[key]

    def _cell(self, action: Action, name: str) -> Markup:
        if name == "name":
            anchor_id = f"{self.prefix}{addresses.plan_item(action.id)}"
            name = Markup('<span id="{}">{}</span>').format(anchor_id, self.here.writer.text(action.name))
            return name + self.details(action)
        printed: Markup | None = getattr(self, f"_{name}")(action)
        if printed is not None:
            return printed
        reasons: Mapping[str, Missing] = {**self.plan.missing, **action.missing}
        if name == "performers" and name not in reasons:
            return Markup('<span class="hub-missing">{}</span>').format(self.here.writer.t("phrase.performer_not_set"))
        return self.here.writer.missing(reasons.get(name))

    def _lever_ids(self, action: Action) -> Markup | None:
        names = [anchor(self.here.lever(lever)) for lever in action.lever_ids]
        return listed(names)

    def _performers(self, action: Action) -> Markup | None:
        return listed([self._performer(performer) for performer in action.performers])

    def _performer(self, performer: Performer) -> Markup:
        if performer.organisation:
            return anchor(self.here.organisation(performer.organisation))
        return self.here.writer.text(performer.name) if performer.name else Markup("")

    def _start(self, action: Action) -> Markup | None:
        writer = self.here.writer
        planned = writer.span(action.start, action.end)
        actual = writer.span(action.actual_start, action.actual_end)
        if actual:
            actual = _SMALL.format(writer.t("phrase.actual_time", time=actual))
        return listed([part for part in (planned, actual) if part])

    def _budget_lines(self, action: Action) -> Markup | None:
        if not action.budget_lines:
            return None
        writer = self.here.writer
        lines = []
        for line in action.budget_lines:
            source = self.here.organisation(line.source).label
            state = writer.named("budget_state", line.state)
            kind = writer.named("budget_kind", line.kind)
            amount = Markup("<strong>{}</strong>").format(writer.money(line.amount))
            lines.append(
                writer.t("phrase.budget_line", amount=amount, year=line.year, source=source, state=state, kind=kind)
            )
        return listed(lines)

    def _status(self, action: Action) -> Markup:
        writer = self.here.writer
        badge = status_badge(action.status.value, writer.named("action_status", action.status))
        if action.status_note:
            badge += Markup('<p class="hub-source">{}</p>').format(writer.text(action.status_note))
        if action.status_source:
            badge += Markup('<p class="hub-source">{}</p>').format(anchor(self.here.source(action.status_source)))
        return badge

    def _measures(self, action: Action) -> Markup | None:
        return listed([self._measure(measure) for measure in action.measures])

    def _measure(self, measure: Measure) -> Markup:
        writer = self.here.writer
        target = (
            writer.number(measure.target)
            if measure.target is not None
            else writer.missing(status=ValueStatus.NOT_RECORDED)
        )
        actual = (
            writer.number(measure.actual) if measure.actual is not None else writer.missing(status=measure.value_status)
        )
        name = writer.text(measure.name)
        if measure.unit is None:
            return writer.t("phrase.measure_plain", name=name, target=target, actual=actual)
        return writer.t("phrase.measure", name=name, unit=writer.text(measure.unit), target=target, actual=actual)


def status_badge(status: str, label: Markup) -> Markup:
    """A status in words, with a shape of its own that the style sheet draws."""
    return Markup('<span class="hub-status hub-status--{}">{}</span>').format(status, label)


def listed(items: Sequence[Markup]) -> Markup | None:
    """Several things in a cell: one as it is, more as a list; None where there is nothing."""
    if not items:
        return None
    if len(items) == 1:
        return items[0]
    lines = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup("<ul>{}</ul>").format(lines)
