"""Who takes part in an authority's ecosystem: partners by sector and circle, working groups, members of a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from hub.models.authority import Authority, Circle, Partner
from hub.models.base import ValueStatus
from hub.models.reference import OrganisationSector
from hub.views.here import Here, anchor
from hub.views.parts import Cell, Row, Table

_CIRCLES = {circle: place for place, circle in enumerate(Circle)}


@dataclass(frozen=True, slots=True)
class PartnersView:
    """The named partners in groups by sector, how many are in each circle, and what sources count without naming."""

    sectors: list[tuple[Markup, list[Row]]]
    circles: list[Row]
    counts: list[Row]


def partners(here: Here, record: Authority) -> PartnersView:
    """Sectors in the order of the closed list; in each the nearest circle first, one that is not recorded last."""
    writer = here.writer
    by_sector: dict[OrganisationSector, list[Partner]] = {}
    for partner in record.partners:
        sector = here.catalog.organisations[partner.organisation].record.sector
        by_sector.setdefault(sector, []).append(partner)
    sectors = [
        (
            writer.named("organisation_sector", sector),
            [_partner(here, one) for one in _nearest(here, by_sector[sector])],
        )
        for sector in OrganisationSector
        if sector in by_sector
    ]
    counts = [
        Row(writer.named("organisation_sector", count.sector), writer.number(count.count), here.source(count.source))
        for count in record.partner_counts
    ]
    return PartnersView(sectors, list(_circles(here, record)), counts)


def _nearest(here: Here, found: list[Partner]) -> list[Partner]:
    def key(partner: Partner) -> tuple[int, str]:
        name = here.catalog.organisations[partner.organisation].record.name
        return _CIRCLES[partner.circle] if partner.circle else len(_CIRCLES), here.writer.plain(name)

    return sorted(found, key=key)


def _circles(here: Here, record: Authority) -> Iterator[Row]:
    """How many partners are in each circle; nothing where no circle is recorded at all."""
    writer = here.writer
    counted = Counter(partner.circle for partner in record.partners)
    if not record.partners:
        return
    for circle in Circle:
        if counted[circle]:
            yield Row(writer.named("circle", circle), writer.number(counted[circle]))
    if counted[None]:
        yield Row(writer.t("phrase.no_circle"), writer.number(counted[None]))


def _partner(here: Here, partner: Partner) -> Row:
    writer = here.writer
    circle = writer.named("circle", partner.circle) if partner.circle else Markup("")
    source = here.source(partner.source) if partner.source else None
    note = writer.text(partner.role) if partner.role else None
    return Row(anchor(here.organisation(partner.organisation)), circle, source, note)


def groups(here: Here, record: Authority) -> list[Row]:
    """The working groups: what each is responsible for, and which organisations take part in it."""
    writer = here.writer
    return [
        Row(
            writer.text(group.name),
            writer.text(group.role) if group.role else Markup(""),
            note=writer.in_row([anchor(here.organisation(one)) for one in group.organisations]) or None,
        )
        for group in record.working_groups
    ]


def members(here: Here, record: Authority) -> Table | None:
    """The member authorities of a cluster; None where none is recorded."""
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
