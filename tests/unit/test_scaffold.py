"""What is begun by a command is whole: it passes the check, stands in every language's place, and is in the ledger."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from hub.cli.main import main
from hub.config import HubConfig, read_config
from hub.source.yaml12 import parse
from tests.support.hub import LANGUAGES, check_hub, codes, make_hub

NAMES = ("--name", "he=יעד חדש", "--name", "ar=اسم جديد", "--name", 'en=New: "name"')
NAV = """\
nav:
  - nav.home: index.md
  - nav.about:
      - about/index.md
  - nav.registry:
      - authorities/index.md
"""


@pytest.fixture
def hub(tmp_path: Path) -> HubConfig:
    """The smallest hub, with a navigation and a ledger."""
    config = make_hub(tmp_path)
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(NAV)
    assert run(config, "addresses") == 0
    return config


def run(config: HubConfig, *arguments: str) -> int:
    return main(["--config", str(config.root / "mkdocs.yml"), *arguments])


def new(config: HubConfig, kind: str, *arguments: str, names: Sequence[str] = NAMES) -> int:
    return run(config, "new", kind, *names, "--source", "evaluation", *arguments)


def read(config: HubConfig, file: str) -> str:
    return (config.root / file).read_text("utf-8")


def ledger(config: HubConfig) -> list[str]:
    return read(config, "data/addresses.txt").splitlines()


def test_an_authority(hub: HubConfig, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert new(hub, "authority", "--id", "beer-sheva", "--classification", "city", "--district", "south") == 0
    assert capsys.readouterr().out == "data/authorities/beer-sheva.yml\n"
    assert read(hub, "data/authorities/beer-sheva.yml").splitlines()[:8] == [
        "id: beer-sheva",
        "name:",
        "  he: יעד חדש",
        "  ar: اسم جديد",
        "  en: 'New: \"name\"'",
        "classification: city",
        "district: south",
        read(hub, "data/authorities/beer-sheva.yml").splitlines()[7],
    ]
    assert check_hub(hub) == []
    assert "authorities/beer-sheva/" in ledger(hub)


def test_a_plan(hub: HubConfig) -> None:
    """With one goal, one lever and one action: the place of everything is seen, and nothing is invented."""
    arguments = ("--id", "plan-b", "--authority", "sderot", "--status", "draft", "--start", "2026", "--end", "2030")
    assert new(hub, "plan", *arguments) == 0
    assert check_hub(hub) == []
    assert "work-plans/plan-b/" in ledger(hub)
    value = parse(read(hub, "data/work_plans/plan-b.yml"), hub.data).value
    assert isinstance(value, dict)
    assert list(value) == [
        *("id", "authority", "name", "status", "start", "end", "levels", "items", "last_reviewed", "sources"),
    ]
    assert "      - id: lever-1\n" in read(hub, "data/work_plans/plan-b.yml")
    assert "            status: planned\n" in read(hub, "data/work_plans/plan-b.yml")


def test_an_organisation(hub: HubConfig) -> None:
    """It joins the list; what stood there stays as it was, letter by letter."""
    before = read(hub, "data/organisations.yml")
    assert new(hub, "organisation", "--id", "college", "--sector", "academia", "--url", "https://example.org/") == 0
    assert read(hub, "data/organisations.yml").startswith(before.rstrip("\n") + "\n\n- id: college\n  name:\n")
    assert check_hub(hub) == []
    assert "partners/college/" in ledger(hub)


def test_the_first_organisation(tmp_path: Path) -> None:
    config = make_hub(tmp_path, {"data/organisations.yml": "[]\n"})
    assert new(config, "organisation", "--id", "college", "--sector", "academia") == 0
    assert read(config, "data/organisations.yml").startswith("- id: college\n")
    assert check_hub(config) == []


def test_a_page(hub: HubConfig) -> None:
    """In every language's folder, its translations true to it, after its neighbours in the navigation."""
    described = [word for code in LANGUAGES for word in ("--description", f"{code}=Text {code}.")]
    assert new(hub, "page", "--id", "about/rules", "--kind", "about", "--order", "3", *described) == 0
    for code in LANGUAGES:
        assert f"# {dict(word.split('=', 1) for word in NAMES[1::2])[code]}\n" in read(
            hub, f"docs/{code}/about/rules.md"
        )
    assert "      - about/index.md\n      - about/rules.md\n" in read(hub, "mkdocs.yml")
    assert check_hub(hub) == []
    assert "about/rules/" in ledger(hub)


