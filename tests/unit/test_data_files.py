"""Files of data: workbooks, CSV and JSON of authorities, plans and the whole hub, opened as their users open them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema
import openpyxl
import pytest
from frictionless import Package, system

from hub.config import read_config
from hub.dates import PartialDate
from hub.downloads.data import records
from hub.downloads.data.csv_file import csv_bytes
from hub.downloads.data.library import DataFile, Library
from hub.downloads.data.plan_workbook import IDS
from hub.downloads.sheets import FIRST_ROW
from hub.downloads.workbook import FIELDS, FIELDS_HEAD, LISTS
from hub.downloads.xlsx import About, Cell, Page, Style, book_bytes, sheet_name
from hub.load import load
from hub.models.binding import field_type
from hub.models.work_plan import WorkPlan
from hub.pages import Site
from hub.pages.offered import all_downloads
from tests.support.hub import LANGUAGES, REPOSITORY, TODAY

CONFIGS: Final = {"real": "mkdocs.yml", "demo": "demo/mkdocs.yml"}
HUBS: Final = tuple(CONFIGS)
RICH: Final = "demo-plan-ilanot"
RIGHT_TO_LEFT: Final = {"he": True, "ar": True, "en": False}


@cache
def site(name: str) -> Site:
    return Site(load(read_config(REPOSITORY / CONFIGS[name]), TODAY).catalog)


@cache
def files(name: str) -> dict[str, DataFile]:
    return {file.path: file for file in site(name).library.files()}


def book(name: str, path: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(files(name)[path].data))


def table(name: str, path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(files(name)[path].data.decode("utf-8-sig"), newline="")))


def fields_sheet(workbook: openpyxl.Workbook) -> list[dict[str, Any]]:
    rows = list(workbook[FIELDS].iter_rows(values_only=True))
    assert rows[1] == FIELDS_HEAD
    return [dict(zip(FIELDS_HEAD, row, strict=True)) for row in rows[2:]]


@pytest.mark.parametrize("name", HUBS)
def test_everything_has_its_files(name: str) -> None:
    catalog, found = site(name).catalog, files(name)
    for folder, ids in (("authorities", catalog.authorities), ("work-plans", catalog.work_plans)):
        for record_id in ids:
            assert f"data/{folder}/{record_id}.json" in found
            for code, form in ((code, form) for code in LANGUAGES for form in ("xlsx", "csv")):
                assert f"data/{folder}/{record_id}.{code}.{form}" in found
    assert {"data/hub.json", "data/datapackage.json", *(f"data/hub.{code}.xlsx" for code in LANGUAGES)} <= set(found)
    assert all(file.size == len(file.data) > 0 for file in found.values())


@pytest.mark.parametrize("name", HUBS)
def test_every_json_follows_its_schema(name: str) -> None:
    """And the schema is one: jsonschema says so of it."""
    found = files(name)
    checkers = {}
    for schema_name in records.SCHEMAS:
        schema = json.loads(found[f"data/schemas/{schema_name}.schema.json"].data)
        jsonschema.Draft202012Validator.check_schema(schema)
        checkers[schema_name] = jsonschema.Draft202012Validator(schema)
    checked = 0
    for file in found.values():
        if file.format == "json" and file.record != "datapackage" and file.kind != "schema":
            content = json.loads(file.data)
            kind = content["$schema"].rsplit("/")[-1].removesuffix(".schema.json")
            assert [error.message for error in checkers[kind].iter_errors(content)] == []
            checked += 1
    catalog = site(name).catalog
    assert checked == len(catalog.authorities) + len(catalog.work_plans) + 1


def test_the_schema_refuses_what_is_wrong() -> None:
    schema = json.loads(files("demo")["data/schemas/work-plan.schema.json"].data)
    content = json.loads(files("demo")[f"data/work-plans/{RICH}.json"].data)
    checker = jsonschema.Draft202012Validator(schema)
    for change in ({"status": "aproved"}, {"start": 2024}, {"naem": "x"}, {"name": {"en": "no Hebrew"}}):
        assert list(checker.iter_errors(content | {"work_plan": content["work_plan"] | change})), change


def test_json_is_the_record_with_the_names_of_its_codes() -> None:
    content = json.loads(files("demo")[f"data/work-plans/{RICH}.json"].data)
    record = site("demo").catalog.work_plans[RICH].record
    assert content["work_plan"] == records.plain(record)
    assert content["codes"]["action_status"]["under_way"]["en"] == "Under way"
    used = {action.status.value for action in record.actions()}
    assert set(content["codes"]["action_status"]) == used
    named = {it.organisation for action in record.actions() for it in action.performers if it.organisation}
    assert named <= {it["id"] for it in content["organisations"]}


@pytest.mark.parametrize("name", HUBS)
def test_the_data_package_is_valid(name: str, tmp_path: Path) -> None:
    """Frictionless opens every table, checks each cell's type, the keys and what they refer to."""
    found = files(name)
    for path, file in found.items():
        if path == "data/datapackage.json" or (path.startswith("data/tables/") and not file.locale):
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.data)
    with system.use_context(trusted=True):
        package = Package(str(tmp_path / "data/datapackage.json"))
        report = package.validate()
    assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []
    assert report.valid
    assert len(package.resources) == len(site(name).library.selection.tables)
    descriptor = json.loads(found["data/datapackage.json"].data)
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert descriptor["created"].startswith(TODAY.isoformat())
    assert all(field["description"] for resource in descriptor["resources"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("path", ["data/authorities/demo-ilanot.{}.xlsx", "data/hub.{}.xlsx"])
def test_workbooks_have_direction_header_and_typed_cells(path: str, locale: str) -> None:
    workbook = book("demo", path.format(locale))
    assert workbook.properties.language == locale
    about, *sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    assert about.freeze_panes is None
    assert len(sheets) > 10
    for sheet in (about, *sheets):
        assert bool(sheet.sheet_view.rightToLeft) == RIGHT_TO_LEFT[locale]
        assert sheet.page_setup.orientation == "landscape"
    assert all(sheet.freeze_panes == "A2" for sheet in sheets)
    seen: set[str] = set()
    for column in fields_sheet(workbook):
        cell = workbook[column["name"]][f"{column['column']}{column['row']}"]
        kinds = {"number": (int, float), "integer": (int,)}.get(column["kind"], ())
        if kinds and cell.value is not None:
            assert isinstance(cell.value, kinds), column
            seen.add(column["kind"])
        if column["kind"] == "date" and cell.value is not None:
            assert isinstance(cell.value, dt.datetime), column
            seen.add("date")
    assert seen == {"number", "integer", "date"}


@pytest.mark.parametrize("name", HUBS)
def test_no_cell_is_a_formula(name: str) -> None:
    """Neither in the whole hub's workbook nor in those of one authority and its plan."""
    catalog = site(name).catalog
    plan = next(iter(catalog.work_plans))
    authority = catalog.work_plans[plan].record.authority
    for path in ("hub", f"work-plans/{plan}", f"authorities/{authority}"):
        for sheet in book(name, f"data/{path}.he.xlsx").worksheets:
            assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"], path


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize(("hub", "plan"), [("demo", RICH), ("real", "ecostem21")])
def test_a_plans_workbook_is_the_template_filled(hub: str, plan: str, locale: str) -> None:
    """Its columns are bound to the same fields; its rows hold what the plan records."""
    template = openpyxl.load_workbook(io.BytesIO(site("real").templates["work-plan"][locale]))
    workbook = book(hub, f"data/work-plans/{plan}.{locale}.xlsx")
    visible = [sheet.title for sheet in template.worksheets if sheet.sheet_state == "visible"]
    assert [sheet.title for sheet in workbook.worksheets if sheet.sheet_state == "visible"] == visible
    assert [sheet.title for sheet in workbook.worksheets][-3:] == [LISTS, FIELDS, IDS]
    record = site(hub).catalog.work_plans[plan].record
    levels = [level.value for level in record.levels]
    bound = [column["field"] for column in fields_sheet(workbook)]
    expected = [column["field"] for column in fields_sheet(template)]
    own = dict(zip(("goal.name", "lever.name"), (f"{level}.name" for level in levels[:-1]), strict=True))
    assert bound == [own.get(field, field) for field in expected]
    for field in bound:
        field_type(field)
    assert workbook[FIELDS]["D1"].value == ",".join(levels)
    actions = workbook[visible[2]]
    rows = list(actions.iter_rows(min_row=FIRST_ROW, values_only=True))
    names = [action.name.get(locale) for action in record.actions()]
    assert [row[3] for row in rows] == names
    assert [row[0] for row in rows] == list(range(1, len(names) + 1))
    assert actions.freeze_panes == f"B{FIRST_ROW}"
    assert workbook.properties.title == record.name.get(locale)
    assert workbook.worksheets[0]["A1"].value == record.name.get(locale)
    assert "hub-plan-" not in str([[cell.value for cell in row] for row in workbook.worksheets[0].iter_rows()])
    marked = {(row[0], row[2]): row[3] for row in workbook[IDS].iter_rows(min_row=2, values_only=True)}
    assert [str(marked["actions", number]).split("/")[-1] for number in range(1, len(names) + 1)] == [
        action.id for action in record.actions()
    ]


def test_a_plans_cells_are_typed() -> None:
    workbook = book("demo", f"data/work-plans/{RICH}.en.xlsx")
    record = site("demo").catalog.work_plans[RICH].record
    lines = [line for action in record.actions() for line in action.budget_lines]
    budget = list(workbook["Budget"].iter_rows(min_row=FIRST_ROW, values_only=True))
    assert [(row[1], row[3]) for row in budget] == [(line.year, line.amount) for line in lines]
    due = list(workbook["Milestones"].iter_rows(min_row=FIRST_ROW))
    dates = [milestone.due_date for action in record.actions() for milestone in action.milestones]
    midnights = [dt.datetime.combine(day.first, dt.time()) for day in dates]
    assert [row[2].value for row in due if row[2].value] == midnights
    formats = {"day": "yyyy-mm-dd", "month": "yyyy\\-mm", "year": "yyyy"}
    assert [row[2].number_format for row in due if row[2].value] == [formats[day.precision] for day in dates]
    rules = workbook["Actions"].data_validations.dataValidation
    assert rules
    assert workbook["Actions"].print_area.endswith(f"${FIRST_ROW + len(list(record.actions())) - 1}")


def test_a_plan_with_other_levels_keeps_its_own() -> None:
    """ECOSTEM21 speaks of arenas and challenges: its columns do so, too, and joint items stand together."""
    rows = list(book("real", "data/work-plans/ecostem21.en.xlsx")["Actions"].iter_rows(values_only=True))
    assert rows[2][1:3] == ("Arena", "Challenge")
    heads, *lines = table("real", "data/work-plans/ecostem21.en.csv")
    assert heads[:4] == ["Arena", "Arena (code)", "Challenge", "Challenge (code)"]
    assert len(lines) == 22


def levels_of(levels: str) -> WorkPlan:
    """A plan with one goal and nothing under it."""
    raw: dict[str, Any] = {
        "id": "bare",
        "name": {"he": "=1+1"},
        "status": "draft",
        "levels": levels.split(),
        "items": [],
    }
    raw["items"] = [{"id": "goal", "name": {"he": "@goal"}, "items": []}]
    return WorkPlan.model_validate(raw)


@pytest.mark.parametrize("levels", ["goal action", "goal lever action"])
def test_a_goal_without_actions_has_a_row(levels: str) -> None:
    library = site("real").library
    assert library._books is not None
    data = library._books["he"].of(levels_of(levels), "&", "<sources>", "https://example.org/?a=1&b=2")
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    rows = list(workbook.worksheets[2].iter_rows(min_row=FIRST_ROW))
    assert [(row[0].value, row[1].value, row[1].data_type) for row in rows] == [(None, "@goal", "s")]
    assert rows[0][1].quotePrefix
    assert workbook.worksheets[1]["B5"].value == "=1+1"
    assert workbook.worksheets[1]["B5"].data_type == "s"
    assert workbook.worksheets[0]["A2"].value == "&"


def test_csv_has_a_mark_and_runs_nothing() -> None:
    """A text that a spreadsheet would run has an apostrophe before it; a negative number stays one."""
    dangerous = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\tx", "\rx"]
    made = csv_bytes([["head"], *([text] for text in dangerous), [-3.5], ["plain"], [PartialDate.parse("2021-06")]])
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:7]] == [f"'{text}" for text in dangerous]
    assert [row[0] for row in rows[7:]] == ["-3.5", "plain", "2021-06"]
    for path, file in files("demo").items():
        if file.format == "csv":
            assert file.data.startswith(b"\xef\xbb\xbf"), path


