"""The engine's build over small hubs: what comes out, where, in which language, and what stops it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hub.cli.main import main
from tests.support.html import broken_links, parse
from tests.support.site import make_site, minimal_site, page

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def build(config: Path) -> int:
    """Build as the console script does."""
    return main(["--config", str(config), "build"])


@pytest.fixture(scope="module")
def minimal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built minimal hub."""
    config = make_site(tmp_path_factory.mktemp("minimal"))
    assert build(config) == 0
    return config.parent / "site"


def test_every_page_stands_at_its_address_in_every_language(minimal: Path) -> None:
    """The set of HTML files is exactly the addresses times the languages, and one page for missing addresses."""
    addresses = [
        "index.html",
        "about/index.html",
        "about/coverage/index.html",
        "data/index.html",
        "about/whats-new/index.html",
        "authorities/index.html",
        "authorities/ilanot/index.html",
        "work-plans/index.html",
        "work-plans/plan-a/index.html",
        "levers/index.html",
        "partners/index.html",
        "districts/index.html",
        *(f"districts/{district}/index.html" for district in ("north", "haifa", "center", "jerusalem", "south")),
    ]
    expected = {f"{prefix}{address}" for prefix in ("", "ar/", "en/") for address in addresses} | {"404.html"}
    assert {path.relative_to(minimal).as_posix() for path in minimal.rglob("*.html")} == expected


@pytest.mark.parametrize(
    ("prefix", "lang", "direction"), [("", "he", "rtl"), ("ar/", "ar", "rtl"), ("en/", "en", "ltr")]
)
@pytest.mark.parametrize("address", ["", "about/", "authorities/ilanot/", "work-plans/plan-a/"])
def test_pages_declare_language_and_direction(
    minimal: Path, prefix: str, lang: str, direction: str, address: str
) -> None:
    """``lang`` and ``dir`` stand on the root element of every page."""
    root = parse(minimal / prefix / address / "index.html").one("html")
    assert (root.attributes["lang"], root.attributes["dir"]) == (lang, direction)


def test_no_link_leads_nowhere(minimal: Path) -> None:
    """Every link, anchor, script, style and image of the site resolves."""
    assert broken_links(minimal) == []


def test_switcher_keeps_the_page(minimal: Path) -> None:
    """The language switcher leads to the same page in each language."""
    document = parse(minimal / "ar/authorities/ilanot/index.html")
    links = [e for e in document.all("a") if "hreflang" in e.attributes]
    assert [(e.attributes["lang"], e.attributes["dir"]) for e in links] == [("he", "rtl"), ("ar", "rtl"), ("en", "ltr")]
    here = Path("ar/authorities/ilanot")
    targets = [
        (minimal / here / e.attributes["href"]).resolve().relative_to(minimal.resolve()).as_posix() for e in links
    ]
    assert targets == ["authorities/ilanot", "ar/authorities/ilanot", "en/authorities/ilanot"]


def test_edit_link_opens_the_file_behind_the_page(minimal: Path) -> None:
    """A generated page's edit link opens its YAML file, a written page's its Markdown file."""
    generated = (minimal / "en/work-plans/plan-a/index.html").read_text("utf-8")
    written = (minimal / "en/about/index.html").read_text("utf-8")
    assert "https://example.org/owner/hub/edit/main/data/work_plans/plan-a.yml" in generated
    assert "https://example.org/owner/hub/edit/main/docs/en/about/index.md" in written


def test_sitemap_is_absolute_and_whole(minimal: Path) -> None:
    """The sitemap lists every page of every language with its alternates and x-default."""
    tree = ET.parse(minimal / "sitemap.xml")  # noqa: S314 - our own file
    urls = {url.findtext("s:loc", namespaces=SITEMAP): url for url in tree.findall("s:url", SITEMAP)}
    assert len(urls) == 51
    links = urls["https://example.org/ar/about/"].findall("x:link", SITEMAP)
    assert {link.get("hreflang"): link.get("href") for link in links} == {
        "he": "https://example.org/about/",
        "ar": "https://example.org/ar/about/",
        "en": "https://example.org/en/about/",
        "x-default": "https://example.org/about/",
    }


def test_headings_are_addressed_by_their_own_words(minimal: Path) -> None:
    """Ids of Hebrew headings come from the words, so that they stay when a section moves."""
    assert "שלום-עולם" in parse(minimal / "index.html").ids


def test_numbers_are_isolated_in_right_to_left_text(minimal: Path) -> None:
    """Ranges and percentages keep their order inside Hebrew."""
    html = (minimal / "work-plans/plan-a/index.html").read_text("utf-8")
    assert '<bdi dir="ltr">2023–2026</bdi>' in html
    assert '<bdi dir="ltr">40%</bdi>' in html
    assert "<bdi>STEM</bdi>" in html


