"""What readers ask, and the page that each of them should get: ``tests/search/queries/<part>/<language>.yml``.

An entry is ``{query, kind, page, also?}``; pages are addresses without a language. One part is tuned on, the other is
not looked at while the search is being tuned.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from hub.source.text import read_text
from hub.source.yaml12 import parse

TUNED: Final = "tuned"
UNSEEN: Final = "unseen"
PARTS: Final = (TUNED, UNSEEN)


@dataclass(frozen=True, slots=True)
class Query:
    """A query in one language, of one kind, with the pages that answer it."""

    part: str
    language: str
    kind: str
    text: str
    pages: frozenset[str]


def read_queries(folder: Path, languages: tuple[str, ...]) -> list[Query]:
    """Every query of both parts in the languages that the site has."""
    found = []
    for part in PARTS:
        for language in languages:
            file = PurePosixPath(part, f"{language}.yml")
            entries: Any = parse(read_text(folder, file).text or "", file).value or []
            found += [_query(part, language, entry) for entry in entries]
    return found


def _query(part: str, language: str, entry: dict[str, Any]) -> Query:
    pages = [entry["page"], *(entry.get("also") or ())]
    return Query(part, language, str(entry["kind"]), str(entry["query"]), frozenset(map(_page, pages)))


def _page(address: str) -> str:
    return address.partition("#")[0].strip("/") + "/" if address.strip("/") else ""
