"""The benchmark: what it builds is a hub without errors, and its figures are all there. Nothing is timed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hub.bench.compare import OURS, STOCK, Bench
from hub.bench.generate import FIRST, generate
from hub.bench.measure import BenchError, run
from hub.config import read_config
from hub.validate import validate_hub
from tests.support.site import PROJECT


def test_the_invented_hub_has_no_errors(tmp_path: Path) -> None:
    """Every record follows the rules, in every language of the project."""
    config = generate(read_config(PROJECT / "mkdocs.yml"), tmp_path, 3)
    catalog, problems = validate_hub(read_config(config), date(2026, 11, 21))
    assert [problem for problem in problems if problem.is_error] == []
    assert len(catalog.authorities) == 3
    plan = catalog.work_plans[FIRST].record
    assert len(list(plan.actions())) == 40
    assert set(plan.name.root) == set(catalog.config.locales.codes)


def test_a_record_is_the_same_in_a_hub_of_any_size(tmp_path: Path) -> None:
    """So the weight of a page can be compared over sizes."""
    project = read_config(PROJECT / "mkdocs.yml")
    for size in (1, 2):
        generate(project, tmp_path / str(size), size)
    for folder in ("authorities", "work_plans"):
        name = f"data/{folder}/{FIRST}.yml"
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


@pytest.mark.slow
def test_the_figures_are_printed() -> None:
    """Both builders make the same generated pages; the table has a line for each build, and the findings follow."""
    lines: list[str] = []
    ours, stock, larger = Bench(PROJECT / "mkdocs.yml", repeat=1, stock_up_to=1).compare([1, 2], lines.append)
    assert [(one.builder, one.authorities) for one in (ours, stock, larger)] == [(OURS, 1), (STOCK, 1), (OURS, 2)]
    # Ours has one written page more, the list of sources, in each of the three languages.
    assert ours.weight.pages == stock.weight.pages + 3
    assert larger.weight.pages == ours.weight.pages + 6
    # A page names the authorities that are like it, five at most: with one more in the hub there is one to name.
    assert 0 < larger.weight.authority - ours.weight.authority < 3_000
    assert all(one.seconds > 0 and one.runs[0].peak > 10_000_000 for one in (ours, stock, larger))
    assert ours.weight.largest_at
    assert len(lines) == 2 + 3 + 4
    assert lines[-1].endswith("bytes apart")


def test_a_failed_build_says_what_it_printed() -> None:
    """The benchmark stops with the output of what failed."""
    with pytest.raises(BenchError, match="no such thing"):
        run(["sh", "-c", "echo no such thing >&2; exit 3"])