def test_plan_table_names_the_headers_of_every_cell(minimal: Path) -> None:
    """Each cell's ``headers`` are ids of header cells of the same table, and upper levels span their rows."""
    document = parse(minimal / "work-plans/plan-a/index.html")
    heads = {e.attributes["id"]: e for e in document.all("th") if "id" in e.attributes}
    goal = heads["r1"]
    assert (goal.attributes["rowspan"], goal.attributes["scope"]) == ("2", "rowgroup")
    cells = [e for e in document.all("td") if "headers" in e.attributes]
    assert cells
    for cell in cells:
        assert set(cell.attributes["headers"].split()) <= set(heads)


def test_ids_are_unique(minimal: Path) -> None:
    """No page holds an id twice."""
    for path in minimal.rglob("*.html"):
        ids = parse(path).ids
        assert len(ids) == len(set(ids)), path


def test_missing_translation_is_shown_and_said(tmp_path: Path) -> None:
    """A page that a language lacks is shown in Hebrew, marked, noticed, canonical to its source, and not claimed."""
    config = make_site(tmp_path, {"docs/en/about/index.md": None})
    assert build(config) == 0
    site = tmp_path / "site"
    document = parse(site / "en/about/index.html")
    assert document.one("html").attributes["lang"] == "en"
    article = document.all("article")[0]
    assert (article.attributes["lang"], article.attributes["dir"]) == ("he", "rtl")
    assert document.all("div", class_="hub-notice--fallback")
    assert document.one("link", rel="canonical").attributes["href"] == "https://example.org/about/"
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert 'hreflang="en" href="https://example.org/en/about/"' not in sitemap
    assert "<loc>https://example.org/en/about/</loc>" not in sitemap
    assert "https://example.org/ar/about/" in sitemap
    assert broken_links(site) == []


def test_text_that_a_language_lacks_carries_its_own_language(tmp_path: Path) -> None:
    """A Hebrew text on an English page says that it is Hebrew and runs right to left."""
    files = {"data/authorities/ilanot.yml": "id: ilanot\nname: {he: אילנות}\nsources: [{id: report}]\n"}
    assert build(make_site(tmp_path, files)) == 0
    html = (tmp_path / "site/en/authorities/ilanot/index.html").read_text("utf-8")
    assert '<span lang="he" dir="rtl">אילנות</span>' in html


def test_a_block_places_one_part_of_a_plan(tmp_path: Path) -> None:
    """Authors place a plan, or what stands under one item, inside a page."""
    body = "/// work-plan | plan-a\n    item: lever-1\n///"
    files = {f"docs/{code}/about/index.md": page(f"About {code}", body) for code in ("he", "ar", "en")}
    assert build(make_site(tmp_path, files)) == 0
    document = parse(tmp_path / "site/en/about/index.html")
    table = document.one("table", class_="hub-plan-table")
    assert "Workshop" in table.text
    assert "40%" not in table.text


def test_an_unknown_block_id_stops_the_build_with_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plan that does not exist is named with the page's file and line, and what was meant."""
    files = {"docs/en/about/index.md": page("About en", "/// work-plan | plan-b\n///")}
    assert build(make_site(tmp_path, files)) == 1
    out = capsys.readouterr().out
    assert re.search(r"docs/en/about/index\.md:13:1: error \[reference-unknown\]", out)
    assert "plan-a" in out
    assert not (tmp_path / "site").exists()


def test_a_failed_build_leaves_the_last_good_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All problems are told at once, without a traceback, and the old site stays as it was."""
    config = make_site(tmp_path)
    assert build(config) == 0
    site = tmp_path / "site"
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (tmp_path / "data/authorities/ilanot.yml").write_text("id: ilanot\nnmae: {he: א}\n", "utf-8")
    (tmp_path / "docs/en/about/index.md").write_text("no front matter", "utf-8")
    capsys.readouterr()
    assert build(config) == 1
    out = capsys.readouterr()
    assert "data/authorities/ilanot.yml:2:1: error [key-unknown]" in out.out
    assert "did you mean: name" in out.out
    assert "docs/en/about/index.md:1:1: error [front-matter-missing]" in out.out
    assert "Traceback" not in out.out + out.err
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == []


def test_an_error_of_the_engine_leaves_the_last_good_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What only the engine sees stops the strict build too, each link named with its line; the old site stays."""
    config = make_site(tmp_path)
    assert build(config) == 0
    before = (tmp_path / "site/en/about/index.html").read_bytes()
    with config.open("a", encoding="utf-8") as file:
        file.write("validation:\n  anchors: warn\n  unrecognized_links: warn\n")
    links = "[place](#gone), [folder](indx) and [again](indx)"
    (tmp_path / "docs/en/about/index.md").write_text(page("About en", links), "utf-8")
    capsys.readouterr()
    assert build(config) == 1
    out = capsys.readouterr().out
    assert "The site was not built" in out
    places = re.findall(r"^docs/en/about/index\.md:13:(\d+): error \[([a-z-]+)\]", out, re.MULTILINE)
    assert places == [
        (str(links.index("#gone") + 1), "link-anchor"),
        (str(links.index("indx") + 1), "link-broken"),
        (str(links.rindex("indx") + 1), "link-broken"),
    ]
    assert "did you mean: index.md" in out
    assert (tmp_path / "site/en/about/index.html").read_bytes() == before


