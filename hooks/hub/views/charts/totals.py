"""The registry's own counts beside those that the evaluation printed."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from hub.models.network import AuthoritiesPrinted
from hub.registry import CATEGORIES, counts, evaluated
from hub.views.charts.parts import Chart, Datum, Sheet
from hub.views.charts.words import comment, sentences
from hub.views.here import Here
from hub.views.indexes import category_name
from hub.views.parts import Cell, Table
from hub.views.writer import Writer

TOTALS: Final = "registry-totals"


def registry_totals(here: Here, printed: AuthoritiesPrinted) -> Chart:
    """A small table, grouped by category: no drawing says more."""
    writer = here.writer
    records = evaluated(here.catalog)
    groups = {by: _group(writer, by, counts(records, by), printed.counts(by)) for by in CATEGORIES}
    differing = [by for by in CATEGORIES if counts(records, by) != printed.counts(by)]
    sheet = _sheet(writer, groups, writer.t("chart.totals_caption", year=writer.period(printed.as_of)))
    return Chart(
        TOTALS,
        title=_title(writer, len(records), printed.total),
        subtitle=writer.t("chart.totals_measure", year=writer.period(printed.as_of)),
        summary=sentences(
            _agreement(writer, "chart.totals_same", [by for by in CATEGORIES if by not in differing]),
            _agreement(writer, "chart.totals_differ", differing),
            *(comment(writer, printed.comment_on(by)) for by in differing),
        ),
        table=_table(writer, sheet, groups),
        sheet=sheet,
        sources=[here.source(printed.source)],
        notes=[text for text in (comment(writer, printed.comment),) if text],
    )


def _title(writer: Writer, registry: int, printed: int) -> Markup:
    label = "chart.totals_title" if registry == printed else "chart.totals_title_differ"
    return writer.t(label, registry=writer.number(registry), printed=writer.number(printed))


def _agreement(writer: Writer, label: str, categories: list[str]) -> Markup | None:
    if not categories:
        return None
    return writer.t(label, items=writer.listed([writer.t(f"chart.by_{by}") for by in categories]))


def _group(writer: Writer, by: str, counted: dict[str, int], printed: dict[str, int]) -> list[list[Datum]]:
    rows = []
    for key in dict.fromkeys([*printed, *counted]):
        own = counted.get(key, 0)
        given = printed.get(key)
        report = Datum(writer.number(given), given) if given is not None else Datum(writer.t("phrase.not_printed"))
        rows.append([Datum(category_name(writer, by, key)), Datum(writer.number(own), own), report])
    return rows


def _sheet(writer: Writer, groups: dict[str, list[list[Datum]]], caption: Markup) -> Sheet:
    labels = ("chart.grouping", "chart.group", "column.registry", "column.printed")
    rows = [[Datum(writer.t(f"field.{by}")), *row] for by, group in groups.items() for row in group]
    return Sheet(caption, [Datum(writer.t(label)) for label in labels], rows)


def _table(writer: Writer, sheet: Sheet, groups: dict[str, list[list[Datum]]]) -> Table:
    """One table body for each category, headed by its name."""
    head = [
        Cell(datum.html, scope="col", css="hub-number" if index else "") for index, datum in enumerate(sheet.head[1:])
    ]
    bodies = []
    for by, group in groups.items():
        title = Cell(writer.t(f"field.{by}"), scope="rowgroup", colspan=len(head))
        rows = [
            [Cell(row[0].html, scope="row"), *(Cell(datum.html, css="hub-number") for datum in row[1:])]
            for row in group
        ]
        bodies.append([[title], *rows])
    return Table(sheet.caption, head, bodies)
