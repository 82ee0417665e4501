"""The process behind ``hub serve``: watch, build in a child, show what came of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from hub import messages
from hub.config import ConfigError, read_config
from hub.preview.answers import base_path
from hub.preview.board import Board
from hub.preview.changes import Reaction, Watched, watched, without_config
from hub.preview.pages import Frame
from hub.preview.report import Report, outcome
from hub.preview.server import HOST, PreviewServer
from hub.preview.watcher import Watcher

_PYTHON: Final = (sys.executable, "-P")
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
        self._url = f"http://{HOST}:{self._server.server_port}{self._base}"
        self._folder = self._config_file.parent / "build" / "preview" / str(self._server.server_port)
        self._watcher = Watcher()

    def run(self) -> Path | None:
        """Serve until the generator's code has changed; the last good site, for the process that takes over.

        An interruption goes through, and leaves nothing behind.
        """
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self._watcher.start()
        try:
            self._say(f"{self._url}  (Ctrl-C ends)")
            self._rebuild()
            self._until_outdated()
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        finally:
            self._watcher.stop()
            self._board.close()
            self._server.shutdown()
            self._server.server_close()
        return self._board.shown.site

    def _until_outdated(self) -> None:
        """Act on changes until one asks for a new process, and such a process can start."""
        while True:
            reaction = self._follow().reaction(self._watcher.burst())
            if reaction is Reaction.REBUILD:
                self._rebuild()
            elif reaction is Reaction.RESTART:
                broken = broken_code()
                if not broken:
                    self._say("The code of the hub has changed: starting again.")
                    return
                self._publish(Report(crash=broken), 0.0)

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

    def _rebuild(self) -> None:
        self._follow()
        start = time.monotonic()
        self._publish(build(self._config_file, self._next_site(), self._url), time.monotonic() - start)

    def _next_site(self) -> Path:
        """Where the next site goes: beside the one that is shown, which stays as it is."""
        first, second = self._folder / "a", self._folder / "b"
        return second if self._board.shown.site == first else first

    def _publish(self, report: Report, seconds: float) -> None:
        self._board.publish(report, self._next_site())
        self._say(summary(report, seconds))


def summary(report: Report, seconds: float) -> str:
    """What the terminal says of a build."""
    if report.is_good:
        return f"Built in {seconds:.1f} s."
    if report.crash:
        return f"The builder itself failed:\n{report.crash}"
    problems = map(str, report.problems.get(messages.DEFAULT, ()))
    return "\n".join(["Not built:", *problems, *filter(None, [report.refusal])])


def build(config_file: Path, site_dir: Path, url: str) -> Report:
    """Build in a process of its own; the site is in ``site_dir`` where the report is good."""
    with tempfile.TemporaryDirectory(prefix="hub-preview-") as folder:
        file = Path(folder) / "report.json"
        command = [*_PYTHON, "-m", "hub.preview.child", str(config_file), str(site_dir), str(file)]
        done = subprocess.run(
            command,
            env=child_environment(os.environ, url),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        written = file.read_text("utf-8") if file.is_file() else ""
    return outcome(done.returncode, written, done.stdout)


def child_environment(environment: Mapping[str, str], url: str) -> dict[str, str]:
    """The environment of a build: the preview's address, and no content policy, which would stop its script."""
    return {**environment, "SITE_URL": url, "HUB_PREVIEW": "1", "PYTHONIOENCODING": "utf-8"}


def broken_code() -> str:
    """Why a new process could not start: the traceback of code that does not even import, or nothing."""
    done = subprocess.run(
        [*_PYTHON, "-c", "import hub.cli.main"], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    return done.stderr.strip() if done.returncode else ""


def restart(site: Path | None) -> None:
    """Become a new process with the same command, which shows this site until it has built its own."""
    sys.stdout.flush()
    if site:
        os.environ[_KEPT] = str(site)
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command, unchanged
