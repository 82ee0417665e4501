"""``hub add-language``: make the hub ready for a further language."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any, Final

from hub.scaffold.language import LanguageError, add_language

_WRONG_USE: Final = 2


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("add-language", help="make the hub ready for a further language, such as ru")
    parser.add_argument("code", help="the two letters of the language")
    parser.add_argument("--name", default="", help="the language's own name for itself")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the files: 0; 2 where the language is there already, or is none."""
    try:
        touched = add_language(arguments.config, arguments.code, arguments.name)
    except LanguageError as error:
        sys.stderr.write(f"hub add-language: {error}\n")
        return _WRONG_USE
    for file in touched:
        sys.stdout.write(f"{Path(os.path.relpath(file)).as_posix()}\n")
    sys.stdout.write("Every label of the new vocabulary holds the text to translate.\n")
    return 0
