"""The live preview as an editor meets it: a real process over a small hub, asked over HTTP while files change."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.support.site import PROJECT, make_site, minimal_site

pytestmark = pytest.mark.slow

PATIENCE = 240.0
"""Seconds after which something is broken, on the slowest of machines."""
AUTHORITY = "data/authorities/ilanot.yml"
BROKEN = "id: ilanot\nname: {he: אילנות}\nclassification: <b>town</b>\nsources: [{id: report}]\n"
PLACE = f"{AUTHORITY}:3"


@dataclass(frozen=True)
class Page:
    """A response."""

    status: int
    text: str

    @property
    def version(self) -> str:
        """What the page says that it shows."""
        found = re.search(r'data-version="([^"]+)"', self.text)
        return found[1] if found else ""


@dataclass(frozen=True)
class Preview:
    """A running `hub serve`."""

    hub: Path
    port: int
    process: subprocess.Popen[bytes]

    def get(self, path: str = "/") -> Page:
        """Ask for a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return Page(response.status, response.read().decode())
        finally:
            connection.close()

    def until(self, path: str, wanted: Callable[[Page], bool]) -> Page:
        """The page as soon as it is as wanted; asks again when the preview has news, as a browser does."""
        page = Page(0, "")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, "the preview has ended"
            try:
                page = self.get(path)
                if wanted(page):
                    return page
                self.get(f"/__preview__/events?since={page.version}")
            except (ConnectionError, http.client.HTTPException):
                time.sleep(0.2)  # it is starting
        raise AssertionError(f"{path} never came as wanted:\n{page.text}")

    def write(self, name: str, text: str) -> None:
        """Save a file."""
        (self.hub / name).write_text(text, "utf-8")


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "HUB_PREVIEW")}


def _command(config: Path, port: int) -> list[str]:
    return [str(Path(sys.executable).with_name("hub")), "--config", str(config), "serve", "--port", str(port)]


def _start(config: Path) -> Preview:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return Preview(
        config.parent, port, subprocess.Popen(_command(config, port), env=_environment(), stdout=subprocess.DEVNULL)
    )


def _stop(preview: Preview) -> int:
    """Press Ctrl-C."""
    preview.process.send_signal(signal.SIGINT)
    return preview.process.wait(PATIENCE)


