"""Marking the glossary's terms in written pages."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from hub.terms import TermView, mark_terms
from tests.support.hub import page, problems_of

LEVER_HE = TermView("lever", Markup("מנוף"), Markup("הגדרה"), ["מנוף", "מנופים"], "../glossary/#glossary-lever")
LEVER_EN = TermView("lever", Markup("lever"), Markup("What it means."), ["lever", "levers"], "")
GROUP_HE = TermView("group", Markup("קבוצת עבודה"), Markup("הגדרה"), ["קבוצת עבודה", "קבוצת העבודה"], "")
WORK_HE = TermView("work", Markup("עבודה"), Markup("הגדרה"), ["עבודה"], "")
LEVER_AR = TermView("lever", Markup("رافعة"), Markup("تعريف"), ["رافعة", "روافع"], "")


def marked(html: str, *terms: TermView, locale: str = "he") -> str:
    """The page's HTML without the definitions behind it."""
    return mark_terms(html, terms, locale, Markup("more")).split('<div class="hub-term-note"')[0]


def button(term: str, text: str) -> str:
    """A marked term."""
    return f'<button type="button" class="hub-term" popovertarget="term-{term}">{text}</button>'


def test_the_first_occurrence_is_marked_with_its_prefix() -> None:
    """A term is marked once a page, together with the prefix that Hebrew glues to it."""
    html = "<p>על המנופים ועל מנוף נוסף</p><p>מנוף</p>"
    assert marked(html, LEVER_HE) == f"<p>על {button('lever', 'המנופים')} ועל מנוף נוסף</p><p>מנוף</p>"


def test_headings_links_and_code_are_left_alone() -> None:
    """Terms in headings, links, code, labels, heads of tables and generated fragments stay as they are."""
    html = (
        '<h2>מנוף</h2><a href="#">מנוף</a><code>מנוף</code><table><th>מנוף</th></table>'
        '<div class="hub-embed"><div><p>מנוף</p></div></div><p>מנוף</p>'
    )
    assert marked(html, LEVER_HE) == html.replace("<p>מנוף</p></div></div><p>מנוף</p>", "") + (
        f"<p>מנוף</p></div></div><p>{button('lever', 'מנוף')}</p>"
    )


def test_void_elements_do_not_hide_what_follows() -> None:
    """A line break or an image inside a heading's neighbour keeps the count of open elements right."""
    html = '<p>שורה<br>שנייה<img src="x"></p><p>מנוף</p>'
    assert button("lever", "מנוף") in marked(html, LEVER_HE)


def test_the_longest_form_wins() -> None:
    """A phrase is marked as a whole, not one word of it."""
    assert marked("<p>קבוצת עבודה</p>", WORK_HE, GROUP_HE) == f"<p>{button('group', 'קבוצת עבודה')}</p>"


def test_words_that_merely_contain_a_form_are_not_marked() -> None:
    """Letters after a form make another word of it."""
    assert marked("<p>מנופאי</p>", LEVER_HE) == "<p>מנופאי</p>"


def test_arabic_article_and_prefixes() -> None:
    """The article and attached prepositions of Arabic belong to the marked word."""
    assert marked("<p>على الروافع</p>", LEVER_AR, locale="ar") == f"<p>على {button('lever', 'الروافع')}</p>"


def test_english_is_matched_in_any_case_and_stays_as_written() -> None:
    """A capital at the start of a sentence stays; text stays escaped."""
    html = "<p>Levers &amp; goals &lt;b&gt;</p>"
    assert marked(html, LEVER_EN, locale="en") == f"<p>{button('lever', 'Levers')} &amp; goals &lt;b&gt;</p>"


def test_each_marked_term_brings_its_definition() -> None:
    """The definition stands behind the page as a popover with the id that the button names; no other term's does."""
    html = mark_terms("<p>מנוף</p>", [LEVER_HE, GROUP_HE], "he", Markup("למילון"))
    assert html.count("popover>") == 1
    assert '<div class="hub-term-note" id="term-lever" popover><p><strong>מנוף</strong> הגדרה</p>' in html
    assert '<a href="../glossary/#glossary-lever">למילון</a>' in html


def test_a_page_that_uses_another_word_is_found(tmp_path: Path) -> None:
    """The check names file, line and column of a word that the glossary tells to avoid; code and links do not count."""
    glossary = (
        "- id: work-plan\n"
        "  term: {he: תוכנית עבודה, ar: خطة عمل, en: work plan}\n"
        "  definition: {he: הגדרה, ar: تعريف, en: Definition}\n"
        "  avoid: {en: [workplan]}\n"
    )
    text = page("en", "\nSee `workplan` and [it](workplan.md).\n\nThe Workplan of a city.\n")
    files = {"data/glossary.yml": glossary, "docs/en/about/index.md": text}
    (found,) = [problem for problem in problems_of(tmp_path, files) if problem.code == "term-avoided"]
    assert str(found.mark.file) == "docs/en/about/index.md"
    assert text.split("\n")[found.mark.line - 1][found.mark.column - 1 :].startswith("Workplan")
    assert (found.params["found"], found.params["expected"]) == ("Workplan", "work plan")
    assert not found.is_error
