"""Tables as CSV: UTF-8 with the mark that spreadsheets look for, and no text that they would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from hub.dates import PartialDate
from hub.downloads.data.columns import Plain, Speaker, Spoken, neutral_heads, neutral_row
from hub.downloads.data.tables import Table
from hub.views.charts.download import safe

_BYTE_ORDER_MARK: Final = "utf-8-sig"
LONG_HEADS: Final = ("table", "table_code", "row", "field", "field_code", "value", "value_code")
"""The columns of a file that holds several tables: a line for each value."""


def csv_bytes(rows: Iterable[Sequence[Plain]]) -> bytes:
    """Rows as a file; the first holds the headers."""
    text = io.StringIO(newline="")
    out = csv.writer(text)
    out.writerows([_plain(value) for value in row] for row in rows)
    return text.getvalue().encode(_BYTE_ORDER_MARK)


def _plain(value: Plain) -> str | float:
    if value is None:
        return ""
    if isinstance(value, str):
        return safe(value)
    return value.text if isinstance(value, PartialDate) else value


def spoken_csv(spoken: Spoken) -> bytes:
    """A table in a language: names, with the codes beside them."""
    return csv_bytes([[column.head for column in spoken.columns], *spoken.rows])


def neutral_csv(table: Table, locales: Sequence[str]) -> bytes:
    """A table in no language: codes alone, and each text in a column for every language."""
    return csv_bytes([neutral_heads(table, locales), *(neutral_row(table, row.values, locales) for row in table.rows)])


def long_csv(summary: Iterable[tuple[str, str, float]], tables: Iterable[Spoken], speaker: Speaker) -> bytes:
    """Several tables in one file, a line for each value that is there."""
    heads = [speaker.field(name) for name in LONG_HEADS]
    of_summary = (
        [speaker.label("dataset.summary.title"), "summary", number, label, code_of, value, None]
        for number, (label, code_of, value) in enumerate(summary, start=1)
    )
    return csv_bytes([heads, *of_summary, *(line for table in tables for line in _lines(table, speaker))])


def _lines(spoken: Spoken, speaker: Speaker) -> Iterator[list[Plain]]:
    """A line for each value; the codes of a column stand beside its names."""
    table, columns = spoken.table, spoken.columns
    title = speaker.label(f"dataset.{table.id}.title")
    for number, row in enumerate(spoken.rows, start=1):
        for place, (column, shown) in enumerate(zip(columns, row, strict=True)):
            if shown is None or column.id != column.field.id:
                continue
            is_coded = place + 1 < len(columns) and columns[place + 1].field is column.field
            yield [title, table.id, number, column.head, column.id, shown, row[place + 1] if is_coded else None]
