"""The queries that search is measured with: enough of them, of many kinds, with pages that exist, and hard enough."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any, Final, TypeAlias

import pytest
import yaml

from tests.support.hub import LANGUAGES, REPOSITORY

PARTS: Final = ("tuned", "unseen")
FIELDS: Final = {"query", "kind", "page", "also"}
SAME_KINDS: Final = {"exact", "inflected", "typo", "plural", "acronym", "partial", "question", "place"}
"""Kinds that every language has; the rest belong to one script (niqqud, gershayim, tashkeel) or spelling."""
OF_LANGUAGE: Final = {"he": {"niqqud", "gershayim", "spelling"}, "ar": {"tashkeel", "spelling"}, "en": set[str]()}
MAY_NAME_TITLE: Final = {"exact", "place"}
FEWEST: Final = 60
MOST_OF_A_KIND: Final = 0.2
RECORDS: Final = {"authorities": "authorities", "work-plans": "work_plans"}
LISTS: Final = {"levers": "levers.yml", "partners": "organisations.yml"}
SHORTEST: Final = 3
STOP_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        the and for with from that this what which who how where are does has have can not our its
        איך איפה כמה בין היא הוא
        على إلى الى ماذا كيف أين اين هذا هذه بين التي الذي
        """,
    )
)

Entry: TypeAlias = dict[str, Any]


@cache
def entries(part: str, language: str) -> tuple[Entry, ...]:
    path = REPOSITORY / f"tests/search/queries/{part}/{language}.yml"
    return tuple(yaml.safe_load(path.read_text("utf-8")))


def both(language: str) -> tuple[Entry, ...]:
    return tuple(entry for part in PARTS for entry in entries(part, language))


def plain(text: str) -> str:
    """Casefolded, without niqqud, tashkeel and tatweel; gershayim and geresh of all kinds are left out of words."""
    bare = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Mn")
    return re.sub("[ـ\"'’״׳]", "", bare).casefold()


def words(text: str) -> set[str]:
    """Words of three letters and more, stop words aside."""
    found = re.findall(r"[^\W\d_]+", plain(text))
    return {word for word in found if len(word) >= SHORTEST} - STOP_WORDS


@cache
def listed(name: str) -> dict[str, Entry]:
    return {record["id"]: record for record in yaml.safe_load((REPOSITORY / "data" / name).read_text("utf-8"))}


@cache
def title(address: str, language: str) -> str | None:
    """The title of a page from its front matter or its record; None where the page has neither."""
    bare = address.rstrip("/")
    for path in (f"docs/{language}/{bare}.md", f"docs/{language}/{bare}/index.md"):
        file = REPOSITORY / path
        if file.is_file():
            return str(yaml.safe_load(file.read_text("utf-8").split("---\n")[1])["title"])
    section, _, record = bare.partition("/")
    if record and section in RECORDS:
        file = REPOSITORY / f"data/{RECORDS[section]}/{record}.yml"
        return str(yaml.safe_load(file.read_text("utf-8"))["name"][language])
    if record and section in LISTS:
        return str(listed(LISTS[section])[record]["name"][language])
    return None


def published() -> set[str]:
    lines = (REPOSITORY / "data/addresses.txt").read_text("utf-8").splitlines()
    return {line.removeprefix("/") for line in lines if not line.startswith("#")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_queries_are_many_and_of_every_kind(language: str) -> None:
    """No kind is missing and none outweighs the others."""
    kinds = Counter(entry["kind"] for entry in both(language))
    assert kinds.total() >= FEWEST
    assert set(kinds) == SAME_KINDS | OF_LANGUAGE[language]
    assert max(kinds.values()) <= MOST_OF_A_KIND * kinds.total()
    assert min(kinds.values()) >= SHORTEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_a_third_is_unseen(language: str) -> None:
    """With the same kinds as the tuned part, so that the two can be compared."""
    unseen = entries("unseen", language)
    assert 0.28 <= len(unseen) / len(both(language)) <= 0.38
    assert {entry["kind"] for entry in unseen} == {entry["kind"] for entry in entries("tuned", language)}


def test_no_query_is_both_tuned_and_unseen() -> None:
    """Nor does a query stand twice in a part of a language."""
    for language in LANGUAGES:
        asked = [" ".join(plain(entry["query"]).split()) for entry in both(language)]
        assert [query for query, times in Counter(asked).items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_pages_exist(part: str, language: str) -> None:
    """Every page expected has been published, and a query names a page once."""
    addresses = published()
    for entry in entries(part, language):
        assert set(entry) <= FIELDS
        pages = [entry["page"], *entry.get("also", ())]
        assert set(pages) <= addresses, entry["page"]
        assert len(set(pages)) == len(pages), entry["page"]
        assert entry.get("also", True), entry["page"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_queries_do_not_repeat_titles(part: str, language: str) -> None:
    """A query that repeats its page's title is found by any search, and measures nothing."""
    for entry in entries(part, language):
        name = title(entry["page"], language)
        if entry["kind"] not in MAY_NAME_TITLE and name is not None:
            assert not words(entry["query"]) & words(name), entry["page"]


def test_titles_are_read() -> None:
    """Of written pages and of records; an index that is made has none to read."""
    assert title("toolkit/stage-3/levers/", "en") == "Identifying levers"
    assert title("authorities/maghar/", "en") == "Maghar"
    assert title("partners/samueli-foundation/", "en") == "Samueli Foundation"
    assert title("authorities/", "en") is None
    assert words("מֶרְחָב של בָּטוּחַ, the SEL") == {"מרחב", "בטוח", "sel"}
