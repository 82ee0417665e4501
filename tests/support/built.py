"""The hub and the demonstration hub, built once for each test process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.site import PROJECT


def build_hub(config: Path, target: Path) -> Path:
    """Build a hub into a folder, as the console script does.

    The script is imported late: tests of the core run without the site engine.
    """
    from hub.cli.main import main

    assert main(["--config", str(config), "build", "--site-dir", str(target)]) == 0
    return target


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built hub."""
    return build_hub(PROJECT / "mkdocs.yml", tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built demonstration hub."""
    return build_hub(PROJECT / "demo" / "mkdocs.yml", tmp_path_factory.mktemp("demo") / "site")
