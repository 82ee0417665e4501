"""Run a program and measure it; weigh the site that it made."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub import addresses
from hub.bench.generate import FIRST
from hub.locales import Locales

_KIBI: Final = 1 if sys.platform == "darwin" else 1024
"""In what the system counts a process's memory."""


class BenchError(Exception):
    """A build failed; the text is what it printed."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    seconds: float
    """On the clock, from its start to its end."""
    cpu: float
    """Of work, whatever else the machine does meanwhile."""
    peak: int
    """Bytes of memory at the most."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How large a site is, in bytes."""

    pages: int
    total: int
    largest: int
    """The largest page that is no index."""
    largest_at: str
    """Its address."""
    authority: int
    """The page of one and the same authority."""


def run(command: Sequence[str]) -> Run:
    """Run a command to its end; BenchError with what it printed where it fails."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise BenchError(f"{' '.join(command)}\n{output.read().decode(errors='replace')}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KIBI)


def weigh(site: Path, locales: Locales) -> Weight:
    """Weigh a built site."""
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = [file for file in files if file.name == "index.html"]
    addresses_of_indexes = ("", addresses.index(addresses.AUTHORITIES), addresses.index(addresses.WORK_PLANS))
    indexes = {site / locale.prefix / address for locale in locales.items for address in addresses_of_indexes}
    one = site / addresses.authority(FIRST) / "index.html"
    largest = max((file for file in pages if file.parent not in indexes), key=lambda file: file.stat().st_size)
    return Weight(
        pages=len(pages),
        total=sum(file.stat().st_size for file in files),
        largest=largest.stat().st_size,
        largest_at=f"{largest.parent.relative_to(site).as_posix()}/",
        authority=one.stat().st_size,
    )
