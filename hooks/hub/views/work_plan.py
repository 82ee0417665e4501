"""What a work plan's page, and a plan placed inside a written page, shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from hub.models.work_plan import (
    Action,
    ActionStatus,
    Classifier,
    Group,
    Level,
    PlanStatus,
    WorkPlan,
)
from hub.views.charts.parts import short
from hub.views.here import Here
from hub.views.parts import Heading, Link, Row, StatusCount, Table
from hub.views.plan_action import ActionPrinter
from hub.views.plan_budget import Budget, plan_budget
from hub.views.plan_cards import GroupCard, plan_cards
from hub.views.plan_chain import ChainStep, plan_chain
from hub.views.plan_filter import NOBODY, PlanFilter, plan_filter, row_data
from hub.views.plan_measures import Measures, measures
from hub.views.plan_milestones import Milestones, milestones
from hub.views.plan_table import Column, Grid, plan_table

Item = Group | Action
COLUMNS: Final = ("lever_ids", "performers", "start", "budget_lines", "status", "measures")
"""Fields of an action that get a column, in order; one that no action fills is named above the table instead."""


_NARROWEST: Final = 5


BLOCKS: Final = {"status": "status", "budget": "budget_lines", "milestones": "milestones", "measures": "measures"}
"""Blocks of the page that every plan is expected to fill, and the field of its actions that fills each."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """A work plan ready to print in one language."""

    id: str
    prefix: str
    name: Markup
    plain_name: str
    status: str
    status_label: Markup
    years: Markup | None
    authority: Link | None
    note: Markup | None
    mission: Markup | None
    actions: int
    actions_label: Markup
    performers_open: Link | None
    counts: list[StatusCount]
    filter: PlanFilter | None
    table: Table
    cards: list[GroupCard]
    chain: list[ChainStep]
    budget: Budget | None
    milestones: Milestones | None
    measures: Measures | None
    missing: dict[str, Markup]
    """Why a block of the page is empty, by its heading."""
    absent: list[Row]
    by_hub: bool
    sources: list[Link]
    reviewed: Markup | None
    owner: Markup | None
    page: Link
    headings: list[Heading] = field(default_factory=list)
    downloads: Markup | None = None
    """The section that offers its files."""

    @property
    def is_sample(self) -> bool:
        """Whether the plan is a sample and belongs to no named authority."""
        return self.status == PlanStatus.SAMPLE.value


def plan_view(here: Here, plan: WorkPlan, item: str = "", prefix: str = "") -> PlanView:
    """Print a plan, or the part of it under one item.

    ``prefix`` begins every id, so that several plans can stand on one page; on the plan's own page it is empty.
    """
    writer = here.writer
    items, levels = part(plan, item)
    actions = list(_actions(items))
    whole = not prefix
    printer = ActionPrinter(here, plan, prefix)
    filled = [name for name in COLUMNS if any(_filled(action, name) for action in actions)]
    if Level.LEVER in plan.levels:  # a lever above the action; what else it serves stands under its name
        filled = [name for name in filled if name != "lever_ids"]
    found = plan_filter(here, actions) if whole else None
    columns = [Column(name, writer.t(f"column.{name}")) for name in filled]
    authority = here.authority(plan.authority) if plan.authority else None
    view = PlanView(
        id=plan.id,
        prefix=prefix,
        name=writer.text(plan.name),
        plain_name=writer.plain(plan.name),
        status=plan.status.value,
        status_label=writer.named("plan_status", plan.status),
        years=writer.span(plan.start, plan.end),
        authority=authority,
        note=writer.text(plan.note) if plan.note else None,
        mission=writer.text(plan.mission) if plan.mission else None,
        actions=len(actions),
        actions_label=writer.count("count.actions", len(actions)),
        performers_open=_performers_open(here, actions) if "performers" in filled else None,
        counts=status_counts(here, actions),
        filter=found,
        table=plan_table(Grid(here, levels, columns, printer.cell, prefix, row_data if found else None), plan, items),
        cards=list(plan_cards(here, items, levels, columns, printer)),
        chain=plan_chain(here, plan) if whole else [],
        budget=plan_budget(here, plan, items),
        milestones=milestones(here, actions, prefix),
        measures=measures(here, actions, prefix),
        missing={
            "plan": Markup('<span class="hub-missing">{}</span>').format(writer.t("phrase.no_actions")),
            **{block: writer.missing(plan.missing.get(field)) for block, field in BLOCKS.items()},
        },
        absent=[] if item else list(_absent(here, plan, filled)),
        by_hub=_classified_by_hub(items),
        sources=[],
        reviewed=writer.time(plan.last_reviewed) if plan.last_reviewed else None,
        owner=writer.text(plan.owner_role) if plan.owner_role else None,
        page=here.work_plan(plan.id),
    )
    view.sources.extend(here.cited(plan.sources))
    view.headings.extend(_headings(here, view))
    return view


def part(plan: WorkPlan, item: str) -> tuple[Sequence[Item], Sequence[Level]]:
    """The items of a plan, or the one item that is asked for, with the levels that they have."""
    if not item:
        return plan.items, plan.levels

    def search(items: Sequence[Item], depth: int) -> tuple[Sequence[Item], Sequence[Level]] | None:
        for candidate in items:
            if candidate.id == item:
                return [candidate], plan.levels[depth:]
            if isinstance(candidate, Group) and (found := search(candidate.items, depth + 1)):
                return found
        return None

    return search(plan.items, 0) or (plan.items, plan.levels)


def _actions(items: Iterable[Item]) -> Iterator[Action]:
    for item in items:
        if isinstance(item, Action):
            yield item
        else:
            yield from item.actions()


def _filled(action: Action, name: str) -> bool:
    if name == "status":
        return action.status is not ActionStatus.NOT_RECORDED
    if name == "start":
        return bool(action.start or action.end or action.actual_start or action.actual_end)
    return bool(getattr(action, name))


def status_counts(here: Here, actions: Sequence[Action]) -> list[StatusCount]:
    """How many actions have each status, in the order of the closed list; statuses that none has are left out.

    The parts of the bar begin at the reading side; a part of less than 5 % has no room for its number.
    """
    counted = Counter(action.status for action in actions)
    is_mirrored = here.writer.locale.direction == "rtl"
    found: list[StatusCount] = []
    before = 0
    for status in ActionStatus:
        count = counted[status]
        if not count:
            continue
        start, width = (100 * part / len(actions) for part in (before, count))
        x = max(0, 100 - start - width) if is_mirrored else start
        middle = short(x + width / 2) if width >= _NARROWEST else ""
        label = here.writer.named("action_status", status)
        found.append(StatusCount(status.value, label, count, short(x), short(width), middle))
        before += count
    return found


def _performers_open(here: Here, actions: Sequence[Action]) -> Link | None:
    """How many actions have no performer, leading to them."""
    lacking = sum(not action.performers for action in actions)
    if not lacking:
        return None
    return Link(here.writer.count("count.performers_open", lacking), f"?performer={NOBODY}#plan")


def _absent(here: Here, plan: WorkPlan, filled: Sequence[str]) -> Iterator[Row]:
    """What the plan's source does not give, each with the reason."""
    writer = here.writer
    for name in COLUMNS:
        if name in BLOCKS.values():
            continue
        if name not in filled and (name != "lever_ids" or name in plan.missing):
            yield Row(writer.t(f"column.{name}"), writer.missing(plan.missing.get(name)))
    for name in ("start", "mission"):
        if getattr(plan, name) is None and (name == "mission" or "start" in filled):
            yield Row(writer.t(f"field.plan_{name}"), writer.missing(plan.missing.get(name)))


def _classified_by_hub(items: Iterable[Item]) -> bool:
    for item in items:
        if item.lever_classification is Classifier.HUB:
            return True
        if isinstance(item, Group) and _classified_by_hub(item.items):
            return True
    return False


def _headings(here: Here, view: PlanView) -> Iterator[Heading]:
    """What the page has, in order; then the blocks that are empty, each with the reason; then the sources."""
    label = here.writer.t
    filled = {
        "status": any(item.status != ActionStatus.NOT_RECORDED.value for item in view.counts),
        "budget": view.budget is not None,
        "chain": bool(view.chain),
        "plan": bool(view.cards),
        "milestones": view.milestones is not None,
        "measures": view.measures is not None,
        "absent": bool(view.absent),
    }
    titles = {"chain": "plan.chain", "measures": "plan.measures"}
    for name, is_filled in filled.items():
        if is_filled:
            yield Heading(name, label(titles.get(name, f"section.{name}")))
    for name in ("plan", *BLOCKS):
        if not filled[name]:
            yield Heading(name, label(titles.get(name, f"section.{name}")), empty=True)
    yield Heading("sources", label("section.sources"))
