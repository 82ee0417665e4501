"""A plan's budget: sums by source, goal and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hub import addresses
from hub.models.work_plan import Action, BudgetKind, BudgetLine, BudgetState, Group, WorkPlan
from hub.views.here import Here, anchor
from hub.views.parts import Cell, Link, Row, Table


def sum_of(actions: Sequence[Action]) -> float:
    """The sum of all budget lines of some actions."""
    return sum(line.amount for action in actions for line in action.budget_lines)


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget of a plan: by source and year, by goal and year, and how sure it is."""

    by_source: Table
    by_goal: Table | None
    states: list[Row]
    total: Row | None


Amounts = Mapping[tuple[str, int], float]
"""Amounts by what they are counted under, and year."""


def amounts_by_source(actions: Sequence[Action]) -> Amounts:
    """Amounts by the organisation that pays and year."""
    return _added((line.source, line) for action in actions for line in action.budget_lines)


def amounts_by_group(groups: Sequence[Group]) -> Amounts:
    """Amounts by the id of the group and year."""
    return _added((group.id, line) for group in groups for action in group.actions() for line in action.budget_lines)


def _added(lines: Iterable[tuple[str, BudgetLine]]) -> Amounts:
    amounts: dict[tuple[str, int], float] = defaultdict(float)
    for key, line in lines:
        amounts[key, line.year] += line.amount
    return amounts


def plan_budget(here: Here, plan: WorkPlan, items: Sequence[Group | Action]) -> Budget | None:
    """The budget of some items of a plan; None without any budget line."""
    actions = [action for item in items for action in ([item] if isinstance(item, Action) else item.actions())]
    amounts = amounts_by_source(actions)
    if not amounts:
        return None
    keys = dict.fromkeys(source for source, _ in amounts)
    sources = {key: anchor(here.organisation(key)) for key in sorted(keys, key=lambda key: -_sum_of(amounts, key))}
    groups = [item for item in items if isinstance(item, Group)]
    by_goal = amounts_by_group(groups)
    names = {
        group.id: anchor(Link(here.writer.text(group.name), f"#{addresses.plan_item(group.id)}"))
        for group in groups
        if _sum_of(by_goal, group.id)
    }
    goal = here.writer.named("level", plan.levels[0])
    caption = here.writer.t("plan.budget_by_goal", level=goal)
    return Budget(
        by_source=_by_year(here, here.writer.t("caption.budget"), here.writer.t("column.source"), sources, amounts),
        by_goal=_by_year(here, caption, goal, names, by_goal) if len(names) > 1 else None,
        states=list(_states(here, actions)),
        total=plan_total(here, plan, actions) if items is plan.items else None,
    )


def _by_year(here: Here, caption: Markup, title: Markup, names: Mapping[str, Markup], amounts: Amounts) -> Table:
    """Amounts with years as columns, and sums of rows and columns; a year without money says so."""
    writer = here.writer
    years = sorted({year for _, year in amounts})
    head = [
        Cell(title, scope="col"),
        *(Cell(writer.prose(str(year)), scope="col", css="hub-number") for year in years),
        Cell(writer.t("phrase.total"), scope="col", css="hub-number"),
    ]
    rows = []
    for key, name in names.items():
        found = [amounts.get((key, year)) for year in years]
        shown = [writer.money(amount) if amount is not None else writer.t("phrase.no_amount") for amount in found]
        figures = [*shown, writer.money(_sum_of(amounts, key))]
        rows.append([Cell(name, scope="row"), *(Cell(figure, css="hub-number") for figure in figures)])
    sums = [*(sum(a for (_, y), a in amounts.items() if y == year) for year in years), sum(amounts.values())]
    foot = [
        Cell(writer.t("phrase.total"), scope="row"),
        *(Cell(writer.money(amount), css="hub-number") for amount in sums),
    ]
    return Table(caption, head, [rows], [foot])


def _sum_of(amounts: Amounts, key: str) -> float:
    return sum(amount for (of, _), amount in amounts.items() if of == key)


def _states(here: Here, actions: Sequence[Action]) -> Iterator[Row]:
    """How much is received, committed, requested; how much of it in kind; and what was spent so far."""
    writer = here.writer
    lines = [line for action in actions for line in action.budget_lines]
    for state in reversed(BudgetState):
        amount = sum(line.amount for line in lines if line.state is state)
        if amount:
            yield Row(writer.named("budget_state", state), writer.money(amount))
    in_kind = sum(line.amount for line in lines if line.kind is BudgetKind.IN_KIND)
    if in_kind:
        yield Row(writer.t("plan.of_it_in_kind"), writer.money(in_kind))
    spent = [line.spent for line in lines if line.spent is not None]
    if spent:
        yield Row(writer.t("plan.spent"), writer.money(sum(spent)))


def plan_total(here: Here, plan: WorkPlan, actions: Sequence[Action]) -> Row | None:
    """The total that the plan's document states, beside the sum of its lines."""
    if plan.stated_total is None:
        return None
    writer = here.writer
    stated = writer.money(plan.stated_total.amount)
    return Row(
        writer.t("field.stated_total"),
        writer.t("phrase.stated_total", stated=stated, sum=writer.money(sum_of(actions))),
    )
