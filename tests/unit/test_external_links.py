"""The weekly look at other hosts, against a server of our own with planted faults."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import ClassVar, Final

import pytest

from external_links import MARK, Answer, Manners, _failed, ask, ask_all, external_links, main, report, without

QUICK: Final = Manners(pause=0, timeout=2, tries=2)
FAULTS: Final = {
    "/gone": (True, False, "404 Not Found"),
    "/gone-for-good": (True, False, "410 Gone"),
    "/moved-to-gone": (True, False, "404 Not Found"),
    "/busy": (False, True, "answers 503"),
    "/forbidden": (False, True, "answers 403"),
    "/silent": (False, True, "does not answer"),
    "/circle": (False, True, "answers 302"),
}
GOOD: Final = ("/", "/moved", "/no-head", "/head-says-404", "/weak", "/עמוד?q=שלום")


class Server(BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str, float]]]

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path, time.monotonic()))
        before = [path for _, path, _ in self.asked].count(self.path) - 1
        match self.path:
            case "/gone" | "/gone-for-good":
                self.answer(404 if self.path == "/gone" else 410)
            case "/moved" | "/moved-to-gone" | "/circle":
                self.answer(302, {"/moved": "/", "/moved-to-gone": "/gone", "/circle": "/circle"}[self.path])
            case "/busy":
                self.answer(503)
            case "/forbidden":
                self.answer(403)
            case "/no-head" | "/head-says-404":
                self.answer((405 if self.path == "/no-head" else 404) if self.command == "HEAD" else 200)
            case "/weak":
                self.answer(200 if before else 502)
            case "/silent":
                self.close_connection = True
            case "/later" | "/later-2":
                self.answer(429)
            case path:
                self.answer(200 if path.isascii() else 400)

    do_GET = do_HEAD  # noqa: N815 - the name that the class above asks for

    def answer(self, status: int, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        if location:
            self.send_header("Location", location)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the class above gave it
        """Say nothing."""


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the server."""
    monkeypatch.setenv("no_proxy", "*")
    Server.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", FAULTS)
def test_a_planted_fault_is_found(host: str, path: str) -> None:
    broken, unsure, why = FAULTS[path]
    answer = ask(host + path, QUICK)
    assert (answer.broken, answer.unsure) == (broken, unsure)
    assert answer.why.startswith(why)


@pytest.mark.parametrize("path", GOOD)
def test_what_is_there_is_found(host: str, path: str) -> None:
    """Behind a redirect, without HEAD, at the second try, with Hebrew in its address."""
    assert ask(host + path, QUICK) == Answer(host + path)


def test_a_host_that_does_not_exist() -> None:
    """It is gone; a name server that is silent for a moment says nothing about it."""
    gone, silent = (socket.gaierror(code, "x") for code in (socket.EAI_NONAME, socket.EAI_AGAIN))
    assert _failed("https://example.org/", gone).broken
    assert _failed("https://example.org/", silent).unsure


@pytest.mark.parametrize("address", ["http://[x/", "http://exa mple.org/", "https://example.org:port/"])
def test_what_is_no_address(address: str) -> None:
    assert ask(address, QUICK).why


def test_a_host_is_asked_with_pauses_and_left_alone_when_it_says_so(host: str) -> None:
    """One address after another; after "later" no more of it."""
    pause = 0.05
    ask_all([f"{host}/a", f"{host}/b", f"{host}/c"], Manners(pause, 2, 1))
    times = [moment for _, _, moment in Server.asked]
    assert all(later - earlier >= pause for earlier, later in pairwise(times))
    Server.asked.clear()
    answers = ask_all([f"{host}/later", f"{host}/later-2"], QUICK)
    assert [path for _, path, _ in Server.asked] == ["/later"]
    assert all(answer.unsure for answer in answers)


def test_the_report_names_what_is_broken_and_where_it_is_linked(host: str, tmp_path: Path) -> None:
    """Each address once, without its fragment, with the pages; what another wrote is shown as code."""
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "index.html").write_text(
        f'<a href="{host}/gone#part">x</a> <a href="{host}/gone">x</a> <a href="{host}/">x</a> <a href="about/">x</a>'
        f' <a href="mailto:a@example.org">x</a> <a href="{host}/own/edit">x</a> <a href="{host}/busy?`@all`">x</a>',
        "utf-8",
    )
    (site / "en" / "index.html").write_text(f'<a href="{host}/gone">x</a>', "utf-8")
    links = without(external_links(site), [f"{host}/own/"])
    assert links == {
        f"{host}/": ["index.html"],
        f"{host}/busy?`@all`": ["index.html"],
        f"{host}/gone": ["en/index.html", "index.html"],
    }
    target = tmp_path / "build" / "links.md"
    options = [str(site), "--report", str(target), "--skip", f"{host}/own/", "--pause", "0", "--timeout", "2"]
    assert main(options) == 0
    text = target.read_text("utf-8")
    assert text.splitlines()[0] == MARK
    assert f"- `{host}/gone`: 404 Not Found. On `en/index.html`, `index.html`\n" in text
    assert "own" not in text


def test_nothing_broken_is_an_empty_report(host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text(f'<a href="{host}/">x</a>', "utf-8")
    assert main([str(tmp_path), "--report", str(tmp_path / "links.md"), "--pause", "0"]) == 0
    assert (tmp_path / "links.md").read_text("utf-8") == ""
    assert "none is broken" in capsys.readouterr().out


def test_a_long_list_of_pages_is_cut() -> None:
    text = report([Answer("https://example.org/", broken=True, why="404")], {"https://example.org/": list("abcdefgh")})
    assert "`e` and 3 more" in text
