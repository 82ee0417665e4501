"""Isolation of numbers and foreign words in right-to-left and left-to-right text."""

from __future__ import annotations

import pytest

from hub.bidi import isolate
from hub.documents import isolate_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("בשנים 2018–2022 גדל", 'בשנים <bdi dir="ltr">2018–2022</bdi> גדל'),
        ("גידול של 35.7% מאז", 'גידול של <bdi dir="ltr">35.7%</bdi> מאז'),
        ("כ-40% מהילדים", 'כ-<bdi dir="ltr">40%</bdi> מהילדים'),
        ("כ־40% מהילדים", 'כ־<bdi dir="ltr">40%</bdi> מהילדים'),
        ("ירידה של -3.2% בלבד", 'ירידה של <bdi dir="ltr">-3.2%</bdi> בלבד'),
        ("36 רשויות, 160,000 תושבים.", "36 רשויות, 160,000 תושבים."),
        ("חינוך ב־STEM מגיל צעיר", "חינוך ב־<bdi>STEM</bdi> מגיל צעיר"),
        ("רשת muni:STEM ומודל ECOSTEM21.", "רשת <bdi>muni:STEM</bdi> ומודל <bdi>ECOSTEM21</bdi>."),
        ("יוזמת 5P2, 2018", "יוזמת <bdi>5P2</bdi>, 2018"),
        ("סקר 2024: 53 משיבים", "סקר 2024: 53 משיבים"),
        ("תקציב ₪1,000 לשנה", 'תקציב <bdi dir="ltr">₪1,000</bdi> לשנה'),
        ("תקציב של 1,000 ₪ לשנה", "תקציב של 1,000 ₪ לשנה"),
        ("בין 5,000–10,000 ₪ לשנה", 'בין <bdi dir="ltr">5,000–10,000</bdi> ₪ לשנה'),
        ('דו"ח על "STEM"', "דו&#34;ח על &#34;<bdi>STEM</bdi>&#34;"),
        ("מ־5–10 ועד 12:30", 'מ־<bdi dir="ltr">5–10</bdi> ועד <bdi dir="ltr">12:30</bdi>'),
        ("<b>מודגש</b> & נטוי", "&lt;<bdi>b</bdi>&gt;מודגש&lt;/<bdi>b</bdi>&gt; &amp; נטוי"),
    ],
)
def test_hebrew(text: str, expected: str) -> None:
    """Ranges, percentages, sums, signs and Latin names are isolated in Hebrew; plain numbers are left alone."""
    assert isolate(text, "rtl") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بين 2021-2023 وبعدها", 'بين <bdi dir="ltr">2021-2023</bdi> وبعدها'),
        ("منظومة STEM في السلطة", "منظومة <bdi>STEM</bdi> في السلطة"),
        ("برنامج TOP15، وهو 5P2.", "برنامج <bdi>TOP15</bdi>، وهو <bdi>5P2</bdi>."),
        ("نسبة 31.2%، أعلى", 'نسبة <bdi dir="ltr">31.2%</bdi>، أعلى'),
    ],
)
def test_arabic(text: str, expected: str) -> None:
    """In Arabic even a range with a hyphen would turn round."""
    assert isolate(text, "rtl") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan of באר שבע (2017)", "The plan of <bdi>באר שבע</bdi> (2017)"),
        ("36 authorities, 31.2% of them", "36 authorities, 31.2% of them"),
    ],
)
def test_english(text: str, expected: str) -> None:
    """In English it is Hebrew and Arabic words that are isolated."""
    assert isolate(text, "ltr") == expected


def test_code_and_attributes_stay_as_they_are() -> None:
    """In written pages only text is touched: not code, not attributes, not what is isolated already."""
    html = '<p title="2018–2022">ב־2018–2022 <code>hub check 1–2</code> <bdi dir="ltr">1–2</bdi></p>'
    expected = (
        '<p title="2018–2022">ב־<bdi dir="ltr">2018–2022</bdi> <code>hub check 1–2</code> <bdi dir="ltr">1–2</bdi></p>'
    )
    assert isolate_html(html, "rtl") == expected


def test_text_after_a_heading_link_is_still_isolated() -> None:
    """The permalink of a heading does not end the isolation of what follows."""
    html = '<h2>כותרת<a class="headerlink" href="#x">#</a></h2><p>ב־2018–2022</p>'
    assert isolate_html(html, "rtl").endswith('<p>ב־<bdi dir="ltr">2018–2022</bdi></p>')
