"""Fixtures for every test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from hub.problems import Problem
from tests.support.hub import Content, problems_of

pytest_plugins = ("tests.support.built",)

Check = Callable[[Mapping[str, Content]], list[Problem]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Every problem of the smallest hub with some files on top."""

    def run(files: Mapping[str, Content]) -> list[Problem]:
        return problems_of(tmp_path / "hub", files)

    return run
