"""The index of authorities with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import HubNamed, OpenPage
from tests.browser.test_authorities import ALL, ENTRIES, ROWS, pick
from tests.browser.test_keyboard import tab_to


def test_the_index_works_with_the_keyboard(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Tab reaches search, filters, heads and boxes; letters, Enter and Space do what the pointer does."""
    page = open_page(hub_named("real").url("en", "authorities/"), reduced_motion="reduce")
    tab_to(page, ".hub-filter [name=name]")
    page.keyboard.type("kiryat")
    expect(page.locator(ROWS)).to_have_count(3)
    tab_to(page, ".hub-filter [name=district]", limit=1)
    page.keyboard.type("Haifa")
    expect(page.locator(f"{ROWS} th")).to_have_text(["Kiryat Yam"])
    tab_to(page, ".hub-filter button")
    page.keyboard.press("Enter")
    expect(page.locator(ROWS)).to_have_count(ALL["real"])
    tab_to(page, "th[data-sort=population] button")
    page.keyboard.press("Enter")
    expect(page.locator(f"{ROWS} th").first).to_have_text("Jerusalem")
    expect(page.locator("th[data-sort=population] button")).to_be_focused()
    tab_to(page, ".hub-pick input")
    page.keyboard.press("Space")
    expect(page.locator("#compare-table thead th")).to_have_count(2)
    expect(pick(page, "jerusalem")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_bar_of_the_chosen_hides_nothing_that_has_the_focus(
    hub_named: HubNamed, open_page: OpenPage, width: int
) -> None:
    """The bar stays in sight at the foot of the list; what Tab reaches under it is scrolled clear of it."""
    address = "authorities/?compare=ashdod.rahat.western-negev-bedouin"
    page = open_page(hub_named("real").url("en", address), width=width, height=700, reduced_motion="reduce")
    bar = page.locator(".hub-chosen")
    page.locator(".hub-index").scroll_into_view_if_needed()
    page.locator(f"{ROWS} a, {ENTRIES} > a").nth(3).focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        expect(bar).to_be_in_viewport(ratio=1)
        hidden = page.evaluate(
            """() => {
              const [one, bar] = [document.activeElement, document.querySelector(".hub-chosen")]
                .map((element) => element.getBoundingClientRect());
              return one.top >= bar.top && one.bottom <= bar.bottom;
            }"""
        )
        assert not hidden
