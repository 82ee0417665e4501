"""What an authority's page says in numbers, its downloads hold: in the workbook, and in the CSV beside it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import lxml.html
import openpyxl
import pytest

from hub.config import read_config
from hub.load import load
from hub.pages import Site
from tests.support.hub import LANGUAGES, REPOSITORY, TODAY

CONFIGS: Final = {"real": "mkdocs.yml", "demo": "demo/mkdocs.yml"}
_NUMBER: Final = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
NOT_OF_THE_AUTHORITY: Final = frozenset(("similar", "downloads", "cite", "sources"))
"""Sections that speak of others, of the files themselves, or of the page."""
_NO_FIGURE: Final = ".//*[contains(@class, 'hub-cite') or self::svg or self::nav]"
"""Numbers of citations, drawings, and the list of contents."""


@cache
def site(name: str) -> Site:
    return Site(load(read_config(REPOSITORY / CONFIGS[name]), TODAY).catalog)


def numbers(text: str) -> set[float]:
    return {float(found.replace(",", "")) for found in _NUMBER.findall(text)}


def lacking(held: set[float], found: set[float]) -> set[float]:
    """Numbers that are not there; a page prints a coordinate with four decimals, where the file has all of them."""
    rounded = {round(value, 4) for value in found if not value.is_integer()}
    return held - found - {value for value in rounded if not value.is_integer()}


def shown(html: str) -> set[float]:
    """The numbers that readers see in the sections about the authority."""
    root = lxml.html.fromstring(f"<div>{html}</div>")
    for section in root.findall(".//section"):
        heading = section.find(".//*[@id]")
        if heading is not None and heading.get("id") in NOT_OF_THE_AUTHORITY:
            section.drop_tree()
    for element in root.xpath(_NO_FIGURE):
        if element.getparent() is not None:
            element.drop_tree()
    return numbers(" ".join(root.itertext()))


def in_workbook(data: bytes) -> Iterator[object]:
    for sheet in openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from row


def in_csv(data: bytes) -> Iterator[object]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        yield from row


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("name", CONFIGS)
def test_every_number_of_an_authority_is_in_its_downloads(name: str, locale: str) -> None:
    hub = site(name)
    seen = 0
    for page in hub.pages():
        if page.source.parent.name != "authorities":
            continue
        held = shown(page.make(hub.writers[locale]).html)
        seen += len(held)
        files = {file.format: file.data for file in hub.library.of_authority(page.source.stem) if file.locale == locale}
        for form, read in (("xlsx", in_workbook), ("csv", in_csv)):
            found = numbers("\n".join(str(value) for value in read(files[form]) if value is not None))
            assert lacking(held, found) == set(), (page.address, form)
    assert seen > 100


def test_a_number_that_is_not_there_is_found_out() -> None:
    """The test itself sees figures in text and leaves out those of citations and of others."""
    html = """<header><p>1,234 residents <a class="hub-cite">7</a></p></header>
    <section><h2 id="plans">Plans</h2><p>12.5% <bdi>2021</bdi></p></section>
    <section><h2 id="similar">Similar</h2><p>999</p></section>"""
    assert shown(html) == {1234, 12.5, 2021}
    assert lacking({12.5, 31.7955, 36}, {12.5, 31.79546, 35.7}) == {36}
