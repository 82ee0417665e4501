"""The index of authorities: counts, order, filters, comparison and map, against cases computed by hand."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from hub.locales import Locale
from hub.relations import Relations
from hub.validate import validate_hub
from hub.views.authorities.filters import size_of
from hub.views.authorities.geometry import GUTTER, MARGIN, RADIUS, TALLEST, TOP, WIDTH, Projection, plot, spread
from hub.views.authorities.index import AuthoritiesIndex, authorities_index
from hub.views.collate import sort_key
from hub.views.here import Here
from hub.views.writer import Writer
from tests.support.hub import TODAY, make_hub

HEBREW, ARABIC, ENGLISH = Locale("he", "עברית", is_default=True), Locale("ar", "العربية"), Locale("en", "English")

AUTHORITY = "id: {id}\nname: {{he: '{he}', ar: '{ar}', en: '{en}'}}\n{fields}\nsources: [{{id: evaluation}}]\n"
BARE = {
    "data/authorities/sderot.yml": "id: sderot\nname: {he: שדרות}\nsources: [{id: evaluation}]\n",
    "data/series.yml": "[]\n",
}
PEOPLE = "facts: [{{property: population, value: {0}, unit: people, year: {1}, source: {{id: evaluation}}}}]"
PLAN = """\
id: plan
authority: rahat
name: {he: תוכנית, ar: خطة, en: Plan}
status: draft
levels: [action]
items:
  - {id: one, name: {he: א, ar: ا, en: One}, status: done, lever_ids: [teachers], lever_classification: hub}
  - {id: two, name: {he: ב, ar: ب, en: Two}, status: done}
  - {id: three, name: {he: ג, ar: ت, en: Three}, status: planned}
