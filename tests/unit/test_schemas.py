"""The schemas of the data's files: true to the models, explained in two languages, tied to every file, never stale."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Final

import pytest
from jsonschema import Draft7Validator

from hub.cli.main import main
from hub.messages import as_text
from hub.schemas.files import FOLDER, write_schemas
from hub.source.yaml12 import parse
from hub.validate import validate_hub
from tests.support.hub import REPOSITORY, TODAY, check_hub, codes, make_hub

NOT_RECORDS: Final = {"vocabulary", ".revisions"}
SETTINGS: Final = json.loads((REPOSITORY / ".vscode/settings.json").read_text("utf-8"))
TIES: Final = {schema: tuple(globs) for schema, globs in SETTINGS["yaml.schemas"].items()}
FILES: Final = sorted(
    file.relative_to(REPOSITORY).as_posix()
    for data in (REPOSITORY / "data", REPOSITORY / "demo/data")
    for file in data.rglob("*.yml")
    if not NOT_RECORDS & set(file.relative_to(data).parts)
)


def tied(file: str) -> list[str]:
    """The schemas that VS Code holds a file against."""
    return [schema for schema, globs in TIES.items() if any(PurePosixPath(file).match(glob) for glob in globs)]


@cache
def checker(schema: str) -> Draft7Validator:
    made = json.loads((REPOSITORY / schema).read_text("utf-8"))
    Draft7Validator.check_schema(made)
    return Draft7Validator(made)


def values(file: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """What a file holds for those who read YAML 1.2."""
    document = parse((REPOSITORY / file).read_text("utf-8"), PurePosixPath(file))
    assert document.is_whole
    return document.value


@pytest.mark.parametrize("file", FILES)
def test_every_file_of_data_is_tied_to_one_schema_and_follows_it(file: str) -> None:
    schemas = tied(file)
    assert len(schemas) == 1
    assert [fault.message for fault in checker(schemas[0]).iter_errors(values(file))] == []


def test_every_schema_is_tied_to_files() -> None:
    there = {f"./{FOLDER}/{file.name}" for file in (REPOSITORY / FOLDER).iterdir()}
    assert there == set(TIES)
    assert len(FILES) > 50


AUTHORITY: Final = "data/authorities/beit-hakerem.yml"
PLAN: Final = "demo/data/work_plans/demo-plan-ilanot.yml"


def first_action(items: list[Any]) -> dict[str, Any]:
    here: dict[str, Any] = items[0]
    while "items" in here:
        here = here["items"][0]
    return here


FAULTS: Final[dict[str, tuple[str, Any]]] = {
    "a field nobody knows": (AUTHORITY, lambda it: it.update(distrct="south")),
    "a text without its languages": (AUTHORITY, lambda it: it.update(mission="text")),
    "a text without Hebrew": (AUTHORITY, lambda it: it["name"].pop("he")),
    "a language that the hub does not have": (AUTHORITY, lambda it: it["name"].update(fr="x")),
    "an empty text": (AUTHORITY, lambda it: it["name"].update(ar=" ")),
    "names in a language that the hub does not have": (AUTHORITY, lambda it: it.update(other_names={"fr": ["x"]})),
    "a value outside a closed list": (AUTHORITY, lambda it: it.update(classification="town")),
    "an id that is no slug": (AUTHORITY, lambda it: it.update(id="Beit HaKerem")),
    "a word where a truth value stands": (AUTHORITY, lambda it: it.update(in_evaluation_2024="yes")),
    "a date turned around": (AUTHORITY, lambda it: it.update(last_reviewed="21/11/2026")),
    "a date that Excel made a number": (AUTHORITY, lambda it: it.update(last_reviewed=45000)),
    "no id": (AUTHORITY, lambda it: it.pop("id")),
    "an action without its status": (PLAN, lambda it: first_action(it["items"]).pop("status")),
    "a level nobody knows": (PLAN, lambda it: it.update(levels=["step"])),
    "a budget of another time": (
        PLAN,
        lambda it: first_action(it["items"]).update(
            budget_lines=[
                {"amount": 1, "currency": "ILS", "year": 1066, "source": "x", "kind": "cash", "state": "received"}
            ]
        ),
    ),
    "an amount in words": (PLAN, lambda it: it.update(stated_total={"amount": "100", "currency": "ILS"})),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_refused(fault: str) -> None:
    file, plant = FAULTS[fault]
    value = deepcopy(values(file))
    schema = checker(tied(file)[0])
    assert schema.is_valid(value)
    plant(value)
    assert not schema.is_valid(value)


def test_fields_are_explained_in_hebrew_and_english() -> None:
    """Every field of every part, in every schema; every value of a closed list that has a name."""
    for file in (REPOSITORY / FOLDER).iterdir():
        schema = json.loads(file.read_text("utf-8"))
        parts = [part for name, part in schema["$defs"].items() if name != "Localized"]
        for part in [schema, *parts]:
            for name, described in part.get("properties", {}).items():
                assert " · " in described["title"], f"{file.name}: {name}"
                assert "\n\n" in described["description"], f"{file.name}: {name}"
    authority = json.loads((REPOSITORY / FOLDER / "authorities.json").read_text("utf-8"))
    assert authority["properties"]["mission"]["title"] == "משימה רשותית · Mission"
    assert authority["$defs"]["District"]["enumDescriptions"][0] == "הצפון · North"


def test_a_stale_schema_fails_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Changed by hand, missing, left over: each is named in the editor's language; one command brings them back."""
    config = make_hub(tmp_path)
    assert check_hub(config) == []
    (tmp_path / FOLDER).mkdir()
    command = ["--config", str(tmp_path / "mkdocs.yml"), "schemas"]
    assert main(command) == 0
    assert check_hub(config) == []
    (tmp_path / FOLDER / "levers.json").write_text("{}\n", "utf-8")
    (tmp_path / FOLDER / "sources.json").unlink()
    (tmp_path / FOLDER / "cities.json").write_text("{}\n", "utf-8")
    problems = check_hub(config)
    assert codes(problems) == ["schema-stale"] * 3
    assert as_text(problems[1], "he") == (
        "schemas/levers.json:1:1: שגיאה [schema-stale] "
        "קובץ הסכמה (schema) אינו תואם עוד את המודלים, את אוצר המילים או את רשימת השפות.\n"
        "    צפוי: הקובץ כפי שהפקודה `hub schemas` כותבת אותו"
    )
    capsys.readouterr()
    assert main(command) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "schemas/cities.json",
        "schemas/levers.json",
        "schemas/sources.json",
    ]
    assert check_hub(config) == []
    assert write_schemas(config, validate_hub(config, TODAY)[0].vocabularies) == []
