"""From pydantic's errors to problems: no wording of the library, and the place of every one."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Any, Final

import pytest
from pydantic import Field

from hub.models.authority import Authority
from hub.models.base import DEFAULT_LOCALE_KEY, LOCALES_KEY, Localized, Missing, Model, SourceRef
from hub.models.errors import model_at, validate
from hub.models.scalars import Boolean, Text, shown
from hub.models.work_plan import Action, Group, Milestone, WorkPlan
from hub.source.yaml12 import parse

FILE: Final = PurePosixPath("data/test.yml")
CONTEXT: Final = {LOCALES_KEY: ("he", "ar", "en"), DEFAULT_LOCALE_KEY: "he"}


def check(model: type[Model], text: str) -> list[tuple[str, int, int, dict[str, str]]]:
    document = parse(text, FILE)
    _, problems = validate(model, document.value, document, context=CONTEXT)
    return [(found.code, found.mark.line, found.mark.column, dict(found.params)) for found in problems]


class Limited(Model):
    """A model with a limit of the library's own, as no model of the hub has today."""

    number: Annotated[int, Field(le=3)]
    names: dict[str, Localized] = Field(default_factory=dict)
    flag: Boolean = False
    word: Text | None = None


def test_an_error_without_a_code_of_ours_is_told_in_our_words() -> None:
    """The library's English goes no further than its name."""
    (found,) = check(Limited, "number: 7\n")
    assert found[:3] == ("value-invalid", 1, 9)
    assert found[3]["field"] == "number"
    assert "less than" not in " ".join(found[3].values())


def test_a_whole_record_of_the_wrong_kind() -> None:
    """A list where a record belongs is one problem."""
    assert [found[0] for found in check(Limited, "- 1\n- 2\n")] == ["type-mapping"]
    assert [found[0] for found in check(Limited, "word\n")] == ["type-mapping"]


def test_an_unfilled_optional_field_is_absent() -> None:
    """A form leaves keys without values; only what is required has to be filled."""
    document = parse("number: 1\nword:\nflag: ~\nnames:\n", FILE)
    record, problems = validate(Limited, document.value, document, context=CONTEXT)
    assert problems == []
    assert record is not None
    assert record.model_fields_set == {"number"}
    assert [found[0] for found in check(Limited, "number:\n")] == ["value-invalid"]


def test_a_misspelt_field_is_told_once() -> None:
    """The key that stands there says what was meant; that the right one is missing needs no second line."""
    (found,) = check(Limited, "numbr: 1\n")
    assert found[:3] == ("key-unknown", 1, 1)
    assert found[3]["near"] == "number"


def test_a_missing_field_stands_where_its_own_group_stands() -> None:
    """In a list of a record, the line of the very entry; a misspelling elsewhere hides nothing."""
    text = "- id: a\n  titel: {he: א}\n  due_date: 2026\n- id: b\n  due_date: 2026\n"
    document = parse(text, FILE)
    found: list[tuple[str, int]] = []
    assert isinstance(document.value, list)
    for index, value in enumerate(document.value):
        _, problems = validate(Milestone, value, document, at=(index,), context=CONTEXT)
        found += [(problem.code, problem.mark.line) for problem in problems]
    assert found == [("key-unknown", 2), ("field-missing", 4)]


def test_every_language_of_a_text_is_looked_at() -> None:
    """Each faulty language with its own place, whatever is wrong with the others."""
    found = check(Limited, "number: 1\nnames: {a: {he: '', ar: 5, xx: no, en: ok}, b: {en: only}}\n")
    assert [item[:3] for item in found] == [
        ("language-unknown", 2, 28),
        ("text-empty", 2, 17),
        ("type-text", 2, 25),
        ("language-missing", 2, 48),
    ]


def test_tags_of_the_item_union_are_no_part_of_a_path() -> None:
    """A field may be called as a tag of the union is."""
    text = """\
id: plan
name: {he: א}
status: draft
levels: [goal, action]
items:
  - id: a
    name: {he: א}
    group: x
    items:
      - {id: b, name: {he: א}, status: planned, group: x, action: y}
"""
    assert [(*item[:3], item[3]["found"]) for item in check(WorkPlan, text)] == [
        ("key-unknown", 10, 49, "group"),
        ("key-unknown", 10, 59, "action"),
        ("key-unknown", 8, 5, "group"),
    ]


@pytest.mark.parametrize(
    ("model", "location", "expected"),
    [
        (WorkPlan, (), WorkPlan),
        (WorkPlan, ("items", 0, "group"), Group),
        (WorkPlan, ("items", 0, "group", "items", 2, "action"), Action),
        (WorkPlan, ("items", 0, "group", "items", 2, "action", "milestones", 0), Milestone),
        (WorkPlan, ("missing", "start"), Missing),
        (WorkPlan, ("sources", 0), SourceRef),
        (WorkPlan, ("mission",), Localized),
        (WorkPlan, ("nothing", "below"), None),
        (Authority, ("facts", 0, "source"), SourceRef),
        (Authority, ("other_names", "he", 0), None),
    ],
)
def test_the_model_at_a_location(
    model: type[Model], location: tuple[str | int, ...], expected: type[Any] | None
) -> None:
    """An unknown key is compared with the fields of the very model that it stands in."""
    assert model_at(model, location) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "null"),
        (True, "true"),
        ("", "''"),
        ("  ", "''"),
        ({"a": 1}, "{…}"),
        ([1], "[…]"),
        ("a\n  b", "a b"),
        ("a\u200fb\x07", "a[U+200F]b[U+0007]"),
        ("x" * 200, "x" * 79 + "…"),
        (0.5, "0.5"),
    ],
)
def test_values_as_messages_show_them(value: object, expected: str) -> None:
    """On one line, not too long, nothing invisible."""
    assert shown(value) == expected
