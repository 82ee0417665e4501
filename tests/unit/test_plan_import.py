"""Plans as workbooks, there and back: what nobody touched stays byte for byte, only what was changed changes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.cli.main import main
from hub.editing.plan_export import plan_csv_bytes
from hub.messages import as_text
from hub.source.yaml12 import parse
from tests.support.hub import LANGUAGES, REPOSITORY
from tests.support.plans import (
    ACTIONS,
    BUDGET,
    DETAILS,
    MILESTONES,
    RICH,
    edited,
    imported,
    lines_changed,
    site,
    workbook,
)
from tests.unit.test_fuzz import QUICK

PLANS: Final = [
    (name, path.stem)
    for name, folder in (("real", "data"), ("demo", "demo/data"))
    for path in sorted((REPOSITORY / folder / "work_plans").glob("*.yml"))
]


def csv_of(plan: str, locale: str, name: str = "demo") -> bytes:
    return plan_csv_bytes(site(name).catalog, site(name).writers[locale], plan)


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize(("name", "plan"), PLANS)
def test_there_and_back(name: str, plan: str, locale: str) -> None:
    """A workbook that nobody touched, and its CSV, change nothing in any plan."""
    text = (REPOSITORY / ("" if name == "real" else "demo") / "data/work_plans" / f"{plan}.yml").read_text("utf-8")
    for data, file in ((workbook(name, plan, locale), "any.xlsx"), (csv_of(plan, locale, name), "any.csv")):
        found = imported(name, data, file)
        assert (found.plan_id, found.locale, found.problems) == (plan, locale, [])
        assert found.before == found.after == text


def test_cells_change_their_fields() -> None:
    """A name, a status, a date, a figure: one line each, with spaces and direction marks left out."""

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's types know no cell by its place
        book[ACTIONS]["D5"] = "\u200f  ערבי מדע לכולם "
        book[ACTIONS]["J5"] = "בביצוע"
        book[ACTIONS]["H5"] = "2024-11"
        book[ACTIONS]["I5"] = dt.datetime(2026, 7, 1, tzinfo=None)  # noqa: DTZ001 - a cell has no time zone
        book[BUDGET]["D5"] = 120001

    line = "currency: ILS, year: 2024, source: demo-alonim-foundation, kind: cash, state: received, spent: 118400"
    assert lines_changed(imported("demo", edited(change))) == [
        "-              he: ערבי מדע למשפחות בתשע שכונות",
        "+              he: ערבי מדע לכולם",
        "-            start: 2024-10",
        "-            end: 2026-06",
        "+            start: 2024-11",
        "+            end: 2026-07",
        "-            status: done",
        "+            status: under_way",
        f"-              - {{amount: 120000, {line}}}",
        f"+              - {{amount: 120001, {line}}}",
    ]


def test_a_translation() -> None:
    """A workbook in Arabic changes Arabic alone."""
    found = imported("demo", edited(lambda book: book["الإجراءات"].__setitem__("D5", "اسم جديد"), "ar"))
    assert lines_changed(found) == [
        "-              ar: أمسيات علوم للعائلات في تسعة أحياء",
        "+              ar: اسم جديد",
    ]


def test_new_rows() -> None:
    """An action with a budget line, and one without a number: both get ids and stand behind the row above."""

    def change(book: Any) -> None:  # noqa: ANN401 - as above
        sheet, budget = book[ACTIONS], book[BUDGET]
        row = sheet.max_row + 1
        for column, text in enumerate((99, sheet["B5"].value, sheet["C5"].value, "Robot club"), start=1):
            sheet.cell(row, column).value = text
        sheet.cell(row, 10).value = sheet.cell(row + 1, 10).value = "מתוכננת"
        sheet.cell(row + 1, 4).value = "עוד פעולה"
        line = budget.max_row + 1
        for column, text in enumerate((99, 2027, "קרן אלונים", 5000, "בכסף", "התבקש"), start=1):
            budget.cell(line, column).value = text

    found = imported("demo", edited(change))
    assert found.problems == []
    line = "currency: ILS, year: 2027, source: demo-alonim-foundation, kind: cash, state: requested"
    assert lines_changed(found) == [
        "+          - id: robot-club",
        "+            name:",
        "+              he: Robot club",
        "+            status: planned",
        "+            budget_lines:",
        f"+              - {{amount: 5000, {line}}}",
        "+          - id: action-1",
        "+            name:",
        "+              he: עוד פעולה",
        "+            status: planned",
    ]


def test_rows_that_are_gone() -> None:
    """They are told and stay; with the option they leave the plan, and nothing else does."""
    data = edited(lambda book: book[ACTIONS].delete_rows(7))
    found = imported("demo", data)
    assert [it.code for it in found.problems] == ["row-missing"]
    assert found.before == found.after
    found = imported("demo", data, remove=True)
    assert [it.code for it in found.problems] == ["row-removed"]
    changed = lines_changed(found)
    assert all(line.startswith("-") for line in changed)
    assert changed[0] == "-          - id: maker-corner"


def test_merged_cells_empty_rows_and_renamed_groups() -> None:
    """A goal that is written once over merged rows is renamed for all of them; rows apart do no harm."""

    def change(book: Any) -> None:  # noqa: ANN401 - as above
        sheet = book[ACTIONS]
        old = sheet["B5"].value
        last = max(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, 2).value == old)
        for row in range(6, last + 1):
            sheet.cell(row, 2).value = None
        sheet["B5"] = "יעד חדש"
        sheet.merge_cells(f"B5:B{last}")
        sheet.insert_rows(sheet.max_row, 3)

    assert lines_changed(imported("demo", edited(change))) == [
        "-      he: 35% מתלמידות ומתלמידי כיתה ט' יבחרו במגמה מדעית או טכנולוגית עד 2027",
        "+      he: יעד חדש",
    ]


def test_sorted_rows_and_columns_of_another_order() -> None:
    """Rows are known by their numbers, columns by their headers."""

    def change(book: Any) -> None:  # noqa: ANN401 - as above
        sheet = book[ACTIONS]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=sheet.max_row)]
        for number, row in enumerate(sorted(rows, key=lambda it: str(it[3])), start=5):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
        for row in sheet.iter_rows(min_row=3, max_row=sheet.max_row):
            row[9].value, row[10].value = row[10].value, row[9].value

    found = imported("demo", edited(change))
    assert (found.problems, found.before) == ([], found.after)


def test_performers() -> None:
    """Organisations by their names in any language, others in words; both semicolons part them."""
    found = imported("demo", edited(lambda book: book[ACTIONS].__setitem__("F5", "קרן אלונים؛ ועד הורים;Sakranim")))
    assert found.problems == []
    assert [line for line in lines_changed(found) if line.startswith("+")][:3] == [
        "+              - {organisation: demo-alonim-foundation}",
        "+              - name:",
        "+                  he: ועד הורים",
    ]


def test_new_plan() -> None:
    """The empty template, filled in, is a new plan; its example row is none."""

    def change(book: Any) -> None:  # noqa: ANN401 - as above
        details, sheet = book[DETAILS], book[ACTIONS]
        for place, value in {"B4": "שדרות", "B5": "תוכנית שדרות", "B6": "טיוטה", "B7": 2027, "B10": "א; ב"}.items():
            details[place] = value
        assert sheet["A5"].value == "דוגמה"
        for place, value in {
            "B6": "יעד",
            "C6": "מנוף",
            "D6": "פעולה",
            "J6": "מתוכננת",
            "D7": "עוד",
            "J7": "בביצוע",
        }.items():
            sheet[place] = value
        for place, value in {"A6": 2, "B6": "פתיחה", "C6": dt.date(2027, 5, 1)}.items():
            book[MILESTONES][place] = value

    found = imported("real", edited(change, data=site("real").templates["work-plan"]["he"]), "sderot-plan.xlsx")
    assert (found.problems, found.before) == ([], "")
    assert str(found.file) == "data/work_plans/sderot-plan.yml"
    value: Any = parse(found.after, found.file).value
    assert value["authority"] == "sderot"
    assert [it["id"] for it in value["barriers"]] == ["barrier-1", "barrier-2"]
    (goal,) = value["items"]
    assert [it["name"]["he"] for it in goal["items"][0]["items"]] == ["פעולה", "עוד"]
    assert goal["items"][0]["items"][1]["milestones"] == [
        {"id": "m1", "title": {"he": "פתיחה"}, "due_date": "2027-05-01"}
    ]


def test_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``hub export`` writes what the site offers; ``hub import --dry-run`` writes nothing."""
    config = ["--config", str(REPOSITORY / "demo/mkdocs.yml")]
    file = tmp_path / "plan.xlsx"
    assert main([*config, "export", "plan", RICH, "--lang", "ar", "-o", str(file)]) == 0
    assert main([*config, "export", "plan", "nowhere"]) == 2
    assert main([*config, "import", "plan", str(tmp_path / "nowhere.xlsx")]) == 2
    capsys.readouterr()
    assert main([*config, "import", "plan", str(file), "--dry-run"]) == 0
    assert capsys.readouterr().out == f"data/work_plans/{RICH}.yml: لا شيء يتغيّر.\n"
    file.write_bytes(b"nonsense")
    assert main([*config, "import", "plan", str(file), "--lang", "he"]) == 1
    assert capsys.readouterr().out.startswith("plan.xlsx:1:1: שגיאה [workbook-not-one] הקובץ אינו חוברת עבודה")


