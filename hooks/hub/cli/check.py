"""``hub check``: read everything, apply every rule, print every problem."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path, PurePosixPath
from typing import Any, Final

from hub.config import read_config
from hub.dates import build_date
from hub.messages import DEFAULT, as_text, languages, words
from hub.messages.formats import as_annotation, as_json
from hub.problems import Problem
from hub.validate import validate_hub

TEXT: Final = "text"
JSON: Final = "json"
GITHUB: Final = "github"


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("check", help="check data and content; exit 1 on errors")
    parser.add_argument("--warnings", action="store_true", help="print warnings one by one")
    parser.add_argument("--lang", choices=languages(), default=DEFAULT, help="language of the messages")
    parser.add_argument(
        "--format",
        choices=(TEXT, JSON, GITHUB),
        default=TEXT,
        help="text for people, json for programs, github for annotations on the lines of a pull request",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the hub: 0 without errors, 1 with any."""
    config = read_config(arguments.config)
    _, problems = validate_hub(config, build_date())
    shown = [problem for problem in problems if problem.is_error or arguments.warnings]
    if arguments.format == JSON:
        sys.stdout.write(as_json(shown, arguments.lang) + "\n")
    elif arguments.format == GITHUB:
        folder = PurePosixPath(Path(os.path.relpath(config.root)).as_posix())
        sys.stdout.writelines(as_annotation(problem, arguments.lang, folder) + "\n" for problem in shown)
    else:
        report(problems, warnings=arguments.warnings, language=arguments.lang)
    return 1 if any(problem.is_error for problem in problems) else 0


def report(problems: list[Problem], *, warnings: bool, language: str = DEFAULT) -> None:
    """Print errors (and, asked for, warnings), then the count of both."""
    label = words(language)
    for problem in problems:
        if problem.is_error or warnings:
            sys.stdout.write(as_text(problem, language) + "\n")
    errors = sum(problem.is_error for problem in problems)
    summary = label["summary"].format(errors=errors, warnings=len(problems) - errors)
    sys.stdout.write((summary if problems else label["clean"]) + "\n")
