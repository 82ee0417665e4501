"""``hub export`` and ``hub import``: a plan as the workbook that plans are written in, there and back."""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path, PurePosixPath
from typing import Any, Final

from hub.config import read_config
from hub.dates import build_date
from hub.editing.plan_export import plan_csv_bytes
from hub.editing.plan_import import Imported, import_plan
from hub.editing.saving import write
from hub.load import load
from hub.messages import DEFAULT, as_text, languages, words
from hub.pages import Site

_WRONG_USE: Final = 2
_FORMATS: Final = ("xlsx", "csv")


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the commands to the parser."""
    export = commands.add_parser("export", help="write a plan as the workbook that plans are written in, filled")
    export.add_argument("kind", choices=("plan",), help="what to export")
    export.add_argument("id", metavar="ID", help="the plan's id")
    export.add_argument("--lang", help="language of the workbook (default: the hub's default language)")
    export.add_argument("--format", choices=_FORMATS, default=_FORMATS[0], help="xlsx, or csv for plain text")
    export.add_argument("-o", "--output", type=Path, help="the file to write (default: ID.LANGUAGE.FORMAT)")
    export.set_defaults(run=run_export)
    imported = commands.add_parser("import", help="put a filled workbook of a plan, or its CSV, into the plan's file")
    imported.add_argument("kind", choices=("plan",), help="what to import")
    imported.add_argument("file", metavar="FILE", type=Path, help="the workbook (.xlsx) or its CSV (.csv)")
    imported.add_argument(
        "--id", default="", help="the plan's id (default: as the workbook says, else the file's name)"
    )
    imported.add_argument("--dry-run", action="store_true", help="show what would change, write nothing")
    imported.add_argument("--remove", action="store_true", help="remove from the plan what the workbook lacks")
    imported.add_argument("--lang", choices=languages(), help="language of the messages (default: the workbook's)")
    imported.set_defaults(run=run_import)


def run_export(arguments: argparse.Namespace) -> int:
    """Write the file: 0, or 2 for a plan or a language that there is none of."""
    config = read_config(arguments.config)
    catalog = load(config, build_date()).catalog
    locale = arguments.lang or config.locales.default.code
    if locale not in catalog.vocabularies:
        return _wrong(f"expected a language of the hub ({', '.join(catalog.vocabularies)}), found {locale}")
    if arguments.id not in catalog.work_plans:
        return _wrong(f"expected the id of a plan ({', '.join(sorted(catalog.work_plans))}), found {arguments.id}")
    site = Site(catalog)
    if arguments.format == "csv":
        data = plan_csv_bytes(catalog, site.writers[locale], arguments.id)
    else:
        files = site.library.of_plan(arguments.id)
        data = next((it.data for it in files if it.locale == locale and it.format == arguments.format), b"")
    if not data:
        return _wrong("expected a template with the id work-plan, found none")
    output: Path = arguments.output or Path(f"{arguments.id}.{locale}.{arguments.format}")
    output.write_bytes(data)
    sys.stdout.write(f"{output}\n")
    return 0


def _wrong(text: str) -> int:
    sys.stderr.write(f"{text}\n")
    return _WRONG_USE


def run_import(arguments: argparse.Namespace) -> int:
    """Put the file into the plan: 0 where that was possible, 1 with problems, 2 for a file that is not there."""
    config = read_config(arguments.config)
    catalog = load(config, build_date()).catalog
    try:
        data = arguments.file.read_bytes()
    except OSError:
        return _wrong(f"expected a file that can be read, found {arguments.file}")
    writers = Site(catalog).writers
    name = PurePosixPath(arguments.file.name)
    result = import_plan(data, name, catalog, writers, plan_id=arguments.id, remove=arguments.remove)
    language = arguments.lang or (result.locale if result.locale in languages() else DEFAULT)
    label = words(language)
    for found in result.problems:
        sys.stdout.write(as_text(found, language) + "\n")
    if result.is_refused:
        sys.stdout.write(label["import_refused"].format(errors=sum(it.is_error for it in result.problems)) + "\n")
        return 1
    sys.stdout.writelines(_diff(result))
    if result.before == result.after:
        sys.stdout.write(label["import_unchanged"].format(file=result.file) + "\n")
    elif arguments.dry_run:
        sys.stdout.write(label["import_would"].format(file=result.file) + "\n")
    else:
        write(config.root / result.file, result.after)
        sys.stdout.write(label["import_written"].format(file=result.file) + "\n")
    return 0


def _diff(result: Imported) -> list[str]:
    name = str(result.file)
    lines = difflib.unified_diff(
        result.before.splitlines(keepends=True), result.after.splitlines(keepends=True), name, name, n=1
    )
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]
