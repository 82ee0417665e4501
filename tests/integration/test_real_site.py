"""The hub itself, built whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.html import EDITING, broken_links, pages, parse
from tests.support.site import PROJECT

DISTRICTS = ["north", "haifa", "center", "jerusalem", "south"]


def test_every_link_and_anchor_resolves(real_site: Path) -> None:
    """No link, anchor, script, style or image of the published site leads nowhere."""
    assert broken_links(real_site) == []


def test_every_authority_has_a_page_in_every_language(real_site: Path) -> None:
    """36 authorities and clusters, three languages."""
    for prefix in ("", "ar/", "en/"):
        assert len(list((real_site / prefix / "authorities").glob("*/index.html"))) == 36


@pytest.mark.parametrize("prefix", ["", "ar/", "en/"])
def test_a_chapter_is_light(real_site: Path, prefix: str) -> None:
    """A page of text weighs under 60 KB of HTML in every language; what it tells scripts is in letters, not codes."""
    chapters = [*(real_site / prefix / "toolkit").rglob("*.html"), *(real_site / prefix / "network").rglob("*.html")]
    assert len(chapters) > 20
    assert {page.name: page.stat().st_size for page in chapters if page.stat().st_size >= 60_000} == {}
    assert not any(re.search(r"\\u0[56]", page.read_text("utf-8")) for page in chapters)


@pytest.mark.parametrize("prefix", ["", "ar/", "en/"])
@pytest.mark.parametrize(
    ("section", "file"), [("levers", "data/levers.yml"), ("partners", "data/organisations.yml"), ("districts", "")]
)
def test_cross_indexes_are_whole(real_site: Path, prefix: str, section: str, file: str) -> None:
    """Every lever, organisation and district has a page in every language, and the section's index links to it."""
    expected = re.findall(r"^- id: (\S+)", (PROJECT / file).read_text("utf-8"), re.MULTILINE) if file else DISTRICTS
    folder = real_site / prefix / section
    assert sorted(path.parent.name for path in folder.glob("*/index.html")) == sorted(expected)
    index = parse(folder / "index.html")
    article = {link.attributes.get("href", "").strip("/") for link in index.all("a") if "article" in link.ancestors}
    assert set(expected) <= article


@pytest.mark.parametrize(
    ("page", "links"),
    [
        ("authorities/beit-hakerem", ("levers/teacher-development", "partners/mona-centre", "districts/north")),
        ("authorities", ("districts/north",)),
        ("work-plans/ecostem21", ("levers/teacher-development",)),
        ("work-plans/sample-stage-4", ("partners/trump-foundation",)),
        ("models/ecostem21", ("levers/teacher-development",)),
        ("levers/teacher-development", ("authorities/beit-hakerem", "models/ecostem21", "toolkit/stage-3")),
        ("levers/gender-representation", ("models/gender-equality", "models/ecostem21")),
        ("partners/mona-centre", ("authorities/beit-hakerem",)),
        ("districts/north", ("authorities/beit-hakerem", "levers/early-exposure", "work-plans/ecostem21")),
    ],
)
def test_a_name_leads_to_its_page(real_site: Path, page: str, links: Sequence[str]) -> None:
    """Wherever a lever, an organisation or a district is named, its page is one step away, and the way back too."""
    folder = real_site / "en" / page
    found = {
        (folder / link.attributes["href"].partition("#")[0]).resolve().relative_to(real_site.resolve()).as_posix()
        for link in parse(folder / "index.html").all("a")
        if "article" in link.ancestors and not link.attributes.get("href", "http").startswith("http")
    }
    assert {f"en/{link}" for link in links} <= found


def test_a_record_in_a_list_is_edited_at_its_line(real_site: Path) -> None:
    """The link that corrects a lever's page opens the file where the lever stands."""
    lines = (PROJECT / "data/levers.yml").read_text("utf-8").split("\n")
    number = lines.index("- id: early-exposure") + 1
    edit = parse(real_site / "levers/early-exposure/index.html").one("p", id="correct").children[0]
    assert edit.attributes["href"].endswith(f"/edit/main/data/levers.yml#L{number}")


def test_languages_hold_the_same_pages(real_site: Path) -> None:
    """Every address exists in every language."""
    every = {path.relative_to(real_site).as_posix() for path in real_site.rglob("index.html")}
    every.remove(EDITING.as_posix())
    english = {path.removeprefix("en/") for path in every if path.startswith("en/")}
    arabic = {path.removeprefix("ar/") for path in every if path.startswith("ar/")}
    hebrew = {path for path in every if not path.startswith(("en/", "ar/"))}
    assert hebrew == arabic == english


def test_ids_are_unique(real_site: Path) -> None:
    """No page holds an id twice, embedded plans included."""
    for document in pages(real_site):
        ids = document.ids
        assert len(ids) == len(set(ids)), (document.path, sorted(i for i in ids if ids.count(i) > 1))


def test_registry_stands_beside_the_printed_totals(real_site: Path) -> None:
    """The index says where the districts differ from what the evaluation printed."""
    document = parse(real_site / "en/authorities/index.html")
    assert "Printed in the evaluation" in document.html
    assert "does not say how it counted" in document.html


def test_missing_values_say_why(real_site: Path) -> None:
    """A regional council has no locality code, and its page says so."""
    html = (real_site / "en/authorities/gezer/index.html").read_text("utf-8")
    assert "Does not apply" in html


def test_samples_are_marked(real_site: Path) -> None:
    """The sample plans say on their page that they are samples."""
    for sample in ("sample-stage-3", "sample-stage-4"):
        document = parse(real_site / f"work-plans/{sample}/index.html")
        assert document.all("div", class_="hub-notice--sample")


def test_classification_by_the_hub_is_signed(real_site: Path) -> None:
    """Levers that the hub's editors assigned are said to be theirs."""
    for page in ("work-plans/ecostem21", "authorities/beit-hakerem", "districts/north"):
        assert "assigned by the hub" in (real_site / "en" / page / "index.html").read_text("utf-8"), page
    assert "were placed under this lever by the hub" in (
        real_site / "en/levers/teacher-development/index.html"
    ).read_text("utf-8")


def test_the_demonstration_hub_says_so_on_every_page(demo_site: Path) -> None:
    """A notice stands on every page, and none of it is in the real hub."""
    for document in pages(demo_site):
        assert document.all("div", class_="hub-demo-bar"), document.path


def test_nothing_invented_stands_in_the_hub(real_site: Path) -> None:
    """The real hub carries no demonstration notice and no record of the demonstration."""
    for document in pages(real_site):
        assert not document.all("div", class_="hub-demo-bar"), document.path
    assert not list(real_site.rglob("demo-*"))


def test_titles_are_isolated_in_the_navigation(demo_site: Path) -> None:
    """The years in a plan's title keep their order in the breadcrumbs of a right-to-left page too."""
    html = (demo_site / "ar/work-plans/demo-plan-ilanot/index.html").read_text("utf-8")
    crumb = html[html.index('aria-current="page"') :].split("</span>")[0]
    assert '<bdi dir="ltr">2024–2027</bdi>' in crumb
