"""The page of an organisation: where it takes part, in what role; and the index of organisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from hub.models.authority import Circle
from hub.models.base import ValueStatus
from hub.models.reference import Organisation, OrganisationSector
from hub.models.work_plan import BudgetLine, BudgetState
from hub.relations import OrganisationUse, Relations
from hub.views.collate import name_key
from hub.views.cross.parts import Actions, Block, CrossView, counted, head, heading, row
from hub.views.here import Here, anchor
from hub.views.parts import Heading, Link, Row, Table

_CIRCLES = {circle: place for place, circle in enumerate(Circle)}


def partner_view(here: Here, relations: Relations, record: Organisation) -> CrossView:
    """Print an organisation."""
    writer, use = here.writer, relations.organisations[record.id]
    blocks = [_authorities(here, use)]
    if use.groups:
        rows = [Row(anchor(here.authority(authority.id)), writer.text(group.name)) for authority, group in use.groups]
        blocks.append(Block(heading(here, "groups"), rows=rows))
    actions = Actions(here, writer.text(record.name))
    for name, placed in (("performed", use.actions), ("performed_samples", use.samples)):
        if placed:
            blocks.append(actions.block(name, placed))
    if use.paid:
        paid = [Row(anchor(here.work_plan(plan.id)), _amounts(here, lines)) for plan, lines in use.paid]
        blocks.append(Block(heading(here, "paid"), rows=paid))
    return CrossView(
        title=writer.text(record.name),
        plain_title=writer.plain(record.name),
        kicker=writer.named("organisation_sector", record.sector),
        lead=writer.text(record.description) if record.description else None,
        sentence=counted(here, len(use.authorities), len(use.actions)),
        site=Link(writer.t("cross.site"), record.url) if record.url else None,
        blocks=blocks,
        is_record=True,
        reviewed=writer.time(record.last_reviewed) if record.last_reviewed else None,
        owner=writer.text(record.owner_role) if record.owner_role else None,
        sources=here.cited(record.sources),
    )


def _authorities(here: Here, use: OrganisationUse) -> Block:
    """The authorities that record it as a partner: nearest circle first, a circle that is not known last."""
    writer = here.writer
    if not use.partner_of:
        return Block(heading(here, "partner_of"), missing=writer.t("cross.no_partner"))
    known = sorted(
        use.partner_of,
        key=lambda pair: (
            _CIRCLES[pair[1].circle] if pair[1].circle else len(_CIRCLES),
            name_key(pair[0].name, writer),
        ),
    )
    columns = head(here, "authority", "circle", "role", "source")
    body, entries = [], []
    for authority, partner in known:
        name = anchor(here.authority(authority.id))
        circle = writer.named("circle", partner.circle) if partner.circle else writer.missing()
        role = writer.text(partner.role) if partner.role else writer.missing()
        source = anchor(here.source(partner.source)) if partner.source else writer.missing()
        body.append(row(name, circle, role, source))
        entries.append(Row(name, circle, note=role))
    return Block(
        heading(here, "partner_of"), table=Table(writer.t("cross.partner_of"), columns, [body]), entries=entries
    )


def _amounts(here: Here, lines: Iterable[BudgetLine]) -> Markup:
    """Sums by state: what was requested, committed and received are not added to one another."""
    sums: dict[BudgetState, float] = defaultdict(float)
    for line in lines:
        sums[line.state] += line.amount
    writer = here.writer
    parts: Iterator[Markup] = (
        writer.t("cross.amount", state=writer.named("budget_state", state), amount=writer.money(sums[state]))
        for state in BudgetState
        if state in sums
    )
    return Markup(" · ").join(parts) or writer.missing(status=ValueStatus.NOT_RECORDED)


def _part(here: Here, relations: Relations, record: Organisation) -> Markup:
    """In how many authorities an organisation takes part, and how many actions it performs."""
    use = relations.organisations[record.id]
    if not use.authorities:
        return here.writer.t("cross.named_only")
    return counted(here, len(use.authorities), len(use.actions))


def partners_index(here: Here, relations: Relations) -> CrossView:
    """Print the index of organisations: a section for each sector, those that take part in most authorities first."""
    writer = here.writer
    records = [entry.record for entry in here.catalog.organisations.values()]
    blocks = []
    for sector in OrganisationSector:
        mine = [record for record in records if record.sector is sector]
        mine.sort(key=lambda it: (-len(relations.organisations[it.id].authorities), writer.plain(it.name)))
        if mine:
            rows = [Row(anchor(here.organisation(record.id)), _part(here, relations, record)) for record in mine]
            name = writer.named("organisation_sector", sector)
            blocks.append(Block(Heading(sector.value, name), rows=rows))
    return CrossView(
        title=writer.t("title.partners"),
        plain_title=writer.vocabulary.text("title.partners"),
        lead=writer.t("cross.partners_lead"),
        sentence=writer.count("cross.partners_listed", len(records)),
        blocks=blocks,
    )
