"""What python-docx has no words for: direction, language, fonts of complex scripts, page numbers, table headers.

Element names are those of WordprocessingML: https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

from __future__ import annotations

from typing import Any, Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from hub.bidi import runs
from hub.downloads.style import FONT, LINE

LANGUAGES: Final = {"he": "he-IL", "ar": "ar-SA", "en": "en-GB"}
"""Languages as word processors know them: none has proofing tools for the Arabic of Israel, all have ar-SA."""
_LATIN: Final = LANGUAGES["en"]
_BEFORE_BIDI: Final = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")
_AFTER_BIDI: Final = (*_BEFORE_BIDI, "w:textAlignment", "w:outlineLvl", "w:rPr")
_AFTER_TABLE_STYLE: Final = (
    "w:tblStyleRowBandSize",
    "w:tblW",
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
    "w:tblCaption",
)


def element(name: str, **attributes: str) -> Any:  # noqa: ANN401 - python-docx types its elements so
    """An element with attributes of the same namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def language_of(locale: str) -> str:
    """The language of a document's text."""
    return LANGUAGES.get(locale, locale)


def prepare(document: Document, locale: str, *, is_rtl: bool) -> None:
    """Say language and direction once for the whole document, and drop the blank file's own."""
    spoken = language_of(locale)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for old in defaults.iter(qn("w:lang")):
        old.set(qn("w:val"), _LATIN if is_rtl else spoken)
        old.set(qn("w:bidi"), spoken if is_rtl else LANGUAGES["he"])
    settings = document.settings.element
    theme = settings.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), _LATIN if is_rtl else spoken)
        theme.set(qn("w:bidi"), spoken if is_rtl else LANGUAGES["he"])
    if is_rtl:
        for section in document.sections:
            after = ("w:rtlGutter", "w:docGrid", "w:printerSettings")
            section._sectPr.insert_element_before(element("w:bidi"), *after)  # noqa: SLF001 - as everywhere below


def keep_styles(document: Document, names: set[str]) -> None:
    """Drop the blank file's styles but for the defaults and these; give table lines the hub's colour."""
    styles = document.styles.element
    for style in list(styles.iter(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val"))
        is_default = style.get(qn("w:default")) == "1"
        if not is_default and name.casefold() not in {kept.casefold() for kept in names}:
            styles.remove(style)
    for style in styles.iter(qn("w:style")):
        for link in style.findall(qn("w:link")):
            style.remove(link)
        for borders in style.iter(qn("w:tblBorders")):
            for border in borders:
                border.set(qn("w:color"), LINE)


def set_font(style: ParagraphStyle, size: float, *, bold: bool, is_rtl: bool) -> None:
    """Give a style one font for all scripts, its size for complex scripts too, and its direction."""
    properties = style.element.get_or_add_rPr()
    for name in ("w:rFonts", "w:szCs", "w:bCs", "w:rtl"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    properties.insert(0, element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    if bold:
        properties.insert_element_before(element("w:bCs"), *_AFTER_BOLD)
    properties.insert_element_before(element("w:szCs", val=str(round(size * 2))), *_AFTER_SIZE)
    if is_rtl:
        properties.insert_element_before(element("w:rtl"), "w:cs", "w:em", "w:lang", "w:eastAsianLayout")
        turn(style.element.get_or_add_pPr())


_AFTER_BOLD: Final = (
    "w:i",
    "w:iCs",
    "w:caps",
    "w:color",
    "w:spacing",
    "w:sz",
    "w:szCs",
    "w:u",
    "w:rtl",
    "w:cs",
    "w:lang",
)
_AFTER_SIZE: Final = ("w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:rtl", "w:cs", "w:em", "w:lang")


def turn(properties: Any) -> None:  # noqa: ANN401 - see element()
    """Let a paragraph, or a style of paragraphs, run from right to left."""
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(element("w:bidi"), *_AFTER_BIDI)


def add_text(paragraph: Paragraph, text: str, *, is_rtl: bool, bold: bool = False, colour: str = "") -> None:
    """Add a text in pieces: each runs in its own direction, so that ranges and Latin names are not turned round."""
    if is_rtl:
        turn(paragraph._p.get_or_add_pPr())  # noqa: SLF001 - python-docx offers no other way
    for piece, foreign in runs(text, "rtl" if is_rtl else "ltr"):
        run = paragraph.add_run(piece)
        style_run(run, is_rtl=is_rtl is not foreign, bold=bold, colour=colour)


def style_run(run: Run, *, is_rtl: bool, bold: bool = False, colour: str = "") -> None:
    """Direction, weight and colour of a run; complex scripts have a weight of their own."""
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-docx offers no other way
    if bold:
        properties.append(element("w:b"))
        properties.append(element("w:bCs"))
    if colour:
        properties.append(element("w:color", val=colour))
    properties.append(element("w:rtl") if is_rtl else element("w:rtl", val="0"))


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that the word processor fills in, such as the number of the page."""
    field = element("w:fldSimple", instr=instruction)
    run = element("w:r")
    text = element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx offers no other way


def add_link(paragraph: Paragraph, address: str, colour: str) -> None:
    """Add an address that can be followed; it reads from left to right in every language."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(address.rstrip("/"))
    style_run(run, is_rtl=False, colour=colour)
    link.append(run._r)  # noqa: SLF001 - python-docx offers no other way
    paragraph._p.append(link)  # noqa: SLF001 - python-docx offers no other way


def shade(cell_properties: Any, colour: str) -> None:  # noqa: ANN401 - see element()
    """Fill a table's cell."""
    cell_properties.append(element("w:shd", val="clear", color="auto", fill=colour))


def describe_table(table: Table, title: str, *, is_rtl: bool, header_row: bool) -> None:
    """Direction, a title for whoever does not see the table, and which cells are headers."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx offers no other way
    if is_rtl:
        properties.insert_element_before(element("w:bidiVisual"), *_AFTER_TABLE_STYLE)
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    first = {"firstRow": "1", "firstColumn": "0"} if header_row else {"firstRow": "0", "firstColumn": "1"}
    properties.append(element("w:tblLook", val="0420" if header_row else "0480", **first, noHBand="1", noVBand="1"))
    properties.append(element("w:tblCaption", val=title))
    for index, row in enumerate(table.rows):
        row_properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx offers no other way
        row_properties.append(element("w:cantSplit"))
        if header_row and index == 0:
            row_properties.append(element("w:tblHeader"))
