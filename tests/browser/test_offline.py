"""The offline copy, unpacked and opened from a disk: pages, links and search work, and nothing is asked of anybody."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from hub.offline import TOP, write_offline_copy
from tests.browser.conftest import OpenPage
from tests.support.browser import LANGUAGES, Hub, Watch

WORDS = {"he": "תוכנית", "ar": "خطة", "en": "plan"}


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory, real_site: Path) -> Hub:
    """The copy of the hub, unpacked into a folder whose name has a space and Hebrew in it, as on readers' desktops."""
    folder = tmp_path_factory.mktemp("offline") / "שולחן העבודה"
    archive = folder.parent / "copy.zip"
    write_offline_copy(real_site, archive, "https://hub.example.org/", date(2026, 11, 21))
    with zipfile.ZipFile(archive) as copy:
        copy.extractall(folder)
    site = folder / TOP.rstrip("/")
    return Hub("real", site, f"{site.as_uri()}/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_opens_from_a_disk_and_answers_a_search(offline: Hub, open_page: OpenPage, language: str) -> None:
    """The front page, a link on it, a search and its first result, in each language, without a failed request."""
    page = open_page()
    watch = Watch(page, offline)
    page.goto(f"{offline.address}{LANGUAGES[language]}index.html")
    page.locator('.md-tabs a[href="toolkit/index.html"]').click()
    page.wait_for_url("**/toolkit/index.html")
    expect(page.locator("h1").first).to_be_visible()
    page.keyboard.press("/")
    page.locator(".md-search__input").fill(WORDS[language])
    first = page.locator("a.md-search-result__link").first
    expect(first).to_be_visible()
    target = str(first.evaluate("(link) => link.href")).partition("?")[0]
    assert target.startswith(f"{offline.address}{LANGUAGES[language]}")
    first.click()
    page.wait_for_url(lambda url: url.partition("?")[0].partition("#")[0] == target.partition("#")[0])
    expect(page.locator("h1").first).to_be_visible()
    page.wait_for_function("[...document.fonts].some((font) => font.status === 'loaded')")
    assert watch.complaints == []
