"""Golden files of problems: what an editor writes on one side, the exact words of the hub on the other.

A golden file is a YAML list of cases. ``case`` says what is wrong; keys with a dot or a slash are files laid over
the minimal hub (``~`` leaves one out); ``encodings`` saves files in other encodings; ``problems`` is the exact text
in English, ``problems-he`` and ``problems-ar`` the same in Hebrew and Arabic where a case is shown in them.
``<U+200F>`` stands for the character of that number, because nobody could see the character itself.

``HUB_UPDATE_GOLDEN=1 pytest tests/unit/test_problems_golden.py`` writes the words anew, for a reviewer to read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from hub.problems import Problem
from tests.support.hub import Content, check_hub, make_hub, text_of

FOLDER: Final = Path(__file__).resolve().parents[1] / "fixtures" / "problems"
UPDATE: Final = os.environ.get("HUB_UPDATE_GOLDEN") == "1"
_NUMBERED: Final = re.compile(r"<U\+([0-9A-F]{4})>")
_TEXTS: Final[tuple[str, ...]] = ("problems", "problems-he", "problems-ar")


@dataclass
class Case:
    """One case of a golden file."""

    name: str
    files: dict[str, str | None]
    encodings: dict[str, str]
    texts: dict[str, str] = field(default_factory=dict)

    def contents(self) -> dict[str, Content]:
        """The files as they are laid over the minimal hub."""
        return {path: self._content(path, text) for path, text in self.files.items()}

    def _content(self, path: str, text: str | None) -> Content:
        if text is None:
            return None
        text = _NUMBERED.sub(lambda match: chr(int(match[1], 16)), text)
        return text.encode(self.encodings.get(path, "utf-8"))

    def problems(self, folder: Path) -> list[Problem]:
        """The problems that the case's files have."""
        return check_hub(make_hub(folder, self.contents()))

    def words(self, problems: list[Problem]) -> dict[str, str]:
        """The texts of problems in each language that the case is shown in."""
        return {name: text_of(problems, name.removeprefix("problems-") if "-" in name else "en") for name in self.texts}


def read(file: Path) -> list[Case]:
    """The cases of a golden file."""
    return [_case(entry) for entry in yaml.safe_load(file.read_text("utf-8"))]


def _case(entry: dict[str, Any]) -> Case:
    texts: dict[str, str] = {name: entry.pop(name) or "" for name in _TEXTS if name in entry}
    return Case(entry.pop("case"), files=entry, encodings=entry.pop("encodings", {}), texts=texts or {"problems": ""})


def write(file: Path, cases: list[Case]) -> None:
    """Write a golden file, its comment at the top kept."""
    head = [line for line in file.read_text("utf-8").splitlines() if line.startswith("#")]
    lines = [*head, *(line for case in cases for line in _lines(case))]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _lines(case: Case) -> Iterator[str]:
    yield ""
    yield f"- case: {case.name}"
    if case.encodings:
        yield f"  encodings: {{{', '.join(f'{path}: {name}' for path, name in case.encodings.items())}}}"
    for name, text in (*case.files.items(), *case.texts.items()):
        if text is None:
            yield f"  {name}: ~"
        elif text == "":
            yield f'  {name}: ""'
        else:
            keep = "" if text.endswith("\n") else "-"
            indent = "2" if text[0] in " \n" else ""
            yield f"  {name}: |{indent}{keep}"
            yield from (f"    {line}" if line else "" for line in text.removesuffix("\n").split("\n"))
