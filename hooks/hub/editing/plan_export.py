"""A plan's workbook as CSV: its sheets one below the other, with what makes it come back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.catalog import Catalog
from hub.downloads.data.columns import Plain, Speaker
from hub.downloads.data.csv_file import csv_bytes
from hub.downloads.data.plan_values import Line, PlanSpeaker, lines
from hub.downloads.data.plan_workbook import IDS, IDS_HEAD, for_levels
from hub.downloads.words import Words
from hub.downloads.workbook import FIELDS
from hub.models.template import Column, Template
from hub.models.work_plan import WorkPlan
from hub.views.writer import Writer


def plan_csv_bytes(catalog: Catalog, writer: Writer, plan_id: str) -> bytes:
    """The file in one language; empty where the hub has no template for plans."""
    template = catalog.plan_template
    if template is None:
        return b""
    plan = catalog.work_plans[plan_id].record
    words = Words(catalog, writer)
    fitting = for_levels(template, tuple(plan.levels), words)
    return csv_bytes(_rows(plan, fitting, words, PlanSpeaker(Speaker(catalog, writer), words)))


def _rows(plan: WorkPlan, template: Template, words: Words, values: PlanSpeaker) -> Iterator[list[Plain]]:
    ids: list[list[Plain]] = []
    for sheet in template.sheets:
        found = list(lines(plan, sheet))
        yield [words.text(sheet.name)]
        if sheet.form:
            yield from ([words.text(column.label), _cell(values, column, found[0])] for column in sheet.columns)
        else:
            yield [words.text(column.label) for column in sheet.columns]
            yield from ([_cell(values, column, line) for column in sheet.columns] for line in found)
        ids += [[sheet.id, None, line.number, line.ids or plan.id] for line in found]
        yield []
    yield [FIELDS]
    yield ["template", template.id, words.locale, ",".join(plan.levels)]
    yield []
    yield [IDS]
    yield list(IDS_HEAD)
    yield from ids


def _cell(values: PlanSpeaker, column: Column, line: Line) -> Plain:
    value = values.value(column, line)
    return value.isoformat() if isinstance(value, date) else value
