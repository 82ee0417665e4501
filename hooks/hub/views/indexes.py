"""What the index of authorities shows, and lists of authorities elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from hub.models.authority import Authority, District, FactProperty
from hub.models.network import AuthoritiesPrinted
from hub.registry import CATEGORIES, COUNCIL, UNKNOWN, counts, evaluated
from hub.views.authority_facts import fact_of
from hub.views.here import Here, anchor
from hub.views.parts import Cell, Heading, Link, Row, Table
from hub.views.writer import Writer
from hub.vocabulary import ENUMS

WITH_PLAN = "with-plan"
"""Instead of a place in the network: the authorities that have an approved plan."""


@dataclass(frozen=True, slots=True)
class CountTable:
    """The registry's counts in one category beside the printed ones."""

    table: Table
    differs: Markup | None


@dataclass(frozen=True, slots=True)
class AuthoritiesIndex:
    """The index of authorities ready to print in one language."""

    title: Markup
    sentence: Markup
    table: Table
    entries: list[Row]
    """The same as a list, for narrow screens: name, what it is, its plans."""
    totals: list[CountTable]
    source: Link | None
    headings: list[Heading] = field(default_factory=list)


def authorities_index(here: Here) -> AuthoritiesIndex:
    """Print the index of authorities, by name in the language's order."""
    writer = here.writer
    records = [entry.record for entry in here.catalog.authorities.values()]
    records.sort(key=lambda record: (writer.plain(record.name), record.id))
    printed = _printed(here)
    with_plan = sum(here.catalog.has_plan(record.id) for record in records)
    view = AuthoritiesIndex(
        title=writer.t("title.authorities"),
        sentence=Markup("{} {}").format(
            writer.count("count.authorities_listed", len(records)), writer.count("count.with_plan", with_plan)
        ),
        table=_authorities(here, records),
        entries=[_entry(here, record) for record in records],
        totals=_totals(here) if printed else [],
        source=here.source(printed.source) if printed else None,
    )
    view.headings.append(Heading("list", writer.t("section.list")))
    if view.totals:
        view.headings.append(Heading("totals", writer.t("section.totals")))
    return view


def _authorities(here: Here, records: list[Authority]) -> Table:
    writer = here.writer
    columns = ("name", "classification", "district", "sector", "stage", "population", "plan")
    head = [
        Cell(writer.t(f"column.{name}"), scope="col", css="hub-number" if name == "population" else "")
        for name in columns
    ]
    rows = []
    for record in records:
        cells = [Cell(anchor(here.authority(record.id)), scope="row")]
        for name in ("classification", "district", "sector", "stage"):
            value = getattr(record, name)
            reason = record.missing.get(name)
            plain = writer.missing(status=reason.status if reason else None)
            shown = writer.named(name, value) if value else plain
            cells.append(Cell(anchor(here.district(value)) if isinstance(value, District) else shown))
        population = fact_of(record, FactProperty.POPULATION)
        known = population is not None and population.value is not None
        number = (
            writer.number(population.value)
            if known and population and population.value is not None
            else writer.missing()
        )
        cells.append(Cell(number, css="hub-number"))
        plans = here.catalog.plans_by_authority.get(record.id, [])
        links = [anchor(here.work_plan(plan.id)) for plan in plans]
        cells.append(Cell(Markup("<br>").join(links) if links else writer.t("phrase.no_plan")))
        rows.append(cells)
    return Table(writer.t("caption.authorities"), head, [rows], css="hub-authorities")


def _entry(here: Here, record: Authority) -> Row:
    """An authority as an item of the list: what is recorded of it, and its plans."""
    writer = here.writer
    words = [
        writer.named(name, value)
        for name in ("classification", "district_of", "stage")
        if (value := getattr(record, name.removesuffix("_of")))
    ]
    population = fact_of(record, FactProperty.POPULATION)
    if population and population.value is not None:
        words.append(writer.count("count.residents", population.value, year=population.year or ""))
    plans = [anchor(here.work_plan(plan.id)) for plan in here.catalog.plans_by_authority.get(record.id, [])]
    note = Markup("<br>").join(plans) if plans else None
    return Row(anchor(here.authority(record.id)), Markup(" · ").join(words) or writer.missing(), note=note)


def _totals(here: Here) -> list[CountTable]:
    """Counts over the evaluated records, in each category, beside the printed ones."""
    writer = here.writer
    printed = _printed(here)
    found: list[CountTable] = []
    if printed is None:
        return found
    records = evaluated(here.catalog)
    for by in CATEGORIES:
        counted = counts(records, by)
        expected = printed.counts(by)
        head = [
            Cell(writer.t(f"field.{by}"), scope="col"),
            *(Cell(writer.t(f"column.{name}"), scope="col", css="hub-number") for name in ("registry", "printed")),
        ]
        rows = []
        for key in dict.fromkeys([*counted, *expected]):
            number = expected.get(key)
            shown = writer.number(number) if number is not None else writer.t("phrase.not_printed")
            rows.append(
                [
                    Cell(category_name(here.writer, by, key), scope="row"),
                    Cell(writer.number(counted.get(key, 0)), css="hub-number"),
                    Cell(shown, css="hub-number"),
                ]
            )
        comment = printed.comment_on(by) if counted != expected else None
        note = writer.text(comment) if comment else None
        found.append(CountTable(Table(writer.t("caption.totals", by=writer.t(f"field.{by}")), head, [rows]), note))
    return found


def _printed(here: Here) -> AuthoritiesPrinted | None:
    """What the evaluation printed of the network's authorities, where the hub records it."""
    return here.catalog.network.record.authorities_printed if here.catalog.network else None


def category_name(writer: Writer, by: str, key: str) -> Markup:
    """The name of a category that the registry is counted by."""
    if key == UNKNOWN:
        return writer.missing()
    if key == COUNCIL:
        return writer.t("phrase.councils")
    return writer.named(by, ENUMS[by](key))


def authority_links(here: Here, which: str) -> list[Link]:
    """The authorities at a place in the network (a value of ``stage``), or ``with-plan``, by name."""
    writer, catalog = here.writer, here.catalog
    records = [
        entry.record
        for entry in catalog.authorities.values()
        if (catalog.has_plan(entry.record.id) if which == WITH_PLAN else entry.record.stage == which)
    ]
    records.sort(key=lambda record: (writer.plain(record.name), record.id))
    return [here.authority(record.id) for record in records]
