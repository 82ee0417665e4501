"""A whole hub of hostile texts, built and opened: everything is shown as it was written, and nothing runs."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Final

import pytest
from lxml import etree
from openpyxl import load_workbook
from playwright.sync_api import Dialog, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_quiet import use_controls
from tests.support.browser import Hub, Watch, serve
from tests.support.built import build_hub
from tests.support.hostile import MARKUP, make_hostile_hub
from tests.support.html import pages

OPENED: Final = (
    ("he", ""),
    ("he", "authorities/demo-ilanot/"),
    ("ar", "work-plans/demo-plan-ilanot/"),
    ("en", "network/evaluation-2024/"),
    ("en", "appendices/glossary/"),
    ("en", "work-plans/"),
)
HANDLER: Final = re.compile(r"on[a-z]+")
FORMULA: Final = ("=", "+", "@", "\t", "\r")


@pytest.fixture(scope="module")
def hostile_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The hub, served."""
    folder = tmp_path_factory.mktemp("hostile")
    with serve("hostile", build_hub(make_hostile_hub(folder / "hub"), folder / "site")) as hub:
        yield hub


@pytest.mark.parametrize(("language", "address"), OPENED)
def test_hostile_texts_are_shown_and_do_not_run(
    hostile_hub: Hub, open_page: OpenPage, language: str, address: str
) -> None:
    """No dialog, no breach of the policy, no failed request; the reader sees the text itself, in the search too."""
    page = open_page()
    watch = Watch(page, hostile_hub)
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.goto(hostile_hub.url(language, address))
    expect(page.locator("#hub-main")).to_contain_text(MARKUP)
    page.keyboard.press("/")
    page.keyboard.type("alert")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page.locator(".md-search__output")).to_contain_text("<img src=x")
    page.keyboard.press("Escape")
    use_controls(page)
    assert (dialogs, watch.complaints) == ([], [])


def test_no_page_has_an_element_of_the_attack(hostile_hub: Hub) -> None:
    """On no page of the site, in no language: pictures, scripts and handlers are the hub's own."""
    shown = 0
    for document in pages(hostile_hub.site):
        for element in document.elements:
            assert element.attributes.get("src") != "x", document.path
            assert not [name for name in element.attributes if HANDLER.fullmatch(name)], (document.path, element.tag)
            if element.tag == "script":
                # Data for machines may hold any words, and no bracket that could end it.
                is_data = element.attributes.get("type", "").startswith("application/")
                assert "<" not in element.text if is_data else "alert(" not in element.text, document.path
        shown += "&lt;img src=x onerror=alert(1)&gt;" in document.html
    assert shown > 400


def test_files_hold_no_formula_and_are_whole(hostile_hub: Hub) -> None:
    """Files for spreadsheets start no cell as a formula; XML and JSON are well formed around the hostile words."""
    seen = set()
    for file in sorted(path for path in hostile_hub.site.rglob("*") if path.is_file()):
        seen.add(file.suffix)
        match file.suffix:
            case ".csv":
                rows = csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
                assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)], file
            case ".xlsx":
                book = load_workbook(file)
                cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
                assert not [cell.coordinate for cell in cells if cell.data_type == "f"], file
            case ".docx":
                with zipfile.ZipFile(file) as archive:
                    etree.fromstring(archive.read("word/document.xml"))
            case ".xml" | ".svg" | ".atom" | ".rss":
                etree.parse(file)
            case ".json":
                json.loads(file.read_text("utf-8"))
            case _:
                pass
    assert {".csv", ".xlsx", ".docx", ".xml", ".json"} <= seen
