"""Sharing a page: the address is copied with the reader's choices in it, and that is announced."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HubNamed, OpenPage

SAID = {"": "הקישור הועתק", "ar/": "نُسخ الرابط", "en/": "Link copied"}
_CLIPBOARD = """\
Object.defineProperty(navigator, "clipboard", {value: {writeText: async (text) => { window.copied = text; }}});
"""


def opened(open_page: OpenPage, url: str, script: str) -> Page:
    page = open_page()
    page.add_init_script(script)
    page.goto(url)
    return page


@pytest.mark.parametrize("prefix", list(SAID))
def test_the_address_is_copied_and_announced(hub_named: HubNamed, open_page: OpenPage, prefix: str) -> None:
    url = f"{hub_named('demo').address}{prefix}work-plans/demo-plan-ilanot/?status=done"
    page = opened(open_page, url, _CLIPBOARD)
    page.locator(".hub-share__copy").click()
    expect(page.locator(".hub-share [role=status]")).to_have_text(SAID[prefix])
    assert page.evaluate("window.copied") == url


def test_whatsapp_takes_the_address_as_it_stands(hub_named: HubNamed, open_page: OpenPage) -> None:
    """And nobody is asked for anything before the link is followed."""
    url = f"{hub_named('demo').address}en/work-plans/demo-plan-ilanot/?status=done"
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    assert not [address for address in asked if "wa.me" in address]
    with page.expect_request(re.compile("^https://wa[.]me/")) as request:
        page.locator(".hub-share__link").click()
    (text,) = parse_qs(urlsplit(request.value.url).query)["text"]
    assert text.endswith(f"\n{url}")


def test_without_a_clipboard_there_is_no_button(hub_named: HubNamed, open_page: OpenPage) -> None:
    hide = 'Object.defineProperty(navigator, "clipboard", {value: undefined});'
    page = opened(open_page, hub_named("demo").address, hide)
    expect(page.locator(".hub-share__link")).to_be_visible()
    expect(page.locator(".hub-share__copy")).to_have_count(0)


def test_it_is_not_printed(hub_named: HubNamed, open_page: OpenPage) -> None:
    page = open_page(f"{hub_named('demo').address}authorities/demo-ilanot/")
    expect(page.locator(".hub-share__copy")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".hub-share")).to_be_hidden()
