"""What a button copies."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import HubNamed, OpenPage


def test_a_citation_is_copied(hub_named: HubNamed, open_page: OpenPage) -> None:
    """The button puts the citation on the clipboard, with the page's address, and says so."""
    page = open_page()
    page.add_init_script("""
      Object.defineProperty(navigator, "clipboard", {
        value: { writeText: async (text) => { window.copied = text; } },
      });
    """)
    page.goto(hub_named("real").pages("en")["authority"])
    box = page.locator(".hub-cite-box")
    box.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(box.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("window.copied") == page.locator("#cite-text").inner_text()
    assert "/en/authorities/beit-hakerem/" in page.evaluate("window.copied")


def test_without_a_clipboard_there_is_no_button(hub_named: HubNamed, open_page: OpenPage) -> None:
    """A browser that keeps its clipboard to itself shows the text alone."""
    page = open_page()
    page.add_init_script('Object.defineProperty(navigator, "clipboard", { value: undefined });')
    page.goto(hub_named("real").pages("en")["authority"])
    expect(page.locator("#cite-text")).to_be_visible()
    expect(page.locator(".hub-cite-box button")).to_be_hidden()
