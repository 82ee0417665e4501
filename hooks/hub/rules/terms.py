"""One term for each concept: a page that uses a word which the glossary tells to avoid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from hub.catalog import Catalog, PageEntry
from hub.problems import Mark, Problem, warning
from hub.terms import forms_pattern

_FENCED: Final = re.compile(r"(?ms)^ {0,3}(```|~~~).*?^ {0,3}\1|`[^`\n]*`|\]\([^)]*\)")


def one_term_a_concept(catalog: Catalog) -> Iterator[Problem]:
    """Written pages use the glossary's term, not another word for the same concept."""
    for locale, pages in catalog.pages.items():
        instead = {
            form.casefold(): record.term.get(locale) or ""
            for record in (entry.record for entry in catalog.glossary.values())
            for form in record.avoid.get(locale, [])
        }
        pattern = forms_pattern(instead, locale)
        for page in pages.values() if pattern else ():
            yield from _on(page, pattern, instead)  # type: ignore[arg-type]


def _on(page: PageEntry, pattern: re.Pattern[str], instead: Mapping[str, str]) -> Iterator[Problem]:
    # What is no prose is blanked, so that places stay what they are.
    body = _FENCED.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), page.page.body)
    for match in pattern.finditer(body):
        before = body[: match.start("form")]
        line = page.page.body_line + before.count("\n")
        column = len(before) - before.rfind("\n")
        found = match["form"]
        mark = Mark(page.page.file, line, column)
        yield warning("term-avoided", mark, found=found, expected=instead[found.casefold()])