sources: [{id: evaluation}]
"""
PLACE = "location: {{lat: {0}, lon: {1}, source: {{id: evaluation}}}}"


def authority(record: str, name: str, *fields: str) -> dict[str, str | bytes | None]:
    """The file of an authority."""
    text = AUTHORITY.format(id=record, he=name, ar=name, en=name, fields="\n".join(fields))
    return {f"data/authorities/{record}.yml": text}


def index_of(tmp_path: Path, *files: dict[str, str | bytes | None], language: str = "en") -> AuthoritiesIndex:
    """The index of a hub with some files on top of a town of which nothing but the name is recorded."""
    catalog, problems = validate_hub(make_hub(tmp_path, BARE | {k: v for one in files for k, v in one.items()}), TODAY)
    assert [problem for problem in problems if problem.is_error] == []
    writer = Writer(catalog.vocabularies[language], catalog.config.locales.default)
    return authorities_index(Here(catalog, writer, "authorities/", numbered=False), Relations(catalog))


def row(view: AuthoritiesIndex, record: str) -> list[str]:
    """The cells of an authority as a reader reads them."""
    return [cell.html.striptags() for one in view.rows if one.id == record for cell in one.cells]


def choices(view: AuthoritiesIndex) -> dict[str, dict[str, int]]:
    """Every filter with its values and how many authorities have each."""
    return {field.name: {option.value: int(option.count) for option in field.options} for field in view.filter.fields}


@pytest.mark.parametrize(
    ("residents", "size"),
    [
        (0, "under-10000"),
        (9_999, "under-10000"),
        (10_000, "10000-24999"),
        (24_999, "10000-24999"),
        (25_000, "25000-49999"),
        (50_000, "50000-99999"),
        (99_999, "50000-99999"),
        (100_000, "from-100000"),
        (966_209, "from-100000"),
        (None, "unknown"),
    ],
)
def test_a_size_holds_its_lower_bound(residents: float | None, size: str) -> None:
    """A number of residents falls into one size alone; what is not recorded is unknown, not small."""
    assert size_of(residents) == size


def test_an_authority_with_nothing_but_a_name_says_so_in_every_column(tmp_path: Path) -> None:
    """No cell is empty or a dash, such cells are marked for sorting, and there is neither filter nor map."""
    view = index_of(tmp_path)
    assert row(view, "sderot")[1:] == ["Not recorded"] * 5 + ["No plan recorded"]
    assert all(cell.data == (("unknown", ""),) for cell in view.rows[0].cells[1:])
    assert '<span lang="he" dir="rtl">שדרות</span>' in view.rows[0].cells[0].html
    assert view.rows[0].entry.value.striptags() == "Not recorded"
    assert (view.filter.fields, view.map) == ([], None)
    assert [heading.id for heading in view.headings] == ["list"]
    assert view.filter.sentence == "Showing the one authority recorded."


def test_filters_count_what_is_recorded(tmp_path: Path) -> None:
    """Each authority is counted, also as unknown; a value that nobody has, and a filter of one value, are left out."""
    view = index_of(
        tmp_path,
        authority("rahat", "Rahat", "classification: city", "district: south", PEOPLE.format(76_238, 2021)),
        authority("omer", "Omer", "classification: local_council", "district: south", "lever_ids: [teachers]"),
        {"data/work_plans/plan.yml": PLAN},
    )
    assert choices(view) == {
        "district": {"south": 2, "unknown": 1},
        "kind": {"city": 1, "local_council": 1, "unknown": 1},
        "size": {"50000-99999": 1, "unknown": 2},
        "lever": {"teachers": 2, "unknown": 1},
        "plan": {"draft": 1, "none": 2},
    }
    rows = json.loads(view.filter.data)["rows"]
    assert rows["rahat"] == {
        "words": "Rahat",
        "district": ["south"],
        "kind": ["city"],
        "size": ["50000-99999"],
        "lever": ["teachers"],
        "plan": ["draft"],
    }
    assert view.filter.sentence == "Showing all 3 authorities and clusters."
    assert view.sentence == "The registry holds 3 authorities and clusters. 0 of them have approved work plans here."


def test_every_name_is_there_to_search_and_none_leaves_the_data(tmp_path: Path) -> None:
    """Names and spellings of every language, each once; what looks like the end of a script is not one."""
    names = "other_names: {he: ['רהט', 'רהאט'], en: ['</script><b>Rahat']}"
    view = index_of(tmp_path, authority("rahat", "רהט", names))
    assert "<" not in view.filter.data
    assert json.loads(view.filter.data)["rows"]["rahat"]["words"] == "רהט\nרהאט\n</script><b>Rahat"


def test_the_year_of_a_population_stands_once_where_it_is_the_same(tmp_path: Path) -> None:
    """In the head of the column; where years differ, in each cell. The number itself is there to be sorted by."""
    same = [authority("rahat", "Rahat", PEOPLE.format(76_238, 2021)), authority("omer", "Omer", PEOPLE.format(7, 2021))]
    view = index_of(tmp_path / "same", *same)
    assert [column.label for column in view.columns if column.name == "population"] == ["Population (2021)"]
    assert row(view, "rahat")[5] == "76,238"
    assert next(one for one in view.rows if one.id == "rahat").cells[5].data == (("value", "76238"),)
    view = index_of(tmp_path / "other", *same, authority("arad", "Arad", PEOPLE.format(27_000, 2024)))
    assert [column.label for column in view.columns if column.name == "population"] == ["Population"]
    assert (row(view, "rahat")[5], row(view, "arad")[5]) == ("76,238 2021", "27,000 2024")


def test_a_reason_stands_where_the_value_is_missing(tmp_path: Path) -> None:
    """The record's own reason, in the table and, with its comment, in the comparison."""
    view = index_of(
        tmp_path,
        authority(
            "rahat",
            "Rahat",
            "missing:",
            "  district: {status: not_published}",
            "  facts: {status: not_collected}",
            "  mission: {status: not_yet, comment: {he: בקרוב, ar: قريبًا, en: Soon}}",
        ),
    )
    assert (row(view, "rahat")[2], row(view, "rahat")[5]) == ("Not published", "Not collected")
    cells = {one.id: dict(one.cells) for one in view.comparison.authorities}
    assert cells["rahat"]["mission"].striptags() == "Not yet available: Soon"


def test_a_comparison_holds_what_an_authority_has_and_no_more(tmp_path: Path) -> None:
    """Of an authority what it has, once; rows that most lack only where one has something in them."""
    view = index_of(
        tmp_path,
        authority(
            "rahat",
            "Rahat",
            "classification: city",
            "mission: {he: משימה, ar: مهمة, en: Mission}",
            "partners: [{organisation: foundation}]",
        ),
        authority("north", "North", "classification: cluster", "member_ids: [rahat, sderot]"),
        {"data/work_plans/plan.yml": PLAN},
    )
    cells = {one.id: {name: html.striptags() for name, html in one.cells} for one in view.comparison.authorities}
    assert cells == {
        "north": {"members": "2 authorities"},
        "rahat": {
            "lever_ids": "Teachers",
            "mission": "Mission",
            "partners": "Foundation",
            "actions": "3 actionsPlanned: 1, Done: 2",
        },
        # Nobody knows whether it is a cluster.
        "sderot": {"members": "Not recorded"},
    }
    rows = {one.name: one.default.striptags() for one in view.comparison.rows}
    assert rows == {
        "lever_ids": "Not recorded",
        "mission": "Not recorded",
        "barriers": "Not recorded",
        "actions": "No plan recorded",
        "partners": "Not recorded",
        "working_groups": "Not recorded",
        "members": "Does not apply",
    }


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        (HEBREW, ["אופקים", "אשדוד", "כפר קאסם", "מע'אר", "משהד", "קריית ים", "Haifa", "حيفا"]),
        (ARABIC, ["أشدود", "البعينة نجيدات", "القدس", "إيلانوت", "بئر السبع", "بيسان", "רהט"]),
        (ENGLISH, ["Be'er Sheva", "Beit Shemesh", "ירושלים"]),
    ],
)
def test_names_stand_in_the_order_of_their_language(locale: Locale, names: list[str]) -> None:
    """Own script first; hamza, marks, case and punctuation aside. The browser's order, which a browser test checks."""
    mixed = sorted(names, key=lambda name: name[::-1])
    assert sorted(mixed, key=lambda name: sort_key(name, locale)) == names


