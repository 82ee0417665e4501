"""The filters of the index of authorities: folded on phones, so that the list is near; open on wide screens."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import HubNamed, OpenPage
from tests.browser.test_authorities import ENTRIES
from tests.support.browser import LANGUAGES

MORE = ".hub-filter__more"
CHOSEN = f"{MORE} .hub-filter__chosen"
FIELDS = f"{MORE} select"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_the_list_on_its_first_screen(hub_named: HubNamed, open_page: OpenPage, language: str) -> None:
    """Search by name is there, the other filters are behind one line, which a finger or a key opens and closes."""
    page = open_page(hub_named("real").url(language, "authorities/"), width=360, height=900)
    expect(page.locator(".hub-filter [name=name]")).to_be_in_viewport()
    expect(page.locator(ENTRIES).first).to_be_in_viewport()
    expect(page.locator(f"{FIELDS} >> visible=true")).to_have_count(0)
    page.locator(f"{MORE} > summary").click()
    expect(page.locator(f"{FIELDS} >> visible=true")).to_have_count(7)
    page.locator(f"{MORE} > summary").press("Enter")
    expect(page.locator(f"{FIELDS} >> visible=true")).to_have_count(0)


def test_what_is_chosen_is_in_sight(hub_named: HubNamed, open_page: OpenPage) -> None:
    """A link that comes with filters names them in the folded line, and the list is near; the fields are behind it."""
    page = open_page(hub_named("real").url("ar", "authorities/?district=south&kind=cluster"), width=360, height=900)
    expect(page.locator(CHOSEN)).to_have_text("الجنوب · عنقود سلطات")
    expect(page.locator(ENTRIES).first).to_be_in_viewport()
    expect(page.locator(f"{MORE} [name=district]")).to_be_hidden()
    page.locator(f"{MORE} > summary").click()
    expect(page.locator(f"{MORE} [name=district]")).to_have_value("south")
    page.locator(f"{MORE} [name=district]").select_option("")
    page.locator(f"{MORE} > summary").click()
    expect(page.locator(CHOSEN)).to_have_text("عنقود سلطات")
    page.locator(f"{MORE} > summary").click()
    page.locator(f"{MORE} [type=reset]").click()
    page.locator(f"{MORE} > summary").click()
    expect(page.locator(CHOSEN)).to_be_hidden()


def test_filters_fit_the_screen_when_it_is_turned(hub_named: HubNamed, open_page: OpenPage) -> None:
    """Turned to a wide screen they stand open, with what is chosen in their fields alone; turned back they fold."""
    page = open_page(hub_named("real").url("ar", "authorities/?district=south"), width=360)
    expect(page.locator(CHOSEN)).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(f"{MORE}[open] [name=district]")).to_be_visible()
    expect(page.locator(CHOSEN)).to_be_hidden()
    page.set_viewport_size({"width": 360, "height": 900})
    expect(page.locator(f"{MORE} [name=district]")).to_be_hidden()


def test_wide_screens_show_the_filters_before_any_script_runs(hub_named: HubNamed, open_page: OpenPage) -> None:
    """No line to open them, and nothing moves when scripts arrive: the style sheet alone shows them."""
    page = open_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(hub_named("real").url("he", "authorities/"))
    expect(page.locator(f"{MORE} > summary")).to_be_hidden()
    expect(page.locator(f"{FIELDS} >> visible=true")).to_have_count(7)
    assert not page.locator(f"{MORE}[open]").count()
