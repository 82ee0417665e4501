"""What is known of an authority in facts: one sentence, and every fact with its source."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from hub.models.authority import Authority, District, Fact, FactProperty
from hub.views.here import Here, anchor
from hub.views.parts import Row


def fact_sentence(here: Here, record: Authority) -> Markup:
    """One readable sentence: kind, district, population, place in the network."""
    writer = here.writer
    name = writer.text(record.name)
    population = fact_of(record, FactProperty.POPULATION)
    parts = [writer.named("classification", record.classification)] if record.classification else []
    if record.district:
        parts.append(anchor(here.district(record.district, "district_of")))
    if population is not None and population.value is not None:
        parts.append(writer.count("count.residents", population.value, year=population.year or ""))
    if not parts:
        return writer.t("sentence.nothing", name=name)
    sentence = writer.t("sentence.authority", name=name, facts=writer.in_row(parts))
    if record.stage:
        standing = writer.t(f"sentence.stage_{record.stage.value}")
        sentence = Markup("{} {}").format(sentence, standing)
    return sentence


def fact_of(record: Authority, name: FactProperty) -> Fact | None:
    """The newest fact of a property, if there is any."""
    found = [fact for fact in record.facts if fact.property is name]
    return max(found, key=lambda fact: fact.year.text if fact.year else "") if found else None


def facts(here: Here, record: Authority) -> Iterator[Row]:
    """Every recorded fact with its source; what is missing, with the reason."""
    writer = here.writer
    for name, kind in (
        ("classification", "classification"),
        ("district", "district"),
        ("sector", "sector"),
        ("stage", "stage"),
    ):
        value = getattr(record, name)
        cited = next((ref for ref in record.sources if name in ref.supports), None)
        printed = writer.named(kind, value) if value else writer.missing(record.missing.get(name))
        if isinstance(value, District):
            printed = anchor(here.district(value))
        yield Row(writer.t(f"field.{name}"), printed, here.source(cited) if cited and value else None)
    if not record.identifiers:
        yield Row(writer.t("field.identifiers"), writer.missing(record.missing.get("identifiers")))
    for code in record.identifiers:
        printed = Markup('<bdi dir="ltr">{}</bdi>').format(code.identifier)
        yield Row(writer.named("identifier_scheme", code.scheme), printed, here.source(code.source))
    if record.location:
        place = record.location
        printed = Markup('<bdi dir="ltr">{:.4f}, {:.4f}</bdi>').format(place.lat, place.lon)
        note = writer.text(place.note) if place.note else None
        yield Row(writer.t("field.location"), printed, here.source(place.source), note)
    else:
        yield Row(writer.t("field.location"), writer.missing(record.missing.get("location")))
    if not any(fact.property is FactProperty.POPULATION for fact in record.facts):
        reason = record.missing.get("population") or record.missing.get("facts")
        yield Row(writer.named("fact", FactProperty.POPULATION), writer.missing(reason))
    for fact in record.facts:
        yield _fact(here, fact)


def _fact(here: Here, fact: Fact) -> Row:
    writer = here.writer
    label = writer.named("fact", fact.property)
    if fact.year:
        label = writer.t("phrase.in_year", what=label, year=writer.period(fact.year))
    value = writer.missing(status=fact.value_status)
    if fact.value is not None:
        value = writer.count(f"unit.{fact.unit.value}", fact.value) if fact.unit else writer.number(fact.value)
        if fact.more_than:
            value = writer.t("phrase.more_than", what=value)
    return Row(label, value, here.source(fact.source), writer.text(fact.comment) if fact.comment else None)
