"""Filters of a work plan's page: by status and by performer, each choice with how many actions it has."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from markupsafe import Markup

from hub.models.base import Localized
from hub.models.work_plan import Action, ActionStatus, Performer
from hub.views.here import Here
from hub.views.plan_budget import sum_of

NOBODY: Final = "-"
"""What a filter's address says for "no performer set"; no id of an organisation looks like it."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: what the address says for it, and how it reads."""

    value: str
    label: str
    lang: str = ""
    """The language of a name that has not been translated."""


@dataclass(frozen=True, slots=True)
class FilterField:
    """A field to filter by."""

    name: str
    label: Markup
    options: list[Option]


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """The filters of a plan, and the words in which a script counts what is left."""

    fields: list[FilterField]
    sentence: Markup
    """How many actions the whole plan has."""
    shown: str
    """Plural forms of "n of all actions are shown", as JSON."""
    all: str
    none: str
    money: str
    """How an amount is printed, around ``{amount}``."""


def plan_filter(here: Here, actions: Sequence[Action]) -> PlanFilter | None:
    """The filters of some actions; None where every action has the same status and performers."""
    writer = here.writer
    fields = [
        FilterField("status", writer.t("column.status"), _statuses(here, actions)),
        FilterField("performer", writer.t("column.performers"), _performers(here, actions)),
    ]
    fields = [field for field in fields if len(field.options) > 1]
    if not fields:
        return None
    sentence = writer.count("plan.shown_all", len(actions))
    forms = writer.vocabulary.forms("plan.shown")
    total = writer.number(len(actions)).striptags()
    counted = {form: text.replace("{total}", total) for form, text in forms.items()}
    return PlanFilter(
        fields=fields,
        sentence=sentence,
        shown=json.dumps(counted, ensure_ascii=False),
        all=sentence.striptags(),
        none=writer.t("plan.shown_none").striptags(),
        money=writer.money(0).striptags().replace("0", "{amount}"),
    )


def performer_key(performer: Performer) -> str:
    """What an address says for a performer, the same in every language: an id, or a digest of the words."""
    if performer.organisation:
        return performer.organisation
    words = next(iter(performer.name.root.values())) if performer.name else ""
    return f"w{sha256(words.encode()).hexdigest()[:6]}"


def row_data(action: Action) -> tuple[tuple[str, str], ...]:
    """What a script is told of an action: its status, its performers, and the sum of its budget."""
    performers = " ".join(dict.fromkeys(performer_key(performer) for performer in action.performers))
    found = [("status", action.status.value), ("performer", performers or NOBODY)]
    if action.budget_lines:
        found.append(("amount", f"{sum_of([action]):g}" if sum_of([action]) < _EXACT else str(sum_of([action]))))
    return tuple(found)


_EXACT: Final = 1_000_000
"""From here on ``:g`` would round an amount."""


def _statuses(here: Here, actions: Sequence[Action]) -> list[Option]:
    counted = Counter(action.status for action in actions)
    words = here.writer.vocabulary
    return [
        Option(status.value, _with_count(here, words.named("action_status", status), counted[status]))
        for status in ActionStatus
        if counted[status]
    ]


def _performers(here: Here, actions: Sequence[Action]) -> list[Option]:
    """Performers by name; last, that none is set."""
    counted: Counter[str] = Counter()
    names: dict[str, Localized] = {}
    for action in actions:
        found = {performer_key(performer): performer for performer in action.performers}
        counted.update(list(found) or [NOBODY])
        names.update({key: _name(here, performer) for key, performer in found.items()})
    writer = here.writer
    keys = sorted(names, key=lambda key: (writer.plain(names[key]), key))
    options = [
        Option(
            key,
            _with_count(here, writer.plain(names[key]), counted[key]),
            "" if names[key].get(writer.locale.code) is not None else writer.default.code,
        )
        for key in keys
    ]
    if counted[NOBODY] and names:
        label = writer.vocabulary.text("phrase.performer_not_set")
        options.append(Option(NOBODY, _with_count(here, label, counted[NOBODY])))
    return options


def _name(here: Here, performer: Performer) -> Localized:
    if performer.organisation:
        return here.catalog.organisations[performer.organisation].record.name
    assert performer.name is not None, "a performer is an organisation or words"  # noqa: S101 - checked by the rules
    return performer.name


def _with_count(here: Here, name: str, count: int) -> str:
    return f"{name} ({here.writer.number(count)})"
