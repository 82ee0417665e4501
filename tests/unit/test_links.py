"""Links of a built site: every planted fault is found, at its line, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from hub.links import check_links
from tests.support.hub import LANGUAGES, text_of

PAGE: Final = '<!doctype html>\n<html lang="en"><body>\n<h1 id="top">{title}</h1>\n{body}\n</body></html>\n'
GOOD: Final = (
    '<a href="./">here</a> <a href="../">home</a> <a href="#top">up</a> <a href="../other/#שלב-א">stage</a>'
    ' <a href="../other/#%D7%A9%D7%9C%D7%91-%D7%90">stage</a> <a href="../files/plan.xlsx">plan</a>'
    ' <a href="https://example.org/nowhere">out</a> <a href="mailto:office@example.org">write</a>'
    ' <img src="data:image/svg+xml,x" alt=""> <img src="../mark.svg" srcset="../mark.svg 2x" alt="">'
)

FAULTS: Final = {
    '<a href="../gone/">x</a>': ("link-broken", "../gone/"),
    '<a href="../other">x</a>': ("link-broken", "../other"),
    '<a href="../files/plan.csv">x</a>': ("link-broken", "../files/plan.csv"),
    '<img src="missing.png" alt="">': ("link-broken", "missing.png"),
    '<img src="../mark.svg" srcset="../mark.svg 1x, ../big.svg 2x" alt="">': ("link-broken", "../big.svg"),
    '<script src="../gone.js"></script>': ("link-broken", "../gone.js"),
    '<form action="../search/"></form>': ("link-broken", "../search/"),
    '<a href="../../../out/">x</a>': ("link-outside", "../../../out/"),
    '<a href="/about/">x</a>': ("link-outside", "/about/"),
    '<a href="../other/#gone">x</a>': ("link-anchor", "../other/#gone"),
    '<a href="#gone">x</a>': ("link-anchor", "#gone"),
    '<a href="javascript:alert(1)">x</a>': ("link-unsafe", "javascript:alert(1)"),
    '<a href="JaVaScRiPt:alert(1)">x</a>': ("link-unsafe", "JaVaScRiPt:alert(1)"),
    '<a href="data:text/html,x">x</a>': ("link-unsafe", "data:text/html,x"),
    '<a href="http://[bad/">x</a>': ("link-broken", "http://[bad/"),
}


def make_site(folder: Path, body: str) -> Path:
    pages = {"index.html": "", "page/index.html": body, "other/index.html": '<h2 id="שלב-א">x</h2>'}
    for name, content in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE.format(title=name, body=content), "utf-8")
    (folder / "files").mkdir()
    (folder / "files" / "plan.xlsx").write_bytes(b"")
    (folder / "mark.svg").write_bytes(b"")
    return folder


@pytest.mark.parametrize("base", ["/", "/hub/"])
def test_good_links_pass(tmp_path: Path, base: str) -> None:
    assert check_links(make_site(tmp_path, GOOD), base) == []


@pytest.mark.parametrize("body", FAULTS)
def test_a_planted_fault_is_found_at_its_line(tmp_path: Path, body: str) -> None:
    (found,) = check_links(make_site(tmp_path, f"{GOOD}\n{body}"), "/hub/")
    assert (found.code, found.params["found"]) == FAULTS[body]
    assert (found.mark.file.as_posix(), found.mark.line) == ("page/index.html", 5)


def test_a_site_at_the_root_may_link_from_the_root(tmp_path: Path) -> None:
    assert check_links(make_site(tmp_path, '<a href="/page/">x</a>'), "/") == []


def test_the_same_fragment_is_judged_on_each_page(tmp_path: Path) -> None:
    site = make_site(tmp_path, '<a href="#top">x</a>')
    (site / "page" / "more.html").write_text('<html><body><a href="#top">x</a></body></html>', "utf-8")
    assert [(found.code, found.mark.file.name) for found in check_links(site)] == [("link-anchor", "more.html")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words(tmp_path: Path, language: str) -> None:
    """The exact words of the four problems in each language."""
    body = '<a href="../gone/">x</a>\n<a href="#gone">x</a>\n<a href="/about/">x</a>\n<a href="javascript:x">x</a>'
    assert text_of(check_links(make_site(tmp_path, body), "/hub/"), language) == WORDS[language]


WORDS: Final = {
    "he": """\
page/index.html:4:1: שגיאה [link-broken] הדף מקשר אל משהו שאין באתר.
    צפוי: כתובת שקיימת באתר
    נמצא: ../gone/
    דוגמה: ../authorities/
page/index.html:5:1: שגיאה [link-anchor] הדף מקשר אל מקום שאינו קיים בדף האחר.
    צפוי: המזהה של כותרת או של חלק באותו דף
    נמצא: #gone
page/index.html:6:1: שגיאה [link-outside] הדף מקשר אל כתובת מחוץ לאתר, באותו שרת.
    צפוי: קישור יחסי לדף
    נמצא: /about/
    דוגמה: ../about/
page/index.html:7:1: שגיאה [link-unsafe] הקישור יריץ קוד, או נפתח בדרך שאינה נהוגה באתר.
    צפוי: https:, mailto: או כתובת באתר
    נמצא: javascript:x
""",
    "ar": """\
page/index.html:4:1: خطأ [link-broken] في الصفحة رابط إلى شيء غير موجود في الموقع.
    المتوقَّع: عنوان موجود في الموقع
    الموجود: ../gone/
    مثال: ../authorities/
page/index.html:5:1: خطأ [link-anchor] في الصفحة رابط إلى موضع غير موجود في الصفحة الأخرى.
    المتوقَّع: معرّف عنوان أو جزء في تلك الصفحة
    الموجود: #gone
page/index.html:6:1: خطأ [link-outside] في الصفحة رابط إلى عنوان خارج الموقع، على الخادم نفسه.
    المتوقَّع: رابط نسبي إلى الصفحة
    الموجود: /about/
    مثال: ../about/
page/index.html:7:1: خطأ [link-unsafe] يشغّل الرابط شيفرة، أو يُفتح بطريقة لا يستعملها الموقع.
    المتوقَّع: https: أو mailto: أو عنوان في الموقع
    الموجود: javascript:x
""",
    "en": """\
page/index.html:4:1: error [link-broken] The page links to something that the site does not have.
    expected: an address of the site
    found: ../gone/
    example: ../authorities/
page/index.html:5:1: error [link-anchor] The page links to a place that the other page does not have.
    expected: the id of a heading or of a part of that page
    found: #gone
page/index.html:6:1: error [link-outside] The page links to an address on the same host, outside the site.
    expected: a link relative to the page
    found: /about/
    example: ../about/
page/index.html:7:1: error [link-unsafe] The link would run code, or opens in a way that the site does not use.
    expected: https:, mailto: or an address of the site
    found: javascript:x
""",
}
