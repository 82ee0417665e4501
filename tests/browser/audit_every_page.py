"""Every page of both hubs in every language, judged by axe-core: `make audit`, minutes long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import HubNamed, OpenPage
from tests.browser.test_accessibility import EVERY_LOOK
from tests.support.axe import Undecided, broken_rules
from tests.support.browser import LANGUAGES
from tests.support.html import EDITING

PARTS = 12
"""Into how many tests the pages of a language are divided, so that two workers have equal shares."""


def chosen() -> list[Any]:
    return [
        pytest.param(name, language, part, id=f"{name}-{language}-{part}")
        for name in ("real", "demo")
        for language in LANGUAGES
        for part in range(PARTS)
    ]


def pages(site: Path, language: str) -> list[str]:
    """The addresses of every page of a language, from the site's root; redirects, which show nothing, left out."""
    prefix = LANGUAGES[language]
    others = tuple(other for other in LANGUAGES.values() if other and other != prefix)
    found = sorted(
        file.parent.relative_to(site).as_posix() + "/" for file in site.rglob("index.html") if file != site / EDITING
    )
    mine = [page.removeprefix("./") for page in found if page.startswith(prefix) and not page.startswith(others)]
    return [page for page in mine if 'http-equiv="refresh"' not in (site / page / "index.html").read_text("utf-8")]


@pytest.mark.parametrize(("name", "language", "part"), chosen())
def test_no_page_breaks_a_rule(
    hub_named: HubNamed, open_page: OpenPage, axe: str, undecided: Undecided, *, name: str, language: str, part: int
) -> None:
    """A share of a language's pages, each in one of the four looks in turn."""
    hub = hub_named(name)
    share = list(enumerate(pages(hub.site, language)))[part::PARTS]
    assert share
    broken = []
    for number, address in share:
        scheme, width, _ = EVERY_LOOK[number % len(EVERY_LOOK)]
        page = open_page(f"{hub.address}{address}", width=width, color_scheme=scheme, reduced_motion="reduce")
        place = f"{name} /{address} {scheme} {width}"
        broken += [f"{place}: {rule}" for rule in broken_rules(page, axe, undecided, place)]
        page.context.close()
    assert not broken, "\n".join(broken)
