"""Write the comment of a pull request: what it changes, in Hebrew and English, from a report made by `hub diff`.

    python3 tools/comment.py FOLDER > comment.md

FOLDER holds `changes.json` (`hub diff --format json`) and `problems.json` (`hub check --format json`), made by a run
over a proposal that nobody has read yet: they are read as data, checked, cut to a length, and every word is escaped.
PREVIEW_URL, where it is set, is the address of the preview, with `{number}` for the number of the request in NUMBER.
Needs nothing but Python.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

MARKER: Final = "<!-- hub-changes -->"
MAX_BYTES: Final = 4_000_000
MAX_LINES: Final = 40
MAX_LENGTH: Final = 400
LANGUAGES: Final = ("he", "en")
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>$])")
_ADDRESS: Final = re.compile(r"(?:[a-z0-9-]+/)*")
_PREVIEW: Final = re.compile(r"https://[A-Za-z0-9.-]+(?:/[A-Za-z0-9./_-]*)?")
_WORD_JOINER: Final = "\u2060"

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "he": {
        "title": "מה משתנה כאן",
        "nothing": "לא השתנה דבר ממה שרואים באתר.",
        "problems": "בעיות שמונעות פרסום: {errors}. אזהרות: {warnings}. כל אחת מסומנת בשורה שלה.",
        "clean": "לא נמצאו בעיות.",
        "unreadable": "הדוח של הבדיקה חסר או אינו קריא.",
        "preview": "דפים לצפייה",
        "records": "נתונים",
        "pages": "דפים",
        "stale": "תרגומים שיש לעדכן",
        "coverage": "תרגומים מעודכנים",
        "more": "ועוד {count}",
    },
    "en": {
        "title": "What changes here",
        "nothing": "Nothing that readers see changes.",
        "problems": "Problems that prevent publishing: {errors}. Warnings: {warnings}. Each is marked on its line.",
        "clean": "No problems found.",
        "unreadable": "The report of the check is missing or cannot be read.",
        "preview": "Pages to look at",
        "records": "Data",
        "pages": "Pages",
        "stale": "Translations to bring up to date",
        "coverage": "Up to date in translation",
        "more": "and {count} more",
    },
}


class ReportError(Exception):
    """A report is not what its maker writes."""


def read(file: Path) -> Any:  # noqa: ANN401 - any JSON; its parts are checked where they are used
    """The content of a report; ReportError where it is too large or no JSON."""
    try:
        raw = file.read_bytes()[: MAX_BYTES + 1]
        if len(raw) > MAX_BYTES:
            raise ReportError(f"{file.name} is larger than {MAX_BYTES} bytes")
        return json.loads(raw)
    except (OSError, ValueError, RecursionError) as error:
        raise ReportError(f"{file.name} cannot be read") from error


def safe(text: object) -> str:
    """A text of the report as plain words: no Markdown, HTML, link, mention or reference comes of it."""
    if not isinstance(text, str):
        raise ReportError("expected a text")
    line = " ".join(text.split())
    line = line if len(line) <= MAX_LENGTH else f"{line[: MAX_LENGTH - 1]}…"
    line = line.replace("&", "&amp;").replace("<", "&lt;")
    line = _SPECIAL.sub(r"\\\1", line)
    for start in ("@", "://", "www"):
        line = line.replace(start, start + _WORD_JOINER)
    return line


def comment(changes: object, problems: object, preview: str = "") -> str:
    """The comment; ``changes`` and ``problems`` are the reports. ReportError where one is not in its form."""
    parts = [MARKER]
    for language in LANGUAGES:
        direction = "rtl" if language == "he" else "ltr"
        body = "\n".join(_in_language(language, changes, problems, preview))
        parts.append(f'<div dir="{direction}" lang="{language}">\n\n{body}\n\n</div>')
    return "\n\n".join(parts) + "\n"


def _in_language(language: str, changes: object, problems: object, preview: str) -> Iterator[str]:
    words = WORDS[language]
    told = _mapping(_mapping(_mapping(changes).get("words")).get(language))
    yield f"### {words['title']}"
    yield ""
    yield _verdict(words, problems)
    pages = list(_pages(_sequence(_mapping(changes).get("pages")), preview))
    sections = [
        ("records", list(_records(_sequence(told.get("records"))))),
        *((name, [f"- {safe(line)}" for line in _sequence(told.get(name))]) for name in ("pages", "stale", "coverage")),
        ("preview", pages),
    ]
    if not any(lines for name, lines in sections if name != "coverage"):
        yield from ("", words["nothing"])
    for name, lines in sections:
        if lines:
            yield from ("", f"**{words[name]}**", "", *lines[:MAX_LINES])
            if len(lines) > MAX_LINES:
                yield f"- {words['more'].format(count=len(lines) - MAX_LINES)}"


def _verdict(words: Mapping[str, str], problems: object) -> str:
    report = _mapping(problems)
    errors, warnings = report.get("errors"), report.get("warnings")
    if not isinstance(errors, int) or not isinstance(warnings, int):
        raise ReportError("expected counts of errors and warnings")
    return words["problems"].format(errors=errors, warnings=warnings) if errors or warnings else words["clean"]


def _records(records: Sequence[object]) -> Iterator[str]:
    for record in map(_mapping, records):
        yield f"- {safe(record.get('heading'))}"
        yield from (f"  - {safe(line)}" for line in _sequence(record.get("lines")))


def _pages(pages: Sequence[object], preview: str) -> Iterator[str]:
    """Pages with links into the preview; without a preview there is nothing to link to."""
    if not preview:
        return
    for page in map(_mapping, pages):
        addresses = _sequence(page.get("addresses"))
        if page.get("fate") == "removed" or not addresses:
            continue
        links = []
        for address in addresses:
            if not isinstance(address, str) or not _ADDRESS.fullmatch(address):
                raise ReportError("expected an address of the site")
            links.append(f"[/{address}]({preview.rstrip('/')}/{address})")
        yield f"- {safe(page.get('title'))}: {' · '.join(links)}"


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ReportError("expected a mapping")
    return value


def _sequence(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise ReportError("expected a list")
    return value


def preview_address(template: str, number: str) -> str:
    """Where a request is previewed; empty without a template. ReportError for one that is no https address."""
    if not template:
        return ""
    address = template.replace("{number}", number)
    if not number.isdecimal() or not _PREVIEW.fullmatch(address):
        raise ReportError("PREVIEW_URL: expected an https address with {number}")
    return address


def main() -> int:
    """Write the comment to standard output; where a report is broken the comment says so, and the exit code is 0."""
    folder = Path(sys.argv[1])
    preview = preview_address(os.environ.get("PREVIEW_URL", ""), os.environ.get("NUMBER", ""))
    try:
        text = comment(read(folder / "changes.json"), read(folder / "problems.json"), preview)
    except ReportError as error:
        sys.stderr.write(f"{error}\n")
        blocks = (
            f'<div dir="{d}" lang="{c}">\n\n{WORDS[c]["unreadable"]}\n\n</div>'
            for c, d in (("he", "rtl"), ("en", "ltr"))
        )
        text = "\n\n".join((MARKER, *blocks)) + "\n"
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
