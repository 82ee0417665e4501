"""``hub diff``: what changed since another state of the hub, in words."""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from hub import addresses
from hub.changes.report import Changes, compare
from hub.changes.words import Told, tell
from hub.config import read_config
from hub.dates import build_date
from hub.load import load
from hub.locales import Locales
from hub.pages import Site

_WRONG_USE: Final = 2
_TEXT: Final = "text"
_JSON: Final = "json"


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("diff", help="tell in words what changed since a revision")
    parser.add_argument("base", metavar="BASE", help="a revision of git (main, HEAD~1 …), or a folder with the project")
    parser.add_argument("--lang", help="language of the words (default: the hub's default language)")
    parser.add_argument(
        "--format",
        choices=(_TEXT, _JSON),
        default=_TEXT,
        help="text in one language, or json: every language, with the addresses of the pages that changed",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compare and tell: 0 whatever changed, 2 for a base or a language that there is none of."""
    config = read_config(arguments.config)
    loaded = load(config, build_date())
    catalog = loaded.catalog
    unread = {found.mark.file for found in loaded.problems if found.is_error}
    language = arguments.lang or config.locales.default.code
    if language not in catalog.vocabularies:
        sys.stderr.write(f"expected a language of the hub ({', '.join(catalog.vocabularies)}), found {language}\n")
        return _WRONG_USE
    with _at(arguments.base) as folder:
        if folder is None:
            sys.stderr.write(f"expected a revision of git or a folder, found {arguments.base}\n")
            return _WRONG_USE
        base = folder / os.path.relpath(arguments.config)
        changes = compare(load(read_config(base), build_date()).catalog, catalog, unread)
    site = Site(catalog)
    if arguments.format == _JSON:
        told = {code: tell(changes, catalog, writer) for code, writer in site.writers.items()}
        sys.stdout.write(_as_json(changes, told, config.locales) + "\n")
    else:
        writer = site.writers[language]
        sys.stdout.writelines(f"{line}\n" for line in _as_text(tell(changes, catalog, writer), writer.vocabulary.text))
    return 0


@contextmanager
def _at(base: str) -> Iterator[Path | None]:
    """The project as it was: a folder as it is, a revision unpacked beside everything; None where there is neither."""
    if Path(base).is_dir():
        yield Path(base)
        return
    # A name that git could read as an option is no revision.
    packed = subprocess.run(
        ["git", "archive", "--format=tar", f"{base}^{{commit}}" if not base.startswith("-") else ""],  # noqa: S607 - git is found on the path
        capture_output=True,
        check=False,
    )
    if packed.returncode:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            # Python 3.11.2, Debian's, knows no filters; what git packs holds no path that leads elsewhere.
            archive.extraction_filter = getattr(tarfile, "data_filter", None)
            archive.extractall(folder)  # noqa: S202 - filtered where Python knows how, see above
        yield Path(folder)


def _as_text(told: Told, label: Any) -> Iterator[str]:  # noqa: ANN401 - the vocabulary's own method
    if told.is_empty:
        yield label("diff.nothing")
        return
    if told.records:
        yield label("diff.heading_records")
        for heading, lines in told.records:
            yield f"- {heading}"
            yield from (f"    {line}" for line in lines)
    for name, lines in (("pages", told.pages), ("stale", told.stale), ("coverage", told.coverage)):
        if lines:
            yield label(f"diff.heading_{name}")
            yield from (f"- {line}" for line in lines)


def _as_json(changes: Changes, told: dict[str, Told], locales: Locales) -> str:
    """``words`` by language, each with records, pages, stale and coverage; ``pages``: what to look at, by address."""
    written = [
        {
            "title": page.title,
            "fate": page.fate.value,
            "addresses": [addresses.in_language(page.address, locales[page.locale])],
        }
        for page in changes.pages
    ]
    generated = [
        {
            "title": heading,
            "fate": record.fate.value,
            "addresses": [addresses.in_language(record.address, locale) for locale in locales.items],
        }
        for record, (heading, _) in zip(changes.records, told[locales.default.code].records, strict=False)
        if record.address
    ]
    words = {
        code: {
            "records": [{"heading": heading, "lines": list(lines)} for heading, lines in one.records],
            "pages": list(one.pages),
            "stale": list(one.stale),
            "coverage": list(one.coverage),
        }
        for code, one in told.items()
    }
    return json.dumps({"version": 1, "words": words, "pages": [*written, *generated]}, ensure_ascii=False, indent=2)
