"""What can be found: an index for each language, with that language's pages, every one of them, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from hub.cli.main import main
from hub.search.kinds import GROUPS
from hub.views.search import GROUPS as OFFERED
from tests.support.html import parse
from tests.support.search import by_address, documents_of, index_of, stub_of
from tests.support.site import make_site, page

PREFIXES = {"he": "", "ar": "ar/", "en": "en/"}
LETTERS = {"he": "[֐-׿]", "ar": "[؀-ۿ]"}
EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small hub with a page that only Hebrew has, keywords, other names, and a title that looks like HTML."""
    body = "## סעיף ראשון\n\nטקסט בעברית.\n"
    config = make_site(
        tmp_path_factory.mktemp("search"),
        {
            "docs/he/about/only.md": page("רק בעברית", body, keywords="[מילת מפתח, Keyword]"),
            "data/authorities/evil.yml": (
                f"id: evil\nname: {{he: '{EVIL}', ar: '{EVIL}', en: '{EVIL}'}}\nsources: [{{id: report}}]\n"
            ),
            "data/authorities/ilanot.yml": """\
id: ilanot
name: {he: אילנות, ar: إيلانوت, en: Ilanot}
other_names: {he: [עיר האילנות], en: [Elanot]}
classification: city
district: north
sources: [{id: report}]
""",
        },
    )
    text = config.read_text("utf-8").replace(
        "      - about/index.md\n", "      - about/index.md\n      - about/only.md\n"
    )
    config.write_text(text, "utf-8")
    assert main(["--config", str(config), "build"]) == 0
    return config.parent / "site"


def pages_of(site: Path, language: str) -> Iterator[str]:
    """The addresses of a language's pages, the page for missing ones and redirects apart."""
    others = tuple(prefix for prefix in PREFIXES.values() if prefix and prefix != PREFIXES[language])
    for file in sorted((site / PREFIXES[language]).rglob("index.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        if not address.startswith(others) and 'http-equiv="refresh"' not in file.read_text("utf-8"):
            yield address


@pytest.mark.parametrize("language", PREFIXES)
def test_every_page_of_a_language_is_found_and_no_other(site: Path, language: str) -> None:
    """The pages that the index opens are exactly those under the language's own addresses."""
    opened = {document.address.partition("#")[0] for document in documents_of(site, language)}
    assert opened == set(pages_of(site, language))


@pytest.mark.slow
@pytest.mark.parametrize("language", PREFIXES)
def test_every_result_of_the_hub_opens_at_a_place_that_exists(real_site: Path, language: str) -> None:
    """Pages, sections, rows of plans, terms and templates: each address is a page, each anchor is on it."""
    opened = {document.address.partition("#")[0] for document in documents_of(real_site, language)}
    assert opened == {
        address for address in pages_of(real_site, language) if not address.startswith(("admin/", "edit/"))
    }
    anchors: dict[str, set[str]] = {}
    lost = []
    for document in documents_of(real_site, language):
        address, _, anchor = document.address.partition("#")
        if address not in anchors:
            html = (real_site / address / "index.html").read_text("utf-8")
            anchors[address] = {unescape(name) for name in re.findall(r'\sid="([^"]*)"', html)}
        wanted = {*document.anchors, *filter(None, [anchor])}
        lost += [f"{address}#{name}" for name in wanted - anchors[address]]
    assert lost == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LETTERS)
def test_titles_and_texts_are_in_the_language_of_the_index(real_site: Path, language: str) -> None:
    """The whole hub is translated: no other script stands in a title, but for Latin names."""
    foreign = re.compile(LETTERS["ar" if language == "he" else "he"])
    documents = documents_of(real_site, language)
    assert [document.address for document in documents if document.lang] == []
    assert [document.title for document in documents if foreign.search(document.title)] == []
    assert sum(bool(re.search(LETTERS[language], document.title)) for document in documents) > 150


@pytest.mark.slow
def test_the_hub_offers_results_of_every_kind(real_site: Path) -> None:
    """Each kind has a group that is offered, and the hub itself has something of nearly all of them."""
    assert set(GROUPS.values()) == set(OFFERED)
    kinds = {document.kind for document in documents_of(real_site, "he")}
    assert set(GROUPS) - kinds == set()


def test_a_page_that_only_hebrew_has_is_found_under_the_other_languages_as_such(site: Path) -> None:
    """It opens at the reader's own address, and says that its text is Hebrew; on the Hebrew site it is one of many."""
    assert by_address(site, "he")["about/only/"].lang == ""
    for language in ("ar", "en"):
        found = by_address(site, language)[f"{language}/about/only/"]
        assert (found.lang, found.title) == ("he", "רק בעברית")
        assert found.anchors == ("סעיף-ראשון",)
        assert "טקסט בעברית." in found.texts
        assert [document.address for document in documents_of(site, language) if document.lang] == [found.address]


def test_a_title_is_kept_as_its_words(site: Path) -> None:
    """What looks like HTML in a title is a title; the worker escapes it where it is shown."""
    assert by_address(site, "en")["en/authorities/evil/"].title == EVIL


def test_other_names_and_keywords_lead_to_the_page(site: Path) -> None:
    """An authority by its names in every language, and its plan by them; a page by its keywords."""
    found = by_address(site, "ar")
    names = {"אילנות", "Ilanot", "עיר האילנות", "Elanot"}
    assert set(found["ar/authorities/ilanot/"].names) == names
    assert names | {"إيلانوت"} <= set(found["ar/work-plans/plan-a/"].names)
    assert by_address(site, "he")["about/only/"].names == ("מילת מפתח", "Keyword")


def test_results_say_where_they_come_from(site: Path) -> None:
    """In the words of the page's language."""
    found = by_address(site, "en")
    assert found["en/authorities/ilanot/"].place == "City · Northern District"
    assert found["en/work-plans/plan-a/"].place == "Work plan"
    assert found["en/work-plans/plan-a/#a-action-1"].place == "Action · Plan 2023–2026"
    assert found["en/work-plans/plan-a/#a-goal-1"].place == "Goal · Plan 2023–2026"
    assert found["en/about/"].place == "About the hub"


def test_the_stub_names_an_index_for_each_language_and_holds_no_page(site: Path) -> None:
    """Where the theme asks for its index; the indexes are named by their content, so they may be kept for ever."""
    stub = stub_of(site)
    assert stub["docs"] == []
    assert [(entry["code"], entry["dir"]) for entry in stub["languages"]] == [
        ("he", "rtl"),
        ("ar", "rtl"),
        ("en", "ltr"),
    ]
    for entry in stub["languages"]:
        assert re.fullmatch(rf"search/{entry['code']}\.[0-9a-f]{{10}}\.json", entry["index"])
        assert index_of(site, entry["code"])["language"] == entry["code"]
    assert sorted(path.name for path in (site / "search").iterdir()) == sorted(
        [*(Path(entry["index"]).name for entry in stub["languages"]), "search_index.json"]
    )
    assert (site / "search" / "search_index.json").stat().st_size < 1000


def test_every_page_names_the_worker(site: Path) -> None:
    """Where the theme names its own; the page for missing addresses too."""
    workers = list((site / "assets").glob("search-worker.*.js"))
    assert len(workers) == 1
    for file in site.rglob("*.html"):
        config = parse(file).one("script", id="__config").text
        match = re.search(r'"search": "([^"]*)"', config)
        assert match
        assert match[1].endswith(f"assets/{workers[0].name}"), file
        if file.name == "index.html":
            assert (file.parent / match[1]).resolve() == workers[0].resolve()
