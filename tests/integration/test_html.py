"""Built pages are valid HTML: one of each kind in every language by html-validate, the outline of every page."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from tests.support.browser import KINDS, LANGUAGES, MISSING
from tests.support.html import Document, parse
from tests.support.html import pages as every_page
from tests.support.node import JS, node

pytestmark = pytest.mark.slow

HEADS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
ROLES: Final = {"section": "region", "nav": "navigation"}


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


def skipped_levels(page: Document) -> list[str]:
    """Headings of the content that stand more than one level below the one before them."""
    heads = [one for one in page.elements if one.tag in HEADS and "article" in one.ancestors]
    return [
        f"{page.path}: {head.tag} {head.text}"
        for before, head in pairwise(heads)
        if HEADS.index(head.tag) > HEADS.index(before.tag) + 1
    ]


def shared_names(page: Document) -> list[str]:
    """Names that two regions, or two parts for moving about, share: nobody can tell them apart in a list of them."""
    texts = {one.attributes["id"]: " ".join(one.text.split()) for one in page.elements if "id" in one.attributes}
    names = Counter(
        (role, one.attributes.get("aria-label") or texts.get(one.attributes.get("aria-labelledby", ""), ""))
        for one in page.elements
        if (role := one.attributes.get("role") or ROLES.get(one.tag)) in ROLES.values()
        and "md-nav" not in one.attributes.get("class", "")  # the theme shows one of them at a time
    )
    return [f"{page.path}: {role} {name}" for (role, name), number in names.items() if name and number > 1]


@pytest.mark.parametrize("name", ["real", "demo"])
def test_every_page_has_an_outline(name: str, request: pytest.FixtureRequest) -> None:
    """On no page of a hub is a level of headings left out, or a name given to two regions."""
    faults = [
        fault
        for page in every_page(request.getfixturevalue(f"{name}_site"))
        for fault in (*skipped_levels(page), *shared_names(page))
    ]
    assert faults == []


def test_a_faulty_outline_is_found(tmp_path: Path) -> None:
    """A heading two levels down, and a table called as its section is."""
    file = tmp_path / "page.html"
    file.write_text(
        '<article><h2 id="a">One</h2><h4>Two</h4><section aria-labelledby="a"></section>'
        '<div role="region" aria-label="One"></div></article>',
        "utf-8",
    )
    assert skipped_levels(parse(file)) == [f"{file}: h4 Two"]
    assert shared_names(parse(file)) == [f"{file}: region One"]


def test_a_fault_is_found(tmp_path: Path) -> None:
    """The check sees what it is there for."""
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="he"><head><title>x</title></head><body><p><div></div></p></body></html>', "utf-8"
    )
    done = node([str(JS / "validate.mjs"), str(page)])
    assert "page.html:1: element-permitted-content" in done.stdout or "close-order" in done.stdout
