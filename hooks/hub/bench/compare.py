"""Build hubs of several sizes, ours and stock in turn, and print the figures."""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from hub.assets import build_assets
from hub.bench.measure import Run, Weight, run, weigh
from hub.config import read_config
from hub.locales import Locales

OURS: Final = "hub"
STOCK: Final = "stock"
_PYTHON: Final = (sys.executable, "-P")
_COLUMNS: Final = (
    "built by",
    "authorities",
    "pages",
    "seconds",
    "CPU seconds",
    "pages/s",
    "memory MB",
    "site MB",
    "largest page kB",
    "authority page B",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The builds of one hub by one builder."""

    builder: str
    authorities: int
    runs: Sequence[Run]
    weight: Weight

    @property
    def seconds(self) -> float:
        """From start to end, the median of the repeated builds."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def cpu(self) -> float:
        """Seconds of work, the median of the repeated builds."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def pages_per_second(self) -> float:
        """How many pages a second of the build made."""
        return self.weight.pages / self.seconds


def machine() -> str:
    """What the figures were measured on."""
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


@dataclass(frozen=True, slots=True)
class Bench:
    """What to build: every hub ``repeat`` times, up to a size beside stock."""

    config_file: Path
    repeat: int
    stock_up_to: int

    def compare(self, sizes: Sequence[int], say: Callable[[str], None]) -> list[Figures]:
        """Build a hub of each size and print each result as it comes."""
        project = read_config(self.config_file)
        home = project.overrides.parent
        build_assets(home, home / "build" / "assets")
        found: list[Figures] = []
        say(machine())
        say(row(_COLUMNS))
        for size in sizes:
            with tempfile.TemporaryDirectory(prefix="hub-bench-") as folder:
                for figures in self._of_size(size, Path(folder), project.locales):
                    found.append(figures)
                    say(row(cells(figures)))
        for line in findings(found):
            say(line)
        return found

    def _of_size(self, size: int, folder: Path, locales: Locales) -> Iterator[Figures]:
        # Everything runs in processes of its own: a large parent would count as memory of its children.
        config = folder / OURS / "mkdocs.yml"
        run([*_PYTHON, "-m", "hub.bench.generate", str(self.config_file), str(config.parent), str(size)])
        builds = {OURS: [*_PYTHON, "-m", "hub.cli.main", "--config", str(config), "build"]}
        if size <= self.stock_up_to:
            run([*_PYTHON, "-m", "hub.bench.stock", str(config), str(folder / STOCK)])
            builds[STOCK] = [*_PYTHON, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / STOCK / "mkdocs.yml")]
        runs: dict[str, list[Run]] = {builder: [] for builder in builds}
        for _ in range(self.repeat):
            for builder, command in builds.items():
                shutil.rmtree(folder / builder / "site", ignore_errors=True)
                runs[builder].append(run(command))
        for builder in builds:
            yield Figures(builder, size, runs[builder], weigh(folder / builder / "site", locales))


def row(texts: Sequence[str]) -> str:
    """A line of the table: the first column to the left, figures to the right below their heads."""
    first, *others = texts
    return "  ".join(
        [f"{first:<8}", *(f"{text:>{len(head)}}" for text, head in zip(others, _COLUMNS[1:], strict=True))]
    )


def cells(figures: Figures) -> list[str]:
    """The figures as texts."""
    weight = figures.weight
    return [
        figures.builder,
        f"{figures.authorities:,}",
        f"{weight.pages:,}",
        f"{figures.seconds:.1f}",
        f"{figures.cpu:.1f}",
        f"{figures.pages_per_second:.1f}",
        f"{max(run.peak for run in figures.runs) / 1e6:,.0f}",
        f"{weight.total / 1e6:,.1f}",
        f"{weight.largest / 1e3:,.0f}",
        f"{weight.authority:,}",
    ]


def findings(found: Sequence[Figures]) -> Iterator[str]:
    """What the table comes to: beside stock, over the sizes, and whether a page grows with the hub."""
    ours = [figures for figures in found if figures.builder == OURS]
    for stock in (figures for figures in found if figures.builder == STOCK):
        own = next(figures for figures in ours if figures.authorities == stock.authorities)
        share = own.weight.pages / stock.weight.pages
        speed, work = share * stock.seconds / own.seconds, share * stock.cpu / own.cpu
        yield f"{own.authorities:,} authorities: {speed:.2f} times as fast as stock, {work:.2f} times by CPU time"
    for before, after in pairwise(ours):
        pages = after.weight.pages / before.weight.pages
        seconds, work = after.seconds / before.seconds, after.cpu / before.cpu
        sizes = f"{before.authorities:,} to {after.authorities:,} authorities"
        yield f"{sizes}: {pages:.2f} times the pages, {seconds:.2f} times the time, {work:.2f} times the CPU time"
    for last in ours[-1:]:
        yield f"The largest page that is no index, with {last.authorities:,} authorities: {last.weight.largest_at}"
    if len(ours) > 1:
        weights = {figures.weight.authority for figures in ours}
        apart = max(weights) - min(weights)
        yield f"The page of one authority: {f'{apart:,} bytes apart' if apart else 'the same at every size'}"
