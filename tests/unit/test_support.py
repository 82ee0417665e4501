"""The throw-away hub that the other tests build on."""

from __future__ import annotations

from pathlib import Path

from tests.support.hub import problems_of, text_of


def test_the_minimal_hub_has_no_problem(tmp_path: Path) -> None:
    """Neither an error nor a warning: what a test finds comes from what the test put in."""
    assert text_of(problems_of(tmp_path)) == ""