def test_a_degree_of_longitude_is_shorter_than_one_of_latitude() -> None:
    """At 60° north half as long: two degrees east are as far as one degree north."""
    projection = Projection(north=60, west=30, scale=100, squeeze=0.5)
    assert (projection.x(30), projection.x(32)) == (GUTTER, GUTTER + 100)
    assert (projection.y(60), projection.y(59)) == (TOP, TOP + 100)


def test_a_map_fits_its_places_into_its_frame() -> None:
    """Two places a degree of latitude apart: one is a margin from the top, the other from the foot."""
    drawn = plot({"south": (31.5, 35.0), "north": (32.5, 35.0)})
    assert drawn is not None
    # Half a degree of longitude, the least that is shown, would fit the width at 523; the height is bound first.
    scale = TALLEST - 2 * MARGIN
    assert scale == 488 < (WIDTH - GUTTER - 1 - 2 * MARGIN) / (0.5 * math.cos(math.radians(32)))
    assert drawn.spots["north"].y == pytest.approx(TOP + MARGIN)
    assert drawn.spots["south"].y == pytest.approx(TOP + MARGIN + scale)
    assert drawn.bottom == pytest.approx(TOP + 2 * MARGIN + scale)
    middle = (GUTTER + WIDTH - 1) / 2
    assert drawn.spots["north"].x == drawn.spots["south"].x == pytest.approx(middle)
    assert [line.degree for line in drawn.latitudes] == [31.5, 31.75, 32.0, 32.25, 32.5]
    assert drawn.latitudes[2].at == pytest.approx(TOP + MARGIN + scale / 2)
    assert not drawn.spots["north"].is_moved


def test_a_map_of_one_place_shows_half_a_degree_around_it() -> None:
    """The place stands in the middle; without any place there is no map."""
    drawn = plot({"town": (31.25, 34.75)})
    assert drawn is not None
    spot = drawn.spots["town"]
    assert (spot.x, spot.y) == pytest.approx(((drawn.start + drawn.end) / 2, (drawn.top + drawn.bottom) / 2))
    assert drawn.bottom - drawn.top == pytest.approx(2 * MARGIN + 221 / math.cos(math.radians(31.25)))
    assert plot({}) is None


def test_markers_are_pushed_apart_as_far_as_they_have_to_be() -> None:
    """Two in one spot part to either side, those far off stay, and none leaves the frame."""
    frame = (0.0, 0.0, 200.0, 200.0)
    found = spread({"one": (100, 100), "two": (100, 100), "far": (10, 190)}, 20, frame)
    assert list(found["far"]) == [10, 190]
    assert found["one"] == pytest.approx((100 - 10.05, 100))
    assert found["two"] == pytest.approx((100 + 10.05, 100))
    crowd = spread({str(number): (3.0, 3.0 + number / 10) for number in range(30)}, 24.5, frame)
    spots = list(crowd.values())
    assert all(0 <= x <= 200 and 0 <= y <= 200 for x, y in spots)
    assert min(math.dist(a, b) for index, a in enumerate(spots) for b in spots[index + 1 :]) >= 24.4
    assert crowd == spread({str(number): (3.0, 3.0 + number / 10) for number in range(30)}, 24.5, frame)


def test_a_marker_that_left_its_point_has_a_line_to_it(tmp_path: Path) -> None:
    """Three towns in one spot: one number at least stands clear of it. A town without coordinates says why."""
    towns = [authority(name, name.title(), PLACE.format(31.5, 34.6)) for name in ("arad", "lod", "rahat")]
    view = index_of(tmp_path, *towns)
    assert view.map is not None
    assert [(point.number, point.id) for point in view.map.points] == [(1, "arad"), (2, "lod"), (3, "rahat")]
    assert any(point.is_moved for point in view.map.points)
    for point in view.map.points:
        distance = math.dist((float(point.x), float(point.y)), (float(point.exact_x), float(point.exact_y)))
        assert point.is_moved is (distance > RADIUS)
    ((record, reason),) = view.map.without
    assert (record, reason.value.striptags()) == ("sderot", "Not recorded")
