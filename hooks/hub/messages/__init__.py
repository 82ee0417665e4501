"""The text of every problem, per language: made here, at the edge, from a code and its parameters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from string import Formatter
from typing import Any, Final

from typing_extensions import override

from hub.problems import Problem, visible
from hub.source.text import read_text
from hub.source.yaml12 import parse

FOLDER: Final = Path(__file__).parent
DEFAULT: Final = "en"


@dataclass(frozen=True, slots=True)
class Message:
    """A problem in words: what is wrong, what was expected, an example of the right thing."""

    message: str
    expected: str = ""
    example: str = ""


@cache
def catalogue(language: str = DEFAULT) -> dict[str, Message]:
    """The texts of one language by code; KeyError where the language has no catalogue."""
    source = read_text(FOLDER, PurePosixPath(f"{language}.yml"))
    if source.text is None:
        raise KeyError(language)
    value: Any = parse(source.text, source.file).value
    return {code: Message(**texts) for code, texts in value.items() if code != "_"}


def languages() -> list[str]:
    """The languages that messages exist in."""
    return sorted(file.stem for file in FOLDER.glob("*.yml"))


@cache
def words(language: str = DEFAULT) -> dict[str, str]:
    """The words around the texts, such as "error" and "expected"."""
    source = read_text(FOLDER, PurePosixPath(f"{language}.yml"))
    value: Any = parse(source.text or "", source.file).value
    return dict(value["_"])


class _Lenient(Formatter):
    """Fills placeholders; one without a parameter stays empty rather than failing inside a message."""

    @override
    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:
        return kwargs.get(key, "") if isinstance(key, str) else super().get_value(key, args, kwargs)


def render(problem: Problem, language: str = DEFAULT) -> Message:
    """The words of a problem in a language, its parameters filled in.

    A parameter whose value has a word of its own (``part.headings``) is printed in the language.
    """
    template = catalogue(language)[problem.code]
    known = words(language)
    params = {name: known.get(f"{name}.{value}", value) for name, value in problem.params.items()}
    fill = _Lenient()
    texts = (template.message, template.expected, template.example)
    return Message(*(fill.vformat(text, (), params) for text in texts))


def found_in(problem: Problem, language: str = DEFAULT) -> str:
    """What stands there, as it is written; an empty value has a word of the language."""
    found = problem.params.get("found", "")
    return words(language).get(f"found.{found}", found)


def as_text(problem: Problem, language: str = DEFAULT) -> str:
    """A problem as a few lines for a terminal: place, text, expected, found, did you mean, example."""
    label = words(language)
    text = render(problem, language)
    place = visible(problem.mark.place)
    lines = [f"{place}: {label[problem.severity.value]} [{problem.code}] {text.message}"]
    if text.expected:
        lines.append(f"    {label['expected']}: {text.expected}")
    if found := found_in(problem, language):
        lines.append(f"    {label['found']}: {found}")
    if near := problem.params.get("near"):
        lines.append(f"    {label['near']}: {near}")
    if text.example:
        lines.append(f"    {label['example']}: {text.example}")
    return "\n".join(lines)
