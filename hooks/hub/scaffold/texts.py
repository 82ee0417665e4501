"""The text of new files, in the order and style of those that are there."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import yaml

_LEVELS: Final = ("goal", "lever", "action")


@dataclass(frozen=True, slots=True)
class Answers:
    """What an editor said of something new; what was left out is empty."""

    record_id: str
    name: Mapping[str, str]
    source: str
    day: date
    description: Mapping[str, str] = field(default_factory=dict)
    rest: Mapping[str, str] = field(default_factory=dict)
    """Further fields by name, in their order; an empty one is left out."""

    def given(self, *names: str) -> dict[str, str]:
        """Those of the further fields that were filled in."""
        return {name: self.rest[name] for name in names if self.rest.get(name)}


def authority(answers: Answers) -> str:
    """A new authority's file."""
    lines = [*_head(answers), *_fields(answers.given("classification", "district", "sector"))]
    return _text([*lines, *_tail(answers)])


def organisation(answers: Answers) -> str:
    """A new entry of the list of organisations."""
    lines = [*_head(answers), *_fields(answers.given("sector", "url")), *_tail(answers)]
    return _text([f"{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)])


def plan(answers: Answers, levels: Mapping[str, Mapping[str, str]]) -> str:
    """A new plan's file: one goal with one lever with one action, called by what they are until somebody names them."""
    first = [
        f"id: {scalar(answers.record_id)}",
        *_fields(answers.given("authority")),
        *_per_language("name", answers.name),
    ]
    first += [*_fields(answers.given("status", "start", "end")), f"levels: [{', '.join(_LEVELS)}]", "items:"]
    lines: list[str] = []
    for level in reversed(_LEVELS):
        item = [f"id: {level}-1", *_per_language("name", levels[level])]
        item += ["items:", *(f"  {line}" for line in lines)] if lines else ["status: planned"]
        lines = [f"{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(item)]
    return _text([*first, *(f"  {line}" for line in lines), *_tail(answers)])


def page(answers: Answers, code: str, owner: str, original: str = "") -> str:
    """A new page in one language; ``original`` is the revision of the page that it translates."""
    title = answers.name[code]
    head = {"title": title, "description": answers.description[code], "kind": answers.rest["kind"]}
    lines = ["---", *_fields(head), f"order: {answers.rest['order']}", *_fields({"owner": owner})]
    lines += [f"last_reviewed: {answers.day.isoformat()}", "review_in: 12", f"sources: [{answers.source}]"]
    lines += [f"translation_of: '{original}'"] if original else []
    return _text([*lines, "---", "", f"# {title}", "", answers.description[code]])


def scalar(text: str) -> str:
    """A text as YAML writes it on one line, quoted where it has to be."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=math.inf)
    return dumped.removesuffix("...\n").strip()


def _head(answers: Answers) -> list[str]:
    return [f"id: {scalar(answers.record_id)}", *_per_language("name", answers.name)]


def _per_language(name: str, texts: Mapping[str, str]) -> list[str]:
    return [f"{name}:", *(f"  {code}: {scalar(text)}" for code, text in texts.items() if text)]


def _fields(values: Mapping[str, str]) -> list[str]:
    return [f"{name}: {scalar(value)}" for name, value in values.items()]


def _tail(answers: Answers) -> list[str]:
    return [f"last_reviewed: {answers.day.isoformat()}", "sources:", f"  - id: {scalar(answers.source)}"]


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
