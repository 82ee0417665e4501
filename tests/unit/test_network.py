"""The network's figures and diagrams: what is right passes, what is wrong is told with its place."""

from __future__ import annotations

from typing import Final

import pytest

from hub.config import read_config
from hub.load import load
from hub.models.network import Network
from hub.problems import Problem
from tests.conftest import Check
from tests.support.hub import REPOSITORY, TODAY, Content, codes, page, text_of

FILE: Final = "data/network.yml"
NETWORK: Final = (REPOSITORY / "tests/fixtures/charts/network.yml").read_text("utf-8")
AUTHORITY: Final = """\
id: sderot
name: {he: שדרות, ar: سديروت, en: Sderot}
classification: city
sector: jewish
in_evaluation_2024: true
sources: [{id: evaluation}]
"""
DIAGRAM: Final = """\
- id: chain
  layout: chains
  title: {he: שרשרת, ar: سلسلة, en: Chain}
  summary: {he: מן החסם אל היעד, ar: من العائق إلى الهدف, en: From barrier to goal}
  steps:
    - {id: barrier, name: {he: חסם, ar: عائق, en: Barrier}}
    - {id: goal, name: {he: יעד, ar: هدف, en: Goal}}
  parts:
    - id: one
      parts:
        - {id: barrier, text: {he: נשירה, ar: تسرّب, en: Drop-out}}
        - {id: goal, text: {he: התמדה, ar: مثابرة, en: Persistence}}
  sources: [{id: evaluation}]
"""


def hub(network: str | None = NETWORK, body: str = "", diagrams: str = DIAGRAM) -> dict[str, Content]:
    """The smallest hub with a network, a diagram and a page that places something of them."""
    files: dict[str, Content] = {
        "data/authorities/sderot.yml": AUTHORITY,
        "data/diagrams.yml": diagrams,
        FILE: network,
    }
    original = page("he", body)
    return files | {
        f"docs/{language}/about/index.md": page(language, body, original=original) for language in ("he", "ar", "en")
    }


def edited(old: str, new: str) -> dict[str, Content]:
    """The hub with one change in its network file."""
    assert NETWORK.count(old) == 1, old
    return hub(NETWORK.replace(old, new))


def places(problems: list[Problem], word: str) -> list[str]:
    """What a problem found, with the line that it points to holding ``word``."""
    lines = NETWORK.splitlines()
    return [problem.code for problem in problems if word in lines[problem.mark.line - 1]]


def test_what_is_right_passes(check: Check) -> None:
    blocks = "".join(f"\n/// chart | {name}\n///\n" for name in ("survey", "members-by-sector", "registry-totals"))
    assert text_of(check(hub(body=f"{blocks}\n/// diagram | chain\n///\n"))) == ""


def test_a_hub_needs_neither(check: Check) -> None:
    assert check({}) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("share: 62.5", "share: 101", "percentage-range"),
        ("share: 12.5", "share: -1", "percentage-range"),
        ("share: 100}", "share: 100.1}", "percentage-range"),
        ("arab_share: 25", "arab_share: 250", "percentage-range"),
        ("target: 70", "target: 170", "percentage-range"),
        ("    value: 70\n", "    value: 700\n", "percentage-range"),
        ("  total: 1\n", "  total: -1\n", "amount-negative"),
        ("total: 11,", "total: -11,", "amount-negative"),
        ("value: 15}", "value: -15}", "amount-negative"),
        (
            "month: 2024-02, value: null, value_status: not_published",
            "month: 2024-02, value: null",
            "value-status-missing",
        ),
        ("value: 15}", "value: 15, value_status: not_yet}", "value-status-beside-value"),
        ("  respondents: null\n", "  respondents: 12\n", "value-status-beside-value"),
        ("members: {value: 80,", "members: {value: null,", "value-status-missing"),
        ("      low: 14\n", "      low: null\n", "value-status-missing"),
        ("{value: 80, source", "{value: 80, start: 2024, end: 2022, source", "dates-reversed"),
        ("{value: 80, source: {id: evaluation}}", "{value: 80}", "field-missing"),
        ("sectors: [academia]", "sectors: [academy]", "choice-unknown"),
        ("  listed: 1\n", "  listed: 1\n  list: 1\n", "key-unknown"),
        (
            "source: {id: evaluation, where: {he: תקציר",
            "source: {id: evaluatoin, where: {he: תקציר",
            "reference-unknown",
        ),
        ("- {id: third,", "- {id: first,", "id-duplicate"),
    ],
)
def test_what_is_wrong_is_told(check: Check, old: str, new: str, code: str) -> None:
    found = [problem for problem in check(edited(old, new)) if problem.code == code]
    assert len(found) == 1
    assert str(found[0].mark.file) == FILE
    assert found[0].mark.line > 1


