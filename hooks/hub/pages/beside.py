"""Files beside the pages: templates, the figures behind each chart, and the data."""

from __future__ import annotations

from collections.abc import Iterator

from hub.downloads.files import template_path
from hub.pages.parts import Context
from hub.views.charts.catalogue import chart_ids, make_chart
from hub.views.charts.download import csv_bytes, csv_path


def template_files(context: Context) -> Iterator[tuple[str, bytes]]:
    """The templates to download."""
    for template_id, by_language in context.templates.items():
        for code, data in by_language.items():
            yield template_path(context.catalog.templates[template_id].record, code), data


def chart_files(context: Context) -> Iterator[tuple[str, bytes]]:
    """The figures behind each chart."""
    for chart_id in chart_ids(context.catalog):
        for code, writer in context.writers.items():
            chart = make_chart(context.here(writer, "", numbered=False), chart_id)
            yield csv_path(chart_id, code), csv_bytes(chart, writer)


def data_files(context: Context) -> Iterator[tuple[str, bytes]]:
    """The data of each authority, each plan and the whole hub, and what describes it."""
    for file in context.library.files():
        yield file.path, file.data
