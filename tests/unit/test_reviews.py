"""When a page or a record is due to be read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support.hub import codes, problems_of


def test_a_review_is_overdue_from_the_day_after_its_term(tmp_path: Path) -> None:
    """Twelve months from 1 November 2026 end on 1 November 2027: the day itself is in time."""
    assert problems_of(tmp_path / "in-time", today=date(2027, 11, 1)) == []
    late = problems_of(tmp_path / "late", today=date(2027, 11, 2))
    assert codes(late) == ["review-overdue"] * 3
    assert late[0].params == {"found": "2026-11-01", "due": "2027-11-01"}


def test_a_record_is_due_after_a_year(tmp_path: Path) -> None:
    """A record's review known to the month counts from its end."""
    record = "id: sderot\nname: {he: 'א', ar: 'ب', en: 'C'}\nlast_reviewed: 2025-10\nsources: [{id: evaluation}]\n"
    problems = problems_of(tmp_path, {"data/authorities/sderot.yml": record})
    assert [(p.code, p.mark.line, p.params["due"]) for p in problems] == [("review-overdue", 3, "2026-10-31")]
