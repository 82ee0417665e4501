"""The measurement of the search: what it counts, and that its fillers speak as the hub does. Nothing is timed."""

from __future__ import annotations

from pathlib import Path

from hub.bench.search.browser import Answer
from hub.bench.search.figures import Recall, by_kind, recall, recall_table
from hub.bench.search.fillers import as_html, fillers
from hub.bench.search.queries import Query, read_queries
from hub.search.documents import Document, Section

PAGES = frozenset(("a/", "b/"))


def answer(*pages: str, kind: str = "exact") -> Answer:
    """What some query found."""
    return Answer(Query("tuned", "he", kind, "query", PAGES), pages, 0.01)


def test_recall_counts_the_place_of_the_first_right_page() -> None:
    """First, among the first five, or nothing found at all; any of the pages named is right."""
    answers = [answer("b/", "x/"), answer("x/", "a/"), answer(*"123456", "a/"), answer(), answer("x/")]
    assert [one.rank for one in answers] == [1, 2, 7, 0, 0]
    assert recall(answers) == Recall(5, 0.2, 0.4, 0.2)
    assert recall([]) == Recall(0, 0, 0, 0)


def test_figures_are_told_by_kind_beside_stock() -> None:
    """A line for each kind, and one for all."""
    answers = [answer("a/"), answer("x/", kind="typo")]
    assert [(kind, len(some)) for kind, some in by_kind(answers)] == [("exact", 1), ("typo", 1), ("all", 2)]
    head, exact, typo, whole = recall_table(answers, [answer(), answer(kind="typo")])
    assert "stock" in head
    assert exact.split() == ["exact", "1", "100%", "100%", "0%", "0%", "0%", "100%"]
    assert typo.split() == ["typo", "1", "0%", "0%", "0%", "0%", "0%", "100%"]
    assert whole.split()[:4] == ["all", "2", "50%", "50%"]


def test_queries_are_read_with_their_part_and_language(tmp_path: Path) -> None:
    """Pages are addresses without language, slash or anchor at will; further pages are right as well."""
    text = "- {query: 'דו\"ח', kind: gershayim, page: /network/report/, also: [about#x, '']}\n"
    for part in ("tuned", "unseen"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "he.yml").write_text(text, "utf-8")
    assert read_queries(tmp_path, ("he",)) == [
        Query(part, "he", "gershayim", 'דו"ח', frozenset(("network/report/", "about/", "")))
        for part in ("tuned", "unseen")
    ]


def test_fillers_use_the_words_of_the_hub() -> None:
    """As many as are asked for, shaped like real pages, with addresses of their own, the same each time."""
    real = [
        Document("toolkit", "P", "a/", "one two", (Section("red green blue"), Section("black white", "Head", "x"))),
        Document("action", "P", "b/#c", "three", (Section("grey"),)),
    ]
    made = fillers(real, 20)
    assert made == fillers(real, 20)
    assert made[:5] == fillers(real, 5)
    assert len({document.address for document in made}) == 20
    words = {word for document in made for section in document.sections for word in section.text.split()}
    assert words <= {"red", "green", "blue", "black", "white", "grey"}
    assert {document.kind for document in made} == {"toolkit"}
    assert as_html(Document("toolkit", "", "f/", "<b>", (Section("x & y", "H", "p"),))) == (
        '<h1>&lt;b&gt;</h1>\n<h2 id="p">H</h2>\n<p>x &amp; y</p>'
    )
