"""A plan's budget: sums by source and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hub.models.work_plan import Action, WorkPlan
from hub.views.here import Here, anchor
from hub.views.parts import Cell, Row, Table


def sum_of(actions: Sequence[Action]) -> float:
    """The sum of all budget lines of some actions."""
    return sum(line.amount for action in actions for line in action.budget_lines)


def budget_table(here: Here, actions: Sequence[Action]) -> Table | None:
    """Amounts by source (rows) and year (columns), with sums of both; None without any budget line."""
    writer = here.writer
    amounts: dict[tuple[str, int], float] = defaultdict(float)
    for action in actions:
        for line in action.budget_lines:
            amounts[line.source, line.year] += line.amount
    if not amounts:
        return None
    sources = sorted({source for source, _ in amounts}, key=lambda source: -_of_source(amounts, source))
    years = sorted({year for _, year in amounts})
    head = [
        Cell(writer.t("column.source"), scope="col"),
        *(Cell(writer.prose(str(year)), scope="col", css="hub-number") for year in years),
        Cell(writer.t("phrase.total"), scope="col", css="hub-number"),
    ]
    rows = []
    for source in sources:
        cells = [Cell(anchor(here.organisation(source)), scope="row")]
        for year in years:
            amount = amounts.get((source, year))
            shown = writer.money(amount) if amount is not None else writer.t("phrase.no_amount")
            cells.append(Cell(shown, css="hub-number"))
        cells.append(Cell(writer.money(_of_source(amounts, source)), css="hub-number"))
        rows.append(cells)
    sums = [*(sum(a for (_, y), a in amounts.items() if y == year) for year in years), sum(amounts.values())]
    foot = [
        Cell(writer.t("phrase.total"), scope="row"),
        *(Cell(writer.money(amount), css="hub-number") for amount in sums),
    ]
    return Table(writer.t("caption.budget"), head, [rows], [foot])


def _of_source(amounts: dict[tuple[str, int], float], source: str) -> float:
    return sum(amount for (of, _), amount in amounts.items() if of == source)


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
