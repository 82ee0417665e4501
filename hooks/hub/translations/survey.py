"""What every page and text is worth in every language: current, older than its original, unmarked or missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath

from hub.catalog import Catalog, PageEntry
from hub.translations import sidecars
from hub.translations.changes import NOTHING_TOLD, Changes, changes
from hub.translations.structure import Difference, differences
from hub.translations.texts import Text, texts_by_file


class State(StrEnum):
    """How a translation stands to its original."""

    CURRENT = "current"
    STALE = "stale"
    UNMARKED = "unmarked"
    """It does not say what it was made from."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PageTranslation:
    """A page in a language that is not the default one."""

    path: str
    locale: str
    file: PurePosixPath
    """Its file, or the one that it should have."""
    state: State
    original: PageEntry
    entry: PageEntry | None = None
    changes: Changes = NOTHING_TOLD
    differences: tuple[Difference, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it says all that its original says today."""
        return self.state is State.CURRENT and not self.differences


@dataclass(frozen=True, slots=True)
class TextTranslation:
    """A text of the data in a language that is not the default one."""

    text: Text
    locale: str
    state: State

    @property
    def file(self) -> PurePosixPath:
        """The file that it stands in."""
        return self.text.entry.file


class Survey:
    """Every translation of a hub, looked at once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._revisions = catalog.revisions or {}

    @property
    def tracks_texts(self) -> bool:
        """Whether the hub records what the texts of its data were made from."""
        return self.catalog.revisions is not None

    @cached_property
    def pages(self) -> list[PageTranslation]:
        """Every page of the default language in every other one, by path; what cannot be read is left out."""
        locales = self.catalog.config.locales
        originals = sorted(self.catalog.pages.get(locales.default.code, {}).items())
        return [
            self._page(path, locale.code, original)
            for path, original in originals
            for locale in locales.others
            if path not in self.catalog.unread.get(f"pages/{locale.code}", ())
        ]

    def page(self, path: str, locale: str) -> PageTranslation | None:
        """A page in a language."""
        return self._pages_by_place.get((path, locale))

    @cached_property
    def _pages_by_place(self) -> dict[tuple[str, str], PageTranslation]:
        return {(found.path, found.locale): found for found in self.pages}

    def _page(self, path: str, locale: str, original: PageEntry) -> PageTranslation:
        entry = self.catalog.pages.get(locale, {}).get(path)
        file = self.catalog.config.docs / locale / path
        if entry is None:
            return PageTranslation(path, locale, file, State.MISSING, original)
        marked = entry.front.translation_of
        apart = tuple(differences(original.page, entry.page))
        told = NOTHING_TOLD
        state = State.UNMARKED if marked is None else State.CURRENT
        if marked is not None and marked != original.page.revision:
            state = State.STALE
            sidecar = self._revisions.get(sidecars.of_page(self.catalog.config, locale, path))
            if recorded := sidecars.page_sections(sidecar, marked):
                told = changes(recorded, original.page, entry.page)
        return PageTranslation(path, locale, file, state, original, entry, told, apart)

    @cached_property
    def texts(self) -> list[TextTranslation]:
        """Every text of the data in every language but the default one, in the order of files."""
        by_file = texts_by_file(self.catalog)
        return [found for file in sorted(by_file) for found in self._file(file, by_file[file])]

    def _file(self, file: PurePosixPath, found: list[Text]) -> Iterator[TextTranslation]:
        sidecar = self._revisions.get(sidecars.of_data(self.catalog.config, file))
        by_name: dict[str, list[Text]] = {}
        for text in found:
            by_name.setdefault(text.name, []).append(text)
        default = self.catalog.config.locales.default.code
        for name, texts in by_name.items():
            for locale in self.catalog.config.locales.others:
                recorded = sidecars.text_revisions(sidecar, name, locale.code)
                states = _states(texts, locale.code, default, recorded)
                yield from (
                    TextTranslation(text, locale.code, state) for text, state in zip(texts, states, strict=True)
                )


def _states(texts: Sequence[Text], locale: str, default: str, recorded: Sequence[str]) -> list[State]:
    """The state of each text of one name: those that share it are told apart by what they were made from.

    A text whose original is not recorded is older than its original as long as a recorded one has gone, else new.
    """
    left = Counter(recorded)
    states: list[State | None] = []
    for text in texts:
        revision = text.revision(default)
        if locale not in text.text:
            states.append(State.MISSING)
        elif left[revision]:
            left[revision] -= 1
            states.append(State.CURRENT)
        else:
            states.append(None)
    is_gone = left.total() > 0
    return [state or (State.STALE if is_gone else State.UNMARKED) for state in states]
