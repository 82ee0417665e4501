"""The milestones of a plan on the day of the build: which are overdue and by how much, what is ahead, what was met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from markupsafe import Markup

from hub import addresses
from hub.dates import PartialDate, days_between
from hub.models.work_plan import Action, ActionStatus, Milestone
from hub.views.charts.parts import short
from hub.views.here import Here
from hub.views.parts import Link

_CLOSED: Final = frozenset((ActionStatus.CANCELLED, ActionStatus.NOT_DONE))
"""Statuses of an action whose open milestones nobody waits for any more."""
_BINS: Final = 48
"""Places along the time line; milestones at one place stand on top of each other."""
_STEP: Final = 13
_FOOT: Final = 26


class State(StrEnum):
    """Where a milestone stands on the day of the build, in the order in which the page lists them."""

    OVERDUE = "overdue"
    OPEN = "open"
    MET = "met"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A milestone, when it was due, and where it stands."""

    title: Markup
    action: Link
    due: Markup
    standing: Markup
    """That it is overdue, and by how much; when it was met, and how late; that it is ahead."""


@dataclass(frozen=True, slots=True)
class MilestoneGroup:
    """The milestones of one state, by the day they are due."""

    state: str
    label: Markup
    count: int
    items: list[MilestoneView]


@dataclass(frozen=True, slots=True)
class Dot:
    """A milestone on the drawn time line."""

    state: str
    x: str
    y: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark under the time line: where a year begins."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Milestones:
    """The milestones of a plan, drawn and in words."""

    title: Markup
    measure: Markup
    groups: list[MilestoneGroup]
    dots: list[Dot]
    ticks: list[Tick]
    today: str
    """Where the day of the build stands; empty where it is outside the years drawn."""
    height: int
    base: int


def state_of(action: Action, milestone: Milestone, today: date) -> State:
    """Where a milestone stands on a day. One known to the month is overdue once the month is over."""
    if milestone.met:
        return State.MET
    if action.status in _CLOSED:
        return State.CLOSED
    return State.OVERDUE if milestone.due_date.last < today else State.OPEN


def days_overdue(milestone: Milestone, today: date) -> int:
    """Whole days since the last day on which a milestone was due."""
    return days_between(milestone.due_date.last, today)


def days_late(milestone: Milestone) -> int:
    """How many days after it was due a milestone was met; 0 where it was in time or where nobody can say."""
    met = milestone.date_met
    if met is None or met.precision != "day":
        return 0
    return max(0, days_between(milestone.due_date.last, met.first))


def milestones(here: Here, actions: Sequence[Action], prefix: str) -> Milestones | None:
    """The milestones of some actions; None where they have none."""
    writer, today = here.writer, here.catalog.today
    due = [(milestone, action) for action in actions for milestone in action.milestones]
    if not due:
        return None
    due.sort(key=lambda pair: (pair[0].due_date, pair[0].id))
    by_state: dict[State, list[tuple[Milestone, Action]]] = {state: [] for state in State}
    for milestone, action in due:
        by_state[state_of(action, milestone, today)].append((milestone, action))
    late, whole = writer.number(len(by_state[State.OVERDUE])), writer.number(len(due))
    first, last = due[0][0].due_date.first, max(milestone.due_date.last for milestone, _ in due)
    axis = _Axis(first, last)
    dots = list(_dots(axis, by_state))
    highest = max(Counter(dot.x for dot in dots).values())
    return Milestones(
        title=writer.t("plan.milestones_title", late=late, all=whole),
        measure=writer.t("plan.milestones_measure", day=writer.time(PartialDate.parse(today.isoformat()))),
        groups=[
            MilestoneGroup(
                state.value,
                writer.t(f"plan.milestones_{state}"),
                len(pairs),
                [_view(here, action, milestone, state, prefix) for milestone, action in pairs],
            )
            for state, pairs in by_state.items()
            if pairs
        ],
        dots=[Dot(dot.state, dot.x, (highest - dot.y) * _STEP + _STEP // 2) for dot in dots],
        ticks=list(axis.ticks()),
        today=axis.at(today) if axis.first <= today <= axis.last else "",
        height=highest * _STEP + _FOOT,
        base=highest * _STEP + 4,
    )


class _Axis:
    """The time line's years, whole, from left to right in every language."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = date(first.year, 1, 1), date(last.year, 12, 31)
        self.days = days_between(self.first, self.last)

    def at(self, day: date) -> str:
        """Where a day stands, in percent."""
        return short(100 * days_between(self.first, day) / self.days)

    def place(self, day: date) -> str:
        """The place that a milestone of this day takes: its days share one."""
        number = days_between(self.first, day) * _BINS // (self.days + 1)
        return short(100 * (number + 0.5) / _BINS)

    def ticks(self) -> Iterator[Tick]:
        """Where each year begins."""
        for year in range(self.first.year, self.last.year + 1):
            yield Tick(self.at(date(year, 1, 1)), str(year))


def _dots(axis: _Axis, by_state: dict[State, list[tuple[Milestone, Action]]]) -> Iterator[Dot]:
    """Every milestone at its place; ``y`` counts those below it."""
    taken: Counter[str] = Counter()
    for state, pairs in by_state.items():
        for milestone, _ in pairs:
            x = axis.place(milestone.due_date.last)
            taken[x] += 1
            yield Dot(state.value, x, taken[x])


def _view(here: Here, action: Action, milestone: Milestone, state: State, prefix: str) -> MilestoneView:
    writer = here.writer
    return MilestoneView(
        title=writer.text(milestone.title),
        action=Link(writer.text(action.name), f"#{prefix}{addresses.plan_item(action.id)}"),
        due=writer.date(milestone.due_date),
        standing=_standing(here, action, milestone, state),
    )


def _standing(here: Here, action: Action, milestone: Milestone, state: State) -> Markup:
    writer = here.writer
    if state is State.OVERDUE:
        return writer.count("plan.overdue_days", days_overdue(milestone, here.catalog.today))
    if state is State.CLOSED:
        return writer.t("plan.milestone_closed", status=writer.named("action_status", action.status))
    if state is State.OPEN:
        return writer.t("milestone.open")
    if milestone.date_met is None:
        return writer.t("milestone.met")
    met = writer.t("plan.met_on", day=writer.date(milestone.date_met))
    if late := days_late(milestone):
        return writer.t("phrase.comma_pair", first=met, last=writer.count("plan.late_days", late))
    return met
