"""The search files of a built site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """A document of an index, as far as tests look at it."""

    kind: str
    place: str
    address: str
    title: str
    names: tuple[str, ...]
    texts: tuple[str, ...]
    anchors: tuple[str, ...]
    lang: str


def stub_of(site: Path) -> dict[str, Any]:
    """The small file that names the indexes."""
    stub: dict[str, Any] = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    return stub


def index_of(site: Path, language: str) -> dict[str, Any]:
    """The index of a language, as it is written."""
    path = next(entry["index"] for entry in stub_of(site)["languages"] if entry["code"] == language)
    index: dict[str, Any] = json.loads((site / path).read_text("utf-8"))
    return index


def documents_of(site: Path, language: str) -> list[Found]:
    """The documents of a language's index."""
    index = index_of(site, language)
    return [_found(index, row) for row in index["docs"]]


def by_address(site: Path, language: str) -> Mapping[str, Found]:
    """The documents of a language's index, by their address."""
    return {document.address: document for document in documents_of(site, language)}


def _found(index: dict[str, Any], row: list[Any]) -> Found:
    kind, place, address, title, names, parts, _, lang = row
    texts = tuple(text for at in range(0, len(parts), 3) for text in parts[at + 1 : at + 3] if text)
    anchors = tuple(anchor for anchor in parts[::3] if anchor)
    place = index["places"][place]
    return Found(
        index["kinds"][kind], place, index["root"] + address, title, tuple(names.split("\n")), texts, anchors, lang
    )
