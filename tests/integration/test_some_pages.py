"""Some pages before the rest of the site: what the preview shows of the pages that are open."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from hub.adapter.build import build_site
from hub.adapter.some import build_pages
from hub.config import read_config
from hub.dates import build_date
from hub.validate import validate_hub
from tests.support.site import make_site, page

PAGES: Final = (
    "",
    "about/",
    "ar/about/",
    "authorities/",
    "authorities/ilanot/",
    "ar/authorities/ilanot/",
    "ar/work-plans/plan-a/",
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The pages built alone, and the whole site; Arabic lacks a page, which is shown in Hebrew."""
    folder = tmp_path_factory.mktemp("some")
    config = make_site(
        folder, {"docs/ar/about/index.md": None, "docs/he/about/index.md": page("על 2024", "טקסט 2023–2026")}
    )
    hub = validate_hub(read_config(config), build_date())
    build_pages(config, folder / "first", PAGES, hub)
    return folder / "first", build_site(config, folder / "whole", hub)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_built_alone_is_the_page_of_the_whole_site(both: tuple[Path, Path], address: str) -> None:
    """Menus, breadcrumbs, languages and content are the same, byte for byte."""
    first, whole = (folder / address / "index.html" for folder in both)
    assert first.read_text("utf-8") == whole.read_text("utf-8")


def test_nothing_else_is_built(both: tuple[Path, Path]) -> None:
    built = {file.parent.relative_to(both[0]).as_posix() for file in both[0].rglob("index.html")}
    assert built == {address.rstrip("/") or "." for address in PAGES}
