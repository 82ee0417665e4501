"""Rules over whole hubs: what is right passes, whatever the day; what is wrong is told once and hides nothing else.

The words of every rule that fails stand in ``tests/fixtures/problems``.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from hub.problems import Problem
from hub.rules import RULES
from hub.validate import validate_hub
from tests.conftest import Check
from tests.support.hub import REPOSITORY, Content, check_hub, codes, make_hub, page, problems_of, text_of

FULL: Final = REPOSITORY / "tests/fixtures/full"
ABOUT: Final = """\

/// work-plan | plan
    item: choose-stem
///
"""


def full_files() -> dict[str, Content]:
    """A hub in which every field is filled, and nothing is wrong."""
    written: dict[str, Content] = {
        path.relative_to(FULL).as_posix(): path.read_text("utf-8") for path in FULL.rglob("*.yml")
    }
    return written | {
        "docs/he/about/index.md": page("he", ABOUT),
        "docs/ar/about/index.md": page("ar", ABOUT, original=page("he", ABOUT)),
        "docs/en/about/index.md": page("en", ABOUT, original=page("he", ABOUT)),
    }


def edited(name: str, old: str, new: str) -> dict[str, Content]:
    """The full hub with one change in one file."""
    files = full_files()
    text = files[name]
    assert isinstance(text, str)
    assert text.count(old) == 1, old
    return files | {name: text.replace(old, new)}


def errors(problems: list[Problem]) -> list[Problem]:
    return [found for found in problems if found.is_error]


def test_what_is_right_passes(check: Check) -> None:
    """Every field filled, every rule applied: no problem and no warning."""
    assert text_of(check(full_files())) == ""


@pytest.mark.parametrize("year", [2028, 2031, 2050, 2100])
def test_the_passing_of_time_never_stops_a_build(tmp_path: Path, year: int) -> None:
    """What was right on one day may be overdue on another, but it is never an error."""
    found = problems_of(tmp_path, full_files(), date(year, 2, 28))
    assert errors(found) == []
    assert "review-overdue" in codes(found)


def test_html_in_a_text_is_text(tmp_path: Path) -> None:
    """It is kept as it stands, and escaped where it is printed."""
    catalog, found = validate_hub(make_hub(tmp_path, full_files()), date(2026, 11, 21))
    assert found == []
    mission = catalog.authorities["sderot"].record.mission
    assert mission is not None
    assert mission.get("he") == "<script>alert(1)</script> & <b>משימה</b>"


def test_rules_stand_once_and_say_what_they_hold() -> None:
    """Each rule is on the list once, and says in a sentence what it guards."""
    assert len(set(RULES)) == len(RULES)
    assert all((rule.__doc__ or "").split("\n")[0].endswith(".") for rule in RULES)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("data/work_plans/plan.yml", "start: 2024-09", "start: 2024", []),
        ("data/work_plans/plan.yml", "end: 2026-08", "end: 2027", []),
        ("data/work_plans/plan.yml", "end: 2026-08", "end: 2027-09", ["date-outside-plan"]),
        ("data/work_plans/plan.yml", "actual_start: 2024-10-01", "actual_start: 2026-11", []),
        ("data/work_plans/plan.yml", "actual_start: 2024-10-01", "actual_start: 2026-11-22", ["date-in-future"]),
        ("data/work_plans/plan.yml", "spent: 90000", "spent: 100000.5", []),
        ("data/work_plans/plan.yml", "spent: 90000", "spent: 100000.51", ["spent-above-amount"]),
        ("data/work_plans/plan.yml", "{amount: 120000,", "{amount: 119999.5,", []),
        ("data/work_plans/plan.yml", "{amount: 120000,", "{amount: 119999.4,", ["budget-total"]),
        ("data/work_plans/plan.yml", "{amount: 120000,", "{amount: 200000,", ["budget-total"]),
        ("data/work_plans/plan.yml", "actual: 31.2,", "actual: 31.24,", []),
        ("data/work_plans/plan.yml", "actual: 31.2,", "actual: 31.3,", ["fraction-disagrees"]),
        ("data/work_plans/plan.yml", "target: 40, actual", "target: 100.1, actual", ["percentage-range"]),
        ("data/work_plans/plan.yml", "barrier_ids: [budget, distance]", "barrier_ids: []", []),
        (
            "data/work_plans/plan.yml",
            "authority: sderot\n",
            "authority: rahat\n",
            ["reference-unknown"] * 2 + ["missing-but-present"],
        ),
        ("data/authorities/sderot.yml", "value: 60,", "value: 100,", []),
        ("data/authorities/sderot.yml", "value: 60,", "value: 101,", ["percentage-range"]),
        ("data/authorities/sderot.yml", "value: 30553,", "value: 0,", []),
        ("data/authorities/sderot.yml", "end: 2021-06-15", "end: 2021", []),
        ("data/authorities/sderot.yml", "vision: {status", "facts: {status", ["missing-but-present"]),
        (
            "data/authorities/sderot.yml",
            "socioeconomic_cluster: {status",
            "population: {status",
            ["missing-but-present"],
        ),
        ("data/authorities/sderot.yml", "in_evaluation_2024: true\n", "in_evaluation_2024:\n", []),
        ("data/series.yml", "value: 33.3", "value: 33.4", ["fraction-disagrees"]),
        ("data/series.yml", "baseline: {year: 2019", "baseline: {year: 2020", ["baseline-after-target"]),
        ("data/series.yml", "period: 2021,", "period: 2020,", ["periods-overlap"]),
        (
            "docs/he/about/index.md",
            "item: choose-stem",
            "item: club",
            ["reference-unknown", *["translation-stale"] * 2],
        ),
    ],
)
def test_limits_are_where_they_are_said_to_be(check: Check, name: str, old: str, new: str, expected: list[str]) -> None:
    """Just inside passes, just outside does not."""
    assert sorted(set(codes(check(edited(name, old, new))))) == sorted(set(expected))


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("stated_total: {amount: 500, currency: ILS}\nmissing: {budget_lines: {status: not_published}}\n", []),
        ("stated_total: {amount: 500, currency: ILS}\n", []),
    ],
)
def test_a_total_without_a_breakdown_is_no_disagreement(check: Check, plan: str, expected: list[str]) -> None:
    """A document may print a total alone."""
    text = "id: plan\nname: {he: 'א', ar: 'أ', en: 'A'}\nstatus: sample\nlevels: [action]\nitems: []\n"
    assert codes(check({"data/work_plans/plan.yml": f"{text}{plan}"})) == expected


@pytest.mark.parametrize(("total", "expected"), [(900, []), (300, ["budget-total"])])
def test_a_breakdown_with_gaps_may_add_up_to_less(check: Check, total: int, expected: list[str]) -> None:
    """Where an action says that its lines are missing, the others cannot make up the total, nor exceed it."""
    action = "{id: %s, name: {he: 'א', ar: 'أ', en: 'A'}, status: planned, %s}"
    line = "{amount: 400, currency: ILS, year: 2024, source: foundation, kind: cash, state: received}"
    items = [
        action % ("a", f"budget_lines: [{line}]"),
        action % ("b", "missing: {budget_lines: {status: not_published}}"),
    ]
    text = "id: plan\nname: {he: 'א', ar: 'أ', en: 'A'}\nstatus: sample\nlevels: [action]\nitems:\n"
    text += "".join(f"  - {item}\n" for item in items) + f"stated_total: {{amount: {total}, currency: ILS}}\n"
    assert codes(check({"data/work_plans/plan.yml": text})) == expected


@pytest.mark.parametrize(
    "broken",
    [
        {"data/sources.yml": "- id: [\n"},
        {"data/sources.yml": None},
        {"data/sources.yml": "{}"},
        {"data/levers.yml": "- id: teachers\n"},
        {"data/organisations.yml": 'name: "א"ב"\n'},
        {"data/indicators.yml": "".encode("utf-16")},
        {"data/authorities/sderot.yml": "id: sderot\nname: {he: 5}\n"},
        {"data/authorities/sderot.yml": "id: sderot\u200f\nname: {he: 'א', ar: 'أ', en: 'A'}\n"},
        {"data/authorities/rahat.yml": "- rahat\n"},
        {"data/work_plans/plan.yml": "id: plan\n\tname: x\n"},
    ],
    ids="-".join,
)
def test_a_broken_file_is_told_alone(check: Check, broken: dict[str, Content]) -> None:
    """References to what stands in it are not reported as well: nobody can say whether it is there."""
    found = check(full_files() | broken)
    assert errors(found)
    assert {str(problem.mark.file) for problem in found} == set(broken)


def test_everything_is_told_in_one_run(check: Check) -> None:
    """Broken files, wrong fields, broken rules and pages: an editor goes through the list once."""
    found = check(
        {
            "data/levers.yml": "- id: Teachers\n",
            "data/authorities/sderot.yml": "id: sderot\nname: {he: 'א', ar: 'أ', en: 'A'}\nsources: [{id: nothing}]\n",
            "data/authorities/rahat.yml": "id: rahat\nname: 'רהט'\ndistrict: suoth\n",
            "data/series.yml": "- indicator: five-units\n  indicator: five-units\n  scope: {}\n",
            "data/work_plans/plan.yml": "id: plan\n\tname: x\n",
            "docs/he/about/index.md": "# א\n",
        }
    )
    assert codes(errors(found)) == [
        "text-not-per-language",
        "choice-unknown",
        "reference-unknown",
        "field-missing",
        "field-missing",
        "field-missing",
        "id-invalid",
        "yaml-duplicate-key",
        "scope-not-one",
        "yaml-tab",
        "front-matter-missing",
    ]


def test_nothing_is_remembered_between_runs(tmp_path: Path) -> None:
    """The same hub twice gives the same problems; a hub put right has none."""
    config = make_hub(tmp_path, {"data/levers.yml": "- id: Teachers\n"})
    assert check_hub(config) == check_hub(config) != []
    (tmp_path / "data/levers.yml").write_text("[]", "utf-8")
    assert check_hub(config) == []
