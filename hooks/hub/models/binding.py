"""The paths that bind a column of a workbook to a field of a work plan: ``action.budget_lines.amount``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from pydantic import BaseModel

from hub.models.base import Localized
from hub.models.work_plan import Action, Group, Level, WorkPlan

PLAN: Final = "plan"
ROOTS: Final[Mapping[str, type[BaseModel]]] = {
    PLAN: WorkPlan,
    **{level.value: Action if level is Level.ACTION else Group for level in Level},
}
"""Where a path begins: the plan, or one of its levels."""


class UnknownFieldError(LookupError):
    """A step of a path that leads nowhere; ``options`` are the steps that would."""

    def __init__(self, step: str, options: list[str]) -> None:
        super().__init__(step)
        self.step = step
        self.options = options


def field_type(path: str) -> type:
    """What a path leads to: a text per language, a number, a closed list, or a part with fields of its own.

    Lists are passed through: ``action.performers.name`` is the name of each performer. UnknownFieldError where a step
    is not there.
    """
    first, *steps = path.split(".")
    if first not in ROOTS:
        raise UnknownFieldError(first, list(ROOTS))
    here: type = ROOTS[first]
    for step in steps:
        fields = here.model_fields if issubclass(here, BaseModel) and not issubclass(here, Localized) else {}
        if step not in fields:
            raise UnknownFieldError(step, list(fields))
        here = next(_plain(fields[step].annotation))
    return here


def _plain(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - an annotation has no narrower type
    """The classes inside an annotation, without lists, unions and validators."""
    if isinstance(annotation, type) and not get_args(annotation):
        if annotation is not type(None):
            yield annotation
        return
    for inside in get_args(annotation):
        yield from _plain(inside)
