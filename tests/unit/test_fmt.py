"""Files that a form saved get back the order of keys and the style of the hub's files; files in order stay."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath
from typing import Any, Final

import pytest
import yaml

from hub.cli.fmt import data_files, kind_of
from hub.cli.main import main
from hub.config import read_config
from hub.editing.fmt import formatted, like
from hub.models.authority import Authority
from hub.models.work_plan import WorkPlan
from hub.source.yaml12 import parse
from tests.support.hub import LANGUAGES, REPOSITORY, make_hub

HUBS: Final = {"mkdocs.yml": 45, "demo/mkdocs.yml": 15}


def value(text: str) -> Any:  # noqa: ANN401 - any plain value
    return parse(text, PurePosixPath("x.yml")).value


@pytest.mark.parametrize("config", HUBS)
def test_files_in_order_stay(config: str) -> None:
    """Every data file of both hubs is as the rules want it."""
    hub = read_config(REPOSITORY / config)
    files = list(data_files(hub))
    assert len(files) > HUBS[config]
    for file in files:
        text = (hub.root / file).read_text("utf-8")
        assert formatted(text, kind_of(hub, file), LANGUAGES) == text, file


SAVED: Final = """\
# about the plan

name:
    en: "Plan"
    he: "תוכנית: \\"אחת\\""
id: "plan"
# who said so
sources:
- id: "evaluation"
status: sample   # for now
levels:
- goal
- action
items:
- name:
    he: יעד
  # the only one
  id: goal
  items:
  - status: planned
    id: club
    name: {he: חוג, ar: دورة}
    performers:
    - organisation: foundation
    - name:
        he: >-
          מישהו
          אחר
    budget_lines:
    - year: 2024
      amount: 1000
      currency: ILS
      source: foundation
      kind: cash
      state: received
"""
IN_ORDER: Final = """\
# about the plan

id: plan
name:
  he: 'תוכנית: "אחת"'
  en: Plan
status: sample   # for now
levels: [goal, action]
items:
  # the only one
  - id: goal
    name:
      he: יעד
    items:
      - id: club
        name: {he: חוג, ar: دورة}
        performers:
          - {organisation: foundation}
          - name:
              he: מישהו אחר
        status: planned
        budget_lines:
          - {amount: 1000, currency: ILS, year: 2024, source: foundation, kind: cash, state: received}
# who said so
sources:
  - {id: evaluation}
"""


def test_a_saved_file() -> None:
    """Order, indentation, quotes and lines are put right; comments stay, and twice is as good as once."""
    made = formatted(SAVED, WorkPlan, LANGUAGES)
    assert made == IN_ORDER
    assert formatted(made, WorkPlan, LANGUAGES) == made
    assert value(made) == value(SAVED)


@pytest.mark.parametrize("folder", ["data", "demo/data"])
def test_whatever_a_form_writes_comes_back(folder: str) -> None:
    """A record written anew by a library says the same after it was put in order, and stays so."""
    for kind, name in ((Authority, "authorities"), (WorkPlan, "work_plans")):
        for path in sorted((REPOSITORY / folder / name).glob("*.yml"))[:6]:
            text = path.read_text("utf-8")
            saved = yaml.safe_dump(value(text), allow_unicode=True, sort_keys=True, width=80)
            made = formatted(saved, kind, LANGUAGES)
            assert value(made) == value(saved), path
            assert formatted(made, kind, LANGUAGES) == made
            assert next(iter(value(made))) == "id"


def test_as_a_revision_has_it() -> None:
    """What a form saved, written as the version before it: only what the editor changed differs."""
    path = REPOSITORY / "data/work_plans/ecostem21.yml"
    text = path.read_text("utf-8")
    changed = value(text)
    changed["items"][0]["name"]["en"] = "Teams: new"
    saved = yaml.safe_dump(changed, allow_unicode=True, sort_keys=True, width=80)
    made = like(text, saved, WorkPlan, LANGUAGES)
    lines = [(old, new) for old, new in zip(text.splitlines(), made.splitlines(), strict=True) if old != new]
    assert lines == [("      en: Education teams", "      en: 'Teams: new'")]


def test_a_year_that_a_form_made_text_stays_a_number() -> None:
    """A form gives back every date as text; a code in quotes keeps them."""
    text = (REPOSITORY / "data/authorities/ashdod.yml").read_text("utf-8")
    assert "    year: 2021\n" in text
    saved = text.replace("    year: 2021\n", "    year: '2021'\n")
    assert like(text, saved, Authority, LANGUAGES) == text


@pytest.mark.parametrize(
    "text", ["id: [", "a: 1\na: 2\n", "", "just words\n", "a:\n\t- b\n", "--- \nx: &a 1\n", "[]\n"]
)
def test_what_cannot_be_read_stays(text: str) -> None:
    """A broken file is for the check to explain."""
    assert formatted(text, WorkPlan, LANGUAGES) == text


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``hub fmt --check`` names the file and leaves it, ``hub fmt`` writes it, ``--like`` brings comments back."""
    base = "# kept\nid: sderot\n\nname:\n  he: שדרות\nsources: [{id: evaluation}]\n"
    make_hub(tmp_path, {"data/authorities/sderot.yml": base})
    path = tmp_path / "data/authorities/sderot.yml"
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "hub"]):
        identity = ["-c", "user.name=test", "-c", "user.email=test@example.invalid"]
        subprocess.run(["git", *identity, *command], cwd=tmp_path, check=True)
    run = ["--config", str(tmp_path / "mkdocs.yml"), "fmt"]
    path.write_text('name:\n    he: "שדרות 2"\nid: sderot\nsources:\n- id: evaluation\n', "utf-8")
    saved = path.read_bytes()
    assert main([*run, "--check", str(path)]) == 1
    assert capsys.readouterr().out == "data/authorities/sderot.yml\n"
    assert path.read_bytes() == saved
    assert main([*run, str(path)]) == 0
    assert path.read_text("utf-8") == "id: sderot\nname:\n  he: שדרות 2\nsources:\n  - {id: evaluation}\n"
    assert main([*run, "--check", str(path)]) == 0
    assert main([*run, "--like", "HEAD", str(path)]) == 0
    assert path.read_text("utf-8") == base.replace("he: שדרות", "he: שדרות 2")
    assert main([*run, str(tmp_path / "mkdocs.yml")]) == 2
