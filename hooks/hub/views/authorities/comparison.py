"""What the comparison of authorities shows beside the columns of the index.

The rows are printed once, with what stands in them where an authority has nothing; of an authority only what it has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hub.models.authority import Authority, Classification, FactProperty
from hub.models.base import ValueStatus
from hub.models.work_plan import Action, ActionStatus
from hub.relations import Relations
from hub.views.authority_facts import fact_of
from hub.views.here import Here, anchor
from hub.views.indicator_lines import value_of
from hub.views.plan_action import listed


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row: its name, its label, and what an authority shows that has nothing in it."""

    name: str
    label: Markup
    default: Markup
    is_optional: bool = False
    """Whether the row is left out where none of the compared has anything in it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What one authority has, by the name of the row."""

    id: str
    cells: list[tuple[str, Markup]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows of the comparison, and what each authority has in them."""

    rows: list[ComparedRow]
    authorities: list[Compared]


def comparison(here: Here, relations: Relations, records: Sequence[Authority]) -> Comparison:
    """What authorities can be compared by."""
    found = [Compared(record.id, list(_cells(here, relations, record))) for record in records]
    used = {name for compared in found for name, _ in compared.cells}
    return Comparison(
        rows=[row for row in _rows(here) if row.name in used or not row.is_optional],
        authorities=[compared for compared in found if compared.cells],
    )


def _rows(here: Here) -> Iterator[ComparedRow]:
    writer = here.writer
    unknown, not_applicable = writer.missing(), writer.missing(status=ValueStatus.NOT_APPLICABLE)
    yield ComparedRow("lever_ids", writer.t("section.levers"), unknown)
    yield ComparedRow("mission", writer.t("field.mission"), unknown)
    yield ComparedRow("barriers", writer.t("section.barriers"), unknown)
    yield ComparedRow("actions", writer.t("section.status"), writer.t("phrase.no_plan"))
    yield ComparedRow("partners", writer.t("section.partners"), unknown)
    yield ComparedRow("working_groups", writer.t("section.groups"), unknown)
    yield ComparedRow("members", writer.t("section.members"), not_applicable, is_optional=True)
    name = writer.named("fact", FactProperty.SOCIOECONOMIC_CLUSTER)
    yield ComparedRow(FactProperty.SOCIOECONOMIC_CLUSTER.value, name, unknown, is_optional=True)
    for indicator_id, entry in here.catalog.indicators.items():
        title, unit = writer.text(entry.record.title), writer.text(entry.record.unit)
        label = Markup('{} <span class="hub-small">{}</span>').format(title, unit)
        yield ComparedRow(f"indicator-{indicator_id}", label, unknown, is_optional=True)


def _cells(here: Here, relations: Relations, record: Authority) -> Iterator[tuple[str, Markup]]:
    """What the record has; where something is missing for a reason of its own, the reason."""
    writer = here.writer
    filled = {
        "lever_ids": listed([anchor(here.lever(lever)) for lever in relations.levers_of[record.id]]),
        "mission": writer.text(record.mission) if record.mission else None,
        "barriers": listed([writer.text(barrier.name) for barrier in record.barriers]),
        "partners": listed([anchor(here.organisation(partner.organisation)) for partner in record.partners]),
        "working_groups": listed([writer.text(group.name) for group in record.working_groups]),
        "members": _members(here, record),
        FactProperty.SOCIOECONOMIC_CLUSTER.value: _fact(here, record, FactProperty.SOCIOECONOMIC_CLUSTER),
    }
    if not record.partners:
        filled["partners"] = _fact(here, record, FactProperty.PARTNER_BODIES)
    for name, html in filled.items():
        if html is not None:
            yield name, html
        elif name in record.missing:
            yield name, writer.missing(record.missing[name])
    plans = here.catalog.plans_by_authority.get(record.id, [])
    if plans:
        yield "actions", _actions(here, [action for plan in plans for action in plan.actions()])
    yield from _indicators(here, record)


def _members(here: Here, record: Authority) -> Markup | None:
    """How many members a cluster has; a body whose kind is not known may be one."""
    number = len(record.members) or len(record.member_ids)
    if number:
        return here.writer.count("unit.authorities", number)
    if record.classification in (Classification.CLUSTER, None) and "members" not in record.missing:
        return here.writer.missing()
    return None


def _fact(here: Here, record: Authority, name: FactProperty) -> Markup | None:
    writer, fact = here.writer, fact_of(record, name)
    if fact is None or fact.value is None:
        return None
    value = writer.count(f"unit.{fact.unit.value}", fact.value) if fact.unit else writer.number(fact.value)
    if fact.more_than:
        value = writer.t("phrase.more_than", what=value)
    return writer.t("phrase.in_year", what=value, year=writer.period(fact.year)) if fact.year else value


def _actions(here: Here, actions: Sequence[Action]) -> Markup:
    """How many actions its plans have, and how many of them in each status."""
    writer = here.writer
    counted = Counter(action.status for action in actions)
    lines = [
        Markup("{}: {}").format(writer.named("action_status", status), writer.number(counted[status]))
        for status in ActionStatus
        if counted[status]
    ]
    total = writer.count("count.actions", len(actions))
    return Markup("{}{}").format(total, Markup('<span class="hub-small">{}</span>').format(writer.in_row(lines)))


def _indicators(here: Here, record: Authority) -> Iterator[tuple[str, Markup]]:
    """The latest known value of each indicator, with its period."""
    writer = here.writer
    for series in here.catalog.series_by_authority.get(record.id, []):
        known = [point for point in series.points if point.value is not None]
        if not known or series.indicator not in here.catalog.indicators:
            continue
        latest = max(known, key=lambda point: point.period)
        value = value_of(here, here.catalog.indicators[series.indicator].record, latest.value or 0)
        yield (
            f"indicator-{series.indicator}",
            writer.t("phrase.in_year", what=value, year=writer.period(latest.period)),
        )
