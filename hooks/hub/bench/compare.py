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
from pathlib import Path
from typing import Final

from hub.assets import build_assets
from hub.bench.measure import Run, Weight, run, weigh
from hub.config import HubConfig, read_config

OURS: Final = "hub"
STOCK: Final = "stock"
_PYTHON: Final = (sys.executable, "-P")
_COLUMNS: Final = (
    "built by", "authorities", "pages", "seconds", "pages/s", "memory MB", "site MB", "largest page kB", "authority page B",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """The builds of one hub by one builder."""

    builder: str
    authorities: int
    runs: Sequence[Run]
    weight: Weight

    @property
    def seconds(self) -> float:
        """The median of the repeated builds."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def pages_per_second(self) -> float:
        """How many pages a second of the build made."""
        return self.weight.pages / self.seconds


def machine() -> str:
    """What the figures were measured on."""
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def compare(
    config_file: Path, sizes: Sequence[int], repeat: int, stock_up_to: int, say: Callable[[str], None]
) -> list[Figures]:
    """Build a hub of each size ``repeat`` times, up to a size beside stock, and print each result as it comes."""
    project = read_config(config_file)
    home = project.overrides.parent
    build_assets(home, home / "build" / "assets")
    found: list[Figures] = []
    say(machine())
    say(row(_COLUMNS))
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="hub-bench-") as folder:
            for figures in _of_size(config_file, project, Path(folder), size, repeat, with_stock=size <= stock_up_to):
                found.append(figures)
                say(row(cells(figures)))
    for line in findings(found):
        say(line)
    return found


def _of_size(
    config_file: Path, project: HubConfig, folder: Path, size: int, repeat: int, *, with_stock: bool
) -> Iterator[Figures]:
    # Everything runs in processes of its own: a large parent would count as memory of its children.
    run([*_PYTHON, "-m", "hub.bench.generate", str(config_file), str(folder / OURS), str(size)])
    builds = {OURS: [*_PYTHON, "-m", "hub.cli.main", "--config", str(folder / OURS / "mkdocs.yml"), "build"]}
    if with_stock:
        run([*_PYTHON, "-m", "hub.bench.stock", str(folder / OURS / "mkdocs.yml"), str(folder / STOCK)])
        builds[STOCK] = [*_PYTHON, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / STOCK / "mkdocs.yml")]
    runs: dict[str, list[Run]] = {builder: [] for builder in builds}
    for _ in range(repeat):
        for builder, command in builds.items():
            shutil.rmtree(folder / builder / "site", ignore_errors=True)
            runs[builder].append(run(command))
    for builder in builds:
        yield Figures(builder, size, runs[builder], weigh(folder / builder / "site", project.locales))


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
        speed = own.pages_per_second / stock.pages_per_second
        yield f"{own.authorities:,} authorities: {speed:.2f} times as many pages a second as stock"
    for before, after in zip(ours, ours[1:], strict=False):
        pages, seconds = after.weight.pages / before.weight.pages, after.seconds / before.seconds
        yield f"{before.authorities:,} to {after.authorities:,} authorities: {pages:.2f} times the pages, {seconds:.2f} times the time"
    if len(ours) > 1:
        sizes = {figures.weight.authority for figures in ours}
        verdict = "the same at every size" if len(sizes) == 1 else f"{max(sizes) - min(sizes):,} bytes apart"
        yield f"The page of one authority: {verdict}"
