"""Who works on what: the records read from the side of a lever, an organisation or a district."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hub.catalog import Catalog
from hub.models.authority import Authority, District, Partner, WorkingGroup
from hub.models.work_plan import Action, BudgetLine, Classifier, Group, PlanStatus, WorkPlan


@dataclass(frozen=True, slots=True)
class Placed:
    """An action in its plan, and who put it under the lever that is asked about."""

    plan: WorkPlan
    action: Action
    by: Classifier | None = None


@dataclass(slots=True)
class LeverUse:
    """Where a lever is worked on."""

    actions: list[Placed] = field(default_factory=list)
    """Actions in plans of authorities, by plan."""
    samples: list[Placed] = field(default_factory=list)
    """Actions in sample plans, which belong to no named authority and are not counted with the others."""
    authorities: list[str] = field(default_factory=list)
    """Authorities that work on it, by id: in a plan, or beside their plans."""

    @property
    def without_action(self) -> list[str]:
        """Authorities that name the lever and have no action under it."""
        acting = {placed.plan.authority for placed in self.actions}
        return [authority for authority in self.authorities if authority not in acting]


@dataclass(slots=True)
class OrganisationUse:
    """Where an organisation takes part."""

    partner_of: list[tuple[Authority, Partner]] = field(default_factory=list)
    groups: list[tuple[Authority, WorkingGroup]] = field(default_factory=list)
    actions: list[Placed] = field(default_factory=list)
    """Actions that it performs, in plans of authorities."""
    samples: list[Placed] = field(default_factory=list)
    """Actions that it performs in sample plans."""
    paid: list[tuple[WorkPlan, list[BudgetLine]]] = field(default_factory=list)
    """Budget lines that it is the source of, by plan."""

    @property
    def authorities(self) -> list[str]:
        """Authorities in whose ecosystem it takes part in any way, by id."""
        found = {authority.id for authority, _ in (*self.partner_of, *self.groups)}
        plans = [*(placed.plan for placed in self.actions), *(plan for plan, _ in self.paid)]
        return sorted(found | {plan.authority for plan in plans if plan.authority})


@dataclass(slots=True)
class DistrictUse:
    """What is recorded of a district."""

    authorities: list[Authority] = field(default_factory=list)
    plans: list[WorkPlan] = field(default_factory=list)
    levers: dict[str, int] = field(default_factory=dict)
    """How many of the district's authorities work on each lever, most first."""


class Relations:
    """The cross-references of a hub, each worked out once."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._authorities = [entry.record for _, entry in sorted(catalog.authorities.items())]
        self._plans = [entry.record for _, entry in sorted(catalog.work_plans.items())]

    @cached_property
    def levers_of(self) -> Mapping[str, Mapping[str, None]]:
        """The levers of each authority, those beside its plans first, each once, in the order met."""
        found: dict[str, dict[str, None]] = {}
        for authority in self._authorities:
            mine = found[authority.id] = dict.fromkeys(authority.lever_ids)
            for plan in self._catalog.plans_by_authority.get(authority.id, ()):
                mine.update(dict.fromkeys(_levers(plan.items)))
        return found

    def classified_by_hub(self, authority: str) -> bool:
        """Whether the hub's editors, not a source, put something in an authority's plans under a lever."""
        entries = [self._catalog.work_plans[plan.id] for plan in self._catalog.plans_by_authority.get(authority, ())]
        items: list[Group | Action] = [item for entry in entries for _, item in entry.parts(Group)]
        items += [item for entry in entries for _, item in entry.parts(Action)]
        return any(item.lever_classification is Classifier.HUB for item in items)

    @cached_property
    def levers(self) -> Mapping[str, LeverUse]:
        """Every lever of the list with its use."""
        found = {lever: LeverUse() for lever in self._catalog.levers}
        for authority, levers in self.levers_of.items():
            for lever in levers:
                if lever in found:
                    found[lever].authorities.append(authority)
        for plan in self._plans:
            for action, levers_above in _placed(plan.items, {}):
                for lever, by in levers_above.items():
                    if lever in found:
                        use = found[lever]
                        (use.actions if _counts(plan) else use.samples).append(Placed(plan, action, by))
        return found

    @cached_property
    def organisations(self) -> Mapping[str, OrganisationUse]:
        """Every organisation with its part."""
        found = {organisation: OrganisationUse() for organisation in self._catalog.organisations}
        for authority in self._authorities:
            for partner in authority.partners:
                if partner.organisation in found:
                    found[partner.organisation].partner_of.append((authority, partner))
            for group in authority.working_groups:
                for organisation in dict.fromkeys(group.organisations):
                    if organisation in found:
                        found[organisation].groups.append((authority, group))
        for plan in self._plans:
            self._add_plan(found, plan)
        return found

    def _add_plan(self, found: Mapping[str, OrganisationUse], plan: WorkPlan) -> None:
        paid: dict[str, list[BudgetLine]] = {}
        for action in plan.actions():
            performers = dict.fromkeys(performer.organisation or "" for performer in action.performers)
            for organisation in performers:
                if organisation in found:
                    use = found[organisation]
                    (use.actions if _counts(plan) else use.samples).append(Placed(plan, action))
            for line in action.budget_lines:
                paid.setdefault(line.source, []).append(line)
        if _counts(plan):
            for organisation, lines in paid.items():
                if organisation in found:
                    found[organisation].paid.append((plan, lines))

    @cached_property
    def districts(self) -> Mapping[District, DistrictUse]:
        """Every district of the closed list, also one without an authority."""
        found = {district: DistrictUse() for district in District}
        for authority in self._authorities:
            if authority.district is None:
                continue
            use = found[authority.district]
            use.authorities.append(authority)
            use.plans.extend(self._catalog.plans_by_authority.get(authority.id, ()))
            for lever in self.levers_of[authority.id]:
                use.levers[lever] = use.levers.get(lever, 0) + 1
        for use in found.values():
            use.levers = dict(sorted(use.levers.items(), key=lambda item: (-item[1], item[0])))
        return found


def _counts(plan: WorkPlan) -> bool:
    """Whether a plan is an authority's own, not a sample."""
    return plan.authority is not None and plan.status is not PlanStatus.SAMPLE


def _levers(items: Iterable[Group | Action]) -> Iterator[str]:
    """Every lever named in a plan, in order."""
    for item in items:
        if isinstance(item, Group):
            if item.lever:
                yield item.lever
            yield from _levers(item.items)
        else:
            yield from item.lever_ids


def _placed(
    items: Iterable[Group | Action], above: Mapping[str, Classifier | None]
) -> Iterator[tuple[Action, Mapping[str, Classifier | None]]]:
    """Every action with the levers it stands under: its own, and those of the groups above it."""
    for item in items:
        if isinstance(item, Group):
            own = {item.lever: item.lever_classification} if item.lever else {}
            yield from _placed(item.items, {**above, **own})
        else:
            yield item, {**above, **dict.fromkeys(item.lever_ids, item.lever_classification)}
