"""The editing page over the hub's own files: no account, nobody else is asked, and a save changes what was edited."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path, PurePosixPath
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect
from pydantic import BaseModel

from hub.config import read_config
from hub.editing.fmt import like
from hub.models.authority import Authority
from hub.source.yaml12 import parse
from hub.validate import validate_hub
from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import Hub
from tests.support.hub import LANGUAGES, TODAY
from tests.support.site import PROJECT

PATIENCE: Final = 120_000
"""Milliseconds; a slow machine takes its time to draw a form of hundreds of fields."""

# The browser's own private folder stands for the folder that an editor would choose.
CHOOSE: Final = "window.showDirectoryPicker = () => navigator.storage.getDirectory()"
FILL: Final = """async (files) => {
  const root = await navigator.storage.getDirectory();
  const folder = async (path) => {
    let here = root;
    for (const part of path) here = await here.getDirectoryHandle(part, {create: true});
    return here;
  };
  await folder(['.git']);
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/');
    const file = await (await folder(parts.slice(0, -1))).getFileHandle(parts.at(-1), {create: true});
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READ: Final = """async (path) => {
  let here = await navigator.storage.getDirectory();
  const parts = path.split('/');
  for (const part of parts.slice(0, -1)) here = await here.getDirectoryHandle(part);
  return (await (await here.getFileHandle(parts.at(-1))).getFile()).text();
}"""
FILLED: Final = re.compile(r"\S")
AUTHORITY: Final = "data/authorities/beit-hakerem.yml"


def repository() -> dict[str, str]:
    """The hub's own files."""
    return {
        file.relative_to(PROJECT).as_posix(): file.read_text("utf-8")
        for folder, ending in (("data", "*.yml"), ("docs", "*.md"))
        for file in sorted((PROJECT / folder).rglob(ending))
        if not {"vocabulary", ".revisions"} & set(file.parts)
    }


class Editor:
    """An editor who has chosen the folder of the repository."""

    def __init__(self, page: Page, hub: Hub) -> None:
        self.page = page
        self.foreign: list[str] = []
        self.errors: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.add_init_script(CHOOSE)
        page.on("request", lambda request: self._asked(request.url, hub.address))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{hub.address}edit/edit.css")
        page.evaluate(FILL, repository())
        page.goto(f"{hub.address}edit/")
        page.get_by_role("button", name="Work with Local Repository").click()
        expect(page.get_by_text("אשכול בית הכרם").first).to_be_visible(timeout=PATIENCE)

    def _asked(self, url: str, own: str) -> None:
        if not url.startswith((own, "data:", "blob:")):
            self.foreign.append(url)

    def change(self, entry: str, key: str, words: str, file: str) -> str:
        """Open an entry, add words to a field, save; what is in the file then."""
        self.page.evaluate("(hash) => { location.hash = hash }", f"#/collections/{entry}")
        section = self.page.locator(f'[data-key-path="{key}"]').first
        box = section.locator("input, textarea").first
        expect(box).to_have_value(FILLED, timeout=PATIENCE)
        box.fill(f"{box.input_value()}{words}")
        save = self.page.get_by_role("button", name="Save", exact=True).first
        expect(save).to_be_enabled(timeout=PATIENCE)
        save.click()
        return self._saved(file, words)

    def _saved(self, file: str, words: str) -> str:
        """What is in a file as soon as it holds these words. A page cannot wait for a promise of its own."""
        end = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < end:
            text = str(self.page.evaluate(READ, file))
            if words in text:
                return text
            self.page.wait_for_timeout(100)
        pytest.fail(f"{file} was never saved with {words!r}")


@pytest.fixture
def editor(open_page: OpenPage, hub_named: HubNamed) -> Editor:
    return Editor(open_page(), hub_named("real"))


def recorded(text: str) -> Any:  # noqa: ANN401 - JSON
    """An authority as the hub records it: a year is the same as a number and as text."""
    value = parse(text, PurePosixPath(AUTHORITY)).value
    record: BaseModel = Authority.model_validate(value, context={"locales": ("he", "ar", "en"), "default_locale": "he"})
    return record.model_dump(mode="json", exclude_unset=True)


def errors_with(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What the check says of the hub with these files in it."""
    for name in ("data", "docs"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    return [found.code for found in validate_hub(read_config(folder / "mkdocs.yml"), TODAY)[1] if found.is_error]


def test_a_save_changes_what_was_edited_and_nothing_else(editor: Editor, tmp_path: Path) -> None:
    """Over the real data: comments apart, one text differs; written as the file was before, one line does."""
    before = (PROJECT / AUTHORITY).read_text("utf-8")
    after = editor.change("authorities/entries/beit-hakerem", "name.en", " (edited)", AUTHORITY)
    expected = recorded(before)
    expected["name"]["en"] += " (edited)"
    assert recorded(after) == expected
    assert errors_with(tmp_path, {AUTHORITY: after}) == []
    lines = unified_diff(before.splitlines(), like(before, after, Authority, LANGUAGES).splitlines(), "", "", n=0)
    changed = [line for line in lines if line.startswith(("+ ", "- "))]
    assert [line[:1] for line in changed] == ["-", "+"]
    assert changed[1] == f"+{changed[0][1:]} (edited)"
    assert editor.foreign == []
    assert editor.errors == []


def test_a_page_keeps_its_text_and_its_translations(editor: Editor, tmp_path: Path) -> None:
    """Markdown stays as it was written, letter by letter, and the other languages' files hold what they held."""
    file = "docs/he/about/index.md"
    before = (PROJECT / file).read_text("utf-8")
    after = editor.change("pages/entries/about/index", "description", " נוסף.", file)
    assert after.split("---\n", 2)[2].rstrip("\n") == before.split("---\n", 2)[2].rstrip("\n")
    front, old = (parse(text.split("---\n", 2)[1], PurePosixPath(file)).value for text in (after, before))
    assert isinstance(front, dict)
    assert isinstance(old, dict)
    assert front == {**old, "description": f"{old['description']} נוסף."}
    for code in ("ar", "en"):
        other = f"docs/{code}/about/index.md"
        text = str(editor.page.evaluate(READ, other))
        value, kept = (
            parse(one.split("---\n", 2)[1], PurePosixPath(other)).value
            for one in (text, (PROJECT / other).read_text("utf-8"))
        )
        assert value == kept
    assert errors_with(tmp_path, {file: after}) == []


def test_the_page_says_what_saving_may_lose(open_page: OpenPage, hub_named: HubNamed) -> None:
    """In three languages, above the program and not covered by it; its letters and its symbols are from here."""
    page = open_page(f"{hub_named('real').address}edit/")
    expect(page.get_by_role("button", name="Work with Local Repository")).to_be_visible(timeout=PATIENCE)
    summary = page.locator("details.notice > summary")
    for words in ("עלולות ללכת לאיבוד", "قد تضيع", "may be lost"):
        expect(summary).to_contain_text(words)
    summary.click()
    expect(page.get_by_text("hub fmt").first).to_be_visible()
    page.wait_for_function("document.fonts.check('24px \"Material Symbols Outlined\"')", timeout=PATIENCE)


def test_nothing_leads_to_it(hub_named: HubNamed) -> None:
    """It stands in no list: neither in the sitemap nor in the search; no page loads its program."""
    site = hub_named("real").site
    assert (site / "edit/index.html").is_file()
    assert "/edit/" not in (site / "sitemap.xml").read_text("utf-8")
    for index in (site / "search").glob("*.json"):
        assert '"edit/' not in json.dumps(json.loads(index.read_bytes()))
    for page in ("index.html", "en/about/index.html"):
        assert "edit/cms" not in (site / page).read_text("utf-8")
