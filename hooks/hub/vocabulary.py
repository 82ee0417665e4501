"""Every label that the generator prints, per language, checked complete.

A vocabulary file is a tree of labels; a label is named by its path (``classification.city``). A label that
counts something is a mapping of CLDR plural categories (``one``, ``two``, ``few``, ``many``, ``other``).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

from hub.locales import Locale, Locales
from hub.models import authority, base, indicator, page, reference, template, work_plan
from hub.models.scalars import shown
from hub.problems import Mark, Problem, problem
from hub.source.text import read_text
from hub.source.yaml12 import Document, parse

_PLACEHOLDER: Final = re.compile(r"\{(\w*)\}")
_WORD: Final = re.compile(r"(?<!^)([A-Z])")
PLURALS: Final = frozenset({"zero", "one", "two", "few", "many", "other"})

ENUMS: Final[Mapping[str, type[StrEnum]]] = {
    "achievement_kind": authority.AchievementKind,
    "action_status": work_plan.ActionStatus,
    "audience": page.Audience,
    "budget_kind": work_plan.BudgetKind,
    "budget_state": work_plan.BudgetState,
    "circle": authority.Circle,
    "classification": authority.Classification,
    "classifier": work_plan.Classifier,
    "district": authority.District,
    "fact": authority.FactProperty,
    "identifier_scheme": authority.Scheme,
    "level": work_plan.Level,
    "measure_type": indicator.MeasureType,
    "organisation_sector": reference.OrganisationSector,
    "page_kind": page.PageKind,
    "period_type": indicator.PeriodType,
    "plan_status": work_plan.PlanStatus,
    "round_state": authority.RoundState,
    "scope": indicator.ScopeName,
    "sector": authority.PopulationSector,
    "source_kind": reference.SourceKind,
    "stage": authority.Stage,
    "template_format": template.TemplateFormat,
    "unit": authority.Unit,
    "value_status": base.ValueStatus,
}
"""Closed lists of the models and the branch of the vocabulary that names their values."""


Labels: TypeAlias = Mapping[str, str | Mapping[str, str]]
"""Labels by their path; one that counts is a mapping of its forms."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The labels of one language."""

    locale: Locale
    labels: Labels

    def text(self, key: str) -> str:
        """A plain label; KeyError where it is missing (the completeness check runs before any page is made)."""
        label = self.labels[key]
        if not isinstance(label, str):
            raise KeyError(f"{key} counts something: use plural()")
        return label

    def plural(self, key: str, count: float) -> str:
        """The form of a counting label for this number; the text still holds its ``{count}``."""
        label = self.labels[key]
        if isinstance(label, str):
            return label
        return label.get(self.locale.babel.plural_form(count), label["other"])

    def forms(self, key: str) -> Mapping[str, str]:
        """Every form of a counting label, for a script that counts in the reader's browser."""
        label = self.labels[key]
        return {"other": label} if isinstance(label, str) else label

    def named(self, kind: str, value: StrEnum) -> str:
        """The label of a value of a closed list."""
        label = self.labels[f"{kind}.{value.value}"]
        return label if isinstance(label, str) else label["other"]

    def field_name(self, field: str) -> str:
        """What a field of the data is called: a header, the name of a blank."""
        return self.text(f"data_field.{field}.name")

    def field_description(self, field: str, model: str = "") -> str:
        """What a field means, in the model where it means something of its own there."""
        own = f"data_field_of.{_snake(model)}.{field}.description"
        return self.text(own if own in self.labels else f"data_field.{field}.description")


def _snake(name: str) -> str:
    return _WORD.sub(r"_\1", name).lower()


def load_vocabularies(
    folder: Path, locales: Locales, root: Path | None = None
) -> tuple[dict[str, Vocabulary], list[Problem]]:
    """Read the vocabulary of every language and check each against the default language and the closed lists.

    Files are named in problems as seen from ``root``, the hub.
    """
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    base = folder.parent if root is None else root
    for locale in locales.items:
        file = PurePosixPath(Path(os.path.relpath(base / folder, base)).as_posix()) / f"{locale.code}.yml"
        if not (base / file).is_file():
            problems.append(problem("vocabulary-file-missing", Mark(file), locale=locale.code))
            continue
        source = read_text(base, file)
        problems.extend(source.problems)
        if source.text is None:
            continue
        document = parse(source.text, file)
        problems.extend(document.problems)
        if document.is_whole and isinstance(document.value, dict):
            documents[locale.code] = document
        elif document.is_whole:
            problems.append(problem("type-mapping", document.mark(), field=file.name, found=shown(document.value)))
    labels = {code: dict(_flatten(document.value)) for code, document in documents.items()}
    originals = labels.get(locales.default.code)
    for code, document in documents.items():
        problems.extend(_check(document, labels[code], originals, locales[code]))
    return {code: Vocabulary(locales[code], found) for code, found in labels.items()}, problems


def _flatten(value: object, prefix: str = "") -> Iterator[tuple[str, str | dict[str, str]]]:
    if isinstance(value, dict):
        if prefix and "other" in value and set(value) <= PLURALS:
            yield prefix, {str(key): str(form) for key, form in value.items()}
            return
        for key, below in value.items():
            yield from _flatten(below, f"{prefix}.{key}" if prefix else str(key))
    elif isinstance(value, str):
        yield prefix, value


def _check(document: Document, labels: Labels, originals: Labels | None, locale: Locale) -> Iterator[Problem]:
    """A vocabulary is complete, holds nothing that nobody prints, and has every form and placeholder.

    Without the default language's labels (``originals``) only the closed lists can be checked.
    """
    required = {*(originals or ()), *enum_keys()}
    for key in sorted(required - set(labels)):
        yield problem("vocabulary-missing", document.mark(key.split(".")), field=key, locale=locale.code)
    for key in sorted(set(labels) - required) if originals is not None else ():
        yield problem("vocabulary-unknown", document.mark(key.split("."), key=True), found=key)
    needed = set(locale.babel.plural_form.tags) | {"other"}
    for key, label in labels.items():
        mark = document.mark(key.split("."), key=True)
        if isinstance(label, Mapping) and (lacking := needed - set(label)):
            yield problem("vocabulary-plural", mark, field=key, expected=", ".join(sorted(lacking)))
        original = (originals or {}).get(key)
        if original is not None and (wanted := placeholders(original)) != (found := placeholders(label)):
            yield problem("vocabulary-placeholder", mark, field=key, expected=_braced(wanted), found=_braced(found))


def placeholders(label: str | Mapping[str, str]) -> frozenset[str]:
    """The names in braces that a label fills in, over all its forms."""
    forms = [label] if isinstance(label, str) else label.values()
    return frozenset(name for form in forms for name in _PLACEHOLDER.findall(form))


def _braced(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "-"


def enum_keys() -> Iterator[str]:
    """The label that each value of each closed list needs."""
    for branch, kind in ENUMS.items():
        for member in kind:
            yield f"{branch}.{member.value}"
