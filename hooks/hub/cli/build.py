"""``hub build``: the strict build, made aside and put in place only when it is whole."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hub.cli.check import report
from hub.config import read_config
from hub.dates import build_date
from hub.validate import validate_hub


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("build", help="build the site; the last good one stays until the new one is whole")
    parser.add_argument("--site-dir", type=Path, help="where the site goes (default: the configuration's site_dir)")
    parser.add_argument("--offline", action="store_true", help="offer a copy of the site that opens from a disk")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, build aside, swap: 0 with a new site in place, 1 with the old one untouched."""
    catalog, problems = validate_hub(read_config(arguments.config), build_date())
    if any(problem.is_error for problem in problems):
        report(problems, warnings=False)
        return 1
    from hub.adapter.build import BuildFailed, build_site  # noqa: PLC0415 - the other commands do without the engine

    try:
        built = build_site(arguments.config, arguments.site_dir, (catalog, problems), offline=arguments.offline)
    except BuildFailed as error:
        print(f"The site was not built:\n{error}" if error.problems else f"The site was not built: {error}")  # noqa: T201 - the command's own output
        return 1
    print(f"The site is in {built}")  # noqa: T201 - the command's own output
    return 0
