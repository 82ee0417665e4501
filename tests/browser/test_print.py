"""On paper: a work plan lies on A4 landscape, whole, with its address."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import HubNamed, OpenPage
from tests.browser.pdf import PdfPage, read

A4 = (595, 842)
HEADS = "() => [...document.querySelectorAll('.hub-plan-table thead th')].map((cell) => cell.textContent.trim())"
ACTIONS = "() => document.querySelectorAll('.hub-plan-table tbody tr').length"

# What is left of A4 landscape between its margins, in CSS pixels.
PRINTED_WIDTH = 1017


def on_paper(page: Page) -> list[PdfPage]:
    """The page as it is printed, on the paper that it asks for."""
    return read(page.pdf(prefer_css_page_size=True))


@pytest.mark.parametrize(("name", "kind"), [("real", "plan"), ("demo", "plan"), ("real", "toolkit")])
def test_a_plan_is_printed_on_a4_landscape_with_its_address(
    hub_named: HubNamed, open_page: OpenPage, name: str, kind: str
) -> None:
    """Every sheet of a Hebrew plan is A4 landscape, with the page's address and day; the table has all of its heads."""
    page = open_page(hub_named(name).pages("he")[kind])
    sheets = on_paper(page)
    assert sheets
    assert {(round(sheet.width), round(sheet.height)) for sheet in sheets} == {A4[::-1]}
    heads = page.evaluate(HEADS)
    assert len(heads) > 2
    for head in heads:
        assert any(sheet.shows(head) for sheet in sheets), head
    address = page.locator("link[rel=canonical]").get_attribute("href")
    assert address
    day = page.evaluate("() => document.documentElement.dataset.hubPrinted").removeprefix(f"{address} | ")
    assert date.fromisoformat(day).isoformat() == day
    assert all(sheet.shows(address) and sheet.shows(day) for sheet in sheets)
    assert not page.locator(".hub-source--page").is_visible()


@pytest.mark.parametrize("language", ["he", "en"])
def test_the_heads_of_a_long_plan_are_printed_on_every_sheet(
    hub_named: HubNamed, open_page: OpenPage, language: str
) -> None:
    """A table that runs over several sheets repeats its heads on each of them."""
    page = open_page(hub_named("real").pages(language)["plan"])
    heads = page.evaluate(HEADS)
    sheets = [sheet for sheet in on_paper(page) if all(sheet.shows(head) for head in heads)]
    assert page.evaluate(ACTIONS) > 20
    assert len(sheets) >= 3


@pytest.mark.parametrize(("name", "kind"), [("real", "plan"), ("demo", "plan")])
def test_no_column_of_a_plan_is_cut_off_on_paper(
    hub_named: HubNamed, open_page: OpenPage, name: str, kind: str
) -> None:
    """The table fits between the margins of the sheet, and the cards are left out."""
    page = open_page(hub_named(name).pages("he")[kind], width=PRINTED_WIDTH)
    page.emulate_media(media="print")
    box = page.locator(".hub-plan-table").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PRINTED_WIDTH
    assert not page.locator(".hub-plan .hub-cards").is_visible()


def test_other_pages_are_printed_upright(hub_named: HubNamed, open_page: OpenPage) -> None:
    """A page of text is A4 portrait, without menu, header and footer."""
    page = open_page(hub_named("real").pages("he")["about"])
    sheets = on_paper(page)
    assert {(round(sheet.width), round(sheet.height)) for sheet in sheets} == {A4}
    page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar--primary", ".md-footer", ".hub-strip"):
        assert not page.locator(part).is_visible(), part
