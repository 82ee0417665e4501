"""``hub translations``: what the languages lack, and the record of what has been brought up to date."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final

from hub.catalog import Catalog
from hub.cli.check import report
from hub.config import HubConfig, read_config
from hub.dates import build_date
from hub.load import load
from hub.translations.marking import mark, remove_orphans
from hub.translations.survey import PageTranslation, State, Survey, TextTranslation
from hub.translations.texts import texts_by_file

_WRONG_USE: Final = 2


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("translations", help="list what the languages lack; record what is up to date")
    parser.add_argument(
        "--mark-current",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="record that these pages, files of the data or folders say what their originals say today",
    )
    parser.add_argument("--all", action="store_true", help="with --mark-current: every page and every file of the data")
    parser.add_argument("--json", action="store_true", help="print the list as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List (0), or mark: 0 where everything was marked, 1 where a page's structure differs, 2 for a wrong path.

    Nothing is marked in a hub with unreadable files, whose texts nobody can compare.
    """
    config = read_config(arguments.config)
    loaded = load(config, build_date())
    catalog = loaded.catalog
    if arguments.mark_current is not None:
        errors = [problem for problem in loaded.problems if problem.is_error]
        if errors:
            report(errors, warnings=False)
            return 1
        return _mark(catalog, arguments.mark_current, everything=arguments.all)
    if arguments.all:
        return _wrong("--all goes with --mark-current")
    survey = Survey(catalog)
    sys.stdout.write(_json(survey) if arguments.json else "\n".join(_listing(survey)) + "\n")
    return 0


def _wrong(text: str) -> int:
    sys.stderr.write(f"hub translations: {text}\n")
    return _WRONG_USE


def _mark(catalog: Catalog, paths: list[Path], *, everything: bool) -> int:
    if everything == bool(paths):
        return _wrong("--mark-current wants paths, or --all")
    survey = Survey(catalog)
    known = sorted(texts_by_file(catalog))
    if everything:
        pages, files = [page for page in survey.pages if page.entry], known
    else:
        pages, files = [], []
        for path in paths:
            chosen = _chosen(catalog.config, survey, known, path)
            if chosen is None:
                return _wrong(f"{path} is no translated page, no file of the data, and no folder of either")
            pages += chosen[0]
            files += chosen[1]
    done = mark(catalog, pages, files)
    written = [*done.written, *(remove_orphans(catalog) if everything else [])]
    marked = len(pages) - len(done.refused)
    counts = (("pages marked", marked), ("files of the data marked", len(files)), ("files changed", len(written)))
    lines = ["; ".join(f"{label}: {count}" for label, count in counts)]
    for page in done.refused:
        lines += ["", f"not marked: {page.file}", *_apart(page)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if done.refused else 0


def _chosen(
    config: HubConfig, survey: Survey, known: list[PurePosixPath], path: Path
) -> tuple[list[PageTranslation], list[PurePosixPath]] | None:
    """The translated pages and files of the data that a path names; None where it names none.

    A page of the default language stands for its translations.
    """
    for base in (Path.cwd(), config.root):
        place = (base / path).resolve()
        if not place.exists() or not place.is_relative_to(config.root):
            continue
        named = PurePosixPath(place.relative_to(config.root).as_posix())
        pages = [
            page
            for page in survey.pages
            if page.entry and any(file.is_relative_to(named) for file in (page.file, page.original.page.file))
        ]
        files = [file for file in known if file.is_relative_to(named)]
        if pages or files:
            return pages, files
    return None


def _listing(survey: Survey) -> Iterator[str]:
    for locale in survey.catalog.config.locales.others:
        pages = [page for page in survey.pages if page.locale == locale.code]
        texts = [text for text in survey.texts if text.locale == locale.code]
        yield f"{locale.code} ({locale.name})"
        yield f"  pages: {_summary(Counter(page.state for page in pages), len(pages))}"
        for page in pages:
            if page.state is not State.CURRENT or page.differences:
                yield from _page(page)
        yield f"  texts of the data: {_summary(Counter(text.state for text in texts), len(texts))}"
        shown = {State.MISSING, State.STALE} | ({State.UNMARKED} if survey.tracks_texts else set())
        yield from (f"    {_text(text)}" for text in texts if text.state in shown)


def _summary(counted: Counter[State], total: int) -> str:
    return ", ".join([f"{total} in all", *(f"{counted[state]} {state.value}" for state in State)])


def _page(page: PageTranslation) -> Iterator[str]:
    if page.state is not State.CURRENT:
        yield f"    {page.state.value}: {page.file}"
    for label, headings in _changes(page).items():
        yield f"      {label}: {'; '.join(headings)}"
    if page.differences and page.state is State.CURRENT:
        yield f"    built otherwise: {page.file}"
    yield from _apart(page)


def _apart(page: PageTranslation) -> Iterator[str]:
    for one in page.differences:
        where = f"{page.file}:{one.line}"
        original = f"{page.original.page.file}:{one.original_line}"
        yield f"      {where}: {one.part.value}: {one.found} against {one.expected} in {original}"


def _changes(page: PageTranslation) -> dict[str, list[str]]:
    found = {"older": page.changes.older, "dropped": page.changes.dropped, "added": page.changes.added}
    return {label: list(headings) for label, headings in found.items() if headings}


def _text(text: TextTranslation) -> str:
    place = text.text.entry.mark(*text.text.path)
    return f"{text.state.value}: {place.file}:{place.line}: {text.text.name}"


def _json(survey: Survey) -> str:
    """The list for programs: every language with counts, pages and texts that are not current."""
    languages = {}
    for locale in survey.catalog.config.locales.others:
        pages = [page for page in survey.pages if page.locale == locale.code]
        texts = [text for text in survey.texts if text.locale == locale.code]
        languages[locale.code] = {
            "pages": _counts(Counter(page.state for page in pages)),
            "texts": _counts(Counter(text.state for text in texts)),
            "page_list": [_page_value(page) for page in pages if not page.is_whole],
            "text_list": [_text_value(text) for text in texts if text.state is not State.CURRENT],
        }
    return json.dumps(languages, ensure_ascii=False, indent=2) + "\n"


def _counts(counted: Counter[State]) -> dict[str, int]:
    return {"total": counted.total(), **{state.value: counted[state] for state in State}}


def _page_value(page: PageTranslation) -> dict[str, Any]:
    return {
        "file": str(page.file),
        "state": page.state.value,
        "changes": _changes(page),
        "differences": [
            {
                "part": one.part.value,
                "found": one.found,
                "expected": one.expected,
                "line": one.line,
                "original_line": one.original_line,
            }
            for one in page.differences
        ],
    }


def _text_value(text: TextTranslation) -> dict[str, Any]:
    place = text.text.entry.mark(*text.text.path)
    return {"file": str(place.file), "line": place.line, "text": text.text.name, "state": text.state.value}
