"""An authority's plans, each in brief."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hub.models.work_plan import WorkPlan
from hub.views.here import Here
from hub.views.parts import Link, StatusCount, Table
from hub.views.plan_budget import plan_budget
from hub.views.work_plan import status_counts


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan as an authority's page tells it."""

    id: str
    link: Link
    status: str
    status_label: Markup
    years: Markup | None
    actions_label: Markup
    counts: list[StatusCount]
    budget: Table | None


def plan_summary(here: Here, plan: WorkPlan) -> PlanSummary:
    """A plan's standing, years and actions by status, and its budget by source and year where it has one."""
    writer = here.writer
    actions = list(plan.actions())
    budget = plan_budget(here, plan, plan.items)
    return PlanSummary(
        id=plan.id,
        link=here.work_plan(plan.id),
        status=plan.status.value,
        status_label=writer.named("plan_status", plan.status),
        years=writer.span(plan.start, plan.end),
        actions_label=writer.count("count.actions", len(actions)),
        counts=status_counts(here, actions),
        budget=budget.by_source if budget else None,
    )
