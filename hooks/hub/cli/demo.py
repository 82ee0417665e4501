"""``hub demo``: build the hub of invented authorities, which shows every feature and is never published."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hub.cli import build

DEMO = Path("demo") / "mkdocs.yml"
"""The demonstration hub's configuration, beside the hub's own."""


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("demo", help="build the hub of invented authorities, which is never published")
    parser.add_argument("--site-dir", type=Path, help="where the site goes (default: build/demo-site)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build the demonstration hub as ``hub build`` builds the hub."""
    config = demo_config(arguments.config)
    return build.run(argparse.Namespace(config=config, site_dir=arguments.site_dir, offline=False))


def demo_config(config: Path) -> Path:
    """The configuration of the demonstration hub that belongs to a hub."""
    return config.parent / DEMO
