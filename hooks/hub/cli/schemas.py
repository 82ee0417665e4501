"""``hub schemas``: write the JSON Schemas by which VS Code completes and checks the files of data."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from hub.config import read_config
from hub.schemas.files import FOLDER, write_schemas
from hub.vocabulary import load_vocabularies


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("schemas", help="write the schemas of the data's files, for VS Code and github.dev")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the schemas that are not up to date."""
    config = read_config(arguments.config)
    vocabularies, _ = load_vocabularies(config.vocabulary, config.locales, config.root)
    if missing := [code for code in config.locales.codes if code not in vocabularies]:
        sys.stderr.write(f"no vocabulary can be read for: {', '.join(missing)}; `hub check` says why\n")
        return 1
    changed = write_schemas(config, vocabularies)
    sys.stdout.writelines(f"{file}\n" for file in changed)
    sys.stdout.write(f"{len(changed)} schemas written to {FOLDER}/\n" if changed else "The schemas are up to date.\n")
    return 0
