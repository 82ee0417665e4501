"""What the index of work plans shows: whose each plan is, its years, and where its actions stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup, escape

from hub.models.work_plan import ActionStatus, PlanStatus, WorkPlan
from hub.views.collate import NameKey, name_key
from hub.views.here import Here, anchor
from hub.views.parts import Cell, Heading, Row, Table
from hub.views.plan_action import status_badge
from hub.views.work_plan import status_counts

_COLUMNS = ("plan_name", "authority", "plan_status", "years", "actions", "status", "levels")


@dataclass(frozen=True, slots=True)
class PlansIndex:
    """The index of work plans ready to print in one language."""

    title: Markup
    sentence: Markup
    plans: Table | None
    samples: Table | None
    plan_entries: list[Row]
    """The same as lists, for narrow screens."""
    sample_entries: list[Row]
    headings: list[Heading] = field(default_factory=list)


def plans_index(here: Here) -> PlansIndex:
    """Print the index of work plans; samples stand apart."""
    writer = here.writer
    records = sorted((entry.record for entry in here.catalog.work_plans.values()), key=lambda plan: _order(here, plan))
    plans = [plan for plan in records if plan.status is not PlanStatus.SAMPLE]
    samples = [plan for plan in records if plan.status is PlanStatus.SAMPLE]
    view = PlansIndex(
        title=writer.t("title.work_plans"),
        sentence=Markup("{} {}").format(
            writer.count("count.plans_listed", len(plans)), writer.count("count.samples_listed", len(samples))
        ),
        plans=_table(here, plans, "caption.work_plans") if plans else None,
        samples=_table(here, samples, "caption.samples") if samples else None,
        plan_entries=[_entry(here, plan) for plan in plans],
        sample_entries=[_entry(here, plan) for plan in samples],
    )
    if plans:
        view.headings.append(Heading("list", writer.t("section.plans_list")))
    if samples:
        view.headings.append(Heading("samples", writer.t("section.samples")))
    return view


def _order(here: Here, plan: WorkPlan) -> tuple[bool, NameKey | None, bool, int, str]:
    """By the authority's name, then the newest first; plans of nobody named, and without years, come last."""
    name = name_key(here.catalog.authorities[plan.authority].record.name, here.writer) if plan.authority else None
    began = -plan.start.first.toordinal() if plan.start else 0
    return (not plan.authority, name, plan.start is None, began, plan.id)


def _owner(here: Here, plan: WorkPlan) -> Markup:
    return anchor(here.authority(plan.authority)) if plan.authority else here.writer.t("phrase.unnamed_authority")


def _years(here: Here, plan: WorkPlan) -> Markup:
    reason = plan.missing.get("start")
    return here.writer.span(plan.start, plan.end) or here.writer.missing(status=reason.status if reason else None)


def _is_unrecorded(plan: WorkPlan) -> bool:
    """Whether the status of none of a plan's actions is known."""
    return all(action.status is ActionStatus.NOT_RECORDED for action in plan.actions())


def statuses(here: Here, plan: WorkPlan) -> Markup:
    """How many actions of a plan have each status, in words; that none is recorded where none is."""
    actions = list(plan.actions())
    if _is_unrecorded(plan):
        reason = plan.missing.get("status")
        return here.writer.missing(status=reason.status if reason else None)
    badges = (
        status_badge(part.status, Markup("{} {}").format(part.label, here.writer.number(part.count)))
        for part in status_counts(here, actions)
    )
    return Markup('<span class="hub-statuses">{}</span>').format(Markup(" ").join(badges))


def _entry(here: Here, plan: WorkPlan) -> Row:
    """A plan as an item of the list: whose it is, its standing, its years, its actions and where they stand.

    No head of a column says what is missing there, so the words do.
    """
    writer = here.writer
    words = [
        _owner(here, plan),
        writer.named("plan_status", plan.status),
        _years(here, plan) if plan.start or plan.end else _named(here, "years", _years(here, plan)),
        writer.count("count.actions", sum(1 for _ in plan.actions())),
    ]
    where = statuses(here, plan)
    if _is_unrecorded(plan):
        where = _named(here, "status", where)
    return Row(anchor(here.work_plan(plan.id)), Markup(" · ").join(words), note=where)


def _named(here: Here, column: str, value: Markup) -> Markup:
    """A value after the name of its column."""
    return here.writer.t("phrase.because", what=here.writer.t(f"column.{column}"), why=value)


def _table(here: Here, plans: list[WorkPlan], caption: str) -> Table:
    writer = here.writer
    head = [
        Cell(writer.t(f"column.{name}"), scope="col", css="hub-number" if name == "actions" else "")
        for name in _COLUMNS
    ]
    arrow = escape(" ← " if writer.locale.direction == "rtl" else " → ")
    rows = [
        [
            Cell(anchor(here.work_plan(plan.id)), scope="row"),
            Cell(_owner(here, plan)),
            Cell(writer.named("plan_status", plan.status)),
            Cell(_years(here, plan)),
            Cell(writer.number(sum(1 for _ in plan.actions())), css="hub-number"),
            Cell(statuses(here, plan)),
            Cell(arrow.join(writer.named("level", level) for level in plan.levels)),
        ]
        for plan in plans
    ]
    return Table(writer.t(caption), head, [rows], css="hub-plans")