VALUES: Final = st.one_of(
    st.none(), st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False), st.booleans(),
    st.dates(), st.sampled_from(["=1/0", "٣", "15/06/2021", "בוצעה", ";؛;", "\u200f", "1,000", "9" * 400, "דוגמה"]),
    st.text(st.characters(blacklist_categories=("Cc", "Cs"), max_codepoint=0xFFF0), max_size=12),
)  # fmt: skip
PLACES: Final = st.tuples(st.integers(0, 5), st.integers(1, 12), st.integers(1, 14))


@QUICK.__class__(QUICK, max_examples=12)
@given(st.lists(st.tuples(PLACES, VALUES), min_size=1, max_size=8))
def test_any_cells(cells: list[tuple[tuple[int, int, int], Any]]) -> None:
    """Whatever stands in cells: no traceback, every problem has a cell, and what is written can be read."""

    def change(book: openpyxl.Workbook) -> None:
        for (sheet, row, column), value in cells:
            book.worksheets[sheet].cell(row, column).value = value

    held(edited(change, data=workbook("demo", "demo-plan-tal-al-ward", "he")))


@QUICK.__class__(QUICK, max_examples=20)
@given(st.data())
def test_any_bytes_in_a_part(data: st.DataObject) -> None:
    """Whatever a part of the archive holds: a message, never a traceback."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook("demo", "demo-plan-tal-al-ward", "he"))) as source:
        broken = data.draw(st.sampled_from(sorted(source.namelist())))
        with zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                if name == broken:
                    at = data.draw(st.integers(0, len(content)))
                    cut = data.draw(st.integers(0, 40))
                    junk = data.draw(
                        st.sampled_from([b"", b"<", b'"', b"&x;", b"<!DOCTYPE a>", b"\xff", b"9" * 30, b"ZZ99999999"])
                    )
                    content = content[:at] + junk + content[at + cut :]
                target.writestr(name, content)
    held(out.getvalue())


@QUICK.__class__(QUICK, max_examples=20)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes(data: bytes) -> None:
    """Files of any kind under the names of workbooks and of CSV."""
    held(data)
    held(data, "plan.csv")


def held(data: bytes, file: str = "plan.xlsx") -> None:
    """Reading a file leads to problems that can be told, or to a text that can be read."""
    found = imported("demo", data, file)
    for problem in found.problems:
        assert str(problem.mark.file) in (file, str(found.file), "x.xlsx")
        for language in LANGUAGES:
            assert as_text(problem, language).encode()
    if not found.is_refused and found.after:
        assert parse(found.after, found.file).problems == []
