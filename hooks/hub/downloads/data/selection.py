"""The part of a hub's tables that belongs to one authority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final

from hub.catalog import Catalog
from hub.downloads.data.fields import Kind
from hub.downloads.data.tables import Row, Table, hub_tables

REFERRED: Final = ("indicators", "levers", "organisations", "sources")
"""Tables of what records refer to, in the order in which they follow the records."""

OF_PLANS: Final = frozenset(("joint_items", "performers", "milestones", "budget_lines", "measures"))
"""Tables that only the plan's own files hold: an authority's hold its actions, and the sums."""


class Selection:
    """A hub's tables, and those of each authority."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Every table of the hub."""
        return hub_tables(self.catalog)

    @cached_property
    def _by_authority(self) -> Mapping[str, dict[str, list[Row]]]:
        found: dict[str, dict[str, list[Row]]] = {}
        for table in self.tables.values():
            for row in table.rows:
                if row.authority:
                    found.setdefault(row.authority, {}).setdefault(table.id, []).append(row)
        return found

    @cached_property
    def _compared(self) -> dict[str, list[Row]]:
        """The points that stand beside those of an authority, by indicator: the country, all clusters."""
        found: dict[str, list[Row]] = {}
        for row in self.tables["series"].rows:
            if not row.authority:
                found.setdefault(row.values[0], []).append(row)
        return found

    @cached_property
    def _records(self) -> dict[str, dict[str, Row]]:
        return {name: {row.values[0]: row for row in self.tables[name].rows} for name in REFERRED}

    def of_authority(self, record_id: str) -> list[Table]:
        """An authority's tables, without empty ones and empty columns: its own, its plans', what these refer to."""
        found = self._by_authority.get(record_id, {})
        rows = {name: of for name, of in found.items() if name not in OF_PLANS}
        if series := rows.get("series"):
            indicators = dict.fromkeys(row.values[0] for row in series)
            rows["series"] = [*series, *(row for one in indicators for row in self._compared.get(one, ()))]
        return self._whole(rows)

    def _whole(self, rows: Mapping[str, list[Row]]) -> list[Table]:
        own = [replace(self.tables[name], rows=rows[name]).filled for name in self.tables if name in rows]
        own = [table.of_owner for table in own]
        named: dict[str, dict[str, None]] = {name: {} for name in REFERRED}
        for kind, record_id in self._referred(own):
            named[kind][record_id] = None
        return [*own, *self._of_records(named)]

    def _referred(self, tables: list[Table]) -> Iterator[tuple[str, str]]:
        for table in tables:
            for number, field in enumerate(table.fields):
                if field.of not in REFERRED or field.kind not in (Kind.REFERENCE, Kind.REFERENCES):
                    continue
                for row in table.rows:
                    value = row.values[number]
                    for one in value if isinstance(value, list) else (value,):
                        if one is not None:
                            yield field.of, one

    def _of_records(self, named: Mapping[str, Mapping[str, None]]) -> Iterator[Table]:
        for name in REFERRED:
            rows = [self._records[name][one] for one in named[name] if one in self._records[name]]
            if rows:
                yield replace(self.tables[name], rows=rows).filled
