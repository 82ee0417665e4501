"""What an authority's page shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from hub.bidi import left_to_right
from hub.models.authority import Authority, Classification, FactProperty
from hub.models.base import ValueStatus
from hub.models.work_plan import WorkPlan
from hub.relations import Relations
from hub.similarity import Similarity
from hub.views.authority_facts import fact_of, fact_sentence, facts
from hub.views.authority_partners import PartnersView, groups, members, partners
from hub.views.authority_plans import PlanSummary, plan_summary
from hub.views.authority_story import ArenaView, Event, MeasurementView, achievements, arenas, event, measurement
from hub.views.chain import ChainColumn, chain
from hub.views.citation import Citation, authority_citation
from hub.views.here import Here
from hub.views.indicators import IndicatorView, indicator_views
from hub.views.parts import Heading, Link, Row, Stat, Table
from hub.views.similar import SimilarView, Weights, similar_views, weights

FIRST_STEPS = "toolkit/stage-1/index.md"
EXPECTED = (
    "mission",
    "chain",
    "levers",
    "indicators",
    "plans",
    "members",
    "partners",
    "groups",
    "timeline",
    "similar",
)
"""Sections that say so where nothing is recorded for them."""


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """An authority ready to print in one language."""

    id: str
    name: Markup
    plain_name: str
    kind: Markup
    code: Markup | None
    sentence: Markup
    badges: list[Markup]
    stats: list[Stat]
    other_names: list[Markup]
    statements: list[Row]
    steps: list[Row]
    chain: list[ChainColumn]
    barriers: list[Row]
    levers: list[Link]
    by_hub: bool
    """Whether the hub's editors put actions of its plans under some of the levers."""
    arenas: list[ArenaView]
    overall: list[Row]
    plans: list[PlanSummary]
    first_steps: str
    indicators: list[IndicatorView]
    members: Table | None
    clusters: list[Link]
    partners: PartnersView
    groups: list[Row]
    timeline: list[Event]
    next: list[Row]
    measurements: list[MeasurementView]
    facts: list[Row]
    similar: list[SimilarView]
    weights: Weights
    citation: Citation
    missing: Mapping[str, Markup]
    """What the sections say that have nothing else."""
    note: Markup | None
    reviewed: Markup | None
    owner: Markup | None
    contact: Markup | None
    sources: list[Link]
    headings: list[Heading] = field(default_factory=list)
    downloads: Markup | None = None
    """The section that offers its files."""


def authority_view(here: Here, relations: Relations, similarity: Similarity, record: Authority) -> AuthorityView:
    """Print an authority."""
    writer = here.writer
    plans = here.catalog.plans_by_authority.get(record.id, [])
    view = AuthorityView(
        id=record.id,
        name=writer.text(record.name),
        plain_name=writer.plain(record.name),
        kind=writer.named("classification", record.classification) if record.classification else Markup(""),
        code=_code(here, record),
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
        by_hub=relations.classified_by_hub(record.id),
        arenas=list(arenas(here, record)),
        overall=list(achievements(here, record, "", None)),
        plans=[plan_summary(here, plan) for plan in plans],
        first_steps=here.page(FIRST_STEPS),
        indicators=indicator_views(here, record),
        members=members(here, record),
        clusters=[here.authority(cluster) for cluster in here.catalog.clusters_by_member.get(record.id, [])],
        partners=partners(here, record),
        groups=groups(here, record),
        timeline=[event(here, item) for item in record.timeline],
        next=[Row(writer.text(item.name), Markup(""), here.source(item.source)) for item in record.plans_next],
        measurements=[measurement(here, item) for item in record.measurements],
        facts=list(facts(here, record)),
        similar=similar_views(here, similarity, record.id),
        weights=weights(here),
        citation=authority_citation(here, record, plans),
        missing=_missing(here, record),
        note=writer.text(record.note) if record.note else None,
        reviewed=writer.time(record.last_reviewed) if record.last_reviewed else None,
        owner=writer.text(record.owner_role) if record.owner_role else None,
        contact=writer.text(record.contact_role) if record.contact_role else None,
        sources=[],
    )
    view.sources.extend(here.cited(record.sources))
    view.headings.extend(_headings(here, record, view))
    return view