def _with_own_theme(folder: Path) -> Path:
    """A hub with a copy of the theme, so that a test may change it."""
    config = make_site(folder)
    shutil.copytree(PROJECT / "overrides", folder / "overrides")
    shutil.copytree(PROJECT / "build" / "assets", folder / "build" / "assets", dirs_exist_ok=True)
    (folder / "tools").mkdir()
    for name in ("package-lock.json", "tools/build-assets.mjs", "pyproject.toml"):
        shutil.copy(PROJECT / name, folder / name)
    (folder / "node_modules").symlink_to(PROJECT / "node_modules")
    text = config.read_text("utf-8").replace(f"{PROJECT}/overrides", "overrides")
    config.write_text(text, "utf-8")
    return config


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a hub that is well; every test leaves it so."""
    from hub.assets import build_assets

    build_assets(PROJECT, PROJECT / "build" / "assets")
    running = _start(_with_own_theme(tmp_path_factory.mktemp("hub")))
    try:
        running.until("/", lambda page: page.status == HTTPStatus.OK)
        yield running
    finally:
        _stop(running)


def test_broken_data_at_the_start_is_shown_and_mended_in_the_browser(tmp_path: Path) -> None:
    """Any address says what is wrong, where, in the language of its page; the site appears when it is mended."""
    running = _start(make_site(tmp_path, {AUTHORITY: BROKEN}))
    try:
        page = running.until("/authorities/ilanot/", lambda page: PLACE in page.text)
        assert page.status == HTTPStatus.SERVICE_UNAVAILABLE
        assert '<html lang="he" dir="rtl">' in page.text
        assert "&lt;b&gt;town&lt;/b&gt;" in page.text
        assert "<b>town" not in page.text
        assert "Traceback" not in page.text
        assert '<html lang="en" dir="ltr">' in running.get("/en/anything").text
        running.write(AUTHORITY, minimal_site()[AUTHORITY])
        page = running.until("/authorities/ilanot/", lambda page: page.status == HTTPStatus.OK)
        assert "אילנות" in page.text
        assert PLACE not in page.text
    finally:
        assert _stop(running) == 0
    assert not (tmp_path / "build" / "preview" / str(running.port)).exists()


def test_an_edited_record_changes_its_page(preview: Preview) -> None:
    """Saving a record is enough to see it."""
    original = minimal_site()[AUTHORITY]
    preview.write(AUTHORITY, original.replace("Ilanot", "Ilanot-on-Sea"))
    assert preview.until("/en/authorities/ilanot/", lambda page: "Ilanot-on-Sea" in page.text).status == HTTPStatus.OK
    preview.write(AUTHORITY, original)
    preview.until("/en/authorities/ilanot/", lambda page: "Ilanot-on-Sea" not in page.text)


def test_the_last_good_site_stays_below_the_problems(preview: Preview) -> None:
    """While the newest version is broken every page stays, with the problems over it, until it is mended."""
    preview.write(AUTHORITY, BROKEN)
    page = preview.until("/en/", lambda page: PLACE in page.text)
    assert page.status == HTTPStatus.OK
    assert "hub-main" in page.text
    assert PLACE in preview.get("/work-plans/plan-a/").text
    preview.write(AUTHORITY, minimal_site()[AUTHORITY])
    assert "hub-preview" not in preview.until("/en/", lambda page: PLACE not in page.text).text


def test_a_page_that_goes_and_comes_is_noticed(preview: Preview) -> None:
    """Deleting a record takes its page away, a new folder in its place brings it back."""
    plans = preview.hub / "data" / "work_plans"
    shutil.rmtree(plans)
    preview.until("/", lambda page: "data/work_plans:1" in page.text)
    plans.mkdir()
    preview.write("data/work_plans/plan-a.yml", minimal_site()["data/work_plans/plan-a.yml"])
    preview.until("/", lambda page: "data/work_plans:1" not in page.text)


def test_an_edited_template_changes_every_page(preview: Preview) -> None:
    """The theme is watched too; a template that does not parse is told with its line, without a traceback."""
    name = "overrides/404.html"
    original = (preview.hub / name).read_text("utf-8")
    preview.write(name, original.replace("404 –", "404, nothing here –"))
    page = preview.until("/no-such-page/", lambda page: "nothing here" in page.text)
    assert page.status == HTTPStatus.NOT_FOUND
    preview.write(name, original + "{% endfor %}")
    page = preview.until("/", lambda page: "404.html:" in page.text)
    assert "Traceback" not in page.text
    preview.write(name, original)
    preview.until("/", lambda page: "hub-preview" not in page.text)


def test_a_broken_configuration_is_told(preview: Preview) -> None:
    """The configuration is a file like the others: broken it is shown, mended all is well."""
    original = (preview.hub / "mkdocs.yml").read_text("utf-8")
    preview.write("mkdocs.yml", f"{original}\nnav: [\n")
    preview.until("/", lambda page: "mkdocs.yml:" in page.text and "hub-preview" in page.text)
    preview.write("mkdocs.yml", original)
    preview.until("/", lambda page: "hub-preview" not in page.text)


def test_pages_carry_no_policy_that_would_stop_the_preview(preview: Preview) -> None:
    """The script that reloads pages may run, and nothing is kept by the browser."""
    page = preview.get("/")
    assert "Content-Security-Policy" not in page.text
    assert page.version


def test_changed_code_starts_the_preview_again(preview: Preview) -> None:
    """The same process takes the new code in and serves on the same port; the last good site is there all the time."""
    before = preview.get("/").version.partition("-")[0]
    preview.write(AUTHORITY, BROKEN)
    preview.until("/", lambda page: PLACE in page.text)
    with (preview.hub / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n")
    page = preview.until("/", lambda page: PLACE in page.text and not page.version.startswith(before))
    assert page.status == HTTPStatus.OK
    assert "hub-main" in page.text
    preview.write(AUTHORITY, minimal_site()[AUTHORITY])
    preview.until("/", lambda page: PLACE not in page.text)


def test_a_taken_port_is_named(preview: Preview) -> None:
    """A second preview on the same port says so and ends."""
    done = subprocess.run(
        _command(preview.hub / "mkdocs.yml", preview.port),
        env=_environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    assert f"port {preview.port}" in done.stdout
    assert "Traceback" not in done.stderr
