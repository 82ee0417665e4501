"""The process behind ``hub serve``: watch, build in a child, show what came of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from hub import messages
from hub.config import ConfigError, read_config
from hub.preview.answers import base_path
from hub.preview.board import Board
from hub.preview.builder import PYTHON, Builder, Request
from hub.preview.changes import Reaction, Watched, watched, without_config
from hub.preview.pages import Frame
from hub.preview.report import Report
from hub.preview.server import HOST, UNNAMED, PreviewServer
from hub.preview.watcher import Watcher

_FIRST: Final = "first"
_MOST_FIRST: Final = 6
"""How many open pages are built before the rest of the site."""
_PULSE: Final = 0.05
"""Seconds between two looks at a build that is under way."""
_KEPT: Final = "HUB_PREVIEW_SITE"
"""Names the last good site to the process that takes over."""


class Preview:
    """A hub, its last good site, and the newest report."""

    def __init__(self, config_file: Path, port: int, say: Callable[[str], None]) -> None:
        self._config_file = config_file.resolve()
        self._say = say
        self._base = base_path(os.environ.get("SITE_URL", ""))
        kept = os.environ.pop(_KEPT, "")
        self._board = Board(Path(kept) if kept else None)
        self._server = PreviewServer(port, self._board, Frame(self._base, messages.DEFAULT))
        url = f"http://{HOST}:{self._server.server_port}{self._base}"
        self._url = url
        self._folder = self._config_file.parent / "build" / "preview" / str(self._server.server_port)
        self._watcher = Watcher()
        self._builder = Builder(child_environment(os.environ, url))
        self._begun = 0.0
        self._first_pages: frozenset[str] = frozenset()

    def run(self) -> Path | None:
        """Serve until the generator's code has changed; the last good site, for the process that takes over.

        An interruption goes through, and leaves nothing behind.
        """
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self._watcher.start()
        try:
            self._say(f"{self._url}  (Ctrl-C ends)")
            self._begin()
            self._until_outdated()
        except BaseException:
            self._builder.close()
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        finally:
            self._builder.close()
            self._watcher.stop()
            self._board.close()
            self._server.shutdown()
            self._server.server_close()
        return self._board.shown.site

    def _until_outdated(self) -> None:
        """Act on changes until one asks for a new process, and such a process can start."""
        while True:
            changed = self._watcher.burst(_PULSE if self._builder.is_busy else None)
            reaction = self._follow().reaction(changed) if changed else Reaction.IGNORE
            if reaction is Reaction.REBUILD:
                self._begin()
            elif reaction is Reaction.RESTART:
                broken = broken_code()
                if not broken:
                    self._say("The code of the hub has changed: starting again.")
                    return
                self._board.publish(Report(crash=broken), self._next_site())
            self._look()

    def _look(self) -> None:
        """Show what the running build has come to so far."""
        if self._builder.first_pages_ready():
            self._board.publish_first(self._folder / _FIRST, self._first_pages)
            self._say(f"The open pages are fresh after {self._seconds():.1f} s.")
        report = self._builder.finished()
        if report is not None:
            # Open pages that are fresh already need not be loaded again.
            is_news = not self._server.open_pages() <= self._board.shown.first_pages
            self._board.publish(report, self._next_site(), is_news=is_news)
            self._say(summary(report, self._seconds()))

    def _seconds(self) -> float:
        return time.monotonic() - self._begun

    def _follow(self) -> Watched:
        """Follow what the configuration names now, and speak the site's first language."""
        try:
            config = read_config(self._config_file)
        except ConfigError:
            found = without_config(self._config_file)
        else:
            found = watched(self._config_file, config)
            self._server.frame = Frame(self._base, config.locales.default.code)
        self._watcher.follow(found)
        return found

    def _begin(self) -> None:
        """Begin a build: the pages that are open now, then the whole site."""
        self._follow()
        self._begun = time.monotonic()
        first = self._folder / _FIRST
        self._first_pages = frozenset(sorted(self._server.open_pages() - {UNNAMED})[:_MOST_FIRST])
        pages = sorted(self._first_pages) if self._board.shown.site else []
        self._builder.start(Request(str(self._config_file), str(self._next_site()), str(first), pages))

    def _next_site(self) -> Path:
        """Where the next site goes: beside the one that is shown, which stays as it is."""
        first, second = self._folder / "a", self._folder / "b"
        return second if self._board.shown.site == first else first


def summary(report: Report, seconds: float) -> str:
    """What the terminal says of a build."""
    if report.is_good:
        return f"Built in {seconds:.1f} s."
    if report.crash:
        return f"The builder itself failed:\n{report.crash}"
    problems = map(str, report.problems.get(messages.DEFAULT, ()))
    return "\n".join(["Not built:", *problems, *filter(None, [report.refusal])])


def child_environment(environment: Mapping[str, str], url: str) -> dict[str, str]:
    """The environment of a build: the preview's address, and no content policy, which would stop its script."""
    return {**environment, "SITE_URL": url, "HUB_PREVIEW": "1", "PYTHONIOENCODING": "utf-8"}


def broken_code() -> str:
    """Why a new process could not start: the traceback of code that does not even import, or nothing."""
    done = subprocess.run(
        [*PYTHON, "-c", "import hub.cli.main"], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    return done.stderr.strip() if done.returncode else ""


def restart(site: Path | None) -> None:
    """Become a new process with the same command, which shows this site until it has built its own."""
    sys.stdout.flush()
    if site:
        os.environ[_KEPT] = str(site)
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command, unchanged
