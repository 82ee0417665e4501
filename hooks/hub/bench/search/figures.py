"""What the answers come to, as tables."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hub.bench.search.browser import Answer, Weight

_TOP: Final = 5


@dataclass(frozen=True, slots=True)
class Recall:
    """How often the page was found."""

    queries: int
    first: float
    """The share of queries whose page came first."""
    top: float
    """The share of queries whose page was among the first five."""
    none: float
    """The share of queries that found nothing at all."""


def recall(answers: Sequence[Answer]) -> Recall:
    """Count; of no queries every share is 0."""
    total = len(answers) or 1
    return Recall(
        len(answers),
        sum(answer.rank == 1 for answer in answers) / total,
        sum(0 < answer.rank <= _TOP for answer in answers) / total,
        sum(not answer.pages for answer in answers) / total,
    )


def by_kind(answers: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    """The answers of each kind of query, and of all together at the end."""
    kinds = sorted({answer.query.kind for answer in answers})
    for kind in kinds:
        yield kind, [answer for answer in answers if answer.query.kind == kind]
    yield "all", list(answers)


def recall_table(ours: Sequence[Answer], stock: Sequence[Answer]) -> Iterator[str]:
    """A line for each kind of query of one part and language."""
    yield f"  {'kind':<18}{'queries':>8}{'at 1':>8}{'at 5':>8}{'none':>8}    stock:{'at 1':>8}{'at 5':>8}{'none':>8}"
    theirs = dict(by_kind(stock)) if stock else {}
    for kind, answers in by_kind(ours):
        found = recall(answers)
        line = f"  {kind:<18}{found.queries:>8}{found.first:>8.0%}{found.top:>8.0%}{found.none:>8.0%}"
        if kind in theirs:
            other = recall(theirs[kind])
            line += f"          {other.first:>8.0%}{other.top:>8.0%}{other.none:>8.0%}"
        yield line


@dataclass(frozen=True, slots=True)
class SizeFigures:
    """One search at one size in one language."""

    name: str
    language: str
    pages: int
    weight: Weight
    answers: Sequence[Answer]
    counts: bool
    """Whether its recall means something: not where pages that are asked for were left out."""


SIZE_HEAD: Final = (
    f"{'search':<8}{'pages':>7}{'language':>10}{'before kB':>11}{'first kB':>10}{'first result ms':>17}"
    f"{'query ms':>10}{'95 % ms':>9}   at 1 / at 5: tuned      unseen"
)


def size_line(figures: SizeFigures) -> str:
    """The figures of a size as a line."""
    times = sorted(answer.seconds * 1000 for answer in figures.answers)
    slow = times[int(len(times) * 0.95) - 1] if times else 0.0
    line = (
        f"{figures.name:<8}{figures.pages:>7,}{figures.language:>10}{figures.weight.before / 1e3:>11.1f}"
        f"{figures.weight.first / 1e3:>10.1f}{figures.weight.seconds * 1000:>17.0f}"
        f"{statistics.median(times) if times else 0:>10.1f}{slow:>9.1f}"
    )
    if not figures.counts:
        return line
    for part in ("tuned", "unseen"):
        found = recall([answer for answer in figures.answers if answer.query.part == part])
        line += f"   {found.first:>8.0%} / {found.top:.0%}"
    return line
