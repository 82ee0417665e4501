"""Translations: what is missing, older than its original or built otherwise is reported; it never stops a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from hub.catalog import Catalog
from hub.problems import Mark, Problem, warning
from hub.translations.survey import PageTranslation, State, Survey, TextTranslation


def translations_follow(catalog: Catalog) -> Iterator[Problem]:
    """Every page and text that does not say in a language what its original says."""
    survey = Survey(catalog)
    for page in survey.pages:
        yield from _page(page)
    unmarked: Counter[tuple[PurePosixPath, str]] = Counter()
    for text in survey.texts:
        if text.state is State.UNMARKED:
            unmarked[text.file, text.locale] += 1
        elif text.state is not State.CURRENT:
            yield _text(text)
    if survey.tracks_texts:
        for (file, locale), count in sorted(unmarked.items()):
            yield warning("texts-unmarked", Mark(file), count=count, locale=locale, file=file)


def _page(page: PageTranslation) -> Iterator[Problem]:
    """A page that is there: one that is missing is reported with the pages of all languages."""
    if page.entry is None:
        return
    path = page.entry.page.file
    file = page.original.page.file
    if page.state is State.UNMARKED:
        yield warning("translation-unmarked", page.entry.mark(), path=path)
    elif page.state is State.STALE:
        yield warning("translation-stale", page.entry.mark("translation_of"), path=path, file=file)
    for one in page.differences:
        mark = Mark(path, one.line)
        yield warning(
            "translation-structure",
            mark,
            part=one.part.value,
            found=one.found,
            expected=one.expected,
            file=file,
            line=one.original_line,
        )


def _text(found: TextTranslation) -> Problem:
    field = ".".join(str(part) for part in found.text.path)
    code, below = ("text-stale", (found.locale,)) if found.state is State.STALE else ("text-not-translated", ())
    mark = found.text.entry.mark(*found.text.path, *below)
    return warning(code, mark, field=field, locale=found.locale, file=found.file)