@pytest.mark.parametrize("name", HUBS)
def test_every_csv_is_a_table(name: str) -> None:
    """The same number of cells in every line, headers that differ."""
    for path, file in files(name).items():
        if file.format == "csv":
            heads, *rows = table(name, path)
            assert {len(row) for row in rows} <= {len(heads)}, path
            assert len(set(heads)) == len(heads), path


def test_a_text_that_looks_like_a_formula_stays_text_in_a_workbook() -> None:
    about = About("t", "d", "s", "he", TODAY)
    cells = [
        Cell("=1+1"),
        Cell("@x", Style.CODE),
        Cell(-2),
        Cell(PartialDate.parse("2021"), Style.YEAR),
        Cell("a\r\x07<&"),
    ]
    workbook = openpyxl.load_workbook(io.BytesIO(book_bytes([Page("p", (9,) * 5, [cells, cells])], about, is_rtl=True)))
    row = workbook["p"][2]
    assert [cell.value for cell in row] == ["=1+1", "@x", -2, dt.datetime(2021, 1, 1), "a\r<&"]  # noqa: DTZ001 - a cell has no zone
    assert [cell.data_type for cell in row[:2]] == ["s", "s"]
    assert [cell.quotePrefix for cell in row[:2]] == [True, True]


def test_rows_are_as_tall_as_their_texts() -> None:
    """A text of several lines, prose over all columns, and what fits into a line."""
    about = About("t", "d", "s", "en", TODAY)
    rows = [[Cell("short"), Cell("x" * 95)], [Cell("y" * 57, Style.PROSE)], [Cell("short")]]
    sheet = openpyxl.load_workbook(io.BytesIO(book_bytes([Page("p", (20, 20), rows)], about, is_rtl=False)))["p"]
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3)] == [74.5, 31, None]
    assert [str(cells) for cells in sheet.merged_cells.ranges] == ["A2:B2"]


