"""The index as it is written: bounded, read back whole by the script that searches it, the same each time."""

from __future__ import annotations

import gzip
import json
import random
from typing import Any

from hub.search.documents import Document, Section
from hub.search.pack import numbers, pack, room, shorten, words_of
from tests.support.node import SEARCH, node

HEAD = {"language": "he", "root": "", "groups": {"toolkit": "toolkit", "action": "action"}}
MADE = random.Random(0)  # noqa: S311 - the same words each time
VOCABULARY = ["".join(MADE.choices("אבגדהוזחטיכלמנסעפצקרשת", k=MADE.randint(2, 8))) for _ in range(5000)]


def page(number: int, sections: int = 6, words: int = 120) -> Document:
    """A page of a vocabulary that pages share, the common words first, as in any language."""
    chance = random.Random(number)  # noqa: S311 - the same texts each time
    texts = [
        " ".join(VOCABULARY[min(4999, int(chance.paretovariate(0.6)))] for _ in range(words)) for _ in range(sections)
    ]
    parts = [
        Section(text, f"כותרת {index}" if index else "", f"a{index}" if index else "")
        for index, text in enumerate(texts)
    ]
    return Document("toolkit", "ארגז הכלים", f"toolkit/{number}/", f"דף {number}", tuple(parts), ("Page",))


def unpacked(index: bytes) -> list[dict[str, Any]]:
    """The documents as the reader's browser unpacks them."""
    script = (
        f"import {{ unpack }} from {json.dumps((SEARCH / 'unpack.js').as_uri())};"
        "let text = ''; for await (const part of process.stdin) text += part;"
        "console.log(JSON.stringify(unpack(JSON.parse(text))));"
    )
    done = node(["--input-type=module", "-e", script], index.decode())
    assert done.returncode == 0, done.stderr
    documents: list[dict[str, Any]] = json.loads(done.stdout)
    return documents


def test_a_small_index_is_read_back_whole() -> None:
    """Every text, heading, name and address of a hub that needs no shortening."""
    action = Document("action", "פעולה", "work-plans/a/#a-b", 'דו"ח "<b>"', (Section("שורה\nשנייה"),), lang="ar")
    first, second = unpacked(pack([page(1, words=20), action], HEAD))
    assert second == {
        "id": 1,
        "kind": "action",
        "group": "action",
        "place": "פעולה",
        "address": "work-plans/a/#a-b",
        "title": 'דו"ח "<b>"',
        "names": "",
        "sections": [{"anchor": "", "heading": "", "text": "שורה\nשנייה"}],
        "rest": "",
        "lang": "ar",
    }
    assert [part["text"] for part in first["sections"]] == [part.text for part in page(1, words=20).sections]
    assert [part["anchor"] for part in first["sections"]] == ["", "a1", "a2", "a3", "a4", "a5"]


def test_an_index_never_outgrows_its_room() -> None:
    """With the pages the texts shrink: 90 KB at 100 pages and 350 KB at 1,000 hold the index and the worker."""
    assert room(100) + 18_500 <= 90_000
    assert room(1000) + 18_500 <= 350_000
    for count in (100, 400):
        index = pack([page(number) for number in range(count)], HEAD)
        assert len(gzip.compress(index)) <= room(count)


def test_what_is_cut_is_still_found_by_its_telling_words() -> None:
    """A word of the last section that only one page has survives, and is told apart from the words of others."""
    pages = [page(number) for number in range(150)]
    last = Section(f"{pages[7].sections[-1].text} דלפין", "כותרת", "last")
    pages[7] = Document("toolkit", "", "toolkit/7/", "דף 7", (*pages[7].sections[:-1], last))
    documents = unpacked(pack(pages, HEAD))
    assert all(len(document["sections"][0]["text"]) < len(page(1).sections[0].text) for document in documents)
    assert [document["id"] for document in documents if "דלפין" in document["rest"].split()] == [7]
    own = set(words_of(section.text for section in pages[3].sections))
    assert documents[3]["rest"]
    assert set(documents[3]["rest"].split()) <= own


def test_an_index_is_the_same_each_time() -> None:
    """Its name is a hash of it: an unchanged site keeps its addresses."""
    pages = [page(number) for number in range(120)]
    assert pack(pages, HEAD) == pack(pages, HEAD)


def test_numbers_take_little_room() -> None:
    """Steps below 45 take one character; none of them has to be escaped in JSON."""
    assert numbers([0, 1, 3]) == "PPQ"
    assert [len(numbers([step])) for step in (44, 45, 2024, 2025)] == [1, 2, 2, 3]
    text = numbers(range(0, 90_000, 7))
    assert json.dumps(text) == f'"{text}"'


def test_a_text_is_cut_between_words() -> None:
    """With an ellipsis; one that fits stays as it is."""
    assert shorten("אחת שתיים שלוש", 9) == "אחת…"
    assert shorten("אחת שתיים", 9) == "אחת שתיים"
    assert shorten("אחת", 0) == ""


def test_words_keep_their_gershayim_and_marks() -> None:
    """What is cut goes through the same normaliser as what is shown, so it is kept as written."""
    assert list(words_of(['דו"ח תשפ״ב, "שלום" ג\'ודו; חִנּוּךְ STEM-ב'])) == [
        'דו"ח',
        "תשפ״ב",
        "שלום",
        "ג'ודו",
        "חִנּוּךְ",
        "stem",
        "ב",
    ]
