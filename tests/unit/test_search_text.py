"""The text that is searched: what of a page's HTML is content, and where its sections begin."""

from __future__ import annotations

from hub.search.documents import Section
from hub.search.text import sections_of

PAGE = """
<h1 id="title">Title</h1>
<p>The <bdi>STEM</bdi> plan,<br>in short.</p>
<h2 id="first">First <em>part</em><a class="headerlink" href="#first">#</a></h2>
<ul><li>one</li><li>two &amp; &lt;three&gt;</li></ul>
<h3 id="inner">Inner</h3>
<table><tr><td>a</td><td>b</td></tr></table>
<h2>Without an anchor</h2>
"""


def test_a_page_is_cut_at_its_headings() -> None:
    """The title is no text; a heading without an anchor is text of the section it stands in."""
    assert sections_of(PAGE) == [
        Section("The STEM plan,\nin short."),
        Section("one\ntwo & <three>", "First part", "first"),
        Section("a\nb\nWithout an anchor", "Inner", "inner"),
    ]


def test_what_surrounds_the_content_is_left_out() -> None:
    """Menus, drawings, scripts, what is missing, sources, and what is found by itself: plans, terms, files."""
    html = """
    <header class="hub-page-head"><h1>Name</h1><p>Lead</p></header><nav><a href="#x">Contents</a></nav>
    <script>code</script><svg><text>drawing</text></svg>
    <p>Kept <span class="hub-missing">not recorded</span><a class="hub-cite" href="#1">1</a> text</p>
    <p class="hub-source hub-small">Source</p><div class="hub-embed"><div><p>Row</p></div></div>
    <dl class="hub-glossary"><div><dt>Term</dt></div></dl><div class="hub-download"><p>File</p></div>
    <p>End<img src="a.png" alt=""></p>
    """
    assert sections_of(html) == [Section("Kept text\nEnd")]


def test_an_anchor_in_a_part_that_is_left_out_begins_nothing() -> None:
    """The heading of an embedded plan is not a section of the page."""
    html = '<h2 id="a">A</h2><p>one</p><div class="hub-embed"><h3 id="b">B</h3></div><p>two</p>'
    assert sections_of(html) == [Section("one\ntwo", "A", "a")]


def test_letters_that_html_names_are_letters() -> None:
    """Markup that a text shows is text: whoever prints it escapes it again."""
    assert sections_of("<p>&lt;img src=x onerror=alert(1)&gt;</p>") == [Section("<img src=x onerror=alert(1)>")]
