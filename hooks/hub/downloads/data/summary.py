"""What is counted over an authority's or a plan's records, as its page prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from hub.downloads.data.columns import Speaker
from hub.models.authority import Authority
from hub.models.work_plan import Action, ActionStatus, BudgetState, WorkPlan

Count = tuple[str, str, float]
"""What is counted, its code, and how many or how much."""


def authority_summary(record: Authority, plans: Sequence[WorkPlan], levers: int, speaker: Speaker) -> list[Count]:
    """Members, partners, levers, plans and what stands in them."""
    counts = (
        ("work_plans", len(plans)),
        ("members", len(record.members)),
        ("partners", len(record.partners)),
        ("levers", levers),
        ("working_groups", len(record.working_groups)),
    )
    found = [(speaker.label(f"summary.{name}"), name, float(count)) for name, count in counts if count]
    return [
        *found,
        *_partners(record, speaker),
        *plan_summary([it for plan in plans for it in plan.actions()], speaker),
    ]


def _partners(record: Authority, speaker: Speaker) -> Iterator[Count]:
    organisations = speaker.catalog.organisations
    of: list[tuple[str, StrEnum]] = []
    for partner in record.partners:
        of.append(("organisation_sector", organisations[partner.organisation].record.sector))
        if partner.circle:
            of.append(("circle", partner.circle))
    for (kind, member), count in sorted(Counter(of).items()):
        label = speaker.label("summary.partners_of", name=speaker.choices[kind, member.value])
        yield label, f"partners.{kind}.{member.value}", count


def plan_summary(actions: Sequence[Action], speaker: Speaker) -> list[Count]:
    """Actions by status; money by source, year and state."""
    if not actions:
        return []
    return [
        (speaker.label("summary.actions"), "actions", len(actions)),
        *_statuses(actions, speaker),
        *_open(actions, speaker),
        *_money(actions, speaker),
    ]


def _statuses(actions: Iterable[Action], speaker: Speaker) -> Iterator[Count]:
    counted = Counter(action.status for action in actions)
    for status in ActionStatus:
        if counted[status]:
            label = speaker.label("summary.actions_of", name=speaker.choices["action_status", status.value])
            yield label, f"actions.{status.value}", counted[status]


def _open(actions: Iterable[Action], speaker: Speaker) -> Iterator[Count]:
    if lacking := sum(not action.performers for action in actions):
        yield speaker.label("summary.no_performer"), "actions.without_performer", lacking


def _money(actions: Iterable[Action], speaker: Speaker) -> Iterator[Count]:
    lines = [line for action in actions for line in action.budget_lines]
    names = speaker.names["organisations"]
    if not lines:
        return
    yield speaker.label("summary.budget"), "budget", sum(line.amount for line in lines)
    sums: dict[tuple[str, str], float] = {}
    for line in lines:
        for key in (
            (line.source, str(line.year)),
            (line.source, ""),
            ("", str(line.year)),
            ("", line.state.value),
            (line.source, line.state.value),
        ):
            sums[key] = sums.get(key, 0) + line.amount
    states = {state.value for state in BudgetState}
    for (source, of), amount in sorted(sums.items()):
        words = [names[source]] if source else []
        words += [speaker.choices["budget_state", of] if of in states else of] if of else []
        label = speaker.label("summary.budget_of", name=", ".join(words))
        yield label, ".".join(filter(None, ("budget", source, of))), amount
    if spent := sum(line.spent or 0 for line in lines):
        yield speaker.label("summary.spent"), "spent", spent
