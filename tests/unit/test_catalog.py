"""The catalog: records with their places, cross-references, counts over the registry."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

import hub.catalog
from hub.catalog import Catalog
from hub.models.authority import Authority, Fact
from hub.models.work_plan import Action, BudgetLine
from hub.registry import COUNCIL, UNKNOWN, category, counts, evaluated
from hub.validate import validate_hub
from hub.walk import walk
from tests.support.hub import TODAY, make_hub
from tests.unit.test_rules import full_files


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    """The catalog of a hub in which every field is filled."""
    return validate_hub(make_hub(tmp_path, full_files()), TODAY)[0]


def test_records_know_where_their_parts_stand(catalog: Catalog) -> None:
    """Those of a file of their own, and those of a list."""
    plan = catalog.work_plans["plan"]
    assert str(plan.file) == "data/work_plans/plan.yml"
    mark = plan.mark("items", 0, "items", 0, "items", 0, "status")
    text = (catalog.config.root / plan.file).read_text("utf-8").split("\n")
    assert text[mark.line - 1][mark.column - 1 :] == "under_way"
    assert catalog.organisations["foundation"].mark("sector").line == 3


def test_parts_of_a_kind(catalog: Catalog) -> None:
    """Every part of one kind, wherever it stands in the record."""
    plan = catalog.work_plans["plan"]
    assert [action.id for _, action in plan.parts(Action)] == ["club"]
    assert [path[-2:] for path, _ in plan.parts(BudgetLine)] == [("budget_lines", 0), ("budget_lines", 1)]
    assert len(list(catalog.authorities["sderot"].parts(Fact))) == 3


def test_each_record_is_walked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rules look at it."""
    walked: list[object] = []

    def counted(record: Authority) -> object:
        walked.append(record)
        return walk(record)

    monkeypatch.setattr(hub.catalog, "walk", counted)
    catalog, _ = validate_hub(make_hub(tmp_path, full_files()), TODAY)
    assert len(walked) == len(list(catalog.entries()))


def test_cross_references(catalog: Catalog) -> None:
    """From authorities to their plans, series and clusters."""
    assert [plan.id for plan in catalog.plans_by_authority["sderot"]] == ["plan"]
    assert catalog.has_plan("sderot")
    assert not catalog.has_plan("rahat")
    assert [series.indicator for series in catalog.series_by_authority["sderot"]] == ["five-units"]
    assert [str(series.scope.name) for series in catalog.comparison("five-units")] == ["country", "all_clusters"]
    assert catalog.clusters_by_member == {"rahat": ["sderot"]}


@pytest.mark.parametrize(("status", "expected"), [("approved", True), ("draft", False), ("sample", False)])
def test_only_an_approved_plan_counts_as_a_plan(tmp_path: Path, status: str, expected: bool) -> None:  # noqa: FBT001
    """A draft or a sample is none."""
    text = f"id: plan\nauthority: sderot\nname: {{he: 'א', ar: 'أ', en: 'A'}}\nstatus: {status}\nlevels: [action]\n"
    catalog, _ = validate_hub(make_hub(tmp_path, {"data/work_plans/plan.yml": text}), TODAY)
    assert catalog.has_plan("sderot") is expected


def test_what_is_broken_still_exists(tmp_path: Path) -> None:
    """Its id keeps its address, and nobody is told that it is not there."""
    files = {"data/authorities/rahat.yml": "id: [", "data/levers.yml": "x: 1"}
    catalog, _ = validate_hub(make_hub(tmp_path, files), TODAY)
    assert catalog.ids("authorities") == ["rahat", "sderot"]
    assert sorted(catalog.authorities) == ["sderot"]
    assert catalog.exists("authorities", "rahat")
    assert not catalog.exists("authorities", "nowhere")
    assert catalog.exists("levers", "whatever")
    assert not catalog.is_whole("authorities")
    assert not catalog.is_whole("levers")
    assert catalog.is_whole("sources")


def test_the_registry_counts_as_the_report_does(tmp_path: Path) -> None:
    """Local and regional councils are one category; what is not known stands last."""
    record = "id: {0}\nname: {{he: 'א', ar: 'أ', en: 'A'}}\nin_evaluation_2024: {2}\n{1}"
    kinds = {
        "a": ("classification: local_council\n", "true"),
        "b": ("classification: regional_council\n", "true"),
        "c": ("classification: city\n", "true"),
        "d": ("", "true"),
        "e": ("", "true"),
        "f": ("", "true"),
        "g": ("classification: city\n", "false"),
    }
    files = {f"data/authorities/{name}.yml": record.format(name, *kind) for name, kind in kinds.items()}
    catalog, _ = validate_hub(make_hub(tmp_path, files), TODAY)
    authorities = evaluated(catalog)
    assert [authority.id for authority in authorities] == ["a", "b", "c", "d", "e", "f"]
    assert list(counts(authorities, "classification").items()) == [(COUNCIL, 2), ("city", 1), (UNKNOWN, 3)]
    assert category(authorities[3], "sector") == UNKNOWN


def test_reading_leaves_the_interpreter_as_it_was(tmp_path: Path) -> None:
    """The collection of cycles is paused while a hub is read, and goes on after."""
    assert gc.isenabled()
    validate_hub(make_hub(tmp_path), TODAY)
    assert gc.isenabled()
