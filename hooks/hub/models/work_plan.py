"""A work plan: groups nested by the plan's own levels, and actions at the last of them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

from pydantic import Discriminator, Field, Tag

from hub.models.authority import Barrier, Circle
from hub.models.base import Localized, Missing, Model, Record, SourceRef, ValueStatus
from hub.models.scalars import Boolean, Date, Number, Slug, When, between, closed


class PlanStatus(StrEnum):
    """Standing of a plan. Only approved plans count as "has a plan"."""

    DRAFT = "draft"
    APPROVED = "approved"
    SAMPLE = "sample"


class Level(StrEnum):
    """Name of a level of a plan; the table's columns follow."""

    GOAL = "goal"
    LEVER = "lever"
    ARENA = "arena"
    CHALLENGE = "challenge"
    ACTION = "action"


class ActionStatus(StrEnum):
    """Status of an action (after IATI's activity status, with what planning needs)."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    NOT_DONE = "not_done"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    NOT_RECORDED = "not_recorded"


class Classifier(StrEnum):
    """Who put an item under a lever of the network's list: the source, or the hub's editors."""

    SOURCE = "source"
    HUB = "hub"


class Currency(StrEnum):
    """Currency (ISO 4217)."""

    ILS = "ILS"


class BudgetKind(StrEnum):
    """Money, or its equivalent in work, rooms and goods."""

    CASH = "cash"
    IN_KIND = "in_kind"


class BudgetState(StrEnum):
    """How sure the money is."""

    REQUESTED = "requested"
    COMMITTED = "committed"
    RECEIVED = "received"


class Performer(Model):
    """Who carries an action out: an organisation of the registry, or words where the source names nobody."""

    organisation: Slug | None = None
    """Id of the organisation."""
    name: Localized | None = None
    """Words, where there is no organisation to name."""


class Milestone(Model):
    """A milestone of an action. Overdue is computed, never typed."""

    id: Slug
    """Id, unique in the action."""
    title: Localized
    """What will be there."""
    due_date: Date
    """When it is due."""
    met: Boolean = False
    """Whether it was met."""
    date_met: Date | None = None
    """When it was met; only with met: true."""


class BudgetLine(Model):
    """An amount for an action, from one source in one year (after the Open Contracting Data Standard)."""

    amount: Number
    """Amount, in the currency's unit; 0 or more."""
    currency: Annotated[Currency, closed(Currency)]
    """Currency."""
    year: Annotated[int, between(1990, 2100)]
    """Calendar year."""
    source: Slug
    """Id of the organisation that pays."""
    kind: Annotated[BudgetKind, closed(BudgetKind)]
    """Cash or in kind."""
    state: Annotated[BudgetState, closed(BudgetState)]
    """Requested, committed or received."""
    spent: Number | None = None
    """What was spent of it so far."""


class Measure(Model):
    """A measure of an action's success: planned against actual."""

    id: Slug
    """Id, unique in the action."""
    name: Localized
    """What is measured."""
    unit: Localized | None = None
    """What the figures count."""
    indicator: Slug | None = None
    """The indicator of the registry, where it is one."""
    period: When | None = None
    """The period the figures speak of."""
    target: Number | None = None
    """What was planned."""
    actual: Number | None = None
    """What came of it."""
    numerator: Number | None = None
    """For a percentage: how many."""
    denominator: Number | None = None
    """For a percentage: of how many."""
    value_status: Annotated[ValueStatus | None, closed(ValueStatus)] = None
    """Why there is no actual figure."""


class Named(Model):
    """A further item of the same level that shares the children of the one it stands beside."""

    id: Slug
    """Id, unique in the plan."""
    name: Localized
    """Its name."""