def test_growth_may_exceed_a_hundred(check: Check) -> None:
    """A share may not; a change in per cent may."""
    wrong = check(edited("unit: percent_change", "unit: percent"))
    assert codes(wrong) == ["percentage-range"]
    assert places(wrong, "growth") == ["percentage-range"]


def test_an_unknown_chart_is_told_with_what_was_meant(check: Check) -> None:
    problems = check(hub(body="\n/// chart | survay\n///\n"))
    assert codes(problems) == ["reference-unknown"] * 3
    (first, *_) = sorted(problems, key=lambda problem: str(problem.mark.file), reverse=True)
    assert str(first.mark.file) == "docs/he/about/index.md"
    assert first.mark.line == 14
    assert first.params["near"] == "survey"
    assert first.params["kind"] == "charts"


def test_a_chart_without_its_figures_is_unknown(check: Check) -> None:
    body = "\n/// chart | participants-2024\n///\n"
    gaps = NETWORK
    for value in ("30", "15"):
        gaps = gaps.replace(f"value: {value}}}", "value: null, value_status: not_published}")
    gaps = gaps.replace("value: 60,", "value: null, value_status: not_published,")
    assert codes(check(hub(gaps, body))) == ["reference-unknown"] * 3


def test_charts_of_a_hub_without_figures_are_unknown(check: Check) -> None:
    assert codes(check(hub(None, "\n/// chart | survey\n///\n"))) == ["reference-unknown"] * 3


def test_a_broken_file_hides_its_charts_only_once(check: Check) -> None:
    problems = check(hub("membership: [", "\n/// chart | survey\n///\n"))
    assert {str(problem.mark.file) for problem in problems} == {FILE}


def test_an_unknown_diagram_is_told_with_what_was_meant(check: Check) -> None:
    problems = check(hub(body="\n/// diagram | chian\n///\n"))
    assert codes(problems) == ["reference-unknown"] * 3
    assert {problem.params["near"] for problem in problems} == {"chain"}


def test_a_chain_follows_the_steps(check: Check) -> None:
    problems = check(hub(diagrams=DIAGRAM.replace("- {id: goal, text", "- {id: goals, text")))
    assert codes(problems) == ["reference-unknown"]
    assert problems[0].params["near"] == "goal"
    assert problems[0].mark.line == 12


@pytest.fixture(scope="module")
def real() -> Network:
    catalog = load(read_config(REPOSITORY / "mkdocs.yml"), TODAY).catalog
    assert catalog.network is not None
    return catalog.network.record


def test_the_printed_events_add_up(real: Network) -> None:
    assert real.events is not None
    for year in real.events.by_year:
        assert sum(year.of_kind(kind.id) for kind in real.events.kinds) == year.total


def test_the_hubs_own_sum_is_the_sum(real: Network) -> None:
    assert real.participations is not None
    assert real.participants_2024 is not None
    months = sum(month.value or 0 for month in real.participants_2024.months)
    assert [count.value for count in real.participations.counts if count.computed] == [months]


def test_members_by_sector_add_up(real: Network) -> None:
    assert real.membership is not None
    assert sum(item.share for item in real.membership.by_sector) == 100


def test_only_explained_rows_of_the_survey_do_not_add_up(real: Network) -> None:
    assert real.survey is not None
    for item in real.survey.items:
        total = sum(share or 0 for share in (item.high, item.medium, item.low))
        assert total == 100 or item.comment is not None, item.id


def test_every_outcome_stands_in_a_named_arena(real: Network) -> None:
    assert real.outcome_states is not None
    assert {outcome.arena for outcome in real.outcomes} == {arena.id for arena in real.outcome_states.arenas}


def test_files_are_optional_one_by_one(check: Check) -> None:
    assert check(hub() | {"data/diagrams.yml": None}) == []
