"""Builds in processes of their own; one is always waiting that has loaded the engine already."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from hub.preview.report import Report, outcome

PYTHON: Final = (sys.executable, "-P")
_ARGUMENTS: Final = "build.json"
_REPORT: Final = "report.json"
_FIRST: Final = "first"
_PRINTED: Final = "printed.txt"


@dataclass(frozen=True, slots=True)
class Request:
    """A build: of which hub, where to, and which pages before all others.

    ``first_pages`` are addresses from the site's root (``ar/about/``); they go into ``first_folder``, and the whole
    site into ``site``.
    """

    config: str
    site: str
    first_folder: str
    first_pages: Sequence[str] = ()

    def to_json(self) -> str:
        """The request as text."""
        return json.dumps(asdict(self))


def request_from_json(text: str) -> Request:
    """The request that ``to_json`` wrote."""
    return Request(**json.loads(text))


class Builder:
    """Runs one build at a time; a new one ends the one before it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._waiting = _Child(self._environment)
        self._running: _Child | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a build is under way."""
        return self._running is not None

    def start(self, request: Request) -> None:
        """Begin a build; what is still running is given up."""
        if self._running:
            self._running.end()
        self._running, self._waiting = self._waiting, _Child(self._environment)
        self._running.begin(request)

    def first_pages_ready(self) -> bool:
        """Whether the first pages of the running build have just been written; said once."""
        return self._running is not None and self._running.first_pages_ready()

    def finished(self) -> Report | None:
        """What the running build came to, once it has ended."""
        if self._running is None or self._running.is_alive():
            return None
        report = self._running.report()
        self._running.end()
        self._running = None
        return report

    def close(self) -> None:
        """End everything."""
        for child in filter(None, (self._running, self._waiting)):
            child.end()


class _Child:
    """A process that loads the engine, waits for its request, builds and ends."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="hub-preview-")
        self._path = Path(self._folder.name)
        self._first_told = False
        with (self._path / _PRINTED).open("wb") as printed:
            self._process = subprocess.Popen(
                [*PYTHON, "-m", "hub.preview.child", str(self._path)],
                env=dict(environment),
                stdin=subprocess.PIPE,
                stdout=printed,
                stderr=subprocess.STDOUT,
            )

    def begin(self, request: Request) -> None:
        """Hand the request over; a process that has already died is found so afterwards."""
        (self._path / _ARGUMENTS).write_text(request.to_json(), "utf-8")
        if self._process.stdin:
            with suppress(OSError):
                self._process.stdin.write(b"\n")
                self._process.stdin.close()

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def first_pages_ready(self) -> bool:
        ready = not self._first_told and (self._path / _FIRST).exists()
        self._first_told = self._first_told or ready
        return ready

    def report(self) -> Report:
        file = self._path / _REPORT
        written = file.read_text("utf-8") if file.is_file() else ""
        printed = (self._path / _PRINTED).read_text("utf-8", errors="replace")
        return outcome(self._process.returncode, written, printed)

    def end(self) -> None:
        """Make sure that nothing is left of it."""
        self._process.kill()
        if self._process.stdin:
            with suppress(OSError):
                self._process.stdin.close()
        self._process.wait()
        self._folder.cleanup()


class Exchange:
    """The child's side of the folder through which it and the builder speak."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def request(self) -> Request:
        """The request, once there is one; EOFError where whoever would make it has gone."""
        if not sys.stdin.readline():
            raise EOFError
        return request_from_json((self._folder / _ARGUMENTS).read_text("utf-8"))

    def tell_first_pages(self) -> None:
        """Say that the first pages are there."""
        (self._folder / _FIRST).touch()

    def tell(self, report: Report) -> None:
        """Say what the build came to."""
        (self._folder / _REPORT).write_text(report.to_json(), "utf-8")