def _code(here: Here, record: Authority) -> Markup | None:
    """The code that others know it by, with whose code it is."""
    if not record.identifiers:
        return None
    first = record.identifiers[0]
    code = Markup('<bdi dir="ltr">{}</bdi>').format(first.identifier)
    return here.writer.t("phrase.because", what=here.writer.named("identifier_scheme", first.scheme), why=code)


def _stats(here: Here, record: Authority, plans: list[WorkPlan], levers: Collection[str]) -> Iterator[Stat]:
    """Headline numbers, each with the section that explains it and, where it is no count of the hub's, its source."""
    writer = here.writer
    population = fact_of(record, FactProperty.POPULATION)
    if population and population.value is not None:
        label = writer.t("stat.population", year=population.year or "")
        yield Stat(writer.number(population.value), label, "#facts", here.source(population.source))
    if record.members:
        label = writer.count("stat.members", len(record.members))
        yield Stat(writer.number(len(record.members)), label, "#members", here.source(record.members[0].source))
    if plans:
        actions = sum(1 for plan in plans for _ in plan.actions())
        cited = next((ref for plan in plans for ref in plan.sources), None)
        label = writer.count("stat.actions", actions)
        yield Stat(writer.number(actions), label, "#plans", here.source(cited) if cited else None)
    bodies = fact_of(record, FactProperty.PARTNER_BODIES)
    if bodies and bodies.value is not None:
        number = writer.number(bodies.value)
        number = left_to_right(f"{number}+") if bodies.more_than else number
        yield Stat(number, writer.count("stat.partners", bodies.value), "#facts", here.source(bodies.source))
    elif record.partners:
        number = writer.number(len(record.partners))
        cited = next((partner.source for partner in record.partners if partner.source), None)
        label = writer.count("stat.partners", len(record.partners))
        yield Stat(number, label, "#partners", here.source(cited) if cited else None)
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


def _missing(here: Here, record: Authority) -> Mapping[str, Markup]:
    """What each section says where it is empty: the reason that the record gives, or that nothing is recorded."""
    writer, reasons = here.writer, record.missing
    gap = Markup('<span class="hub-missing">{}</span>')
    return {
        "mission": writer.missing(reasons.get("mission")),
        "chain": writer.missing(reasons.get("barriers")),
        "levers": writer.missing(reasons.get("lever_ids")),
        "indicators": gap.format(writer.t("phrase.no_indicators")),
        "plans": writer.missing(reasons.get("work_plan"), ValueStatus.NOT_RECORDED),
        "members": writer.missing(reasons.get("members")),
        "partners": writer.missing(reasons.get("partners")),
        "groups": writer.missing(reasons.get("working_groups")),
        "timeline": writer.missing(reasons.get("timeline")),
        "similar": gap.format(writer.t("similar.none")),
    }


def _headings(here: Here, record: Authority, view: AuthorityView) -> Iterator[Heading]:
    """The page's sections in order.

    Of those that are empty, the ones that every authority is expected to fill follow the others; the rest are left out.
    """
    filled = {
        "mission": any("hub-missing" not in row.value for row in view.statements) or bool(view.steps),
        "chain": bool(view.chain),
        "barriers": bool(view.barriers) and not view.chain,
        "levers": bool(view.levers),
        "arenas": bool(view.arenas or view.overall),
        "indicators": bool(view.indicators),
        "plans": bool(view.plans),
        "members": view.members is not None,
        "partners": bool(view.partners.sectors or view.partners.counts),
        "groups": bool(view.groups),
        "measurements": bool(view.measurements),
        "timeline": bool(view.timeline),
        "next": bool(view.next),
        "facts": True,
        "similar": bool(view.similar),
    }
    does_not_apply = set()
    if filled["barriers"]:
        does_not_apply.add("chain")
    if record.classification is not Classification.CLUSTER:
        does_not_apply.add("members")
    label = here.writer.t
    yield from (Heading(name, label(f"section.{name}")) for name, is_filled in filled.items() if is_filled)
    for name in EXPECTED:
        if not filled[name] and name not in does_not_apply:
            yield Heading(name, label(f"section.{name}"), empty=True)
    yield Heading("cite", label("section.cite"))
    yield Heading("sources", label("section.sources"))
