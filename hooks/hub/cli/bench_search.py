"""``hub bench-search``: what the search finds, how fast and how heavily, beside the stock search."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from hub.cli.bench import say, sizes

QUERIES: Final = Path("tests/search/queries")


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("bench-search", help="measure what the search finds, and how fast")
    parser.add_argument("--queries", type=Path, default=QUERIES, help=f"the queries (default: {QUERIES})")
    parser.add_argument(
        "--sizes", type=sizes, default="40,300,1000", help="how many pages a language, beside the hub's own"
    )
    parser.add_argument("--stock-up-to", type=int, default=1000, help="largest size to search with stock too")
    parser.add_argument("--misses", action="store_true", help="print the tuned queries whose page did not come first")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print: 0, or 1 where something could not be built."""
    from hub.bench.measure import BenchError  # noqa: PLC0415 - the browser is there in development alone
    from hub.bench.search.compare import SearchBench  # noqa: PLC0415 - the same

    bench = SearchBench(
        arguments.config, arguments.queries, arguments.sizes, arguments.stock_up_to, misses=arguments.misses
    )
    try:
        bench.compare(say)
    except BenchError as error:
        say(f"The measurement failed: {error}")
        return 1
    return 0
