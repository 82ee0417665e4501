"""``hub addresses``: add the addresses of new pages to the ledger of what is published."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from hub.addresses import write_ledger
from hub.cli.check import report
from hub.config import read_config
from hub.dates import build_date
from hub.validate import validate_hub


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("addresses", help="add new addresses to the ledger of what is published")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the ledger of a hub without errors."""
    catalog, problems = validate_hub(read_config(arguments.config), build_date())
    if any(problem.is_error for problem in problems):
        report(problems, warnings=False)
        return 1
    sys.stdout.write(f"{write_ledger(catalog)} addresses added to {catalog.config.ledger}\n")
    return 0
