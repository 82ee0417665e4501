"""How long an editor waits: from saving a file of the real hub to the fresh page in the browser."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.bench.measure import BenchError
from hub.config import HubConfig, read_config

_PATIENCE: Final = 300.0
_COPIED: Final = ("hooks", "overrides", "tools", "mkdocs.yml", "package.json", "package-lock.json", "pyproject.toml")
_LEFT_OUT: Final = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True, slots=True)
class Edit:
    """A file to change, and the page to look at: its address, and what stands there before and after."""

    name: str
    file: str
    page: str
    before: str
    after: str


EDITS: Final = (
    Edit("a record (YAML)", "data/authorities/rahat.yml", "authorities/rahat/", "רהט", "רהט החדשה"),
    Edit("a record, seen in Arabic", "data/authorities/rahat.yml", "ar/authorities/rahat/", "رهط", "رهط الجديدة"),
    Edit("a page (Markdown)", "docs/he/toolkit/stage-3/levers.md", "toolkit/stage-3/levers/", "מנופים", "מנופי־על"),
    Edit("a page, in English", "docs/en/toolkit/stage-3/levers.md", "en/toolkit/stage-3/levers/", "lever", "levver"),
)


class Viewer:
    """What a browser does with an open page: it asks for news, and loads the page when there are some."""

    def __init__(self, port: int, page: str) -> None:
        self._port = port
        self._page = f"/{page}"

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of an address; (0, "") where nobody answers yet."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        try:
            connection.request("GET", path, headers={"Referer": f"http://127.0.0.1:{self._port}{self._page}"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8")
        except (ConnectionError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()

    def until(self, wanted: Callable[[int, str], bool]) -> str:
        """Look at the page until it is as wanted. BenchError when the patience ends."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            status, text = self.get(self._page)
            if wanted(status, text):
                return text
            version = text.partition('data-version="')[2].partition('"')[0]
            if version:
                self.get(f"/__preview__/events?since={version}")
            else:
                time.sleep(0.1)
        raise BenchError(f"the page {self._page} never came as wanted")


def measure(config_file: Path, repeat: int, say: Callable[[str], None]) -> None:
    """Print the seconds from saving to the fresh page for each edit, and from a mistake to its report and back."""
    config = read_config(config_file)
    with tempfile.TemporaryDirectory() as folder:
        copy = _copy(config, config_file, Path(folder) / "hub")
        with _preview(copy) as port:
            Viewer(port, "").until(lambda status, _: status == http.HTTPStatus.OK)
            say(f"{'from saving to the fresh page, seconds':44}{'median':>8}{'slowest':>9}")
            for edit in EDITS:
                seconds = [_edit(copy.parent, port, edit) for _ in range(repeat)]
                say(f"{edit.name:44}{statistics.median(seconds):8.2f}{max(seconds):9.2f}")
            broken = [_break(copy.parent, port, EDITS[0]) for _ in range(repeat)]
            for name, values in zip(
                ("a mistake, until it is shown", "its repair"), zip(*broken, strict=True), strict=True
            ):
                say(f"{name:44}{statistics.median(values):8.2f}{max(values):9.2f}")


def _edit(hub: Path, port: int, edit: Edit) -> float:
    """Save a change and wait for it, then take it back."""
    file = hub / edit.file
    original = file.read_text("utf-8")
    viewer = Viewer(port, edit.page)
    viewer.until(lambda status, text: status == http.HTTPStatus.OK and edit.after not in text)
    changed = original.replace(edit.before, edit.after)
    seconds = _seconds(viewer, file, changed, lambda _, text: edit.after in text)
    _seconds(viewer, file, original, lambda _, text: edit.after not in text)
    return seconds


def _break(hub: Path, port: int, edit: Edit) -> tuple[float, float]:
    """Save a mistake, wait until the page tells of it; repair it, wait until the page is well."""
    file = hub / edit.file
    original = file.read_text("utf-8")
    viewer = Viewer(port, edit.page)
    told = _seconds(viewer, file, f"{original}nmae: x\n", lambda _, text: f"{edit.file}:" in text)
    mended = _seconds(viewer, file, original, lambda _, text: f"{edit.file}:" not in text)
    return told, mended


def _seconds(viewer: Viewer, file: Path, text: str, wanted: Callable[[int, str], bool]) -> float:
    start = time.monotonic()
    file.write_text(text, "utf-8")
    viewer.until(wanted)
    return time.monotonic() - start


def _copy(config: HubConfig, config_file: Path, target: Path) -> Path:
    """A copy of the hub that may be changed; returns its configuration file."""
    root = config.root
    target.mkdir()
    for name in (*_COPIED, str(config.data), str(config.docs)):
        source = root / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=_LEFT_OUT)
        elif source.is_file():
            shutil.copy2(source, target / name)
    (target / "node_modules").symlink_to(root / "node_modules")
    return target / config_file.name


@contextmanager
def _preview(config: Path) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "hub.cli.main", "--config", str(config), "serve", "--port", str(port)]
    environment = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "HUB_PREVIEW")}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield port
    finally:
        process.terminate()
        process.wait()
