"""What editors really hand in, through the console script: clear words, all at once, exit 1, no traceback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from hub.cli.main import main
from tests.support.hub import Content, make_hub

AUTHORITY: Final = "data/authorities/sderot.yml"
NAME: Final = "name: {he: 'שדרות', ar: 'سديروت', en: 'Sderot'}"
Run = Callable[..., tuple[int, str]]

EMPTY_DATA: Final[dict[str, Content]] = {
    "data/sources.yml": None,
    "data/organisations.yml": None,
    "data/levers.yml": None,
    "data/indicators.yml": None,
    "data/series.yml": None,
    AUTHORITY: None,
    "data/work_plans/plan.yml": None,
}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """``hub check`` over the minimal hub with some files on top: its exit code and what it prints."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")

    def check(files: dict[str, Content], *options: str) -> tuple[int, str]:
        config = make_hub(tmp_path / "hub", files)
        code = main(["--config", str(config.root / "mkdocs.yml"), "check", *options])
        captured = capsys.readouterr()
        assert captured.err == ""
        return code, captured.out

    return check


def test_a_hub_without_problems(run: Run) -> None:
    """Exit 0, and a word that says so."""
    assert run({}) == (0, "No problems found.\n")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {AUTHORITY: f"id: sderot\n{NAME}\n\tdistrict: south\n"},
            [f"{AUTHORITY}:3:1: error [yaml-tab] A tab indents the line."],
            id="tabs",
        ),
        pytest.param(
            {AUTHORITY: 'id: sderot\nname: {he: "דו"ח שדרות"}\n'},
            [f"{AUTHORITY}:2:15: error [yaml-gershayim]", "example: name: {he: 'דו\"ח שנתי'}"],
            id="gershayim inside double quotes",
        ),
        pytest.param(
            {AUTHORITY: f"id: sderot\n{NAME}\ndistrict: south\ndistrict: north\n"},
            [f"{AUTHORITY}:4:1: error [yaml-duplicate-key] The key stands twice; the first is on line 3."],
            id="duplicate keys",
        ),
        pytest.param(
            {AUTHORITY: f"id: sderot\n{NAME}\n".encode("cp1255", "replace")},
            [f"{AUTHORITY}:2:1: error [encoding-windows-1255]", "UTF-8 (in Notepad: Save as, Encoding: UTF-8)"],
            id="windows-1255",
        ),
        pytest.param(
            {AUTHORITY: f"id: sderot\n{NAME}\n".encode("utf-16")},
            [f"{AUTHORITY}:1:1: error [encoding-utf16] The file is saved as UTF-16."],
            id="UTF-16",
        ),
        pytest.param(
            {AUTHORITY: f"id: sderot\n{NAME}\n".encode("utf-8-sig")},
            [f"{AUTHORITY}:1:1: error [encoding-bom]"],
            id="a BOM",
        ),
        pytest.param(
            {AUTHORITY: f"id: sderot\u200f\n{NAME}\n"},
            [f"{AUTHORITY}:1:5: error [direction-mark]", "found: sderot[U+200F]"],
            id="directional marks in ids",
        ),
        pytest.param(
            {AUTHORITY: f"id: sderot\n{NAME}\ndistrct: south\n"},
            [f"{AUTHORITY}:3:1: error [key-unknown]", "did you mean: district"],
            id="unknown keys",
        ),
        pytest.param(
            {AUTHORITY: f"id: sderot\n{NAME}\nlever_ids: [teecher]\n"},
            [f"{AUTHORITY}:3:13: error [reference-unknown]", "did you mean: teachers"],
            id="dangling references",
        ),
        pytest.param(
            {AUTHORITY: f"id: sderot\n{NAME}\nin_evaluation_2024: yes\nfacts: none\nname: [x]\n"},
            [
                f"{AUTHORITY}:3:21: error [type-boolean]",
                f"{AUTHORITY}:4:8: error [type-list]",
                f"{AUTHORITY}:5:1: error [yaml-duplicate-key]",
            ],
            id="wrong types",
        ),
        pytest.param(
            {
                AUTHORITY: f"id: sderot\n{NAME}\ntimeline:\n"
                "  - {id: a, date: 2021, end: 2020, name: {he: א, ar: أ, en: A}, source: {id: evaluation}}\n"
            },
            [f"{AUTHORITY}:4:30: error [dates-reversed] It ends before it starts (2021)."],
            id="dates out of order",
        ),
        pytest.param(
            {
                AUTHORITY: "a: &a [x, x, x]\n"
                + "".join(
                    f"{new}: &{new} [*{old}, *{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
                )
            },
            [f"{AUTHORITY}:1:4: error [yaml-alias] Anchors (&) and aliases (*) are not used here."],
            id="alias bombs",
        ),
        pytest.param(
            {"docs/en/about/index.md": None},
            ["docs/en:1:1: error [folder-missing] The folder is missing."],
            id="a folder missing",
        ),
        pytest.param(
            EMPTY_DATA,
            [
                "data/sources.yml:1:1: error [file-missing]",
                "data/series.yml:1:1: error [file-missing]",
                "data/authorities:1:1: error [folder-missing]",
                "data/work_plans:1:1: error [folder-missing]",
            ],
            id="an empty data/",
        ),
        pytest.param(
            EMPTY_DATA | {f"data/{name}/.gitkeep": "" for name in ("authorities", "work_plans")},
            ["data/authorities:1:1: error [data-empty] There is no authority to show."],
            id="an empty data/authorities/",
        ),
        pytest.param(
            {AUTHORITY: "", "data/levers.yml": "\n"},
            [f"{AUTHORITY}:1:1: error [file-empty]", "data/levers.yml:1:1: error [file-empty]"],
            id="empty files",
        ),
        pytest.param(
            {AUTHORITY: b"\x00\x01\xff\xfe\xd0" * 100},
            [f"{AUTHORITY}:1:1: error [encoding-unknown]"],
            id="a file that is no text",
        ),
        pytest.param(
            {"docs/he/about/index.md": b"\xff\xfe# \xd0\x05", "data/vocabulary/he.yml": "site: [\n"},
            ["docs/he/about/index.md:1:1: error [encoding-utf16]", "data/vocabulary/he.yml:1:8: error [yaml-brackets]"],
            id="pages and vocabulary",
        ),
    ],
)
def test_bad_input_is_explained(run: Run, files: dict[str, Content], expected: list[str]) -> None:
    """Each accident with file, line, what was expected and what was found; exit 1."""
    code, text = run(files)
    assert code == 1
    assert "Traceback" not in text
    for words in expected:
        assert words in text
    assert text.splitlines()[-1].startswith("errors: ")


