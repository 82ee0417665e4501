"""Problems as values."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

import pytest

from hub.problems import Mark, Problem, Severity, in_order, problem, visible, warning

A: Final = PurePosixPath("a.yml")
B: Final = PurePosixPath("b.yml")


def test_problems_are_told_in_the_order_of_files_and_lines() -> None:
    """As an editor goes through them."""
    found = [
        problem("list-repeat", Mark(B, 1, 1), found="x"),
        problem("list-repeat", Mark(A, 10, 1), found="x"),
        problem("list-repeat", Mark(A, 2, 9), found="x"),
        problem("id-invalid", Mark(A, 2, 9), found="x"),
        problem("list-repeat", Mark(A, 2, 3), found="x"),
    ]
    assert in_order(found) == [found[4], found[3], found[2], found[1], found[0]]


def test_each_problem_is_told_once() -> None:
    """Two rules may find the same; other parameters make another problem."""
    found = [problem("list-repeat", Mark(A), found=value) for value in ("x", "x", "y")]
    assert in_order(found) == [found[0], found[2]]


def test_errors_stop_the_build_and_warnings_do_not() -> None:
    """The severity is part of the problem."""
    assert problem("list-repeat", Mark(A)).is_error
    assert not warning("list-repeat", Mark(A)).is_error
    assert warning("list-repeat", Mark(A)).severity is Severity.WARNING


@pytest.mark.parametrize(
    ("value", "expected"),
    [(3, "3"), (3.0, "3"), (3.25, "3.25"), (-0.5, "-0.5"), (True, "True"), ("x", "x"), (None, "None"), (A, "a.yml")],
)
def test_parameters_are_text_as_an_editor_would_write_it(value: object, expected: str) -> None:
    """A whole number is not printed as a fraction."""
    assert problem("list-repeat", Mark(A), found=value).params == {"found": expected}


def test_what_nobody_sees_is_made_visible() -> None:
    """Letters of every script stay, line ends and tabs too."""
    assert visible("שלום مرحبا\n\té😀") == "שלום مرحبا\n\té😀"
    assert visible("a\u200e\u061c\ufeff\x00") == "a[U+200E][U+061C][U+FEFF][U+0000]"


def test_a_problem_is_a_value() -> None:
    """Equal problems are equal, whoever made them."""
    assert problem("list-repeat", Mark(A), found=1) == Problem("list-repeat", Mark(A), {"found": "1"})
