"""Which sections of an original have changed since a translation was made from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from hub.source.markdown import MarkdownPage, revision_of
from hub.translations.outline import sections


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reader of an older translation should know, as headings."""

    older: tuple[str, ...] = ()
    """Sections of the translation whose original has changed."""
    dropped: tuple[str, ...] = ()
    """Sections of the translation that the original no longer has."""
    added: tuple[str, ...] = ()
    """Sections of the original, in its language, that the translation lacks."""

    def __bool__(self) -> bool:
        return bool(self.older or self.dropped or self.added)


NOTHING_TOLD: Final = Changes()
"""Nobody can say which sections changed."""


def section_revisions(page: MarkdownPage) -> tuple[str, ...]:
    """What is recorded of an original, section by section in their order."""
    return tuple(revision_of(section.text) for section in sections(page))


def changes(recorded: Sequence[str], original: MarkdownPage, translation: MarkdownPage) -> Changes:
    """Compare an original with what was recorded of it when the translation was marked as current.

    The translation was built as its original then, so its sections have the places of the recorded ones. Nothing can
    be told where it was rebuilt since.
    """
    here = [section.heading for section in sections(translation)]
    if len(here) != len(recorded):
        return NOTHING_TOLD
    now = [section.heading for section in sections(original)]
    older: list[str] = []
    dropped: list[str] = []
    added: list[str] = []
    matcher = SequenceMatcher(None, recorded, section_revisions(original), autojunk=False)
    for _, start, end, new_start, new_end in (step for step in matcher.get_opcodes() if step[0] != "equal"):
        pairs = min(end - start, new_end - new_start)
        older += here[start : start + pairs]
        dropped += here[start + pairs : end]
        added += now[new_start + pairs : new_end]
    return Changes(tuple(older), tuple(dropped), tuple(added))
