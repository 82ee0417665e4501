"""``hub``: check, build, serve and keep the knowledge hub."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from hub.cli import (
    add_language,
    addresses,
    bench,
    bench_pages,
    bench_search,
    bench_serve,
    build,
    check,
    demo,
    diff,
    fmt,
    new,
    plan_files,
    schemas,
    serve,
    translations,
)
from hub.config import ConfigError

COMMANDS = (
    check,
    diff,
    build,
    serve,
    demo,
    new,
    plan_files,
    fmt,
    add_language,
    translations,
    addresses,
    schemas,
    bench,
    bench_pages,
    bench_search,
    bench_serve,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit code: 0 well, 1 problems found, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    parser = argparse.ArgumentParser(prog="hub", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the hub's configuration file")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.add_to(commands)
    chosen = parser.parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
