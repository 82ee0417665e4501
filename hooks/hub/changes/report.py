"""Everything that changed between two states of a hub: pages, records, translations, coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import BaseModel

from hub import addresses
from hub.catalog import Catalog
from hub.changes.compare import Difference, Fate, differences
from hub.translations.survey import State, Survey


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that came, went or differs; ``record`` is what it is now, or was last."""

    kind: str
    record: BaseModel
    fate: Fate
    differences: tuple[Difference, ...] = ()
    address: str | None = None
    """The address of its page, where it has one."""


@dataclass(frozen=True, slots=True)
class PageChange:
    """A written page that came, went or differs, in one language."""

    title: str
    locale: str
    address: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what the default language says a language says as well, and up to date."""

    current: int
    total: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed. ``coverage`` is by language: what it was and what it is."""

    records: tuple[RecordChange, ...]
    pages: tuple[PageChange, ...]
    stale: tuple[tuple[str, str], ...]
    """Files whose translation is now older than its original and was not before, each with its language."""
    coverage: Mapping[str, tuple[Coverage, Coverage]]
    unread: tuple[str, ...] = ()
    """Files with errors: what they held is not known, and so not told as removed."""


def compare(before: Catalog, after: Catalog, unread: Collection[PurePosixPath] = ()) -> Changes:
    """What changed from one state of a hub to another; ``unread`` are the files of the newer one that have errors."""
    was, now = Survey(before), Survey(after)
    return Changes(
        records=tuple(_records(before, after, unread)),
        pages=tuple(_pages(before, after, unread)),
        unread=tuple(sorted(map(str, unread))),
        stale=tuple(sorted(_stale(now) - _stale(was))),
        coverage={
            locale.code: (_coverage(was, locale.code), _coverage(now, locale.code))
            for locale in after.config.locales.others
        },
    )


def _records(before: Catalog, after: Catalog, unread: Collection[PurePosixPath]) -> Iterator[RecordChange]:
    old, new = _by_id(before), _by_id(after)
    hidden = {
        (kind, _known_by(entry.record)) for kind, entry in before.entries() if entry.document.file in unread
    } - new.keys()
    for key in dict.fromkeys((*new, *(key for key in old if key not in hidden))):
        kind, record_id = key
        was, now = old.get(key), new.get(key)
        if was is None or now is None:
            record = now or was
            if record is not None:
                fate = Fate.REMOVED if now is None else Fate.ADDED
                yield RecordChange(kind, record, fate, address=_address(kind, record_id) if now else None)
        elif was != now:
            yield RecordChange(kind, now, Fate.CHANGED, tuple(differences(was, now)), address=_address(kind, record_id))


def _by_id(catalog: Catalog) -> dict[tuple[str, str], BaseModel]:
    """Every record by its kind and what it is known by in it."""
    return {(kind, _known_by(entry.record)): entry.record for kind, entry in catalog.entries()}


def _known_by(record: BaseModel) -> str:
    """A record's id; a series, which has none, is known by what it measures and where."""
    if record_id := getattr(record, "id", ""):
        return str(record_id)
    scope = getattr(record, "scope", None)
    return f"{getattr(record, 'indicator', '')} {scope.model_dump_json() if scope else ''}"


def _address(kind: str, record_id: str) -> str | None:
    makers = {"authorities": addresses.authority, "work_plans": addresses.work_plan}
    return makers[kind](record_id) if kind in makers else None


def _pages(before: Catalog, after: Catalog, unread: Collection[PurePosixPath]) -> Iterator[PageChange]:
    for locale in after.config.locales.codes:
        old, new = before.pages.get(locale, {}), after.pages.get(locale, {})
        for path in sorted({*old, *new}):
            was, now = old.get(path), new.get(path)
            if was and now and (was.page.body, was.front) == (now.page.body, now.front):
                continue
            if now is None and old[path].page.file in unread:
                continue
            fate = Fate.CHANGED if was and now else Fate.ADDED if now else Fate.REMOVED
            title = (now or old[path]).front.title
            yield PageChange(title, locale, addresses.written(path), fate)


def _stale(survey: Survey) -> set[tuple[str, str]]:
    pages = {(str(page.file), page.locale) for page in survey.pages if page.state is State.STALE}
    return pages | {(str(text.file), text.locale) for text in survey.texts if text.state is State.STALE}


def _coverage(survey: Survey, locale: str) -> Coverage:
    states = Counter(page.state for page in survey.pages if page.locale == locale)
    states.update(text.state for text in survey.texts if text.locale == locale)
    return Coverage(states[State.CURRENT], states.total())
