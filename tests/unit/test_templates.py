"""Templates to download: every file opens, speaks its language in its direction, and is the same twice."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Mapping
from functools import cache
from itertools import product
from pathlib import PurePosixPath
from typing import Any, Final

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from openpyxl.utils import range_boundaries

from hub.config import read_config
from hub.downloads.files import template_bytes
from hub.downloads.sheets import FIRST_ROW, HEADER_ROW
from hub.downloads.words import Words
from hub.downloads.workbook import FIELDS, FIELDS_HEAD, LISTS
from hub.load import load
from hub.models.binding import field_type
from hub.models.template import ColumnKind, Template, TemplateFormat
from hub.pages import Site
from hub.problems import Problem
from hub.source.yaml12 import parse
from hub.vocabulary import ENUMS
from tests.conftest import Check
from tests.support.hub import LANGUAGES, REPOSITORY, TODAY, Content, page

IDS: Final = (
    "measurement-plan",
    "meeting-agenda-and-summary",
    "stakeholder-map",
    "steering-committee-invitation",
    "work-plan",
    "working-group-charter",
)
WORKBOOKS: Final = ("measurement-plan", "stakeholder-map", "work-plan")
DOCUMENTS: Final = tuple(sorted(set(IDS) - set(WORKBOOKS)))
RIGHT_TO_LEFT: Final = {"he": True, "ar": True, "en": False}
SPOKEN: Final = {"he": "he-IL", "ar": "ar-SA", "en": "en-GB"}

SMALL: Final = """\
id: list
title: {he: רשימה, ar: قائمة, en: List}
description: {he: רשימה, ar: قائمة, en: A list}
format: xlsx
stage: 3
page: about/index.md
steps: [{he: מלאו, ar: املأوا, en: Fill in}]
sheets:
  - id: rows
    name: {he: שורות, ar: أسطر, en: Rows}
    lead: {he: שורות, ar: أسطر, en: Rows}
    each: action
    blank: 2
    columns:
      - {id: number, label: {he: מספר, ar: رقم, en: No.}, kind: key, width: 8, field: action.id}
      - {id: status, label: {he: סטטוס, ar: حالة, en: Status}, kind: choice, choices: action_status, width: 12,
         field: action.status, example_code: planned}
      - {id: words, label: {he: מילים, ar: كلمات, en: Words}, kind: text, width: 30,
         example: {he: '=1+1', ar: '=1+1', en: '=1+1'}}
sources: [{id: evaluation}]
"""


@cache
def site() -> Site:
    """The repository's own hub."""
    return Site(load(read_config(REPOSITORY / "mkdocs.yml"), TODAY).catalog)


def template(template_id: str) -> Template:
    return site().catalog.templates[template_id].record


def data(template_id: str, locale: str) -> bytes:
    return site().templates[template_id][locale]


def workbook(template_id: str, locale: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data(template_id, locale)))


def rows(template_id: str, locale: str, sheet: str) -> list[tuple[Any, ...]]:
    return list(workbook(template_id, locale)[sheet].iter_rows(values_only=True))


def in_all_languages(ids: tuple[str, ...]) -> list[Any]:
    return [pytest.param(*pair, id=".".join(pair)) for pair in product(ids, LANGUAGES)]


def test_all_are_there() -> None:
    assert tuple(sorted(site().catalog.templates)) == IDS
    paths = [path for path, _ in site().files() if path.startswith("downloads/templates/")]
    wanted = [f"downloads/templates/{name}.{code}.{template(name).format}" for name in IDS for code in LANGUAGES]
    assert sorted(paths) == sorted(wanted)


@pytest.mark.parametrize(("template_id", "locale"), in_all_languages(WORKBOOKS))
def test_sheets_have_direction_header_and_page(template_id: str, locale: str) -> None:
    book = workbook(template_id, locale)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert len(shown) == 1 + len(template(template_id).sheets)
    assert book.properties.language == locale
    assert book.properties.title == template(template_id).title.get(locale)
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
    for sheet in shown:
        assert sheet.sheet_view.rightToLeft == RIGHT_TO_LEFT[locale]
    for sheet, defined in zip(shown[1:], template(template_id).sheets, strict=True):
        assert sheet.title == defined.name.get(locale)
        assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
        assert sheet.freeze_panes == ("A4" if defined.form else f"B{FIRST_ROW}")


