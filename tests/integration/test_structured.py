"""What a page says of itself to others: link previews, and structured data in the terms of schema.org."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from hub.views.structured import as_script
from tests.support.html import Document, pages, parse
from tests.support.hub import LANGUAGES
from tests.support.site import PROJECT

BASE: Final = "http://localhost:8000/"
TERMS: Final = yaml.safe_load((PROJECT / "tests/fixtures/schema_org.yml").read_text("utf-8"))
MOST_BYTES: Final = 60_000


@cache
def kinds_of(kind: str) -> frozenset[str]:
    """A type and everything that it is a kind of; KeyError for a type that schema.org does not have."""
    return frozenset({kind}).union(*(kinds_of(above) for above in TERMS["types"][kind]))


def nodes(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def graph(document: Document) -> list[Mapping[str, Any]]:
    data = json.loads(document.one("script", type="application/ld+json").text)
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def of_kind(document: Document, kind: str) -> list[Mapping[str, Any]]:
    return [entity for entity in graph(document) if entity["@type"] == kind]


def own_pages(site: Path) -> list[Document]:
    return [document for document in pages(site) if document.all("script", type="application/ld+json")]


@pytest.mark.parametrize("hub", ["real_site", "demo_site"])
def test_types_and_properties_are_those_of_schema_org(hub: str, request: pytest.FixtureRequest) -> None:
    """Every type is one, every property is defined for the type that bears it, every reference has a target."""
    seen: set[str] = set()
    for document in own_pages(request.getfixturevalue(hub)):
        entities = list(nodes(graph(document)))
        ids = {entity["@id"] for entity in entities if "@type" in entity and "@id" in entity}
        for entity in entities:
            if "@type" not in entity:
                assert set(entity) == {"@id"}
                assert entity["@id"] in ids, (document.path, entity)
                continue
            seen.add(entity["@type"])
            for name in set(entity) - {"@type", "@id"}:
                domains = set(TERMS["properties"][name])
                assert kinds_of(entity["@type"]) & domains, (document.path, entity["@type"], name)
    assert {"WebPage", "BreadcrumbList", "GovernmentOrganization", "AdministrativeArea", "Dataset"} <= seen


def test_every_page_says_its_language_and_the_way_to_it(real_site: Path) -> None:
    documents = own_pages(real_site)
    assert len(documents) > 150
    for document in documents:
        (page,) = of_kind(document, "WebPage")
        lang = document.one("html").attributes["lang"]
        assert page["inLanguage"] == (document.one("article", class_="md-content__inner").attributes["lang"] or lang)
        address = document.path.relative_to(real_site).as_posix().removesuffix("index.html")
        if address in ("", "ar/", "en/"):
            continue
        (way,) = of_kind(document, "BreadcrumbList")
        crumbs = way["itemListElement"]
        assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
        assert crumbs[-1]["item"] == page["url"]
        shown = [element.text.strip() for element in document.all("*", class_="md-path__link")]
        assert [" ".join(crumb["name"].split()) for crumb in crumbs] == [" ".join(text.split()) for text in shown]
        for crumb in crumbs:
            target = real_site / crumb["item"].removeprefix(BASE) / "index.html"
            assert target.is_file(), crumb


@pytest.mark.parametrize("locale", LANGUAGES)
def test_an_authority_is_an_organisation_and_an_area(real_site: Path, locale: str) -> None:
    prefix = "" if locale == "he" else f"{locale}/"
    document = parse(real_site / f"{prefix}authorities/beit-hakerem/index.html")
    (organisation,) = of_kind(document, "GovernmentOrganization")
    (area,) = of_kind(document, "AdministrativeArea")
    assert organisation["areaServed"] == {"@id": area["@id"]}
    assert organisation["name"] == area["name"]
    assert len(organisation["member"]) == 8
    assert (area["geo"]["latitude"], area["geo"]["longitude"]) == (32.9137, 35.2905)
    (dataset,) = [one for one in of_kind(document, "Dataset") if one["@id"].endswith("#dataset-stem-students-growth")]
    assert dataset["temporalCoverage"] == "2018-01-01/2022-12-31"
    for download in dataset["distribution"]:
        assert (real_site / download["contentUrl"].removeprefix(BASE)).is_file()
        assert download.get("inLanguage", locale) == locale


def test_the_data_page_is_a_dataset_with_its_files(real_site: Path) -> None:
    document = parse(real_site / "en/data/index.html")
    whole = of_kind(document, "Dataset")[0]
    assert whole["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert whole["version"] in document.html
    files = [download["contentUrl"].removeprefix(BASE) for download in whole["distribution"]]
    assert files == ["data/hub.en.xlsx", "data/hub.json"]
    assert {part["@id"] for part in whole["hasPart"]} == {one["@id"] for one in of_kind(document, "Dataset")[1:]}


def test_nothing_ends_the_script_early() -> None:
    hostile = {"@type": "Thing", "name": "</script><script>alert(1)</script><!-- & \u2028"}
    script = as_script([hostile])
    assert not set("<>&\u2028") & set(script)
    assert json.loads(script)["@graph"] == [hostile]


def metas(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in document.all("meta"):
        name = element.attributes.get("property") or element.attributes.get("name")
        if name:
            found.setdefault(name, []).append(element.attributes["content"])
    return found


def test_every_page_has_a_preview_in_its_language(real_site: Path) -> None:
    """Title, description, address and picture; the locale of the text, and of each language that has the page."""
    for document in own_pages(real_site):
        found = metas(document)
        lang = document.one("article", class_="md-content__inner").attributes["lang"]
        assert found["og:locale"] == [f"{lang}_IL"]
        assert sorted([*found["og:locale"], *found["og:locale:alternate"]]) == ["ar_IL", "en_IL", "he_IL"]
        assert found["og:url"] == [document.one("link", rel="canonical").attributes["href"]]
        for name in ("og:title", "og:description", "og:site_name", "og:type", "og:image:alt"):
            (text,) = found[name]
            assert text
            assert "<" not in text
            assert "&amp;" not in text
        assert found["twitter:card"] == ["summary_large_image"]
        (picture,) = found["og:image"]
        data = (real_site / picture.removeprefix(BASE)).read_bytes()
        assert f"preview.{lang}." in picture
        assert len(data) < MOST_BYTES
        width, height = struct.unpack(">II", data[16:24])
        assert found["og:image:width"] == [str(width)] == ["1200"]
        assert found["og:image:height"] == [str(height)] == ["630"]


def test_pages_have_titles_of_their_own(real_site: Path) -> None:
    """Two pages of a language that say the same in a preview could not be told apart."""
    titles: dict[tuple[str, ...], list[Path]] = {}
    for document in own_pages(real_site):
        found = metas(document)
        said = tuple(found[name][0] for name in ("og:locale", "og:title", "og:description"))
        titles.setdefault(said, []).append(document.path)
    assert [paths for paths in titles.values() if len(paths) > 1] == []


def test_every_page_can_be_shared_without_scripts(real_site: Path) -> None:
    """A plain link that holds the page's title and address; nothing is asked of anybody before it is followed."""
    for document in own_pages(real_site):
        link = document.one("a", class_="hub-share__link").attributes["href"]
        parts = urlsplit(link)
        assert (parts.scheme, parts.netloc) == ("https", "wa.me")
        (text,) = parse_qs(parts.query)["text"]
        title, address = text.split("\n")
        found = metas(document)
        assert title == found["og:title"][0]
        assert address == found["og:url"][0]
        assert document.one("button", class_="hub-share__copy").attributes["data-hub-share"] == address
