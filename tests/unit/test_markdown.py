"""Written pages: front matter with the lines of the page, blocks with theirs, the revision of the words."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

import pytest

from hub.problems import Problem
from hub.source.markdown import MarkdownPage, read_page
from hub.source.yaml12 import Document

FILE: Final = PurePosixPath("docs/he/page.md")


def read(text: str) -> tuple[MarkdownPage, Document, list[Problem]]:
    return read_page(text, FILE, "he", "page.md")


@pytest.mark.parametrize(
    ("text", "title_line", "heading_line"),
    [
        ("---\ntitle: א\n---\n# א\n", 2, 4),
        ("---\ntitle: א\n---\n\n\n# א\n", 2, 6),
        ("---\n\n\ntitle: א\n---\n# א\n", 4, 6),
        ("---  \ntitle: א\n---  \n# א\n", 2, 4),
        ("---\ntitle: א\n---\n# א\n\n---\n\nmore\n", 2, 4),
    ],
)
def test_lines_are_those_of_the_page(text: str, title_line: int, heading_line: int) -> None:
    """However many empty lines stand around the front matter."""
    page, document, problems = read(text)
    assert problems == []
    assert document.mark(("title",)).line == title_line
    assert page.body_line + page.body.split("\n").index("# א") == heading_line
    assert text.split("\n")[heading_line - 1] == "# א"


def test_problems_of_the_front_matter_have_the_lines_of_the_page() -> None:
    """Line 3 of the file, not line 2 of the fields."""
    _, document, problems = read("---\ntitle: א\ntitle: ב\n---\n# א\n")
    assert [(found.code, found.mark.line) for found in problems] == [("yaml-duplicate-key", 3)]
    assert document.is_whole


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# א\n", "front-matter-missing"),
        ("", "front-matter-missing"),
        ("\n\n---\ntitle: א\n---\n# א\n", "front-matter-missing"),
        ("text\n---\ntitle: א\n---\n", "front-matter-missing"),
        ("---\ntitle: א\n# א\n", "front-matter-open"),
        ("---\n", "front-matter-open"),
    ],
)
def test_pages_without_whole_front_matter(text: str, code: str) -> None:
    """Missing and unfinished front matter are told apart."""
    assert [found.code for found in read(text)[2]] == [code]


def test_blocks_are_found_with_their_lines() -> None:
    """A block is given no line by the engine, so it is looked for in the text."""
    block = "/// work-plan | plan\n    item: goal\n    other:  x \n\n    late: y\n///\n"
    work_plan, chart = read(f"---\ntitle: א\n---\n# א\n\n{block}\n//// chart\n////\n")[0].blocks()
    assert (work_plan.name, work_plan.argument, work_plan.line) == ("work-plan", "plan", 6)
    assert work_plan.options == {"item": "goal", "other": "x"}
    assert [work_plan.option_line(name) for name in ("item", "other")] == [7, 8]
    assert (chart.name, chart.argument, chart.options, chart.line) == ("chart", "", {}, 13)


@pytest.mark.parametrize("fence", ["```", "~~~", "````", "   ```"])
def test_blocks_inside_code_are_shown_not_placed(fence: str) -> None:
    """A page that explains a block does not place it; a shorter fence does not end a longer one."""
    text = f"---\ntitle: א\n---\n{fence} md\n/// work-plan | a\n///\n``\n{fence}\n/// work-plan | b\n///\n"
    assert [block.argument for block in read(text)[0].blocks()] == ["b"]


def test_the_revision_changes_with_every_word_and_with_nothing_else() -> None:
    """Spaces and line ends may change; a word, a number or the order may not."""
    pages = [
        read(f"---\ntitle: א\n---\n{body}")[0].revision
        for body in ("# א\n\nאחת שתיים\n", "# א\nאחת  שתיים", "# א\n\nשתיים אחת\n", "# א\n\nאחת שתיים 3\n")
    ]
    assert pages[0] == pages[1]
    assert len(set(pages)) == 3
    assert all(len(revision) == 12 for revision in pages)
