"""What an authority's page shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from hub.bidi import left_to_right
from hub.models.authority import AchievementKind, Authority, FactProperty, Measurement, TimelineEntry
from hub.models.base import ValueStatus
from hub.models.work_plan import PlanStatus, WorkPlan
from hub.relations import Relations
from hub.views.authority_facts import fact_of, fact_sentence, facts
from hub.views.chain import ChainColumn, chain
from hub.views.here import Here, anchor
from hub.views.indicators import IndicatorView, indicator_views
from hub.views.parts import Cell, Heading, Link, Row, Stat, StatusCount, Table
from hub.views.work_plan import status_counts

FIRST_STEPS = "toolkit/stage-1/index.md"
EXPECTED = ("mission", "plans", "indicators", "partners")
"""Sections that say so where nothing is recorded for them."""


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan as an authority's page tells it."""

    link: Link
    status: str
    status_label: Markup
    years: Markup | None
    actions_label: Markup
    counts: list[StatusCount]


@dataclass(frozen=True, slots=True)
class ArenaView:
    """An arena with what was achieved in it."""

    name: Markup
    description: Markup | None
    people: Markup | None
    results: list[Row]
    impacts: list[Row]
    source: Link


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a time line."""

    when: Markup
    name: Markup
    source: Link


@dataclass(frozen=True, slots=True)
class MeasurementView:
    """An instrument of measurement and its rounds."""

    name: Markup
    description: Markup | None
    rounds: list[Row]
    source: Link


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """An authority ready to print in one language."""

    id: str
    name: Markup
    plain_name: str
    kind: Markup
    sentence: Markup
    badges: list[Markup]
    stats: list[Stat]
    other_names: list[Markup]
    statements: list[Row]
    steps: list[Row]
    chain: list[ChainColumn]
    barriers: list[Row]
    levers: list[Link]
    arenas: list[ArenaView]
    overall: list[Row]
    plans: list[PlanSummary]
    plan_missing: Markup | None
    first_steps: str
    indicators: list[IndicatorView]
    members: Table | None
    clusters: list[Link]
    partners: list[Row]
    partner_counts: list[Row]
    partners_missing: Markup | None
    groups: list[Row]
    timeline: list[Event]
    next: list[Row]
    measurements: list[MeasurementView]
    facts: list[Row]
    note: Markup | None
    reviewed: Markup | None
    owner: Markup | None
    contact: Markup | None
    sources: list[Link]
    headings: list[Heading] = field(default_factory=list)


def authority_view(here: Here, relations: Relations, record: Authority) -> AuthorityView:
    """Print an authority."""
    writer = here.writer
    plans = here.catalog.plans_by_authority.get(record.id, [])
    no_partners = not record.partners and not record.partner_counts
    kind = writer.named("classification", record.classification) if record.classification else Markup("")
    view = AuthorityView(
        id=record.id,
        name=writer.text(record.name),
        plain_name=writer.plain(record.name),
        kind=kind,
        sentence=fact_sentence(here, record),
        badges=[writer.named("stage", record.stage)] if record.stage else [],
        stats=list(_stats(here, record, plans, relations.levers_of[record.id])),
        other_names=[writer.prose(name) for name in record.other_names.get(writer.locale.code, [])],
        statements=list(_statements(here, record)),
        steps=[
            Row(writer.text(step.name), writer.text(step.description) if step.description else Markup(""))
            for step in record.theory_of_change
        ],
        chain=chain(here, record, plans),
        barriers=[
            Row(writer.text(item.name), writer.text(item.description) if item.description else Markup(""))
            for item in record.barriers
        ],
        levers=[here.lever(lever) for lever in relations.levers_of[record.id]],
        arenas=list(_arenas(here, record)),
        overall=list(_achievements(here, record, "", None)),
        plans=[_plan(here, plan) for plan in plans],
        plan_missing=None if plans else writer.missing(record.missing.get("work_plan"), ValueStatus.NOT_RECORDED),
        first_steps=here.page(FIRST_STEPS),
        indicators=indicator_views(here, record),
        members=_members(here, record),
        clusters=[here.authority(cluster) for cluster in here.catalog.clusters_by_member.get(record.id, [])],
        partners=[_partner(here, partner) for partner in record.partners],
        partner_counts=[
            Row(
                writer.named("organisation_sector", count.sector), writer.number(count.count), here.source(count.source)
            )
            for count in record.partner_counts
        ],
        partners_missing=writer.missing(record.missing.get("partners")) if no_partners else None,
        groups=[
            Row(writer.text(group.name), writer.text(group.role) if group.role else Markup(""))
            for group in record.working_groups
        ],
        timeline=[_event(here, event) for event in record.timeline],
        next=[Row(writer.text(item.name), Markup(""), here.source(item.source)) for item in record.plans_next],
        measurements=[_measurement(here, item) for item in record.measurements],
        facts=list(facts(here, record)),
        note=writer.text(record.note) if record.note else None,
        reviewed=writer.time(record.last_reviewed) if record.last_reviewed else None,
        owner=writer.text(record.owner_role) if record.owner_role else None,
        contact=writer.text(record.contact_role) if record.contact_role else None,
        sources=[],
    )
    view.sources.extend(here.cited(record.sources))
    view.headings.extend(_headings(here, view))
    return view


def _stats(here: Here, record: Authority, plans: list[WorkPlan], levers: Collection[str]) -> Iterator[Stat]:
    writer = here.writer
    population = fact_of(record, FactProperty.POPULATION)
    if population and population.value is not None:
        label = writer.t("stat.population", year=population.year or "")
        yield Stat(writer.number(population.value), label, "#facts")
    if record.members:
        yield Stat(writer.number(len(record.members)), writer.count("stat.members", len(record.members)), "#members")
    if plans:
        actions = sum(1 for plan in plans for _ in plan.actions())
        yield Stat(writer.number(actions), writer.count("stat.actions", actions), "#plans")
    partners = fact_of(record, FactProperty.PARTNER_BODIES)
    if partners and partners.value is not None:
        number = writer.number(partners.value)
        number = left_to_right(f"{number}+") if partners.more_than else number
        yield Stat(number, writer.count("stat.partners", partners.value), "#facts")
    elif record.partners:
        yield Stat(
            writer.number(len(record.partners)), writer.count("stat.partners", len(record.partners)), "#partners"
        )
    if levers:
        yield Stat(writer.number(len(levers)), writer.count("stat.levers", len(levers)), "#levers")


def _statements(here: Here, record: Authority) -> Iterator[Row]:
    """Mission, vision and purpose; the mission also where it is missing."""
    writer = here.writer
    for name in ("mission", "vision", "purpose"):
        text = getattr(record, name)
        if text is not None:
            yield Row(writer.t(f"field.{name}"), writer.text(text))
        elif name == "mission" and record.vision is None:
            yield Row(writer.t("field.mission"), writer.missing(record.missing.get("mission")))


def _arenas(here: Here, record: Authority) -> Iterator[ArenaView]:
    writer = here.writer
    for arena in record.arenas:
        yield ArenaView(
            name=writer.text(arena.name),
            description=writer.text(arena.description) if arena.description else None,
            people=writer.count("count.people", arena.people) if arena.people is not None else None,
            results=list(_achievements(here, record, arena.id, AchievementKind.RESULT)),
            impacts=list(_achievements(here, record, arena.id, AchievementKind.IMPACT)),
            source=here.source(arena.source),
        )


def _achievements(here: Here, record: Authority, arena: str, kind: AchievementKind | None) -> Iterator[Row]:
    """Achievements of an arena and kind; without a kind, those of no arena, each named by its kind."""
    writer = here.writer
    for item in record.achievements:
        if (item.arena or "") == arena and (kind is None or item.kind is kind):
            label = writer.named("achievement_kind", item.kind)
            note = writer.text(item.description) if item.description else None
            yield Row(label, writer.text(item.name), here.source(item.source), note)


def _plan(here: Here, plan: WorkPlan) -> PlanSummary:
    writer = here.writer
    actions = list(plan.actions())
    return PlanSummary(
        link=here.work_plan(plan.id),
        status=plan.status.value,
        status_label=writer.named("plan_status", PlanStatus(plan.status)),
        years=writer.span(plan.start, plan.end),
        actions_label=writer.count("count.actions", len(actions)),
        counts=status_counts(here, actions),
    )


def _members(here: Here, record: Authority) -> Table | None:
    if not record.members:
        return None
    writer = here.writer
    head = [Cell(writer.t(f"column.{name}"), scope="col") for name in ("name", "classification", "code")]
    head.append(Cell(writer.t("column.population"), scope="col", css="hub-number"))
    rows = []
    for member in record.members:
        name = anchor(here.authority(member.authority)) if member.authority else writer.text(member.name)
        code = Markup('<bdi dir="ltr">{}</bdi>').format(member.identifier) if member.identifier else None
        population = writer.number(member.population) if member.population is not None else None
        unknown = writer.missing(status=ValueStatus.NOT_APPLICABLE)
        cells = [Cell(writer.named("classification", member.classification)), Cell(code or unknown)]
        rows.append([Cell(name, scope="row"), *cells, Cell(population or writer.missing(), css="hub-number")])
    return Table(writer.t("caption.members", name=writer.text(record.name)), head, [rows])


def _partner(here: Here, partner: object) -> Row:
    writer = here.writer
    organisation = getattr(partner, "organisation", "")
    record = here.catalog.organisations[organisation].record
    words = [writer.named("organisation_sector", record.sector)]
    circle, role, source = (getattr(partner, name) for name in ("circle", "role", "source"))
    if circle:
        words.append(writer.named("circle", circle))
    note = writer.text(role) if role else None
    label = anchor(here.organisation(organisation))
    return Row(label, Markup(" · ").join(words), here.source(source) if source else None, note)


def _event(here: Here, event: TimelineEntry) -> Event:
    writer = here.writer
    when = writer.t("phrase.order_only")
    if event.date and event.end:
        when = writer.span(event.date, event.end) or when
    elif event.date:
        when = writer.time(event.date)
        if event.order_only:
            when = writer.t("phrase.because", what=when, why=writer.t("phrase.order_only"))
    return Event(when, writer.text(event.name), here.source(event.source))


def _measurement(here: Here, item: Measurement) -> MeasurementView:
    writer = here.writer
    rounds = []
    for one in item.rounds:
        value = writer.named("round_state", one.state)
        if one.date:
            value = writer.t("phrase.comma_pair", first=value, last=writer.date(one.date))
        rounds.append(Row(writer.text(one.name), value, None, writer.text(one.note) if one.note else None))
    description = writer.text(item.description) if item.description else None
    return MeasurementView(writer.text(item.name), description, rounds, here.source(item.source))


def _headings(here: Here, view: AuthorityView) -> Iterator[Heading]:
    """The page's sections in order.

    Of those that are empty, the ones that every authority is expected to fill follow the others; the rest are left out.
    """
    filled = {
        "mission": any("hub-missing" not in row.value for row in view.statements) or bool(view.steps),
        "chain": bool(view.chain),
        "barriers": bool(view.barriers) and not view.chain,
        "levers": bool(view.levers),
        "arenas": bool(view.arenas or view.overall),
        "plans": bool(view.plans),
        "indicators": bool(view.indicators),
        "members": view.members is not None,
        "partners": bool(view.partners or view.partner_counts),
        "groups": bool(view.groups),
        "measurements": bool(view.measurements),
        "timeline": bool(view.timeline),
        "next": bool(view.next),
        "facts": True,
    }
    label = here.writer.t
    yield from (Heading(name, label(f"section.{name}")) for name, is_filled in filled.items() if is_filled)
    yield from (Heading(name, label(f"section.{name}"), empty=True) for name in EXPECTED if not filled[name])
    yield Heading("sources", label("section.sources"))
