"""The work-plan table: upper levels span their rows, and every cell names the headers that it stands under."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from hub import addresses
from hub.models.work_plan import Action, Group, Level, WorkPlan
from hub.views.here import Here
from hub.views.parts import Cell, Table
from hub.views.plan_budget import sum_of

Item = Group | Action


@dataclass(frozen=True, slots=True)
class Column:
    """A column behind the levels: the field of the action that it shows, and its label."""

    name: str
    label: Markup


_CSS: Final = {"budget_lines": "hub-col-budget_lines"}
"""Columns whose cells are dressed otherwise than the rest; a class on every cell would weigh."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What the rows of one table share."""

    here: Here
    levels: Sequence[Level]
    columns: Sequence[Column]
    cell: Callable[[Action, str], Markup]
    """Prints the content of a column for an action; the column ``name`` is the action itself."""
    prefix: str
    """Begins every id of the table; empty on the plan's own page."""
    data: Callable[[Action], tuple[tuple[str, str], ...]] | None = None
    """What scripts are told of an action, to filter by; nothing where there is no filter."""

    numbers: dict[str, int] = field(default_factory=dict)
    """Items in the order of the table: every cell names the headers above it, and a number is shorter than an id."""

    def head_id(self, name: str) -> str:
        """Id of a column's header cell."""
        names = [*self.levels, *(column.name for column in self.columns)]
        return f"{self.prefix}c{names.index(name) + 1}"

    def item_id(self, item: str) -> str:
        """Id of an item's header cell."""
        return f"{self.prefix}r{self.numbers.setdefault(item, len(self.numbers) + 1)}"

    def anchor(self, item: str) -> str:
        """The anchor by which an address names an item."""
        return f"{self.prefix}{addresses.plan_item(item)}"


def plan_table(grid: Grid, plan: WorkPlan, items: Sequence[Item]) -> Table:
    """Build the table of some items of a plan.

    Each top item is a table body of its own, so that its header cell's scope is its row group. With budgets every
    top item ends in a subtotal and the table in a total.
    """
    writer, levels, columns = grid.here.writer, grid.levels, grid.columns
    head = [
        *(
            Cell(writer.named("level", level), grid.head_id(level.value), "col", css="hub-col-level")
            for level in levels
        ),
        *(Cell(column.label, grid.head_id(column.name), "col", css=f"hub-col-{column.name}") for column in columns),
    ]
    has_budget = any(column.name == "budget_lines" for column in columns)
    bodies = []
    for item in items:
        rows = _rows(grid, item, 0, ())
        if has_budget and isinstance(item, Group):
            label = writer.t("phrase.subtotal", of=writer.text(item.name))
            rows.append(_sum_row(grid, label, list(item.actions()), css="hub-subtotal"))
        bodies.append(rows)
    foot = []
    if has_budget:
        actions = [action for item in items for action in ([item] if isinstance(item, Action) else item.actions())]
        foot.append(_sum_row(grid, writer.t("phrase.total"), actions, css="hub-total"))
    return Table(writer.t("caption.plan", name=writer.text(plan.name)), head, bodies, foot, "hub-plan-table")


def _height(item: Item) -> int:
    return 1 if isinstance(item, Action) else sum(map(_height, item.items)) or 1


def _rows(grid: Grid, item: Item, depth: int, above: tuple[str, ...]) -> list[list[Cell]]:
    """The rows of an item; its own header cell stands in the first of them."""
    if isinstance(item, Action):
        return [_action_row(grid, item, above)]
    writer = grid.here.writer
    own = grid.item_id(item.id)
    html = joint_names([writer.text(item.name), *(writer.text(other.name) for other in item.joint_with)])
    if item.description:
        html += Markup("<p>{}</p>").format(writer.text(item.description))
    html = Markup('<div class="hub-plan-table__name" id="{}">{}</div>').format(grid.anchor(item.id), html)
    header = Cell(
        html,
        id=own,
        scope="rowgroup" if depth == 0 else "row",
        rowspan=_height(item),
        headers=" ".join((grid.head_id(grid.levels[depth].value), *above)),
        css="hub-col-level",
    )
    rows: list[list[Cell]] = []
    for child in item.items:
        rows.extend(_rows(grid, child, depth + 1, (*above, own)))
    if not rows:
        rows = [[_empty(grid, depth + 1, (*above, own))]]
    rows[0].insert(0, header)
    return rows


def joint_names(names: Sequence[Markup]) -> Markup:
    """The name of an item, or the names of several that share their children, each on a line of its own."""
    if len(names) == 1:
        return names[0]
    return Markup(" ").join(Markup('<span class="hub-joint">{}</span>').format(name) for name in names)


def _empty(grid: Grid, depth: int, above: tuple[str, ...]) -> Cell:
    """A group without actions says so over the rest of its row."""
    width = len(grid.levels) - depth + len(grid.columns)
    note = Markup('<span class="hub-missing">{}</span>').format(grid.here.writer.t("phrase.no_actions"))
    return Cell(note, colspan=width, headers=" ".join(above))


def _action_row(grid: Grid, action: Action, above: tuple[str, ...]) -> list[Cell]:
    own = grid.item_id(action.id)
    heads = (grid.head_id(grid.levels[-1].value), *above)
    row = [
        Cell(
            grid.cell(action, "name"),
            id=own,
            scope="row",
            headers=" ".join(heads),
            css="hub-col-action",
            data=grid.data(action) if grid.data else (),
        )
    ]
    for column in grid.columns:
        headers = " ".join((grid.head_id(column.name), *above, own))
        row.append(Cell(grid.cell(action, column.name), headers=headers, css=_CSS.get(column.name, "")))
    return row


def _sum_row(grid: Grid, label: Markup, actions: Sequence[Action], css: str) -> list[Cell]:
    """A row that sums the budget: its label reaches to the budget's column, the sum from there to the end."""
    names = [column.name for column in grid.columns]
    before = len(grid.levels) + names.index("budget_lines")
    rest = len(names) - names.index("budget_lines")
    return [
        Cell(label, scope="row", colspan=before, css=css),
        Cell(
            grid.here.writer.money(sum_of(actions)),
            colspan=rest,
            headers=grid.head_id("budget_lines"),
            css=css,
            data=(("sum", ""),) if grid.data else (),
        ),
    ]