@pytest.mark.parametrize(("template_id", "locale"), in_all_languages(WORKBOOKS))
def test_no_cell_is_a_formula_and_text_has_no_marks(template_id: str, locale: str) -> None:
    for sheet in workbook(template_id, locale).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not set(str(cell.value)) & set("\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(("template_id", "locale"), in_all_languages(WORKBOOKS))
def test_columns_are_checked(template_id: str, locale: str) -> None:
    """Every column that is not free text has a rule, and every list holds the values of its column."""
    book = workbook(template_id, locale)
    words = Words(site().catalog, site().writers[locale])
    for defined in template(template_id).sheets:
        rules = book[words.text(defined.name)].data_validations.dataValidation
        free = (ColumnKind.TEXT, ColumnKind.KEY)
        checked = [column for column in defined.columns if column.kind not in free]
        assert len(rules) == len(checked)
        for rule, column in zip(rules, checked, strict=True):
            assert rule.error
            if column.kind is ColumnKind.CHOICE:
                name, _, cells = str(rule.formula1).partition("!")
                assert name.strip("'") == LISTS
                column_number, first, _, last = range_boundaries(cells)
                assert column_number is not None
                assert first is not None
                assert last is not None
                listed = [book[LISTS].cell(row, column_number).value for row in range(first, last + 1)]
                assert listed == [label for _, label in words.choices(column)]


@pytest.mark.parametrize("template_id", WORKBOOKS)
def test_languages_have_the_same_columns(template_id: str) -> None:
    """All but the names of sheets, which are words, is one and the same."""

    def fields(locale: str) -> list[tuple[Any, ...]]:
        return [(row[0], *row[2:]) for row in rows(template_id, locale, FIELDS)[1:]]

    def codes(locale: str) -> list[tuple[Any, ...]]:
        return [row[::2] for row in rows(template_id, locale, LISTS)]

    assert fields("he") == fields("ar") == fields("en")
    assert codes("he") == codes("ar") == codes("en")


def test_work_plan_is_bound_to_the_model() -> None:
    table = rows("work-plan", "he", FIELDS)
    assert table[0][:4] == ("template", "work-plan", "he", "goal,lever,action")
    assert table[1] == FIELDS_HEAD
    for _, _, _, _, column, _, field, _ in table[2:]:
        assert field, column
        field_type(field)
    bound = {row[6] for row in table[2:]}
    assert {"goal.name", "lever.name", "action.name", "action.performers.name", "action.status"} <= bound
    assert {f"action.budget_lines.{name}" for name in ("amount", "year", "source", "kind", "state")} <= bound
    assert {"action.milestones.title", "action.milestones.due_date", "action.measures.target"} <= bound


def test_closed_lists_are_those_of_the_models() -> None:
    listed = rows("work-plan", "en", LISTS)
    place = listed[0].index("actions.status")
    assert [row[place] for row in listed[1:] if row[place]] == [member.value for member in ENUMS["action_status"]]


def test_a_text_like_a_formula_stays_text() -> None:
    book = built(SMALL)
    cell = book["Rows"].cell(FIRST_ROW, 3)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def built(text: str) -> openpyxl.Workbook:
    """The English workbook of a definition."""
    ours = site().catalog
    words = Words(ours, site().writers["en"])
    record = Template.model_validate(_plain(text))
    return openpyxl.load_workbook(io.BytesIO(template_bytes(record, words)))


def _plain(text: str) -> object:
    value: Any = parse(text.replace("id: evaluation", "id: hub-editors"), PurePosixPath("list.yml")).value
    return value


@pytest.mark.parametrize(("template_id", "locale"), in_all_languages(DOCUMENTS))
def test_documents_have_headings_language_and_direction(template_id: str, locale: str) -> None:
    document = docx.Document(io.BytesIO(data(template_id, locale)))
    defined = template(template_id)
    rtl = RIGHT_TO_LEFT[locale]
    about = document.core_properties
    assert (about.title, about.language) == (defined.title.get(locale), SPOKEN[locale])
    headings = [it.text for it in document.paragraphs if it.style is not None and it.style.name == "Heading 2"]
    assert headings[2:] == [section.heading.get(locale) for section in defined.sections]
    language = next(document.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:bidi" if rtl else "w:val")) == SPOKEN[locale]
    body = document.element.body
    for paragraph in body.iter(qn("w:p")):
        if paragraph.findall(qn("w:r")):
            assert (paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None) == rtl
    for table in document.tables:
        assert (table._tbl.tblPr.find(qn("w:bidiVisual")) is not None) == rtl
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    footer = document.sections[0].footer._element
    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("template_id", DOCUMENTS)
def test_tables_repeat_their_header(template_id: str) -> None:
    document = docx.Document(io.BytesIO(data(template_id, "he")))
    grids = [section.table for section in template(template_id).sections if section.table]
    headed = [table for table in document.tables if table._tbl.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(headed) == len(grids)


def test_numbers_and_latin_words_keep_their_direction() -> None:
    document = docx.Document(io.BytesIO(data("steering-committee-invitation", "he")))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text == "STEM"]
    assert runs
    for run in runs:
        mark = run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}")
        assert mark is not None
        assert mark.get(qn("w:val")) == "0"


@pytest.mark.parametrize("template_id", ["stakeholder-map", "working-group-charter"])
def test_the_same_twice(template_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the clock has moved on: zip entries have a resolution of two seconds."""
    before = data(template_id, "ar")
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    words = Words(site().catalog, site().writers["ar"])
    assert template_bytes(template(template_id), words) == before
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(TODAY.year, TODAY.month, TODAY.day)}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_page_offers_the_file_in_every_language(locale: str) -> None:
    html = site().template(locale, "toolkit/templates/", "../../", "work-plan")
    assert html.index(f"../../downloads/templates/work-plan.{locale}.xlsx") == html.index("../../downloads")
    for other in LANGUAGES:
        assert html.count(f"work-plan.{other}.xlsx") == 1
    assert 'datetime="2026-11-21"' in html


def files(definition: str = SMALL, block: str = "list") -> Mapping[str, Content]:
    """The smallest hub with a template and a page that places one."""
    body = f"\n/// template | {block}\n///\n"
    pages = {
        f"docs/{language}/about/index.md": page(language, body, original=page("he", body)) for language in LANGUAGES
    }
    return {"data/templates/list.yml": definition} | pages


def told(problems: list[Problem]) -> list[tuple[str, str, int]]:
    return [(problem.code, str(problem.mark.file), problem.mark.line) for problem in problems]


def test_what_is_right_passes(check: Check) -> None:
    assert told(check(files())) == []


def test_an_unknown_template_is_told(check: Check) -> None:
    problems = check(files(block="lst"))
    assert {code for code, _, _ in told(problems)} == {"reference-unknown"}
    assert problems[0].params["near"] == "list"
    assert problems[0].params["kind"] == "templates"
    lines = str(files(block="lst")["docs/ar/about/index.md"]).splitlines()
    assert told(problems)[0] == ("reference-unknown", "docs/ar/about/index.md", lines.index("/// template | lst") + 1)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("field: action.id", "field: action.ids", "reference-unknown"),
        ("each: action\n", "each: actoin\n", "reference-unknown"),
        ("choices: action_status", "choices: actions", "reference-unknown"),
        ("choices: action_status", "choices: circle", "reference-unknown"),
        ("example_code: planned", "example_code: plan", "reference-unknown"),
        ("kind: key", "kind: keys", "choice-unknown"),
        ("page: about/index.md", "page: about/indx.md", "reference-unknown"),
        ("format: xlsx", "format: docx", "field-missing"),
        ("en: Rows}\n    lead", "en: 'Rows: all'}\n    lead", "sheet-name"),
        ("id: words", "id: status", "id-duplicate"),
        ("[{id: evaluation}]", "[{id: evaluatoin}]", "reference-unknown"),
    ],
)
def test_what_is_wrong_is_told(check: Check, old: str, new: str, code: str) -> None:
    assert SMALL.count(old) == 1
    problems = check(files(SMALL.replace(old, new)))
    assert code in {found for found, _, _ in told(problems)}
    assert {file for _, file, _ in told(problems)} == {"data/templates/list.yml"}


def test_formats_are_all_made() -> None:
    assert {template(name).format for name in IDS} == set(TemplateFormat)