class Action(Model):
    """An action: the last level of a plan."""

    id: Slug
    """Id, unique in the plan."""
    name: Localized
    """What is done."""
    description: Localized | None = None
    """More on it."""
    parts: list[Localized] = []
    """Its parts, where the source lists them."""
    performers: list[Performer] = []
    """Who carries it out."""
    lever_ids: list[Slug] = []
    """Levers of the network's list that it serves."""
    lever_classification: Annotated[Classifier | None, closed(Classifier)] = None
    """Who put it under those levers."""
    circle: Annotated[Circle | None, closed(Circle)] = None
    """Circle of partnership it belongs to."""
    core: Boolean | None = None
    """Whether it is a core programme."""
    owner_role: Localized | None = None
    """Who answers for it: a role."""
    start: Date | None = None
    """Planned start."""
    end: Date | None = None
    """Planned end."""
    actual_start: Date | None = None
    """When it did start."""
    actual_end: Date | None = None
    """When it did end."""
    status: Annotated[ActionStatus, closed(ActionStatus)]
    """Where it stands."""
    status_note: Localized | None = None
    """What the status rests on."""
    status_source: SourceRef | None = None
    """Where the status is told."""
    milestones: list[Milestone] = []
    """Its milestones."""
    budget_lines: list[BudgetLine] = []
    """Its budget."""
    measures: list[Measure] = []
    """How its success is measured."""
    missing: dict[str, Missing] = {}
    """Fields that are absent, each with the reason."""


class Group(Model):
    """A goal, lever, arena or challenge of a plan, with what stands under it."""

    id: Slug
    """Id, unique in the plan."""
    name: Localized
    """Its name."""
    description: Localized | None = None
    """More on it."""
    joint_with: list[Named] = []
    """Further items of this level that share the same children, where the source does not divide them."""
    barrier_ids: list[Slug] = []
    """Barriers of the plan or its authority that it answers."""
    lever: Slug | None = None
    """The lever of the network's list that it is."""
    lever_classification: Annotated[Classifier | None, closed(Classifier)] = None
    """Who put it under that lever."""
    indicator_ids: list[Slug] = []
    """Indicators that measure it."""
    items: list[Item] = Field(default_factory=list)
    """What stands under it: groups, and actions at the last level."""

    def actions(self) -> Iterator[Action]:
        """Every action under this group, in order."""
        for item in self.items:
            if isinstance(item, Action):
                yield item
            else:
                yield from item.actions()


def _kind_of_item(value: object) -> str:
    """An item that holds items is a group; any other is an action."""
    if isinstance(value, dict):
        return "group" if "items" in value else "action"
    return "group" if isinstance(value, Group) else "action"


Item: TypeAlias = Annotated[
    Annotated[Group, Tag("group")] | Annotated[Action, Tag("action")], Discriminator(_kind_of_item)
]
ITEM_TAGS: Final = ("group", "action")
"""The union's tags: pydantic puts them into the location of an error, where no file has them."""


class StatedTotal(Model):
    """The total that the plan's own document prints."""

    amount: Number
    """Amount, in the currency's unit."""
    currency: Annotated[Currency, closed(Currency)]
    """Currency."""


class WorkPlan(Record):
    """A work plan of an authority, or a sample of one."""

    authority: Slug | None = None
    """Id of the authority; a sample has none."""
    name: Localized
    """Its name."""
    status: Annotated[PlanStatus, closed(PlanStatus)]
    """Draft, approved or sample."""
    start: Date | None = None
    """When it begins."""
    end: Date | None = None
    """When it ends."""
    mission: Localized | None = None
    """The mission it serves."""
    levels: list[Annotated[Level, closed(Level)]]
    """The names of its levels, from the top; the last is the action."""
    barriers: list[Barrier] = []
    """Barriers it names itself."""
    items: list[Item] = []
    """Its items, nested by level."""
    stated_total: StatedTotal | None = None
    """The total that its document prints."""
    sources: list[SourceRef] = []
    """Where it is published."""

    def actions(self) -> Iterator[Action]:
        """Every action, in order."""
        for item in self.items:
            if isinstance(item, Action):
                yield item
            else:
                yield from item.actions()


Group.model_rebuild()
WorkPlan.model_rebuild()
