"""Every record of a hub in tables: one row each, the same columns in every table of the kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from pydantic import BaseModel

from hub.catalog import Catalog
from hub.downloads.data.fields import Field, Kind, fields_of, value_of
from hub.models.authority import (
    Achievement,
    Arena,
    Authority,
    Barrier,
    Fact,
    Measurement,
    Member,
    NextPlan,
    Partner,
    PartnerCount,
    Round,
    Step,
    TimelineEntry,
    WorkingGroup,
)
from hub.models.base import Missing
from hub.models.glossary import Term
from hub.models.indicator import Indicator, Point, Series
from hub.models.reference import Lever, Organisation, Source
from hub.models.work_plan import (
    Action,
    BudgetLine,
    Group,
    Item,
    Measure,
    Milestone,
    Named,
    Performer,
    WorkPlan,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row, and whose it is."""

    values: tuple[Any, ...]
    authority: str = ""
    plan: str = ""

    @classmethod
    def of(cls, record: BaseModel, fields: Sequence[Field]) -> Row:
        """The row of a record."""
        return cls(tuple(value_of(record, one.path) for one in fields))


@dataclass(frozen=True)
class Table:
    """A table: its id, its columns, its rows."""

    id: str
    fields: tuple[Field, ...]
    rows: Sequence[Row] = ()
    models: tuple[str, ...] = ()
    """The models whose fields the columns are."""
    key: tuple[str, ...] = ("id",)
    """The columns that no two rows share."""

    @cached_property
    def filled(self) -> Table:
        """The table without the columns that no row fills."""
        used = [number for number in range(len(self.fields)) if any(_holds(row.values[number]) for row in self.rows)]
        return self._of(used)

    @property
    def of_owner(self) -> Table:
        """The table without the authority whose it is, where that stands first."""
        first = self.fields[0] if self.fields else None
        is_owner = first is not None and not first.model and first.of == "authorities"
        return self._of(range(int(is_owner), len(self.fields)))

    def _of(self, numbers: Sequence[int]) -> Table:
        rows = [replace(row, values=tuple(row.values[number] for number in numbers)) for row in self.rows]
        return replace(self, fields=tuple(self.fields[number] for number in numbers), rows=rows)

    def where(self, keep: Callable[[Row], bool]) -> Table:
        """The table with some of its rows."""
        return replace(self, rows=[row for row in self.rows if keep(row)])


def _holds(value: object) -> bool:
    return value not in (None, [], {})


@dataclass
class _Maker:
    """Makes a table from the records of one model, with columns of its own before theirs."""

    id: str
    model: type[BaseModel]
    before: tuple[Field, ...] = ()
    key: tuple[str, ...] = ("id",)
    rows: list[Row] = field(default_factory=list)

    def add(self, record: BaseModel, *before: object, authority: str = "", plan: str = "") -> None:
        values = (*before, *(value_of(record, one.path) for one in fields_of(self.model)))
        self.rows.append(Row(values, authority, plan))

    @property
    def table(self) -> Table:
        fields = (*self.before, *fields_of(self.model))
        return Table(self.id, fields, self.rows, (self.model.__name__,), self.key)


def _own(name: str, kind: Kind = Kind.CODE, of: str = "") -> Field:
    """A column that a table adds to those of its records."""
    return Field(name, kind, "", name, of)


_AUTHORITY: Final = _own("authority", Kind.REFERENCE, "authorities")
_CLUSTER: Final = _own("cluster", Kind.REFERENCE, "authorities")
"""Of its members, which may have a record of their own as an authority."""
_PLAN: Final = _own("work_plan", Kind.REFERENCE, "work_plans")
_ACTION: Final = _own("action")
_PARENT: Final = _own("parent")
_LEVEL: Final = _own("level", Kind.CHOICE, "level")

_OF_AUTHORITY: Final[Mapping[str, tuple[str, type[BaseModel], tuple[str, ...]]]] = {
    "facts": ("facts", Fact, ()),
    "theory_of_change": ("theory_of_change", Step, ("authority", "id")),
    "members": ("members", Member, ()),
    "arenas": ("arenas", Arena, ("authority", "id")),
    "barriers": ("barriers", Barrier, ("authority", "id")),
    "working_groups": ("working_groups", WorkingGroup, ("authority", "id")),
    "partners": ("partners", Partner, ()),
    "partner_counts": ("partner_counts", PartnerCount, ()),
    "achievements": ("achievements", Achievement, ("authority", "id")),
    "timeline": ("timeline", TimelineEntry, ("authority", "id")),
    "measurements": ("measurements", Measurement, ("authority", "id")),
    "plans_next": ("plans_next", NextPlan, ("authority", "id")),
}
"""Lists of an authority's record: the table, the model, the columns that no two rows share."""

_OF_ACTION: Final[Mapping[str, tuple[str, type[BaseModel], tuple[str, ...]]]] = {
    "performers": ("performers", Performer, ()),
    "milestones": ("milestones", Milestone, ("work_plan", "action", "id")),
    "budget_lines": ("budget_lines", BudgetLine, ()),
    "measures": ("measures", Measure, ("work_plan", "action", "id")),
}

_LISTS: Final[Mapping[str, type[BaseModel]]] = {
    "organisations": Organisation,
    "levers": Lever,
    "indicators": Indicator,
    "sources": Source,
    "glossary": Term,
}


