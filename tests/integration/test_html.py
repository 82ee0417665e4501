"""Built pages are valid HTML: one of each kind in every language, checked by html-validate."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browser import KINDS, LANGUAGES, MISSING
from tests.support.node import JS, node

pytestmark = pytest.mark.slow


def pages(name: str, site: Path) -> list[str]:
    """One page of each kind in every language."""
    found = [
        site / prefix / page / "index.html"
        for page in KINDS[name].values()
        if page != MISSING
        for prefix in LANGUAGES.values()
    ]
    return [str(file) for file in [*found, site / "404.html"]]


@pytest.mark.parametrize("name", ["real", "demo"])
def test_pages_are_valid(name: str, request: pytest.FixtureRequest) -> None:
    """No element, attribute or nesting that the standard does not know."""
    done = node([str(JS / "validate.mjs"), *pages(name, request.getfixturevalue(f"{name}_site"))])
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


def test_a_fault_is_found(tmp_path: Path) -> None:
    """The check sees what it is there for."""
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="he"><head><title>x</title></head><body><p><div></div></p></body></html>', "utf-8"
    )
    done = node([str(JS / "validate.mjs"), str(page)])
    assert "page.html:1: element-permitted-content" in done.stdout or "close-order" in done.stdout
