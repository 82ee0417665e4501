"""The translated texts of the data, named so that a name survives reordering: by ids, never by places in lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import BaseModel

from hub.catalog import Catalog, Entry
from hub.models.base import Localized
from hub.models.indicator import Series
from hub.source.markdown import revision_of
from hub.walk import Path, texts

ANY = "*"
"""Stands in a name for a part of a list that has no id: such parts share a name and are told apart by their words."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text per language, its name inside its file, and where it stands."""

    name: str
    text: Localized
    entry: Entry[BaseModel]
    path: Path

    def revision(self, locale: str) -> str:
        """What is recorded of the text in a language: here, of the original."""
        return revision_of(self.text.root[locale])


def texts_by_file(catalog: Catalog) -> dict[PurePosixPath, list[Text]]:
    """Every text per language of the data, by the file that it stands in."""
    found: dict[PurePosixPath, list[Text]] = {}
    for _, entry in catalog.entries():
        for text in _texts(entry):
            found.setdefault(entry.file, []).append(text)
    return found


def _texts(entry: Entry[BaseModel]) -> Iterator[Text]:
    models = dict(entry.nodes)
    first = [_id(entry.record)] if entry.path else []
    for path, text in texts(entry.nodes):
        steps = (_step(models.get(path[: index + 1]), step) for index, step in enumerate(path))
        yield Text(".".join([*first, *steps]), text, entry, path)


def _step(model: BaseModel | None, step: str | int) -> str:
    return step if isinstance(step, str) else _id(model)


def _id(model: BaseModel | None) -> str:
    if isinstance(model, Series):
        return f"{model.indicator}@{model.scope.authority or model.scope.name}"
    return str(getattr(model, "id", None) or ANY)