def test_html_and_script_in_texts_are_texts(run: Run) -> None:
    """They are neither refused nor run: they are printed as they stand."""
    evil = "'<script>alert(1)</script> & <img src=x onerror=alert(1)>'"
    assert run({AUTHORITY: f"id: sderot\nname: {{he: {evil}, ar: {evil}, en: {evil}}}\n"}) == (
        0,
        "No problems found.\n",
    )


def test_all_problems_of_all_files_come_at_once(run: Run) -> None:
    """An editor runs the command once, not once for each slip."""
    code, text = run(
        {
            AUTHORITY: f"id: sderot\n{NAME}\ndistrct: south\nstage: 5\n",
            "data/levers.yml": 'name: "א"ב"\n',
            "data/organisations.yml": "- id: Foundation\n".encode("utf-16"),
            "data/series.yml": "- {indicator: nothing, scope: {name: moon}}\n",
            "docs/he/about/index.md": "# א\n",
        }
    )
    assert code == 1
    assert [line.split(":", 1)[0] for line in text.splitlines() if "error [" in line] == [
        AUTHORITY,
        AUTHORITY,
        "data/levers.yml",
        "data/organisations.yml",
        "data/series.yml",
        "docs/he/about/index.md",
    ]
    assert text.splitlines()[-1] == "errors: 6, warnings: 0"


def test_what_is_broken_is_told_once(run: Run) -> None:
    """What refers to it is not reported as well."""
    code, text = run({"data/sources.yml": "- id: [\n"})
    assert code == 1
    assert text.count("error [") == 1


@pytest.mark.parametrize(
    ("language", "line", "summary"),
    [
        ("he", "שגיאה [key-unknown] מפתח לא מוכר.", "שגיאות: 1, אזהרות: 0"),
        ("ar", "خطأ [key-unknown] مفتاح غير معروف.", "الأخطاء: 1، التحذيرات: 0"),
    ],
)
def test_in_the_editors_language(run: Run, language: str, line: str, summary: str) -> None:
    """Every word around the keys and values is Hebrew, or Arabic."""
    code, text = run({AUTHORITY: f"id: sderot\n{NAME}\ndistrct: south\n"}, "--lang", language)
    assert code == 1
    assert text.splitlines()[0] == f"{AUTHORITY}:3:1: {line}"
    assert text.splitlines()[-1] == summary


def test_warnings_alone_stop_nothing(run: Run) -> None:
    """They are counted, and told when asked for."""
    files: dict[str, Content] = {AUTHORITY: "id: sderot\nname: {he: 'שדרות', en: 'Sderot'}\n"}
    assert run(files) == (0, "errors: 0, warnings: 1\n")


def test_warnings_are_told_when_asked_for(run: Run) -> None:
    """One by one, like errors."""
    code, text = run({AUTHORITY: "id: sderot\nname: {he: 'שדרות', en: 'Sderot'}\n"}, "--warnings")
    assert code == 0
    assert text.startswith(f"{AUTHORITY}:2:7: warning [text-not-translated]")


def test_the_installed_script(tmp_path: Path) -> None:
    """The very program that editors start, its output read as UTF-8 whatever the terminal says."""
    make_hub(tmp_path, {AUTHORITY: 'id: sderot\nname: {he: "דו"ח"}\n'})
    script = Path(sys.executable).with_name("hub")
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1795219200"}
    done = subprocess.run([script, "check"], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.stderr.decode() == ""
    assert done.returncode == 1
    assert 'found: name: {he: "דו"ח"}' in done.stdout.decode()


def test_a_configuration_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1 and one line that names the path."""
    assert main(["--config", str(tmp_path / "nowhere/mkdocs.yml"), "check"]) == 1
    captured = capsys.readouterr()
    assert "nowhere" in captured.err
    assert captured.err.count("\n") == 1


def test_a_build_date_that_is_none(run: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Exit 1 and one line that names the variable."""
    run({})
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", "yesterday")
        assert main(["--config", str(tmp_path / "hub/mkdocs.yml"), "check"]) == 1
    captured = capsys.readouterr()
    assert "SOURCE_DATE_EPOCH" in captured.err
    assert captured.err.count("\n") == 1
