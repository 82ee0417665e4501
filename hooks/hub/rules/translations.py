"""Translations: what is missing or older than its original is reported; it never stops a build."""

from __future__ import annotations

from collections.abc import Iterator

from hub.catalog import Catalog
from hub.problems import Problem, warning
from hub.walk import texts


def texts_translated(catalog: Catalog) -> Iterator[Problem]:
    """A text of the data that a language lacks."""
    for _, entry in catalog.entries():
        for path, text in texts(entry.nodes):
            for locale in catalog.config.locales.others:
                if locale.code not in text:
                    field = ".".join(str(part) for part in path)
                    yield warning("text-not-translated", entry.mark(*path), field=field, locale=locale.code)


def pages_current(catalog: Catalog) -> Iterator[Problem]:
    """A translated page whose original has changed since, or that does not say what it was made from."""
    locales = catalog.config.locales
    originals = catalog.pages.get(locales.default.code, {})
    for locale in locales.others:
        for path, entry in sorted(catalog.pages.get(locale.code, {}).items()):
            original = originals.get(path)
            if original is None:
                continue
            revision = original.page.revision
            if entry.front.translation_of is None:
                yield warning("translation-unmarked", entry.mark(), expected=revision)
            elif entry.front.translation_of != revision:
                found = entry.front.translation_of
                mark = entry.mark("translation_of")
                yield warning("translation-stale", mark, found=found, expected=revision, file=original.page.file)
