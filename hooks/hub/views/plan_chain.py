"""The chain of a plan: from its mission to its goals and their levers, each leading to its place in the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from hub import addresses
from hub.models.authority import Barrier
from hub.models.work_plan import Group, Level, WorkPlan
from hub.views.here import Here, anchor
from hub.views.parts import Link
from hub.views.plan_cards import group_name


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A goal or lever, and what it is tied to on either side."""

    name: Markup
    notes: list[Markup] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A column of the chain: the items of one level."""

    title: Markup
    items: list[ChainLink]
    is_numbered: bool = True


def plan_chain(here: Here, plan: WorkPlan) -> list[ChainStep]:
    """The mission and the levels above the actions; nothing where the plan has no such level."""
    writer = here.writer
    levels = [level for level in plan.levels if level is not Level.ACTION]
    groups = [[(number, 0, item) for number, item in enumerate(plan.items, 1) if isinstance(item, Group)]]
    for _ in levels[1:]:
        children = [
            (parent, child) for parent, _, group in groups[-1] for child in group.items if isinstance(child, Group)
        ]
        groups.append([(number, parent, child) for number, (parent, child) in enumerate(children, 1)])
    if not groups[0] or not levels:
        return []
    mission = writer.text(plan.mission) if plan.mission else writer.missing(plan.missing.get("mission"))
    steps = [ChainStep(writer.t("field.plan_mission"), [ChainLink(mission)], is_numbered=False)]
    for depth, level in enumerate(levels):
        below = groups[depth + 1] if depth + 1 < len(groups) else []
        numbers = {
            parent: [number for number, _, _ in children]
            for parent, children in groupby(below, key=lambda child: child[1])
        }
        links = []
        for number, parent, group in groups[depth]:
            above = groups[depth - 1][parent - 1][2].barrier_ids if parent else []
            notes = list(_notes(here, plan, group, above))
            if numbers.get(number):
                notes.append(_ties(here, levels[depth + 1], numbers[number]))
            if parent:
                notes.append(_ties(here, levels[depth - 1], [parent]))
            links.append(ChainLink(_name(group, here), notes))
        if links:
            steps.append(ChainStep(writer.t(f"plan.many_{level}"), links))
    return steps


def _name(group: Group, here: Here) -> Markup:
    return anchor(Link(group_name(here, group), f"#{addresses.plan_item(group.id)}"))


def _notes(here: Here, plan: WorkPlan, group: Group, above: Sequence[str]) -> Iterator[Markup]:
    """The barriers that a group answers and the one above does not, its lever on the network's list, its actions."""
    writer = here.writer
    barriers = _barriers(here, plan)
    own = [barrier for barrier in group.barrier_ids if barrier not in above]
    answered = [writer.text(barriers[barrier].name) for barrier in own if barrier in barriers]
    if answered:
        yield writer.t("plan.answers", barriers=writer.in_row(answered))
    if group.lever:
        yield writer.t("plan.network_lever", lever=anchor(here.lever(group.lever)))
    yield writer.count("count.actions", sum(1 for _ in group.actions()))


def _barriers(here: Here, plan: WorkPlan) -> dict[str, Barrier]:
    """The plan's own barriers, and those of its authority."""
    owner = here.catalog.authorities[plan.authority].record.barriers if plan.authority else []
    return {barrier.id: barrier for barrier in (*owner, *plan.barriers)}


def _ties(here: Here, level: Level, numbers: Sequence[int]) -> Markup:
    writer = here.writer
    label = writer.t(f"plan.many_{level}") if len(numbers) > 1 else writer.named("level", level)
    return writer.t("plan.ties", level=label, numbers=writer.in_row([writer.number(number) for number in numbers]))
