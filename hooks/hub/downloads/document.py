"""A template as a document: headings, lines to fill in, tables and lists to tick off, in the language's direction."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from textwrap import shorten
from typing import Final

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from hub.downloads.archive import repacked
from hub.downloads.style import INK, LINK, MUTED, SOFT, TEXT, WHITE
from hub.downloads.wordml import (
    add_field,
    add_link,
    add_text,
    describe_table,
    keep_styles,
    language_of,
    prepare,
    set_font,
    shade,
)
from hub.downloads.words import Words
from hub.models.template import Blank, Grid, Section, Template

_A4: Final = (Mm(210), Mm(297))
_MARGIN: Final = Mm(20)
_ROOM: Final = Mm(170)
_LINE: Final = Mm(9)
_LABEL_SHARE: Final = 34
_GRID: Final = "Table Grid"
_BOX: Final = "☐ "
_LONGEST_PROPERTY: Final = 255
"""More characters a document cannot say of itself."""
_STYLES: Final = (
    ("Normal", 11, False, TEXT, 0, 6),
    ("Heading 1", 20, True, INK, 0, 6),
    ("Heading 2", 14, True, INK, 16, 6),
    ("List Bullet", 11, False, TEXT, 0, 3),
    ("List Number", 11, False, TEXT, 0, 3),
    ("Footer", 9, False, MUTED, 0, 0),
)
"""Style, size, bold, colour, space before and after."""


def document_bytes(template: Template, words: Words) -> bytes:
    """The document of a template in one language."""
    writer = _Writer(template, words)
    writer.write()
    result = io.BytesIO()
    writer.document.save(result)
    return repacked(result.getvalue(), words.day)


class _Writer:
    """Writes one document."""

    def __init__(self, template: Template, words: Words) -> None:
        self.template = template
        self.words = words
        self.document: Document = docx.Document()
        self.is_rtl = words.is_rtl
        self.styles: dict[str, str] = {}

    def write(self) -> None:
        """The whole document: a first page that can be deleted (how to use it, what it rests on), then the sections."""
        self._set_up()
        template, words = self.template, self.words
        self._paragraph(words.text(template.title), "Heading 1")
        self._paragraph(words.text(template.description), colour=MUTED)
        self._paragraph(words.label("download.guide"), "Heading 2")
        for step in template.steps:
            self._paragraph(words.text(step), "List Number")
        self._paragraph(words.label("download.about"), "Heading 2")
        for line in words.about(template):
            self._paragraph(line, colour=MUTED)
        if address := words.address(template):
            add_link(self._paragraph(f"{words.label('download.page')} ", colour=MUTED), address, LINK)
        for number, section in enumerate(template.sections):
            self._section(section, new_page=section.new_page or number == 0)

    def _set_up(self) -> None:
        document, words = self.document, self.words
        keep_styles(document, {name for name, *_ in _STYLES} | {_GRID})
        prepare(document, words.locale, is_rtl=self.is_rtl)
        page = document.sections[0]
        page.page_width, page.page_height = _A4
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
        for name, size, bold, colour, before, after in _STYLES:
            style = document.styles[name]
            self.styles[name] = style.style_id
            if isinstance(style, ParagraphStyle):
                style.font.size = Pt(size)
                style.font.bold = bold
                style.font.color.rgb = RGBColor.from_string(colour)
                style.paragraph_format.space_before = Pt(before)
                style.paragraph_format.space_after = Pt(after)
                set_font(style, size, bold=bold, is_rtl=self.is_rtl)
        self._properties()
        self._footer(page.footer.paragraphs[0])

    def _properties(self) -> None:
        about = self.document.core_properties
        about.title = shorten(self.words.text(self.template.title), _LONGEST_PROPERTY, placeholder="…")
        about.subject = shorten(self.words.text(self.template.description), _LONGEST_PROPERTY, placeholder="…")
        about.author = about.last_modified_by = self.words.site
        about.language = language_of(self.words.locale)
        about.keywords = "CC BY 4.0"
        about.comments = ""
        about.revision = 1
        about.created = about.modified = datetime.combine(self.words.day, datetime.min.time(), UTC)

    def _footer(self, paragraph: Paragraph) -> None:
        """The template's title, whose it is, and the number of the page."""
        title = f"{self.words.text(self.template.title)} · muni:STEM, CC BY 4.0 · "
        before, _, rest = self.words.writer.vocabulary.text("download.page_number").partition("{page}")
        between, _, after = rest.partition("{pages}")
        add_text(paragraph, title + before, is_rtl=self.is_rtl)
        add_field(paragraph, "PAGE")
        add_text(paragraph, between, is_rtl=self.is_rtl)
        add_field(paragraph, "NUMPAGES")
        add_text(paragraph, after, is_rtl=self.is_rtl)

    def _section(self, section: Section, *, new_page: bool) -> None:
        words = self.words
        heading = words.text(section.heading)
        self._paragraph(heading, "Heading 2").paragraph_format.page_break_before = new_page or None
        for text in section.texts:
            self._paragraph(words.text(text)).paragraph_format.keep_with_next = True
        for number, item in enumerate(section.items, start=1):
            paragraph = self._paragraph(words.text(item), "List Bullet")
            paragraph.paragraph_format.space_after = Pt(10) if number == len(section.items) else None
        if section.blanks:
            self._blanks(section.blanks, heading)
        if section.table:
            self._table(section.table, heading)
        for item in section.checklist:
            self._paragraph(f"{_BOX}{words.text(item)}")
        for text in section.closing:
            self._paragraph(words.text(text))

    def _paragraph(self, text: str, style: str = "Normal", colour: str = "") -> Paragraph:
        paragraph = self.document.add_paragraph()
        paragraph._p.get_or_add_pPr().style = self.styles[style]  # noqa: SLF001 - by name it looks through all of them
        add_text(paragraph, text, is_rtl=self.is_rtl, colour=colour)
        return paragraph

    def _blanks(self, blanks: list[Blank], title: str) -> None:
        """What to fill in beside where it goes."""
        table = self._new_table(len(blanks), [_LABEL_SHARE, 100 - _LABEL_SHARE])
        for row, blank in zip(table.rows, blanks, strict=True):
            row.height = _LINE * blank.lines
            label, answer = row.cells
            self._fill(label, self.words.text(blank.label), INK, SOFT, bold=True)
            self._fill(answer, self.words.text(blank.hint) if blank.hint else "", MUTED)
        self._finish(table, title, header_row=False)

    def _table(self, grid: Grid, title: str) -> None:
        table = self._new_table(1 + len(grid.rows) + grid.blank, [column.width for column in grid.columns])
        for cell, column in zip(table.rows[0].cells, grid.columns, strict=True):
            self._fill(cell, self.words.text(column.label), WHITE, INK, bold=True)
        for index, row in enumerate(table.rows[1:]):
            texts = grid.rows[index].texts if index < len(grid.rows) else []
            for place, cell in enumerate(row.cells):
                self._fill(cell, self.words.text(texts[place]) if place < len(texts) else "")
        self._finish(table, title, header_row=True)

    def _new_table(self, rows: int, shares: list[int]) -> Table:
        table: Table = self.document.add_table(rows, len(shares), style=_GRID)
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        whole = sum(shares)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Emu(_ROOM * share // whole)
        for row in table.rows:
            row.height = _LINE
            for cell, share in zip(row.cells, shares, strict=True):
                cell.width = Emu(_ROOM * share // whole)
        return table

    def _finish(self, table: Table, title: str, *, header_row: bool) -> None:
        describe_table(table, title, is_rtl=self.is_rtl, header_row=header_row)
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _fill(self, cell: _Cell, text: str, colour: str = "", fill: str = "", *, bold: bool = False) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
        add_text(paragraph, text, is_rtl=self.is_rtl, bold=bold, colour=colour)
        if fill:
            shade(cell._tc.get_or_add_tcPr(), fill)  # noqa: SLF001 - python-docx offers no other way
