"""What came of a build, as a value that passes from the child to the process that serves.

Problems pass as words: the child has the newest code, and so the newest messages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from hub import messages
from hub.problems import Problem


@dataclass(frozen=True, slots=True)
class PrintedProblem:
    """A problem in words: its place, what is wrong, and pairs of a label and a text (expected, found …)."""

    place: str
    message: str
    details: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return "\n".join([f"{self.place}: {self.message}", *(f"    {label}: {text}" for label, text in self.details)])


@dataclass(frozen=True, slots=True)
class Report:
    """Nothing where the site was built; else the problems, the engine's refusal, or how the builder itself failed."""

    problems: Mapping[str, tuple[PrintedProblem, ...]] = field(default_factory=dict)
    """The same problems in each language that messages are written in."""
    refusal: str = ""
    crash: str = ""

    @property
    def is_good(self) -> bool:
        """Whether there is a new site."""
        return not (self.problems or self.refusal or self.crash)

    def to_json(self) -> str:
        """The report as text."""
        return json.dumps(asdict(self))


def from_json(text: str) -> Report:
    """The report that ``to_json`` wrote; ValueError, KeyError or TypeError for anything else."""
    content = json.loads(text)
    problems = {
        language: tuple(
            PrintedProblem(item["place"], item["message"], tuple((label, value) for label, value in item["details"]))
            for item in items
        )
        for language, items in content["problems"].items()
    }
    return Report(problems, content["refusal"], content["crash"])


def of_problems(problems: Iterable[Problem]) -> Report:
    """The report of a hub that has errors."""
    found = tuple(problems)
    languages = sorted(file.stem for file in messages.FOLDER.glob("*.yml"))
    return Report({language: tuple(_printed(problem, language) for problem in found) for language in languages})


def _printed(problem: Problem, language: str) -> PrintedProblem:
    text = messages.render(problem, language)
    label = messages.words(language)
    details = {
        "expected": text.expected,
        "found": problem.params.get("found", ""),
        "near": problem.params.get("near", ""),
        "example": text.example,
    }
    place = f"{problem.mark.file}:{problem.mark.line}:{problem.mark.column}"
    return PrintedProblem(place, text.message, tuple((label[name], value) for name, value in details.items() if value))


def outcome(exit_code: int, written: str, printed: str) -> Report:
    """What a finished child reports: what it wrote, with what the engine printed; a silent end is a crash."""
    try:
        report = from_json(written)
    except (ValueError, KeyError, TypeError):
        return Report(crash=printed.strip() or f"The build ended with exit code {exit_code}.")
    if not report.refusal:
        return report
    return Report(report.problems, f"{report.refusal}\n{printed.strip()}".strip())
