"""Missing values say why; a field is either there or explained, never both."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from hub.catalog import Catalog, Entry
from hub.models.authority import Fact
from hub.models.base import Record
from hub.models.indicator import Point
from hub.models.work_plan import Action, Measure, WorkPlan
from hub.problems import Problem, problem
from hub.walk import Path, walk


def missing_is_explained(catalog: Catalog) -> Iterator[Problem]:
    """``missing`` names fields of the record (a plan's may name fields of its actions) that are indeed absent."""
    for _, entry in catalog.entries():
        for path, node in walk(entry.record):
            if isinstance(node, (Record, Action)):
                yield from _explained(entry, path, node)


def _explained(entry: Entry[BaseModel], path: Path, node: Record | Action) -> Iterator[Problem]:
    fields = set(type(node).model_fields)
    whole_plan = set(Action.model_fields) if isinstance(node, WorkPlan) else set()
    for name in node.missing:
        mark = entry.mark(*path, "missing", name, key=True)
        if name not in fields | whole_plan:
            yield problem("missing-unknown-field", mark, found=name, options=", ".join(sorted(fields | whole_plan)))
        elif name in fields and getattr(node, name) not in (None, [], {}):
            yield problem("missing-but-present", mark, found=name)


def values_say_why(catalog: Catalog) -> Iterator[Problem]:
    """A null value has a value_status, a value has none."""
    for _, entry in catalog.entries():
        for path, node in walk(entry.record):
            if isinstance(node, (Fact, Point)):
                if node.value is None and node.value_status is None:
                    yield problem("value-status-missing", entry.mark(*path, "value"))
                elif node.value is not None and node.value_status is not None:
                    yield problem("value-status-beside-value", entry.mark(*path, "value_status"))
            elif isinstance(node, Measure) and node.actual is not None and node.value_status is not None:
                yield problem("value-status-beside-value", entry.mark(*path, "value_status"))
