"""Filters of the index of authorities, and what a script is told of each authority.

Values are words that stay the same in every language, so that an address with a choice can be read and kept.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from hub.models.authority import Authority, Classification, District, FactProperty, PopulationSector, Stage
from hub.models.work_plan import PlanStatus
from hub.relations import Relations
from hub.views.authority_facts import fact_of
from hub.views.collate import name_key
from hub.views.here import Here

UNKNOWN: Final = "unknown"
"""The value for what is not recorded; nothing of a closed list is called that."""
NO_PLAN: Final = "none"
LIMITS: Final = (10_000, 25_000, 50_000, 100_000)
"""Numbers of residents at which one size ends and the next begins."""
SIZES: Final = (
    f"under-{LIMITS[0]}",
    *(f"{low}-{high - 1}" for low, high in pairwise(LIMITS)),
    f"from-{LIMITS[-1]}",
)
"""The sizes as an address calls them, from the smallest."""
_CLOSED: Final[Mapping[str, tuple[str, type[StrEnum]]]] = {
    "district": ("district", District),
    "kind": ("classification", Classification),
    "sector": ("sector", PopulationSector),
    "stage": ("stage", Stage),
}
"""Filters over a closed list: how the address calls them, the field of the record, its values."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by: what the address says for it, how it reads, and how many authorities have it."""

    value: str
    label: str
    count: Markup
    lang: str = ""
    """The language of a name that has not been translated."""


@dataclass(frozen=True, slots=True)
class FilterField:
    """A field to filter by."""

    name: str
    label: Markup
    options: list[Choice]


@dataclass(frozen=True, slots=True)
class RegistryFilter:
    """The filters, and what a script needs to apply them."""

    fields: list[FilterField]
    sentence: Markup
    """How many authorities there are."""
    data: Markup
    """Every authority's values, and the sentences that count, as JSON."""


def size_of(residents: float | None) -> str:
    """The size that a number of residents falls into."""
    if residents is None:
        return UNKNOWN
    return SIZES[sum(residents >= limit for limit in LIMITS)]


def facets(here: Here, relations: Relations, record: Authority) -> dict[str, list[str]]:
    """The values by which an authority is found, by filter; each filter has at least one."""
    population = fact_of(record, FactProperty.POPULATION)
    plans = {plan.status for plan in here.catalog.plans_by_authority.get(record.id, ())}
    return {
        **{name: [getattr(record, field) or UNKNOWN] for name, (field, _) in _CLOSED.items()},
        "size": [size_of(population.value if population else None)],
        "lever": list(relations.levers_of[record.id]) or [UNKNOWN],
        "plan": [status for status in PlanStatus if status in plans] or [NO_PLAN],
    }


def registry_filter(here: Here, relations: Relations, records: Sequence[Authority]) -> RegistryFilter:
    """The filters of the index; one that could tell nothing apart is left out."""
    writer = here.writer
    rows = {record.id: facets(here, relations, record) for record in records}
    labels = {name: writer.t(f"column.{field}") for name, (field, _) in _CLOSED.items()}
    labels |= {"size": writer.t("index.size"), "lever": writer.t("column.lever"), "plan": writer.t("column.plan")}
    fields = [FilterField(name, label, _options(here, name, rows.values())) for name, label in labels.items()]
    fields = [field for field in fields if len(field.options) > 1]
    return RegistryFilter(
        fields=fields,
        sentence=writer.count("index.shown_all", len(records)),
        data=_data(here, records, rows, [field.name for field in fields]),
    )


def _options(here: Here, name: str, rows: Iterable[Mapping[str, list[str]]]) -> list[Choice]:
    """The values that occur in the order of their list, each with how many authorities have it; last, no value."""
    counted = Counter(value for row in rows for value in row[name])
    return [
        Choice(value, label, here.writer.number(counted[value]), lang)
        for value, label, lang in _values(here, name)
        if counted[value]
    ]


def _values(here: Here, name: str) -> Iterable[tuple[str, str, str]]:
    """Every value of a filter, how it reads, and the language of that where it is another."""
    writer, words = here.writer, here.writer.vocabulary
    if name in _CLOSED:
        field, kind = _CLOSED[name]
        yield from ((member.value, words.named(field, member), "") for member in kind)
    elif name == "size":
        yield from ((size, _size_label(here, index), "") for index, size in enumerate(SIZES))
    elif name == "plan":
        yield from ((status.value, words.named("plan_status", status), "") for status in PlanStatus)
        yield NO_PLAN, words.text("phrase.no_plan"), ""
    else:
        names = {lever: entry.record.name for lever, entry in here.catalog.levers.items()}
        for lever in sorted(names, key=lambda lever: name_key(names[lever], writer)):
            yield lever, writer.plain(names[lever]), "" if writer.locale.code in names[lever] else writer.default.code
    yield UNKNOWN, words.text("value_status.not_recorded"), ""


def _size_label(here: Here, index: int) -> str:
    writer = here.writer
    if index == 0:
        return writer.vocabulary.text("index.size_under").format(number=writer.number(LIMITS[0]))
    low = writer.number(LIMITS[index - 1])
    if index == len(LIMITS):
        return writer.vocabulary.text("index.size_from").format(number=low)
    return writer.vocabulary.text("index.size_between").format(low=low, high=writer.number(LIMITS[index] - 1))


def _data(
    here: Here, records: Sequence[Authority], rows: Mapping[str, Mapping[str, list[str]]], names: Sequence[str]
) -> Markup:
    """What a script reads, safe inside a script element."""
    words = here.writer.vocabulary
    total = str(here.writer.number(len(records)))
    shown = {form: text.replace("{total}", total) for form, text in words.forms("index.shown").items()}
    found = {
        "rows": {
            record.id: {"words": _words(record), **{name: rows[record.id][name] for name in names}}
            for record in records
        },
        "shown": shown,
        "none": words.text("index.shown_none"),
        "condition": words.text("index.condition"),
        "without": words.forms("index.without"),
        "chosen": words.forms("index.chosen"),
        "full": words.text("index.full"),
        "remove": words.text("index.remove"),
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - JSON without a "<" cannot leave its element


def _words(record: Authority) -> str:
    """Every name and spelling in every language: a reader may type any of them."""
    others = (name for names in record.other_names.values() for name in names)
    return "\n".join(dict.fromkeys((*record.name.root.values(), *others)))
