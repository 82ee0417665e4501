"""``hub bench``: how long a build takes, and how that grows with the number of authorities."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from hub.bench.compare import Bench
from hub.bench.measure import BenchError


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("bench", help="measure how long builds of invented hubs take")
    parser.add_argument(
        "--sizes", type=sizes, default="36,257,1028", help="how many authorities (default: 36,257,1028)"
    )
    parser.add_argument("--repeat", type=int, default=1, help="build each so often and take the median (default: 1)")
    parser.add_argument(
        "--stock-up-to", type=int, default=257, help="largest size to build with stock too (default: 257)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print: 0, or 1 where a build failed."""
    try:
        Bench(arguments.config, arguments.repeat, arguments.stock_up_to).compare(arguments.sizes, say)
    except BenchError as error:
        say(f"A build failed: {error}")
        return 1
    return 0


def sizes(text: str) -> list[int]:
    """Several numbers with commas between them."""
    return [int(part) for part in text.split(",")]


def say(line: str) -> None:
    """Print at once: the next line may be minutes away."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
