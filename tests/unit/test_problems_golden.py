"""The exact words of every problem, with the input that calls them forth (tests/fixtures/problems)."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import Final

import pytest

from hub.messages import catalogue
from tests.support.golden import FOLDER, UPDATE, Case, read, write

FILES: Final = sorted(FOLDER.glob("*.yml"))
CASES: Final = [pytest.param(file, case, id=f"{file.stem}: {case.name}") for file in FILES for case in read(file)]
IMPORTED: Final = ("workbook-", "cell-", "row-", "csv-", "sheet-m", "header-", "column-", "plan-template-", "plan-not-")
ELSEWHERE: Final = {
    **{
        f"vocabulary-{what}": "test_vocabulary: it shall grow freely"
        for what in (
            "missing",
            "unknown",
            "plural",
            "placeholder",
        )
    },
    **{f"link-{what}": "test_links: a built site" for what in ("anchor", "broken", "outside", "unsafe")},
    **{code: "test_plan_import_words: a workbook, not a hub" for code in catalogue() if code.startswith(IMPORTED)},
    "file-link": "test_hostile: a golden file cannot be a link",
    "file-too-large": "test_text: a golden file of two megabytes helps nobody",
    "file-unreadable": "test_text: no text can be unreadable",
    "schema-stale": "test_schemas: a golden file holds what people write, not what is generated",
    "value-invalid": "test_errors: the net below the net, for errors that no model makes today",
}
"""Codes that no golden case calls forth, each with where it is tested."""


if UPDATE:

    def test_write_the_golden_files(tmp_path: Path) -> None:
        """Write the words anew; what changed is read by whoever asked for it."""
        for file in FILES:
            cases = read(file)
            for number, case in enumerate(cases):
                case.texts = case.words(case.problems(tmp_path / file.stem / str(number)))
            write(file, cases)

else:

    @pytest.mark.parametrize(("file", "case"), CASES)
    def test_words(file: Path, case: Case, tmp_path: Path) -> None:
        """The problems of a case are exactly these, each with file, line, column and words."""
        assert file.is_file()
        problems = case.problems(tmp_path)
        assert case.words(problems) == case.texts
        for problem in problems:
            texts = catalogue()[problem.code]
            assert placeholders(f"{texts.message} {texts.expected} {texts.example}") <= set(problem.params)


def placeholders(template: str) -> set[str]:
    """The parameters that a template names."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_code_has_a_case() -> None:
    """No message is left that nobody has ever read."""
    shown = {
        code for file in FILES for code in re.findall(r"(?:error|warning) \[([a-z0-9-]+)\]", file.read_text("utf-8"))
    }
    assert set(catalogue()) - shown == set(ELSEWHERE)
