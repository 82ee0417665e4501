"""The order in which the hub's files write the keys of a record, and what kind of record stands under a key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel

from hub.models.authority import Authority
from hub.models.base import Localized
from hub.models.work_plan import Action, Group

Kind = type[BaseModel] | None

_LAST: Final = ("items", "missing", "owner_role", "last_reviewed", "sources")
_AUTHORITY_ELSEWHERE: Final = frozenset(
    {
        *("id", "name", "other_names", "classification", "district", "sector", "stage", "in_evaluation_2024", "note"),
        *("owner_role", "last_reviewed", "missing", "sources"),
    }
)
_WRITTEN: Final[Mapping[str, tuple[str, ...]]] = {
    "WorkPlan": (
        *("id", "authority", "name", "status", "start", "end", "mission", "note", "levels", "barriers", "items"),
        *("stated_total", "missing", "owner_role", "last_reviewed", "sources"),
    ),
    "Authority": (
        *("id", "name", "other_names", "classification", "district", "sector", "stage", "in_evaluation_2024", "note"),
        *(name for name in Authority.model_fields if name not in _AUTHORITY_ELSEWHERE),
        *("owner_role", "last_reviewed", "missing", "sources"),
    ),
    "Organisation": (
        *("id", "name", "sector", "url", "description", "other_names", "sources", "note", "missing"),
        *("owner_role", "last_reviewed"),
    ),
    "Action": tuple(name for name in Action.model_fields),
}
"""Where files write keys in another order than the model names them, by the model's name."""

_ANYWHERE: Final[Mapping[str, frozenset[str]]] = {
    "Authority": frozenset({"in_evaluation_2024", "last_reviewed", "vision", "arenas", "note"}),
    "WorkPlan": frozenset({"last_reviewed"}),
    "Organisation": frozenset({"last_reviewed"}),
}
"""Keys that some files write earlier than others do."""

_NO_ORDER: Final = frozenset(
    {
        *("Diagram", "Template", "Sheet", "Column", "Section", "Blank", "Team", "Survey", "LeadTeamSurvey"),
        *("ParticipationHabits", "PrintedCount", "ParticipationCount"),
    }
)
"""Records that no form writes, and that files write in more than one order."""


@cache
def keys(kind: Kind, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a kind of record, in order; of a text, its languages."""
    if kind is None:
        return ()
    if kind is Localized:
        return languages
    if kind.__name__ in _WRITTEN:
        return _WRITTEN[kind.__name__]
    own = list(kind.model_fields)
    return (*(name for name in own if name not in _LAST), *(name for name in _LAST if name in own))


def inside(kind: Kind, key: str) -> Kind:
    """The kind of record that stands under a key, or in the list under it."""
    if kind is None or kind is Localized or key not in kind.model_fields:
        return None
    found = list(_models(kind.model_fields[key].annotation))
    if Group in found and Action in found:
        return Group
    return found[0] if found else None


def of_item(kind: Kind, value: object) -> Kind:
    """The kind of one item of a list: in a plan, what holds items is a group and any other is an action."""
    if kind in (Group, Action):
        return Group if isinstance(value, Mapping) and "items" in value else Action
    return kind


def is_table(kind: Kind, key: str) -> bool:
    """Whether a mapping of records by name stands under a key, as in ``missing``."""
    return kind is not None and key in kind.model_fields and get_origin(kind.model_fields[key].annotation) is dict


def arranged(found: Iterable[str], known: Sequence[str]) -> list[str]:
    """Keys in the order that is known; others behind them as they stood."""
    held = list(found)
    return [*(key for key in known if key in held), *(key for key in held if key not in known)]


def in_order(found: Sequence[str], kind: Kind, languages: tuple[str, ...]) -> list[str]:
    """Keys as a file ought to have them: as they are where they differ only in what may stand anywhere.

    An unknown key stays behind the one that it follows.
    """
    if kind is None or kind.__name__ in _NO_ORDER:
        return list(found)
    order = keys(kind, languages)
    free = _ANYWHERE.get(kind.__name__, frozenset())
    fixed = [order.index(key) for key in found if key in order and key not in free]
    if fixed == sorted(fixed):
        return list(found)
    groups: list[list[str]] = [[]]
    for key in found:
        if key in order:
            groups.append([key])
        else:
            groups[-1].append(key)
    head, *others = groups
    return [*head, *(key for group in sorted(others, key=lambda it: order.index(it[0])) for key in group)]


def _models(annotation: Any) -> Iterable[type[BaseModel]]:  # noqa: ANN401 - an annotation has no narrower type
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _models(get_args(annotation)[0])
    elif origin in (list, dict, Union, UnionType):
        for inner in get_args(annotation):
            yield from _models(inner)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation


__all__ = ["Kind", "arranged", "in_order", "inside", "is_table", "keys", "of_item"]
