"""Problems for other programs: JSON and GitHub's annotations, in each language."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Final

import pytest

from hub.cli.main import main
from hub.messages.formats import as_annotation, as_json
from hub.problems import Mark, problem, warning
from tests.support.hub import LANGUAGES, make_hub

UNKNOWN: Final = problem(
    "key-unknown", Mark(PurePosixPath("data/a,b.yml"), 3, 7), found="50%", near="name", options="id, name"
)
OVERDUE: Final = warning("review-overdue", Mark(PurePosixPath("docs/he/x.md"), 2), due="2026-01-01", found="2025-01-01")


@pytest.mark.parametrize(
    ("language", "message"),
    [("en", "Unknown key."), ("he", "מפתח לא מוכר."), ("ar", "مفتاح غير معروف.")],
)
def test_json_holds_the_words_and_the_place(language: str, message: str) -> None:
    report = json.loads(as_json([UNKNOWN, OVERDUE], language))
    assert (report["language"], report["errors"], report["warnings"]) == (language, 1, 1)
    first, second = report["problems"]
    place = {"file": "data/a,b.yml", "line": 3, "column": 7}
    assert first.items() >= (place | {"code": "key-unknown", "severity": "error", "near": "name"}).items()
    assert first["message"] == message
    assert set(second) == set(first)
    assert second["severity"] == "warning"


def test_a_place_in_a_workbook_is_its_sheet_and_cell() -> None:
    found = problem("cell-number", Mark(PurePosixPath("plan.xlsx"), cell="תקציב!D7"), found="x", example="1")
    assert json.loads(as_json([found], "he"))["problems"][0]["cell"] == "תקציב!D7"
    assert "title=cell-number תקציב!D7::" in as_annotation(found, "he", PurePosixPath())


def test_an_annotation_is_one_line_whatever_it_holds() -> None:
    """Percent signs, commas, colons and line ends would end or change GitHub's command."""
    line = as_annotation(UNKNOWN, "en", PurePosixPath("demo"))
    assert line.startswith("::error file=demo/data/a%2Cb.yml,line=3,col=7,title=key-unknown::")
    assert "\n" not in line
    assert "found: 50%25%0A" in line
    assert as_annotation(OVERDUE, "he", PurePosixPath()).startswith("::warning file=docs/he/x.md,line=2,col=1,")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_prints_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    """All problems of the run, exit code 1, and nothing but the report on standard output."""
    files = {"data/authorities/sderot.yml": "id: sderot\nnmae: {he: א}\n", "docs/en/about/index.md": "no front matter"}
    make_hub(tmp_path / "hub", files)
    monkeypatch.chdir(tmp_path)
    check = ["--config", "hub/mkdocs.yml", "check", "--lang", language, "--format"]
    assert main([*check, "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert {"key-unknown", "front-matter-missing"} <= {item["code"] for item in report["problems"]}
    assert main([*check, "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(report["problems"])
    assert all(line.startswith("::error file=hub/") for line in lines)