def test_a_link_of_the_built_site_that_leads_nowhere_stops_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the engine does not look at, the HTML inside a page, is checked on the built site, with page and line."""
    files = {"docs/en/about/index.md": page("About en", '<a href="../authorities/gone/">gone</a>')}
    assert build(make_site(tmp_path, files)) == 1
    out = capsys.readouterr().out
    assert re.search(r"^en/about/index\.html:\d+:1: error \[link-broken\]", out, re.MULTILINE)
    assert "found: ../authorities/gone/" in out
    assert not (tmp_path / "site").exists()


def test_an_old_address_leads_to_the_new_one(tmp_path: Path) -> None:
    """In each language a page leads on, and a list says the same to hosts that redirect by themselves."""
    files = {"data/redirects.yml": "- {old: old/page/, new: about/}\n"}
    assert build(make_site(tmp_path, files, site_url="https://example.org/hub/")) == 0
    site = tmp_path / "site"
    for language, prefix in (("he", ""), ("ar", "ar/"), ("en", "en/")):
        moved = parse(site / prefix / "old/page/index.html")
        assert moved.one("html").attributes["lang"] == language
        assert moved.one("meta", http_equiv="refresh").attributes["content"] == "0; url=../../about/"
        assert moved.one("a").attributes["href"] == "../../about/"
        assert moved.one("link", rel="canonical").attributes["href"] == f"https://example.org/hub/{prefix}about/"
        assert f"/hub/{prefix}old/page/ /hub/{prefix}about/ 301\n" in (site / "_redirects").read_text("utf-8")
    assert "old/page" not in (site / "sitemap.xml").read_text("utf-8")


def test_text_from_data_is_escaped(tmp_path: Path) -> None:
    """A record cannot inject HTML, wherever its text is printed."""
    attack = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    name = f"{{he: '{attack}', ar: '{attack}', en: '{attack}'}}"
    plan = minimal_site()["data/work_plans/plan-a.yml"].replace("{he: סדנה, ar: ورشة, en: Workshop}", name)
    files = {
        "data/authorities/ilanot.yml": f"id: ilanot\nname: {name}\nmission: {name}\nsources: [{{id: report}}]\n",
        "data/work_plans/plan-a.yml": plan,
    }
    assert build(make_site(tmp_path, files)) == 0
    for path in (tmp_path / "site").rglob("*.html"):
        document = parse(path)
        assert not [e for e in document.all("img") if e.attributes.get("src") == "x"], path
        assert "<script>alert(2)" not in document.html, path


def test_the_site_works_below_a_path(tmp_path: Path) -> None:
    """Under /repository/ every link stays below it; the page for missing addresses uses absolute ones."""
    config = make_site(tmp_path, site_url="https://example.org/repository/")
    assert build(config) == 0
    site = tmp_path / "site"
    assert broken_links(site, "/repository/") == []
    missing = parse(site / "404.html")
    homes = {e.attributes["href"] for e in missing.all("a", class_="md-button")}
    assert homes == {"/repository/", "/repository/ar/", "/repository/en/"}
    assert "https://example.org/repository/en/about/" in (site / "sitemap.xml").read_text("utf-8")


def test_the_page_for_missing_addresses_speaks_every_language(minimal: Path) -> None:
    """Each part of 404.html is in its own language and direction."""
    sections = parse(minimal / "404.html").all("section", class_="hub-not-found__language")
    assert [(e.attributes["lang"], e.attributes["dir"]) for e in sections] == [
        ("he", "rtl"),
        ("ar", "rtl"),
        ("en", "ltr"),
    ]


def test_two_builds_are_the_same_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under SOURCE_DATE_EPOCH the same sources make the same bytes, in another folder too."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    trees = []
    for name in ("one", "two"):
        folder = tmp_path / name
        assert build(make_site(folder)) == 0
        site = folder / "site"
        trees.append({path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()})
    assert trees[0] == trees[1]


def test_a_folder_that_looks_like_a_language_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The engine's language plugin would drop docs/qa without a word; the check names it."""
    assert build(make_site(tmp_path, {"docs/qa/page.md": page("Page")})) == 1
    assert "[docs-folder-language]" in capsys.readouterr().out
