"""``hub bench-serve``: how long an editor waits for the fresh page."""

from __future__ import annotations

import argparse
from typing import Any

from hub.bench.measure import BenchError
from hub.bench.preview import measure
from hub.cli.bench import say


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("bench-serve", help="measure the time from saving a file to the fresh page")
    parser.add_argument("--repeat", type=int, default=5, help="how often each file is saved (default: 5)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print: 0, or 1 where the preview did not answer."""
    try:
        measure(arguments.config, arguments.repeat, say)
    except BenchError as error:
        say(f"Not measured: {error}")
        return 1
    return 0
