"""The scripts of the search, tested by Node's own test runner, one test here for each file of tests/js."""

from __future__ import annotations

import pytest

from tests.support.node import JS, node

FILES = sorted(path.name for path in JS.glob("*.test.mjs"))


@pytest.mark.parametrize("name", FILES)
def test_the_scripts_of_the_search(name: str) -> None:
    """Every test of the file passes."""
    done = node(["--test", "--test-reporter=spec", str(JS / name)])
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_tests() -> None:
    """A folder that has moved would leave nothing to run."""
    assert {"present.test.mjs", "protocol.test.mjs", "unpack.test.mjs"} <= set(FILES)