def test_names_of_sheets_are_what_spreadsheets_take() -> None:
    taken: set[str] = set()
    names = [sheet_name(name, taken) for name in ("a" * 40, "a" * 40, "A/B: [c]?", "'q'")]
    assert names == ["a" * 31, "a" * 28 + " 2", "A B   c", "q"]


def test_the_same_twice() -> None:
    """Another library of the same hub makes the same bytes, whatever it made before."""
    again = Library(site("demo").catalog, site("demo").writers, site("demo").relations)
    paths = [f"data/work-plans/{RICH}.ar.xlsx", "data/authorities/demo-ilanot.he.xlsx", "data/hub.json"]
    made = {file.path: file.data for file in (*again.of_plan(RICH), *again.of_authority("demo-ilanot"), *again.of_hub)}
    for path in paths:
        assert made[path] == files("demo")[path].data
    with zipfile.ZipFile(io.BytesIO(made[paths[0]])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(TODAY.year, TODAY.month, TODAY.day, 0, 0, 0)}


def columns_of(name: str) -> Iterator[tuple[str, str]]:
    library = site(name).library
    for file in library.of_tables:
        if file.format == "csv" and file.locale == "en":
            for head in table(name, file.path)[0]:
                yield file.path, head


def test_headers_are_words() -> None:
    assert not [found for found in columns_of("demo") if "_" in found[1]]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_one_list_tells_every_download(locale: str) -> None:
    found = list(all_downloads(site("real"), site("real").writers[locale]))
    paths = {path for path, _ in site("real").files() if not path.startswith(("data/charts/", "downloads/charts/"))}
    assert {it.path for it in found} == {path for path in paths if path.startswith(("data/", "downloads/"))}
    assert all(it.title and it.size for it in found)
