"""The registry's counts beside the printed ones, and lists of authorities on other pages."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hub.models.network import AuthoritiesPrinted
from hub.registry import CATEGORIES, COUNCIL, UNKNOWN, counts, evaluated
from hub.views.collate import sort_key
from hub.views.here import Here
from hub.views.parts import Cell, Link, Table
from hub.views.writer import Writer
from hub.vocabulary import ENUMS

WITH_PLAN = "with-plan"
"""Instead of a place in the network: the authorities that have an approved plan."""


@dataclass(frozen=True, slots=True)
class CountTable:
    """The registry's counts in one category beside the printed ones."""

    table: Table
    differs: Markup | None


def totals(here: Here) -> list[CountTable]:
    """Counts over the evaluated records, in each category, beside the printed ones."""
    writer = here.writer
    printed = printed_totals(here)
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


def printed_totals(here: Here) -> AuthoritiesPrinted | None:
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
    records.sort(key=lambda record: (sort_key(writer.plain(record.name), writer.locale), record.id))
    return [here.authority(record.id) for record in records]
