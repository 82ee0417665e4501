"""The exact words of every problem of a filled workbook, in three languages (tests/fixtures/imports).

``HUB_UPDATE_GOLDEN=1 pytest tests/unit/test_plan_import_words.py`` writes the words anew, for a reviewer to read.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

import pytest

from hub.downloads.incoming import Refusal, RefusedFile
from hub.editing import plan_file
from hub.editing.plan_import import import_plan
from hub.messages import as_text, catalogue
from hub.models.work_plan import Group
from hub.problems import Problem
from tests.support.golden import UPDATE
from tests.support.hub import LANGUAGES, REPOSITORY, make_hub
from tests.support.plans import ACTIONS, BUDGET, DETAILS, MILESTONES, edited, imported, site, workbook
from tests.unit.test_problems_golden import IMPORTED

FOLDER: Final = REPOSITORY / "tests/fixtures/imports"


def cells(sheet: str, values: Mapping[str, object]) -> Callable[[Any], object]:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's types know no cell by its place
        for place, value in values.items():
            book[sheet][place] = value

    return change


def of(change: Callable[[Any], object], locale: str = "he", *, remove: bool = False) -> list[Problem]:
    return imported("demo", edited(change, locale), remove=remove).problems


def without_headers(book: Any) -> None:  # noqa: ANN401 - as above
    book[ACTIONS].delete_rows(1, 4)


def other_sheets(book: Any) -> None:  # noqa: ANN401 - as above
    for sheet in book.worksheets[1:]:
        book.remove(sheet)


def refused() -> list[Problem]:
    found = []
    with pytest.MonkeyPatch.context() as patch:
        for refusal in Refusal:

            def refuse(_: bytes, why: Refusal = refusal) -> list[Any]:
                raise RefusedFile(why, "xl/part.xml" if why is Refusal.ENTITIES else "")

            patch.setattr(plan_file, "read_book", refuse)
            found += imported("demo", b"PK").problems
    return found


def joint() -> list[Problem]:
    """A name of a group that shares its rows with another."""
    for name in ("real", "demo"):
        for plan_id, entry in site(name).catalog.work_plans.items():
            for _, group in entry.parts(Group):
                if group.joint_with:
                    others = [it.name.root["he"] for it in group.joint_with]
                    names = "; ".join([group.name.root["he"], *others])
                    return _with_one_name(name, plan_id, names)
    raise LookupError


def _with_one_name(name: str, plan_id: str, names: str) -> list[Problem]:
    def change(found: Any) -> None:  # noqa: ANN401 - as above
        for row in found[ACTIONS].iter_rows(min_row=5):
            for cell in row[:3]:
                if cell.value == names:
                    cell.value = "שם אחד"

    return imported(name, edited(change, data=workbook(name, plan_id, "he"))).problems


def without_template(tmp_path: Any) -> list[Problem]:  # noqa: ANN401 - a folder
    make_hub(tmp_path)
    catalog = dataclasses.replace(site("real").catalog, plan_template=None)
    return import_plan(b"", PurePosixPath("plan.xlsx"), catalog, {}).problems


def not_whole() -> list[Problem]:
    catalog = dataclasses.replace(site("demo").catalog, work_plans={})
    data = edited(lambda _: None)
    return import_plan(data, PurePosixPath("plan.xlsx"), catalog, site("demo").writers).problems


@pytest.fixture
def problems(tmp_path: Any) -> list[tuple[str, list[Problem]]]:  # noqa: ANN401 - a folder
    """Every case, with its problems."""
    return [
        ("files that are not read", refused()),
        ("an old workbook", imported("demo", b"\xd0\xcf\x11\xe0 old").problems),
        ("CSV of 80,000 rows", imported("demo", b"a,b\n" * 80_000, "plan.csv").problems),
        ("CSV that is none", imported("demo", b"a," + b"9" * 200_000 + b"\n", "plan.csv").problems),
        ("a hub without a template", without_template(tmp_path)),
        ("a plan that has problems", not_whole()),
        ("no sheet of the template", of(other_sheets)),
        ("no headers", of(without_headers)),
        ("an unknown column, with what was meant", of(cells(ACTIONS, {"J3": "סטטוסים"}))),
        ("an unknown line of the form", of(cells(DETAILS, {"A6": "מעמדה"}))),
        ("a choice that is none", of(cells(ACTIONS, {"J5": "בוצע"}))),
        ("required cells", of(cells(ACTIONS, {"D5": None, "J6": None, "B7": None}))),
        ("formulas", of(cells(ACTIONS, {"D5": "=A1", "H5": "=TODAY()"}))),
        ("numbers", of(cells(BUDGET, {"D5": "120,000", "D6": "מאה", "D7": "٣٤", "D8": "₪5000"}))),
        (
            "a new row with a sum that is none: no more is said of its cell",
            of(lambda book: book[BUDGET].append([1, 2026, "קרן אלונים", "120,000", "בכסף", "הובטח"])),
        ),
        ("years", of(cells(BUDGET, {"B5": "תשפ״ז", "B6": "٢٠٢٧"}))),
        (
            "dates",
            of(cells(ACTIONS, {"H5": "15/06/2024", "H6": "45458", "H7": "קיץ", "I5": "2024-13-01", "I6": "٢٠٢٧"})),
        ),
        ("bodies", of(cells(BUDGET, {"C5": "קרן אלון", "C6": "גוף לא ידוע"}))),
        ("a performer with nearly the name of a body", of(cells(ACTIONS, {"F5": "קרן אלון"}))),
        ("an authority", of(cells(DETAILS, {"B4": "אילנותת"}))),
        ("a text that is new in a translation", of(cells("Actions", {"E5": "New"}), "en")),
        ("joint names", joint()),
        ("a number twice", of(cells(ACTIONS, {"A6": 1}))),
        ("a reference to no action", of(cells(MILESTONES, {"A5": 77}))),
        ("a row that is gone", of(lambda book: book[ACTIONS].delete_rows(7))),
        ("a row that was removed", of(lambda book: book[ACTIONS].delete_rows(7), remove=True)),
        ("a year that is none, in its cell", of(cells(BUDGET, {"B5": 3024}))),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words(problems: list[tuple[str, list[Problem]]], language: str) -> None:
    """Sheet and cell, what was expected, what was found, an example: exactly these words."""
    blocks = [f"# {name}\n" + "".join(f"{as_text(it, language)}\n" for it in found) for name, found in problems]
    text = "\n".join(blocks)
    file = FOLDER / f"{language}.txt"
    if UPDATE:
        FOLDER.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


def test_every_code_has_a_case() -> None:
    """No message of a workbook is left that nobody has ever read."""
    shown = set(re.findall(r"(?:error|warning) \[([a-z0-9-]+)\]", (FOLDER / "en.txt").read_text("utf-8")))
    assert {code for code in catalogue() if code.startswith(IMPORTED)} <= shown
