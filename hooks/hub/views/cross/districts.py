"""The page of a district: its authorities, their levers and plans; and the index of districts."""

from __future__ import annotations

from markupsafe import Markup

from hub.models.authority import Authority, District, FactProperty
from hub.relations import DistrictUse, Relations
from hub.views.authority_facts import fact_of
from hub.views.cross.parts import Block, CrossView, by_name, head, heading, row
from hub.views.here import Here, anchor
from hub.views.parts import Cell, Row, Table

_FIELDS = ("classification", "sector", "stage")


def district_view(here: Here, relations: Relations, district: District) -> CrossView:
    """Print a district."""
    writer, use = here.writer, relations.districts[district]
    levers = [
        Row(anchor(here.lever(lever)), writer.count("unit.authorities", number)) for lever, number in use.levers.items()
    ]
    by_hub = any(relations.classified_by_hub(authority.id) for authority in use.authorities)
    plans = []
    for plan in use.plans:
        words = [writer.named("plan_status", plan.status)]
        if plan.authority:
            words.insert(0, anchor(here.authority(plan.authority)))
        words.append(writer.count("count.actions", sum(1 for _ in plan.actions())))
        plans.append(Row(anchor(here.work_plan(plan.id)), Markup(" · ").join(words)))
    return CrossView(
        title=writer.named("district_of", district),
        plain_title=writer.vocabulary.named("district_of", district),
        kicker=writer.t("field.district"),
        sentence=_counted(here, use),
        blocks=[
            _authorities(here, use),
            Block(
                heading(here, "district_levers"),
                lead=writer.t("phrase.classified_by_hub") if by_hub else None,
                rows=levers,
                missing=_unless(here, levers, "no_levers"),
            ),
            Block(heading(here, "district_plans"), rows=plans, missing=_unless(here, plans, "no_plans")),
        ],
    )


def _unless(here: Here, filled: list[Row], label: str) -> Markup | None:
    return None if filled else here.writer.t(f"cross.{label}")


def _counted(here: Here, use: DistrictUse) -> Markup:
    """How many authorities and how many of them have an approved plan, in words."""
    writer = here.writer
    return writer.t(
        "phrase.comma_pair",
        first=writer.count("unit.authorities", len(use.authorities)),
        last=writer.count("cross.approved_plans", _with_plan(here, use)),
    )


def _with_plan(here: Here, use: DistrictUse) -> int:
    return sum(here.catalog.has_plan(authority.id) for authority in use.authorities)


def _authorities(here: Here, use: DistrictUse) -> Block:
    writer = here.writer
    if not use.authorities:
        return Block(heading(here, "district_authorities"), missing=writer.t("cross.no_authorities"))
    columns = head(here, "name", *_FIELDS, "population", numbers=("population",))
    body, entries = [], []
    for record in by_name(here, (authority.id for authority in use.authorities)):
        name = anchor(here.authority(record.id))
        values = [_value(here, record, field) for field in _FIELDS]
        cells = row(name, *values)
        cells.append(Cell(_population(here, record), css="hub-number"))
        body.append(cells)
        entries.append(Row(name, Markup(" · ").join(values)))
    table = Table(writer.t("cross.district_authorities"), columns, [body])
    return Block(heading(here, "district_authorities"), table=table, entries=entries)


def _value(here: Here, record: Authority, field: str) -> Markup:
    value = getattr(record, field)
    reason = record.missing.get(field)
    return here.writer.named(field, value) if value else here.writer.missing(status=reason.status if reason else None)


def _population(here: Here, record: Authority) -> Markup:
    fact = fact_of(record, FactProperty.POPULATION)
    known = fact is not None and fact.value is not None
    return here.writer.number(fact.value) if known and fact and fact.value is not None else here.writer.missing()


def districts_index(here: Here, relations: Relations) -> CrossView:
    """Print the index of districts, in the order of the closed list, from north to south."""
    writer = here.writer
    body, entries = [], []
    for district, use in relations.districts.items():
        name = anchor(here.district(district, "district_of"))
        numbers = (len(use.authorities), _with_plan(here, use), len(use.levers))
        body.append(row(name, *map(writer.number, numbers)))
        entries.append(Row(name, _counted(here, use)))
    unplaced = sum(entry.record.district is None for entry in here.catalog.authorities.values())
    columns = head(here, "district", "authorities", "approved_plans", "levers_used")
    block = Block(
        heading(here, "all_districts"),
        table=Table(writer.t("cross.districts_caption"), columns, [body]),
        entries=entries,
        lead=writer.count("cross.unplaced", unplaced) if unplaced else None,
    )
    return CrossView(
        title=writer.t("title.districts"),
        plain_title=writer.vocabulary.text("title.districts"),
        lead=writer.t("cross.districts_lead"),
        sentence=writer.count("unit.authorities", len(here.catalog.authorities)),
        blocks=[block],
    )
