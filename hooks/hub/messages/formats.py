"""Problems for other programs: JSON, and annotations that GitHub shows on the lines of a pull request."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, Final

from hub.messages import as_text, found_in, render
from hub.problems import Problem

_IN_TEXT: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = _IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def as_json(problems: Iterable[Problem], language: str) -> str:
    """A report: ``language``, ``errors``, ``warnings`` and ``problems``, each with its code, place and words.

    A problem has ``code``, ``severity``, ``file``, ``line``, ``column`` (from 1) and ``message``; ``expected``,
    ``found``, ``near`` (what was most likely meant) and ``example`` are empty where there is nothing to say. ``cell``
    is the place in a workbook, and empty elsewhere.
    """
    found = list(problems)
    errors = sum(problem.is_error for problem in found)
    report = {
        "language": language,
        "errors": errors,
        "warnings": len(found) - errors,
        "problems": [_record(problem, language) for problem in found],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _record(problem: Problem, language: str) -> dict[str, Any]:
    text = render(problem, language)
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": str(problem.mark.file),
        "line": problem.mark.line,
        "column": problem.mark.column,
        "cell": problem.mark.cell,
        "message": text.message,
        "expected": text.expected,
        "found": found_in(problem, language),
        "near": problem.params.get("near", ""),
        "example": text.example,
    }


def as_annotation(problem: Problem, language: str, folder: PurePosixPath) -> str:
    """A problem as a workflow command of GitHub Actions; ``folder`` is the hub's, from the repository's root.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", setting a warning or an error message.
    """
    mark = problem.mark
    properties = {
        "file": str(folder / mark.file),
        "line": str(mark.line),
        "col": str(mark.column),
        "title": f"{problem.code} {mark.cell}".strip(),
    }
    listed = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items())
    _place, _, words = as_text(problem, language).partition("] ")
    return f"::{problem.severity.value} {listed}::{words.translate(_IN_TEXT)}"
