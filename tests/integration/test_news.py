"""What is new: the page, and the feeds that readers' programs follow."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from lxml import etree

from hub.cli.main import main
from tests.support.html import parse
from tests.support.site import make_site, page

SITE_URL = "https://hub.example.org/"
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGES = {"he": "", "ar": "ar/", "en": "en/"}
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00Z")
BUILT = "1767225600"
"""1 January 2026."""
NEWS = """\
- id: search
  date: 2025-06
  title: {he: חיפוש חדש, ar: بحث جديد, en: A new search}
- id: plans
  date: 2025-12-31
  title: {he: 'תוכניות & <b>יעדים</b>', ar: خطط وأهداف, en: Plans & goals}
  text: {he: שתי תוכניות, ar: خطتان, en: Two plans}
  link: work-plans/plan-a/
- id: tomorrow
  date: 2026-01-02
  title: {he: מחר, ar: غدًا, en: Tomorrow}
"""
FILES = {
    "data/news.yml": NEWS,
    "docs/en/about/index.md": page("About en", last_reviewed="2025-09-01"),
    "data/authorities/ilanot.yml": (
        "id: ilanot\nname: {he: אילנות, ar: إيلانوت, en: Ilanot}\nlast_reviewed: 2025-09-01\nsources: [{id: report}]\n"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with announcements, built on the first day of 2026."""
    config = make_site(tmp_path_factory.mktemp("news"), FILES, site_url=SITE_URL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILT)
        assert main(["--config", str(config), "build"]) == 0
    return config.parent / "site"


def feed_of(site: Path, prefix: str) -> etree._Element:
    """The root of a language's feed."""
    return etree.fromstring((site / prefix / "feed.xml").read_bytes())


def texts(element: etree._Element, name: str) -> list[str]:
    """The texts of an element's children of a name."""
    return [child.text for child in element.findall(f"{ATOM}{name}")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_is_whole_as_atom_wants_it(site: Path, language: str) -> None:
    """Feed and entries have each one id, title and moment; ids differ; every address is absolute and there."""
    prefix = LANGUAGES[language]
    feed = feed_of(site, prefix)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert len(texts(feed, "author")) == 1
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert [bool(text) for text in texts(element, name)] == [True], name
        assert MOMENT.fullmatch(texts(element, "updated")[0])
    moments = [texts(entry, "updated")[0] for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert texts(feed, "updated") == moments[:1]
    ids = [texts(element, "id")[0] for element in (feed, *entries)]
    assert len(ids) == len(set(ids))
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{SITE_URL}{prefix}feed.xml"
    for address in [*links.values(), *(link.get("href") for link in feed.iter(f"{ATOM}link"))]:
        path, anchor = urldefrag(address)
        assert path.startswith(f"{SITE_URL}{prefix}")
        file = site / path.removeprefix(SITE_URL)
        assert file.is_file() or (file / "index.html").is_file(), address
        if anchor:
            assert anchor in parse(file / "index.html").ids, address


def test_a_feed_tells_what_was_announced_and_reviewed(site: Path) -> None:
    """The newest first, in the reader's language; nothing whose day has not come; text stays text."""
    entries = feed_of(site, "en/").findall(f"{ATOM}entry")
    assert [texts(entry, "title")[0] for entry in entries] == [
        "1 page or record reviewed",
        "Plans & goals",
        "2 pages and records reviewed",
        "A new search",
    ]
    assert texts(entries[1], "summary") == ["Two plans"]
    assert entries[1].find(f"{ATOM}link").get("href") == f"{SITE_URL}en/work-plans/plan-a/"
    hebrew = [texts(entry, "title")[0] for entry in feed_of(site, "").findall(f"{ATOM}entry")]
    assert "תוכניות & <b>יעדים</b>" in hebrew


def test_the_page_shows_the_same(site: Path) -> None:
    """Announcements with their links, days of reviews with what was reviewed, and the feed."""
    document = parse(site / "en/about/whats-new/index.html")
    titles = [element.text.strip() for element in document.all("h3")]
    assert titles == ["Plans & goals", "A new search"]
    assert document.all("a", href="../../work-plans/plan-a/")
    assert document.all("a", href="../../feed.xml")
    assert "Ilanot" in document.one("details", id="reviewed-2025-09-01").text
    assert "<b>יעדים</b>" not in (site / "about/whats-new/index.html").read_text("utf-8")


def test_every_page_names_the_feed_of_its_language(site: Path) -> None:
    """Programs find it in the head. ``rel`` is not "alternate" alone: the theme would ask for a sitemap beside it."""
    for prefix, address, href in (
        ("", "about/", "../feed.xml"),
        ("ar/", "", "feed.xml"),
        ("en/", "about/", "../feed.xml"),
    ):
        link = parse(site / prefix / address / "index.html").one("link", type="application/atom+xml")
        assert link.attributes["rel"] == "alternate feed"
        assert link.attributes["href"] == href


def test_without_an_address_of_its_own_a_hub_has_no_feed(tmp_path: Path) -> None:
    """Feeds hold absolute addresses; the page is there all the same."""
    config = make_site(tmp_path, FILES, site_url="''")
    assert main(["--config", str(config), "build"]) == 0
    assert not (tmp_path / "site/feed.xml").exists()
    assert not parse(tmp_path / "site/about/whats-new/index.html").all("link", type="application/atom+xml")


def test_a_hub_without_announcements_says_so(tmp_path: Path) -> None:
    """The file may be missing: the page says that nothing was announced, and lists reviews."""
    assert main(["--config", str(make_site(tmp_path)), "build"]) == 0
    document = parse(tmp_path / "site/en/about/whats-new/index.html")
    assert "Nothing has been announced yet." in document.html
    assert "About en" in document.one("details", id="reviewed-2026-01-01").text
