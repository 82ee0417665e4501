"""The preview without sockets: what a change asks for, what an address gets, what a page of problems says."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import urllib.request
from http import HTTPStatus
from pathlib import Path, PurePosixPath

import pytest

import hub
from hub.config import HubConfig
from hub.locales import Locale, Locales
from hub.preview.answers import answer, base_path
from hub.preview.board import Board, Shown
from hub.preview.changes import Reaction, Watched, paths_of, watched, without_config
from hub.preview.pages import EVENTS, Frame
from hub.preview.report import PrintedProblem, Report, from_json, of_problems, outcome
from hub.preview.serve import child_environment, summary
from hub.preview.server import PreviewServer
from hub.problems import Mark, problem

PACKAGE = Path(hub.__file__).resolve().parent
FRAME = Frame("/", "he")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the folders that a hub has."""
    for name in ("data/vocabulary", "docs/he", "overrides", "hooks", "tools"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def _watched(project: Path) -> Watched:
    config = HubConfig(
        root=project,
        locales=Locales((Locale("he", "עברית", is_default=True),)),
        vocabulary=project / "data" / "vocabulary",
        overrides=project / "overrides",
    )
    return watched(project / "mkdocs.yml", config)


@pytest.mark.parametrize(
    ("name", "reaction"),
    [
        ("data/authorities/sderot.yml", Reaction.REBUILD),
        ("docs/he/index.md", Reaction.REBUILD),
        ("overrides/main.html", Reaction.REBUILD),
        ("mkdocs.yml", Reaction.REBUILD),
        ("tools/build-assets.mjs", Reaction.REBUILD),
        ("hooks/site_hooks.py", Reaction.RESTART),
        ("pyproject.toml", Reaction.RESTART),
        ("README.md", Reaction.IGNORE),
        ("build/preview/8000/a/index.html", Reaction.IGNORE),
        ("docs/he/.index.md.swp", Reaction.IGNORE),
        ("docs/he/index.md~", Reaction.IGNORE),
        ("docs/he/4913", Reaction.IGNORE),
        ("hooks/hub/__pycache__/pages.cpython-311.pyc", Reaction.IGNORE),
    ],
)
def test_what_a_change_asks_for(project: Path, name: str, reaction: Reaction) -> None:
    """Content asks for a build, code for a new process, leftovers of editors and tools for nothing."""
    assert _watched(project).reaction([project / name]) is reaction


def test_the_package_itself_is_code_wherever_it_lies(project: Path) -> None:
    """Its modules stay loaded, so only a new process runs a changed one."""
    assert _watched(project).reaction([PACKAGE / "blocks.py"]) is Reaction.RESTART


def test_of_a_burst_the_highest_counts(project: Path) -> None:
    """A checkout changes many files at once; nothing changed asks for nothing."""
    paths = [project / "README.md", project / "hooks" / "x.py", project / "docs" / "he" / "index.md"]
    assert _watched(project).reaction(paths) is Reaction.RESTART
    assert _watched(project).reaction([]) is Reaction.IGNORE


def test_a_project_in_a_hidden_folder_is_watched(tmp_path: Path) -> None:
    """Only what is hidden inside the hub is a leftover."""
    hidden = tmp_path / ".work" / "hub"
    assert _watched(hidden).reaction([hidden / "docs" / "he" / "index.md"]) is Reaction.REBUILD


def test_what_is_observed(project: Path) -> None:
    """Folders that exist, with everything in them, and the folders around, where files are replaced."""
    observed = _watched(project).observed()
    assert observed[project / "docs"] is True
    assert observed[project] is False
    (project / "docs" / "he").rmdir()
    (project / "docs").rmdir()
    assert project / "docs" not in _watched(project).observed()


def test_a_broken_configuration_is_still_watched(project: Path) -> None:
    """Mending it asks for a build."""
    found = without_config(project / "mkdocs.yml")
    assert found.reaction([project / "mkdocs.yml"]) is Reaction.REBUILD
    assert found.reaction([project / "data" / "x.yml"]) is Reaction.REBUILD


def test_events_that_change_nothing() -> None:
    """Reading a file is no change, nor is the time stamp of a folder; a move changes both its ends."""
    assert not list(paths_of("opened", "/a", "", is_directory=False))
    assert not list(paths_of("closed_no_write", "/a", "", is_directory=False))
    assert not list(paths_of("modified", "/a", "", is_directory=True))
    assert list(paths_of("modified", "/a", "", is_directory=False)) == [Path("/a")]
    assert list(paths_of("moved", "/a", "/b", is_directory=False)) == [Path("/a"), Path("/b")]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site."""
    for name, text in {
        "index.html": "<html><body>front</body></html>",
        "404.html": "<html><body>missing</body></html>",
        "about/index.html": "<p>no body end",
        "assets/a.woff2": "font",
        "assets/a.js": "code",
    }.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, "utf-8")
    (tmp_path / "secret").write_text("secret", "utf-8")
    return tmp_path / "site"


def test_pages_and_files(site: Path) -> None:
    """Pages carry the script that reloads them, files come as they are, with their type."""
    shown = Shown("7-1", site, Report())
    page = answer("/", shown, FRAME)
    assert page.status == HTTPStatus.OK
    assert page.content_type == "text/html; charset=utf-8"
    assert page.body.startswith(b"<html><body>front")
    assert b'data-version="7-1"' in page.body
    assert page.body.rstrip().endswith(b"</body></html>")
    assert answer("/assets/a.woff2", shown, FRAME).body == b"font"
    assert answer("/assets/a.woff2", shown, FRAME).content_type == "font/woff2"
    assert answer("/assets/a.js?x=1", shown, FRAME).content_type == "text/javascript; charset=utf-8"
    assert b"data-version" in answer("/about/", shown, FRAME).body


@pytest.mark.parametrize(
    "path", ["/nothing/", "/../secret", "/about/../../secret", "/%2e%2e/secret", "/a%00b", "/..%5csecret"]
)
def test_missing_addresses_and_ways_out(site: Path, path: str) -> None:
    """What the site does not have gets its own page for that, and nothing outside of it is served."""
    found = answer(path, Shown("7-1", site, Report()), FRAME)
    assert found.status == HTTPStatus.NOT_FOUND
    assert b"missing" in found.body
    assert b"secret" not in found.body


def test_a_folder_has_a_slash(site: Path) -> None:
    """An address without its slash is sent to the page."""
    found = answer("/about?x=1", Shown("7-1", site, Report()), FRAME)
    assert (found.status, found.location) == (HTTPStatus.FOUND, "/about/")


def test_a_site_below_a_path(site: Path) -> None:
    """The preview stands where the site will stand; the root leads there."""
    frame = Frame(base_path("https://example.org/hub/"), "he")
    shown = Shown("7-1", site, Report())
    assert answer("/hub/", shown, frame).status == HTTPStatus.OK
    assert f"/hub/{EVENTS}".encode() in answer("/hub/", shown, frame).body
    for above in ("/", "/hub"):
        assert answer(above, shown, frame).location == "/hub/"
    assert answer("/about/", shown, frame).status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("url", "path"),
    [("", "/"), ("https://example.org", "/"), ("https://example.org/", "/"), ("https://o.example/a/b/", "/a/b/")],
)
def test_base_paths(url: str, path: str) -> None:
    """The path of a site's address, with its slashes."""
    assert base_path(url) == path


def _broken(found: str = "<script>") -> Report:
    return of_problems(
        [problem("choice-unknown", Mark(PurePosixPath("data/a.yml"), 3, 5), found=found, options="north, south")]
    )


def test_a_page_of_problems() -> None:
    """Place, text, expected, found; escaped, in the language of the address, else the site's first."""
    page = FRAME.page(Shown("7-1", None, _broken()), "/en/authorities/")
    assert '<html lang="en" dir="ltr">' in page
    assert "data/a.yml:3:5" in page
    assert "Not one of the possible values." in page
    assert "north, south" in page
    assert "&lt;script&gt;" in page
    assert "<bdi><script>" not in page
    assert '<html lang="he" dir="rtl">' in FRAME.page(Shown("7-1", None, _broken()), "/authorities/")
    assert '<html lang="ar" dir="rtl">' in FRAME.page(Shown("7-1", None, _broken()), "/ar/")
    assert '<html lang="en" dir="ltr">' in Frame("/", "ru").page(Shown("7-1", None, _broken()), "/")


def test_a_page_while_the_first_build_is_under_way() -> None:
    """It says so, and reloads by itself."""
    page = FRAME.page(Shown("7-0"), "/en/")
    assert "being built" in page
    assert "EventSource" in page


def test_a_refusal_and_a_crash_are_told_apart() -> None:
    """The engine's words are shown as they are; a crash is said to be the builder's, not the editor's."""
    refusal = FRAME.page(Shown("7-1", None, Report(refusal="a link leads <nowhere>")), "/en/")
    assert "a link leads &lt;nowhere&gt;" in refusal
    crash = FRAME.page(Shown("7-1", None, Report(crash="ZeroDivisionError")), "/en/")
    assert "The builder itself failed" in crash
    assert "ZeroDivisionError" in crash


def test_many_problems_are_counted() -> None:
    """The page stays readable; the rest is a number."""
    printed = tuple(PrintedProblem(f"data/a.yml:{line}:1", "wrong") for line in range(130))
    page = FRAME.page(Shown("7-1", None, Report({"en": printed})), "/en/")
    assert page.count("<li>") == 100
    assert "And 30 more." in page


def test_an_overlay_only_where_something_is_wrong() -> None:
    """It comes before the end of the body, and not at all over a good site."""
    html = "<body>page</body>"
    assert "hub-preview" not in FRAME.inject(html, Shown("7-1", Path("site"), Report()), "/")
    broken = FRAME.inject(html, Shown("7-1", Path("site"), _broken()), "/")
    assert broken.index("data/a.yml:3:5") < broken.index("</body>")


def test_a_report_survives_the_way_from_the_child() -> None:
    """What the child writes is what the serving process reads."""
    for report in (Report(), _broken(), Report(refusal="no"), Report(crash="oh")):
        assert from_json(report.to_json()) == report


def test_what_a_finished_child_reports() -> None:
    """The engine's words join its refusal; a child that wrote nothing has crashed, with its last words or its code."""
    assert outcome(0, Report().to_json(), "noise").is_good
    assert outcome(0, Report(refusal="Aborted").to_json(), "WARNING: a link").refusal == "Aborted\nWARNING: a link"
    assert outcome(1, "", "Traceback: x").crash == "Traceback: x"
    assert "-9" in outcome(-9, "", "").crash


def test_what_the_terminal_says() -> None:
    """Problems in lines with their places; never a word too much for a good build."""
    assert summary(Report(), 1.234) == "Built in 1.2 s."
    assert summary(_broken(), 1.0).splitlines()[:2] == ["Not built:", "data/a.yml:3:5: Not one of the possible values."]
    assert summary(Report(crash="Traceback"), 1.0).startswith("The builder itself failed")


def test_the_build_of_a_preview_knows_that_it_is_one() -> None:
    """Its address is this computer's, and no policy stops the script."""
    environment = child_environment({"SITE_URL": "https://example.org/", "PATH": "/bin"}, "http://127.0.0.1:8000/")
    assert environment["SITE_URL"] == "http://127.0.0.1:8000/"
    assert environment["HUB_PREVIEW"] == "1"
    assert environment["PATH"] == "/bin"


def test_the_board_keeps_the_last_good_site(tmp_path: Path) -> None:
    """A broken build leaves the site, a good one replaces it, and every moment has a version of its own."""
    board = Board()
    first = board.shown
    board.publish(Report(), tmp_path / "a")
    good = board.shown
    board.publish(Report(refusal="no"), tmp_path / "b")
    broken = board.shown
    assert (first.site, good.site, broken.site) == (None, tmp_path / "a", tmp_path / "a")
    assert len({first.version, good.version, broken.version}) == 3
    assert board.wait(first.version, 0)
    assert not board.wait(broken.version, 0)
    board.close()
    assert board.wait(broken.version, 0)


def test_the_serving_process_does_without_the_site_engine() -> None:
    """Only the child of a build imports it: whatever breaks in there leaves the preview standing."""
    code = "import sys, hub.cli.main; sys.exit(any(name.partition('.')[0] == 'mkdocs' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _site(folder: Path, text: str) -> Path:
    (folder / "about").mkdir(parents=True)
    (folder / "about" / "index.html").write_text(f"<html><body>{text}</body></html>", "utf-8")
    (folder / "index.html").write_text(f"<html><body>home of {text}</body></html>", "utf-8")
    return folder


def test_open_pages_are_fresh_before_the_rest(tmp_path: Path) -> None:
    """Until the whole site has come, its first pages stand in place of the old ones; nothing else changes."""
    old, first, new = (_site(tmp_path / name, name) for name in ("old", "first", "new"))
    board = Board(old)
    before = board.shown.version
    board.publish_first(first, frozenset({"about/"}))
    assert board.shown.version != before
    assert b"first" in answer("/about/", board.shown, FRAME).body
    assert b"home of old" in answer("/", board.shown, FRAME).body
    assert answer("/about", board.shown, FRAME).location == "/about/"
    board.publish(Report(), new)
    assert b"new" in answer("/about/", board.shown, FRAME).body


def test_the_whole_site_is_no_news_to_pages_that_are_fresh(tmp_path: Path) -> None:
    """They are not loaded a second time; a report of problems is always news."""
    board = Board(_site(tmp_path / "old", "old"))
    board.publish_first(_site(tmp_path / "first", "first"), frozenset({"about/"}))
    version = board.shown.version
    board.publish(Report(), _site(tmp_path / "new", "new"), is_news=False)
    assert board.shown.version == version
    board.publish(Report(refusal="no"), tmp_path / "next", is_news=False)
    assert board.shown.version != version


def test_the_server_knows_which_pages_are_open(tmp_path: Path) -> None:
    """A page that waits for news is open, by the address that the browser names; one that has its news is not."""
    board = Board(_site(tmp_path / "old", "old"))
    server = PreviewServer(0, board, Frame("/hub/", "he"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/hub/"
    asked = urllib.request.Request(  # noqa: S310 - our own server
        f"{base}{EVENTS}?since={board.shown.version}", headers={"Referer": f"{base}ar/about/?x=1"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=60) as news:  # noqa: S310 - our own server
            assert server.open_pages() == {"ar/about/"}
            board.publish(Report(), tmp_path / "old")
            assert board.shown.version.encode() in news.read()
        end = time.monotonic() + 60
        while server.open_pages() and time.monotonic() < end:
            time.sleep(0.01)
        assert server.open_pages() == frozenset()
    finally:
        board.close()
        server.shutdown()
        server.server_close()
