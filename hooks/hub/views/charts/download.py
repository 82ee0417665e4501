"""A chart's figures as a file that a spreadsheet opens in the right encoding and never runs."""

from __future__ import annotations

import csv
import io
from typing import Final

from hub.views.charts.parts import Chart
from hub.views.writer import Writer

FOLDER: Final = "data/charts"
_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The last four are the full-width signs, which count as the plain ones in some languages' spreadsheets."""
_BYTE_ORDER_MARK: Final = "utf-8-sig"


def csv_path(chart_id: str, locale: str) -> str:
    """Where the file lies, from the root of the site."""
    return f"{FOLDER}/{chart_id}.{locale}.csv"


def csv_bytes(chart: Chart, writer: Writer) -> bytes:
    """The chart's data and its sources: UTF-8 with the mark that spreadsheets look for."""
    cited = chart.sheet.row_sources
    whole = writer.vocabulary.text("phrase.semicolon").join(link.label.striptags() for link in chart.sources)
    text = io.StringIO(newline="")
    out = csv.writer(text)
    out.writerow([*(safe(datum.plain) for datum in chart.sheet.head), safe(writer.t("column.source").striptags())])
    for index, row in enumerate(chart.sheet.rows):
        source = cited[index].label.striptags() if cited else whole
        out.writerow([*(safe(datum.plain) for datum in row), safe(source)])
    return text.getvalue().encode(_BYTE_ORDER_MARK)


def safe(value: str | float) -> str | float:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; a number stays a number.

    Source: https://owasp.org/www-community/attacks/CSV_Injection
    """
    if isinstance(value, str) and value.startswith(_STARTS_FORMULA):
        return f"'{value}"
    return value
