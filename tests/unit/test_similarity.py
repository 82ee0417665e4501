"""Which authorities are alike, against cases counted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from hub.pages import Site
from hub.similarity import LEAST, MOST, MOST_LEVERS, POINTS, SIZE_RATIO, Likeness, Similarity
from hub.validate import validate_hub
from tests.support.hub import TODAY, Content, make_hub

_LEVERS: Final = ("teachers", "girls", "space", "robots")


def _authority(record: str, fields: str = "", size: int | None = None) -> str:
    population = (
        f"facts: [{{property: population, value: {size}, unit: people, year: 2021, source: {{id: evaluation}}}}]\n"
    )
    name = f"name: {{he: '{record}', ar: '{record}', en: '{record}'}}\n"
    return f"id: {record}\n{name}{fields}{population if size else ''}sources: [{{id: evaluation}}]\n"


# Beside sderot (a Jewish city in the south, 30,000 residents, four levers):
#   ofakim   3 kind + 2 district + 2 sector + 2 size (45,000 is 1.5 times) + 3 levers (four, but three count) = 12
#   netivot  3 kind + 2 district + 2 sector + 0 size (45,001 is more)                                       = 7
#   rahat    3 kind + 2 district                                                                            = 5
#   haifa    3 kind                                                                                         = 3
#   lehavim  2 district + 2 sector, population unknown                                                      = 4
#   omer     2 district + 2 sector, 60,000 residents: twice                                                 = 4
#   blank    nothing but a name                                                                             = 0
_RECORDS: Final[Mapping[str, tuple[str, int | None]]] = {
    "sderot": (
        "classification: city\ndistrict: south\nsector: jewish\nlever_ids: [teachers, girls, space, robots]\n",
        30_000,
    ),
    "ofakim": (
        "classification: city\ndistrict: south\nsector: jewish\nlever_ids: [robots, space, girls, teachers]\n",
        45_000,
    ),
    "netivot": ("classification: city\ndistrict: south\nsector: jewish\n", 45_001),
    "rahat": ("classification: city\ndistrict: south\nsector: muslim\n", 80_000),
    "haifa": ("classification: city\ndistrict: haifa\n", 280_000),
    "lehavim": ("classification: local_council\ndistrict: south\nsector: jewish\n", None),
    "omer": ("classification: local_council\ndistrict: south\nsector: jewish\n", 60_000),
    "blank": ("", None),
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    levers = "".join(
        f"- id: {lever}\n  name: {{he: '{lever}', ar: '{lever}', en: '{lever}'}}\n"
        "  description: {he: 'תיאור', ar: 'وصف', en: 'What it is'}\n"
        "  toolkit_stage: 3\n  sources: [{id: evaluation}]\n"
        for lever in _LEVERS
    )
    files: dict[str, Content] = {"data/levers.yml": levers}
    files |= {f"data/authorities/{it}.yml": _authority(it, *record) for it, record in _RECORDS.items()}
    catalog, problems = validate_hub(make_hub(tmp_path, files), TODAY)
    assert [problem for problem in problems if problem.is_error] == []
    return Site(catalog)


@pytest.fixture
def similarity(site: Site) -> Similarity:
    return site.similarity


@pytest.mark.parametrize(
    ("other", "points", "reasons"),
    [
        ("ofakim", 12, ["kind", "district", "sector", "size", "levers"]),
        ("netivot", 7, ["kind", "district", "sector"]),
        ("rahat", 5, ["kind", "district"]),
        ("lehavim", 4, ["district", "sector"]),
        ("omer", 4, ["district", "sector"]),
        ("haifa", 3, ["kind"]),
        ("blank", 0, []),
    ],
)
def test_points_and_reasons(similarity: Similarity, other: str, points: int, reasons: list[str]) -> None:
    """Each likeness adds its points and is named; what is not recorded of both adds nothing. It goes both ways."""
    there, back = similarity.compare("sderot", other), similarity.compare(other, "sderot")
    assert (there.points, list(there.reasons)) == (points, reasons)
    assert (back.points, list(back.reasons)) == (points, reasons)


def test_the_nearest_come_first(similarity: Similarity) -> None:
    """By points; of two with the same points the nearer in size, unknown sizes last. A kind alone is too little."""
    assert [it.authority for it in similarity.similar("sderot")] == ["ofakim", "netivot", "rahat", "omer", "lehavim"]
    assert similarity.similar("blank") == []


def test_weights_are_what_the_page_explains() -> None:
    """Whoever changes a weight changes the cases above as well."""
    assert POINTS == {"kind": 3, "district": 2, "sector": 2, "size": 2, "levers": 1}
    assert (MOST_LEVERS, SIZE_RATIO, LEAST, MOST) == (3, 1.5, 4, 5)
    assert set(POINTS) == set(Likeness)


def test_the_page_names_the_reasons(site: Site) -> None:
    """Each similar authority with what it shares, and the weights below."""
    made = next(page for page in site.pages() if page.address == "authorities/sderot/")
    html = made.make(site.writers["en"]).html
    text = html.striptags()
    for words in (
        "Same kind: City",
        "Same district: South",
        "Same sector: Jewish",
        "Similar size: 30,000 and 45,000 residents",
        "Shared levers: teachers, girls, space, robots",
        "similar from 4 points",
        "at most 1.5 times the smaller",
    ):
        assert words in text, words
    assert '<th scope="row">Same kind</th><td class="hub-number">3</td>' in html
