"""Compare the structure of a translated page with its original's: counts, and the lines where they part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub.source.markdown import MarkdownPage
from hub.translations.outline import UNORDERED, Element, Part, Section, sections


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a translation is not built as its original.

    ``found`` and ``expected`` count the part, with the form (``##``, a link's target) that one side has alone.
    """

    part: Part
    found: str
    expected: str
    line: int
    """Line in the translation's file; the section's first one where what is missing stood."""
    original_line: int


def differences(original: MarkdownPage, translation: MarkdownPage) -> list[Difference]:
    """Every part in which two pages differ, in the order of the translation's lines.

    With equal headings each section is compared with its own; else the pages as wholes, so that one missing heading
    is not reported once for every part below it.
    """
    ours, theirs = sections(original), sections(translation)
    if _headings(ours) != _headings(theirs):
        found = [*_compare(_whole(ours), _whole(theirs))]
    else:
        found = [one for pair in zip(ours, theirs, strict=True) for one in _compare(*pair)]
    return sorted(found, key=lambda difference: difference.line)


def _headings(found: Sequence[Section]) -> list[str]:
    return [element.form for section in found for element in section.elements if element.part is Part.HEADINGS]


def _whole(found: Sequence[Section]) -> Section:
    """A page as one section."""
    return Section(
        found[0].heading, found[0].line, "", tuple(element for section in found for element in section.elements)
    )


def _compare(original: Section, translation: Section) -> Iterator[Difference]:
    for part in Part:
        ours = [element for element in original.elements if element.part is part]
        theirs = [element for element in translation.elements if element.part is part]
        extra, lacking = (_unmatched if part in UNORDERED else _first)(ours, theirs)
        if extra is None and lacking is None:
            continue
        yield Difference(
            part,
            _counted(theirs, extra),
            _counted(ours, lacking),
            extra.line if extra else translation.line,
            lacking.line if lacking else original.line,
        )


def _first(ours: Sequence[Element], theirs: Sequence[Element]) -> tuple[Element | None, Element | None]:
    """The first place at which two sequences part: the translation's element and the original's."""
    for one, other in zip(ours, theirs, strict=False):
        if one.form != other.form:
            return other, one
    shared = min(len(ours), len(theirs))
    return (theirs[shared] if len(theirs) > shared else None), (ours[shared] if len(ours) > shared else None)


def _unmatched(ours: Sequence[Element], theirs: Sequence[Element]) -> tuple[Element | None, Element | None]:
    """The first element on each side that the other lacks, wherever it stands."""
    return _alone(theirs, ours), _alone(ours, theirs)


def _alone(some: Sequence[Element], others: Sequence[Element]) -> Element | None:
    left = Counter(element.form for element in others)
    for element in some:
        if not left[element.form]:
            return element
        left[element.form] -= 1
    return None


def _counted(elements: Sequence[Element], alone: Element | None) -> str:
    return f"{len(elements)} ({alone.form})" if alone and alone.form else str(len(elements))