def hub_tables(catalog: Catalog) -> dict[str, Table]:
    """Every table of a hub by its id; also those that have no rows."""
    tables = [*_authorities(catalog), *_plans(catalog), *_others(catalog), _series(catalog), _missing(catalog)]
    return {table.id: table for table in tables}


def _authorities(catalog: Catalog) -> Iterator[Table]:
    main = _Maker("authorities", Authority)
    below = {
        name: _Maker(table, model, (_CLUSTER if table == "members" else _AUTHORITY,), key)
        for name, (table, model, key) in _OF_AUTHORITY.items()
    }
    rounds = _Maker("rounds", Round, (_AUTHORITY, _own("measurement")), ("authority", "measurement", "id"))
    for record_id, entry in sorted(catalog.authorities.items()):
        record = entry.record
        main.add(record, authority=record_id)
        for name, maker in below.items():
            for item in getattr(record, name):
                maker.add(item, record_id, authority=record_id)
        for measurement in record.measurements:
            for item in measurement.rounds:
                rounds.add(item, record_id, measurement.id, authority=record_id)
    yield from (maker.table for maker in (main, *below.values(), rounds))


def _plans(catalog: Catalog) -> Iterator[Table]:
    main = _Maker("work_plans", WorkPlan)
    barriers = _Maker("plan_barriers", Barrier, (_PLAN,), ("work_plan", "id"))
    groups = _Maker("plan_groups", Group, (_PLAN, _LEVEL, _PARENT), ("work_plan", "id"))
    joint = _Maker("joint_items", Named, (_PLAN, _own("item")), ("work_plan", "id"))
    actions = _Maker("actions", Action, (_PLAN, _PARENT), ("work_plan", "id"))
    below = {name: _Maker(table, model, (_PLAN, _ACTION), key) for name, (table, model, key) in _OF_ACTION.items()}

    def walk(plan: WorkPlan, items: Iterable[Item], parent: str | None, depth: int) -> None:
        whose = {"authority": plan.authority or "", "plan": plan.id}
        for item in items:
            if isinstance(item, Group):
                groups.add(item, plan.id, plan.levels[min(depth, len(plan.levels) - 1)], parent, **whose)
                for other in item.joint_with:
                    joint.add(other, plan.id, item.id, **whose)
                walk(plan, item.items, item.id, depth + 1)
                continue
            actions.add(item, plan.id, parent, **whose)
            for name, maker in below.items():
                for part in getattr(item, name):
                    maker.add(part, plan.id, item.id, **whose)

    for plan_id, entry in sorted(catalog.work_plans.items()):
        plan = entry.record
        main.add(plan, authority=plan.authority or "", plan=plan_id)
        for barrier in plan.barriers:
            barriers.add(barrier, plan_id, authority=plan.authority or "", plan=plan_id)
        walk(plan, plan.items, None, 0)
    yield from (maker.table for maker in (main, barriers, groups, joint, actions, *below.values()))


def _others(catalog: Catalog) -> Iterator[Table]:
    for name, model in _LISTS.items():
        maker = _Maker(name, model)
        for entry in getattr(catalog, name).values():
            maker.add(entry.record)
        yield maker.table


_SERIES_KEYS: Final = (
    Field("indicator", Kind.REFERENCE, "Series", "indicator", "indicators"),
    Field("authority", Kind.REFERENCE, "Scope", "authority", "authorities"),
    Field("scope", Kind.CHOICE, "Scope", "name", "scope"),
)
_BASELINE: Final = (
    Field("baseline_year", Kind.PERIOD, "Baseline", "year", path=("baseline", "year")),
    Field("baseline_value", Kind.NUMBER, "Baseline", "value", path=("baseline", "value")),
)


def _series(catalog: Catalog) -> Table:
    """The points of all series; the baseline of a series stands beside each of its points."""
    rows = []
    for entry in catalog.series:
        series = entry.record
        keys = (series.indicator, series.scope.authority, series.scope.name)
        for point in series.points:
            values = [value_of(point, one.path) for one in fields_of(Point)]
            rows.append(Row((*keys, *values, *_baseline(series)), series.scope.authority or ""))
    models = (Series.__name__, "Scope", Point.__name__, "Baseline")
    return Table("series", (*_SERIES_KEYS, *fields_of(Point), *_BASELINE), rows, models, ())


def _baseline(series: Series) -> tuple[object, object]:
    return (series.baseline.year, series.baseline.value) if series.baseline else (None, None)


_MISSING: Final = (
    _own("kind"),
    _own("record"),
    _own("part"),
    _own("field"),
    Field("status", Kind.CHOICE, "Missing", "status", "value_status"),
    Field("comment", Kind.TEXT, "Missing", "comment"),
)


def _missing(catalog: Catalog) -> Table:
    """What records say that they lack, and why."""
    rows = []
    for kind, entry in catalog.entries():
        for path, reason in entry.parts(Missing):
            part = ".".join(str(step) for step in path[:-2]) or None
            record = entry.record
            record_id = getattr(record, "id", kind)
            whose = {"authority": record_id} if isinstance(record, Authority) else {}
            if isinstance(record, WorkPlan):
                whose = {"authority": record.authority or "", "plan": record_id}
            values = (kind, record_id, part, path[-1], reason.status, reason.comment)
            rows.append(Row(values, **whose))
    return Table("missing", _MISSING, rows, (Missing.__name__,), ())
