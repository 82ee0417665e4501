"""``hub bench-pages``: what Lighthouse says of the main pages of the built site."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hub.bench.measure import BenchError
from hub.bench.pages import measure
from hub.cli.bench import say
from hub.config import read_config


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("bench-pages", help="measure the main pages of the built site with Lighthouse")
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site (default: site)")
    parser.add_argument("--repeat", type=int, default=1, help="measure each so often, take the middle (default: 1)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print: 0, or 1 where Lighthouse or the site is missing."""
    config = read_config(arguments.config)
    if not (arguments.site / "index.html").is_file():
        say(f"There is no site in {arguments.site}: run `make build` first.")
        return 1
    try:
        measure(config.overrides.parent, arguments.site, config.locales, arguments.repeat, say)
    except BenchError as error:
        say(f"Not measured: {error}")
        return 1
    return 0