def test_what_the_check_refuses_is_taken_back(hub: HubConfig, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file: file.read_bytes() for file in hub.root.rglob("*") if file.is_file()}
    capsys.readouterr()
    assert new(hub, "authority", "--id", "Beer Sheva", "--lang", "he") == 1
    assert "[id-invalid]" in capsys.readouterr().out
    assert new(hub, "organisation", "--id", "Beer Sheva", "--sector", "academia") == 1
    assert {file: file.read_bytes() for file in hub.root.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("authority", ("--id", "../lost")),
        ("authority", ("--id", "../../lost")),
        ("plan", ("--id", "a/b", "--status", "draft")),
        ("organisation", ("--id", "../lost", "--sector", "academia")),
        ("page", ("--id", "../../lost", "--kind", "about", "--order", "3")),
        ("page", ("--id", "/lost", "--kind", "about", "--order", "3")),
    ],
)
def test_an_id_leads_nowhere_else(
    hub: HubConfig, capsys: pytest.CaptureFixture[str], kind: str, arguments: Sequence[str]
) -> None:
    """An id becomes the name of a file; one that is none is refused before anything is written."""
    around = hub.root.parent
    before = {file for file in around.rglob("*") if file.is_file()}
    described = [word for code in LANGUAGES for word in ("--description", f"{code}=Text.")] if kind == "page" else []
    capsys.readouterr()
    assert new(hub, kind, *arguments, *described, "--lang", "he") == 1
    assert "[id-invalid]" in capsys.readouterr().out
    assert {file for file in around.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    ("kind", "arguments", "said"),
    [
        ("authority", ("--id", "sderot"), "data/authorities/sderot.yml is there already"),
        ("plan", ("--id", "plan", "--status", "draft"), "data/work_plans/plan.yml is there already"),
        ("organisation", ("--id", "foundation", "--sector", "academia"), "data/organisations.yml is there already"),
        ("plan", ("--id", "plan-b"), "--status is lacking"),
        (
            "page",
            ("--kind", "about"),
            "--id, --description he=…, --description ar=…, --description en=…, --order are lacking",
        ),
        ("authority", ("--id", "x", "--name", "fr=x"), "--name wants LANGUAGE=TEXT with one of he, ar, en: fr"),
    ],
)
def test_what_is_there_or_lacking_is_said(
    hub: HubConfig, capsys: pytest.CaptureFixture[str], kind: str, arguments: Sequence[str], said: str
) -> None:
    """Nobody sits before the terminal, so nothing is asked."""
    capsys.readouterr()
    assert new(hub, kind, *arguments) == 2
    assert capsys.readouterr().err == f"hub new {kind}: {said}\n"


def test_questions_are_asked_where_somebody_can_answer(hub: HubConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Hebrew and English, with the options; a wrong option is asked again, an optional answer may stay empty."""
    answers = iter(["college", "מכללה", "كلية", "College", "school", "academia", "", "evaluation"])
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return next(answers)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert run(hub, "new", "organisation") == 0
    assert list(answers) == []
    assert asked[1].endswith("[עברית]: ")
    assert asked[4] == asked[5]
    assert "academia" in asked[4]
    assert " · " in asked[4]
    assert check_hub(hub) == []
    assert "  sector: academia\n" in read(hub, "data/organisations.yml")


def test_a_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Folder, vocabulary with the language's own plural forms, configuration, schemas: the check has nothing to add."""
    config = make_hub(tmp_path)
    (tmp_path / "schemas").mkdir()
    assert run(config, "schemas") == 0
    assert run(config, "add-language", "ru") == 0
    assert "        - {locale: en, name: English}\n        - {locale: ru, name: Русский}\n" in read(
        config, "mkdocs.yml"
    )
    assert (tmp_path / "docs/ru/.gitkeep").is_file()
    vocabulary = read(config, "data/vocabulary/ru.yml")
    original = read(config, "data/vocabulary/he.yml")
    assert [line for line in vocabulary.splitlines() if "{" not in line] == [
        line for line in original.splitlines() if "{" not in line
    ]
    labels = parse(vocabulary, config.data).value
    assert isinstance(labels, dict)
    found = labels["search"]
    assert isinstance(found, dict)
    count = found["count"]
    assert isinstance(count, dict)
    assert list(count) == ["one", "few", "many", "other"]
    again = read_config(tmp_path / "mkdocs.yml")
    assert again.locales.codes == ("he", "ar", "en", "ru")
    assert again.locales["ru"].direction == "ltr"
    assert set(codes([found for found in check_hub(again) if found.is_error])) == set()
    capsys.readouterr()
    assert run(config, "add-language", "ru") == 2
    assert run(config, "add-language", "russian") == 2
    assert run(config, "add-language", "qq") == 2
    assert capsys.readouterr().err.splitlines() == [
        "hub add-language: the hub speaks ru already",
        "hub add-language: expected the two letters of a language, such as ru; found 'russian'",
        "hub add-language: nobody knows a language 'qq'",
    ]
