"""What the index of authorities shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from hub.models.authority import Authority, District, Fact, FactProperty
from hub.models.base import ValueStatus
from hub.relations import Relations
from hub.views.authorities.comparison import Comparison, comparison
from hub.views.authorities.filters import RegistryFilter, registry_filter
from hub.views.authorities.map import MapView, map_view
from hub.views.authority_facts import fact_of
from hub.views.collate import name_key
from hub.views.here import Here, anchor
from hub.views.indexes import CountTable, printed_totals, totals
from hub.views.parts import Cell, Heading, Link, Row

_FIELDS = ("classification", "district", "sector", "stage")
_MISSING = (("unknown", ""),)
"""Marks a cell that says why nothing stands there: such rows are sorted last."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that the table is sorted by: how the address calls it, and its heading."""

    name: str
    label: Markup
    css: str = ""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An authority in the table, and the same as an entry of the list for narrow screens."""

    id: str
    plain_name: str
    cells: list[Cell]
    entry: Row


@dataclass(frozen=True, slots=True)
class AuthoritiesIndex:
    """The index of authorities ready to print in one language."""

    title: Markup
    sentence: Markup
    columns: list[Column]
    rows: list[IndexRow]
    filter: RegistryFilter
    comparison: Comparison
    map: MapView | None
    totals: list[CountTable]
    source: Link | None
    headings: list[Heading] = field(default_factory=list)


def authorities_index(here: Here, relations: Relations) -> AuthoritiesIndex:
    """Print the index of authorities, by name in the language's order."""
    writer = here.writer
    records = by_name(here)
    printed = printed_totals(here)
    with_plan = sum(here.catalog.has_plan(record.id) for record in records)
    year = _common_year(records)
    view = AuthoritiesIndex(
        title=writer.t("title.authorities"),
        sentence=Markup("{} {}").format(
            writer.count("count.authorities_listed", len(records)), writer.count("count.with_plan", with_plan)
        ),
        columns=_columns(here, year),
        rows=[_row(here, record, says_year=not year) for record in records],
        filter=registry_filter(here, relations, records),
        comparison=comparison(here, relations, records),
        map=map_view(here, records),
        totals=totals(here) if printed else [],
        source=here.source(printed.source) if printed else None,
    )
    sections = {"list": True, "map": view.map is not None, "totals": bool(view.totals)}
    view.headings.extend(Heading(name, writer.t(f"section.{name}")) for name, is_there in sections.items() if is_there)
    return view


def by_name(here: Here) -> list[Authority]:
    """Every authority in the order of the names in the page's language."""
    writer = here.writer
    records = [entry.record for entry in here.catalog.authorities.values()]
    return sorted(records, key=lambda record: (name_key(record.name, writer), record.id))


def _columns(here: Here, year: str) -> list[Column]:
    writer = here.writer
    population = writer.t("column.population")
    if year:
        population = writer.t("phrase.in_year", what=population, year=year)
    return [
        Column("name", writer.t("column.name")),
        Column("kind", writer.t("column.classification")),
        *(Column(name, writer.t(f"column.{name}")) for name in _FIELDS[1:]),
        Column("population", population, "hub-number"),
        Column("plan", writer.t("column.plan")),
    ]


def _common_year(records: Sequence[Authority]) -> str:
    """The year that every population is of, or nothing where they differ."""
    years = {fact.year.text if fact.year else "" for record in records if (fact := _population(record))}
    return years.pop() if len(years) == 1 else ""


def _population(record: Authority) -> Fact | None:
    """The newest population, if its value is known."""
    fact = fact_of(record, FactProperty.POPULATION)
    return fact if fact and fact.value is not None else None


def _row(here: Here, record: Authority, *, says_year: bool) -> IndexRow:
    name = Cell(anchor(here.authority(record.id)), scope="row")
    fields = [_field(here, record, name) for name in _FIELDS]
    return IndexRow(
        id=record.id,
        plain_name=here.writer.plain(record.name),
        cells=[name, *fields, _people(here, record, says_year=says_year), _plans(here, record)],
        entry=_entry(here, record),
    )


def _field(here: Here, record: Authority, name: str) -> Cell:
    value = getattr(record, name)
    if value is None:
        reason = record.missing.get(name)
        return Cell(here.writer.missing(status=reason.status if reason else None), data=_MISSING)
    if isinstance(value, District):
        return Cell(anchor(here.district(value)))
    return Cell(here.writer.named(name, value))


def _people(here: Here, record: Authority, *, says_year: bool) -> Cell:
    writer, fact = here.writer, _population(record)
    if fact is None or fact.value is None:
        newest = fact_of(record, FactProperty.POPULATION)
        reason = record.missing.get("population") or record.missing.get("facts")
        status: ValueStatus | None = newest.value_status if newest else reason.status if reason else None
        return Cell(writer.missing(status=status), css="hub-number", data=_MISSING)
    number = writer.number(fact.value)
    if says_year and fact.year:
        number += Markup(' <span class="hub-small">{}</span>').format(writer.period(fact.year))
    return Cell(number, css="hub-number", data=(("value", f"{fact.value:.15g}"),))


def _plans(here: Here, record: Authority) -> Cell:
    links = [anchor(here.work_plan(plan.id)) for plan in here.catalog.plans_by_authority.get(record.id, [])]
    if not links:
        return Cell(here.writer.t("phrase.no_plan"), data=_MISSING)
    return Cell(Markup("<br>").join(links))


def _entry(here: Here, record: Authority) -> Row:
    """An authority as an item of the list: what is recorded of it, and its plans."""
    writer = here.writer
    words = [
        writer.named(name, value)
        for name in ("classification", "district_of", "stage")
        if (value := getattr(record, name.removesuffix("_of")))
    ]
    if (population := _population(record)) and population.value is not None:
        words.append(writer.count("count.residents", population.value, year=population.year or ""))
    plans = [anchor(here.work_plan(plan.id)) for plan in here.catalog.plans_by_authority.get(record.id, [])]
    note = Markup("<br>").join(plans) if plans else None
    return Row(anchor(here.authority(record.id)), Markup(" · ").join(words) or writer.missing(), note=note)
