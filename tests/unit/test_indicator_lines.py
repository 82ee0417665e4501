"""Lines over the years: places worked out by hand, gaps, targets, and what the page says of them."""

from __future__ import annotations

import re
from typing import Final

import pytest

from hub.config import read_config
from hub.dates import Period
from hub.load import load
from hub.pages import Site
from hub.views.charts.lines import BASELINE, OWN, TARGET, Lines, Piece, Stop, Track, joined, lines, scale_of
from tests.support.hub import LANGUAGES, REPOSITORY, TODAY

COUNTRY: Final = "country"
_TAG: Final = re.compile(r"<[^>]*>")


def stops(**figures: float | None) -> list[Stop]:
    """Figures by year: ``y2021=3``."""
    return [Stop(Period.parse(year[1:]), value) for year, value in figures.items()]


def marks(drawing: Lines, kind: str) -> list[tuple[str, str]]:
    return [(mark.x, mark.y) for mark in drawing.marks if mark.kind == kind]


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ([0, 50], [0, 10, 20, 30, 40, 50]),
        # 310 is less than half of 812: from nought, a fifth of 812 is 162, the next even step 200.
        ([310, 812], [0, 200, 400, 600, 800, 1000]),
        # 14.2 is more than half of 23.5: a fifth of 9.3 is 1.86, the next even step 2.
        ([14.2, 23.5], [14, 16, 18, 20, 22, 24]),
        ([3.05, 3.75], [3, 3.2, 3.4, 3.6, 3.8]),
        ([-4, 6], [-4, -2, 0, 2, 4, 6]),
        ([20, 20], [20, 25]),
        ([0, 0], [0, 1]),
        ([0.1, 0.3], [0, 0.1, 0.2, 0.3]),
    ],
)
def test_the_scale_has_even_steps(values: list[float], steps: list[float]) -> None:
    scale = scale_of(values)
    assert scale.steps == steps
    assert scale.is_cut is (steps[0] > 0)


def test_every_place_by_hand() -> None:
    """Scale 0 to 50 on 150 pixels: 3 pixels a point. Four years from 12 % to 92 %: 26.7 % apart."""
    drawing = lines(
        Track(OWN, stops(y2021=10, y2022=20, y2023=None, y2024=50)),
        [Track(COUNTRY, stops(y2021=30, y2022=30, y2023=30, y2024=30))],
        stops(y2024=40),
        None,
    )
    # Own rises: its label stands 12 over its mark at 0, the target's 18 over that although its mark is at 30.
    assert {label.kind: (label.x, label.anchor, label.value) for label in drawing.labels} == {
        OWN: ("92", "end", 50),
        COUNTRY: ("92", "end", 30),
        TARGET: ("92", "end", 40),
    }
    # The labels over their marks, from the lowest: target 30 - 12 = 18, own min(0 - 12, 18 - 18) = -12. Head: 14 + 12.
    top = 26
    assert {label.kind: float(label.y) - top for label in drawing.labels} == {OWN: -12, TARGET: 18, COUNTRY: 60 + 22}
    assert (drawing.base, drawing.height) == ("176", "206")
    assert [(float(y) - top, step) for y, step in drawing.grid] == [
        (150, 0), (120, 10), (90, 20), (60, 30), (30, 40), (0, 50),
    ]  # fmt: skip
    assert marks(drawing, OWN) == [("12", "146"), ("38.7", "116"), ("92", "26")]
    assert marks(drawing, TARGET) == [("92", "56")]
    # No line into 2023 or out of it; the country's has no gap.
    assert [piece for piece in drawing.pieces if piece.kind == OWN] == [Piece(OWN, "12", "146", "38.7", "116")]
    assert [piece.x2 for piece in drawing.pieces if piece.kind == COUNTRY] == ["38.7", "65.3", "92"]
    assert [(tick.x, tick.period.text, tick.is_minor) for tick in drawing.ticks] == [
        ("92", "2024", False), ("65.3", "2023", True), ("38.7", "2022", False), ("12", "2021", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "is_joined"),
    [
        ("2021", "2022", True),
        ("2021", "2023", False),
        ("2021/22", "2022/23", True),
        ("2021/22", "2023/24", False),
        ("2015/2017", "2018/2020", True),
        ("2015/2017", "2019/2021", False),
        ("2018/2022", "2019/2023", True),
    ],
)
def test_a_line_joins_periods_that_follow_each_other(first: str, second: str, is_joined: bool) -> None:  # noqa: FBT001
    """A year that is not recorded is a gap like one that is recorded as unknown, and takes its room."""
    found = list(joined([Stop(Period.parse(first), 1), Stop(Period.parse(second), 2)]))
    assert bool(found) is is_joined


def test_missing_years_take_their_room() -> None:
    """2019, 2021 and 2023 unknown or unrecorded: 20 % for each year from 2019 to 2023."""
    drawing = lines(Track(OWN, stops(y2020=1, y2022=2, y2023=3)), [], [], Stop(Period.parse("2019"), 1))
    assert [x for x, _ in marks(drawing, OWN)] == ["32", "72", "92"]
    assert [x for x, _ in marks(drawing, BASELINE)] == ["12"]


def test_room_is_made_under_a_scale_that_does_not_begin_at_nought() -> None:
    """A baseline at the foot of its scale (200 to 300) gets a step more, for its label to stand clear of the line."""
    drawing = lines(Track(OWN, stops(y2021=212, y2022=285)), [], [], Stop(Period.parse("2020"), 205))
    assert [step for _, step in drawing.grid] == [180, 200, 220, 240, 260, 280, 300]
    (mark,), (label,) = marks(drawing, BASELINE), [one for one in drawing.labels if one.kind == BASELINE]
    assert round(float(label.y) - float(mark[1]), 1) == 22


def test_labels_of_a_falling_line_stand_under_it_and_apart() -> None:
    drawing = lines(Track(OWN, stops(y2021=40, y2022=20)), [Track(COUNTRY, stops(y2022=45))], stops(y2022=21), None)
    places = {label.kind: float(label.y) for label in drawing.labels}
    (_, own_y), (_, country_y) = marks(drawing, OWN)[-1], marks(drawing, COUNTRY)[-1]
    assert places[COUNTRY] < float(country_y)
    assert places[OWN] > float(own_y)
    assert places[OWN] - places[TARGET] >= 18


def test_labels_of_marks_near_each_other_clear_them_all() -> None:
    """Scale 10 to 18, 18.75 pixels a point: 16.8, 16.4 and 16 stand 15 pixels apart, in one pile over the highest."""
    drawing = lines(
        Track(OWN, stops(y2021=10.7, y2022=16.8)), [Track(COUNTRY, stops(y2022=16.4))], stops(y2022=16), None
    )
    (_, own_y) = marks(drawing, OWN)[-1]
    places = {label.kind: round(float(label.y) - float(own_y)) for label in drawing.labels}
    assert places == {TARGET: -12, COUNTRY: -30, OWN: -48}


@pytest.fixture(scope="module")
def demo() -> Site:
    return Site(load(read_config(REPOSITORY / "demo/mkdocs.yml"), TODAY).catalog)


def figure(site: Site, authority: str, indicator: str, locale: str) -> str:
    """The HTML of an indicator on an authority's page."""
    page = next(page for page in site.pages() if page.address == f"authorities/{authority}/")
    html = str(page.make(site.writers[locale]).html)
    begin = html.index(f'aria-labelledby="indicator-{indicator}"')
    return html[begin : html.index("</figure>", begin)]


def plain(html: str) -> str:
    return " ".join(_TAG.sub("", html).split())


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_demo_shows_lines_gaps_and_the_country(demo: Site, locale: str) -> None:
    html = figure(demo, "demo-ilanot", "demo-five-units", locale)
    drawing = html[html.index("<svg") : html.index("</svg>")]
    assert 'aria-hidden="true"' in drawing
    assert "style=" not in html
    # 2021, 2022 and 2023 are joined; nothing joins 2023 to 2025 over the year that was not collected.
    assert drawing.count("hub-lines-chart__line--own") == 2
    assert drawing.count('class="hub-lines-chart__own"') == 4
    assert drawing.count("hub-lines-chart__line--country") == 4
    assert drawing.count('class="hub-lines-chart__target"') == 6
    assert drawing.count('class="hub-lines-chart__baseline"') == 1
    assert drawing.count("<tspan>") == 4
    assert f'/data/authorities/demo-ilanot.{locale}.csv" download' in html
    assert "hub-bars" not in html


def test_the_demo_says_it_in_words(demo: Site) -> None:
    html = plain(figure(demo, "demo-ilanot", "demo-five-units", "en"))
    assert "Share sitting the 5-unit matriculation in mathematics: from 15.7% (2021) to 22.8% (2025)" in html
    assert "Latest figure: 22.8% (2025); target 22%, reached. Target for 2026: 23.5%." in html
    assert "Baseline: 14.2% (2019). The whole country: from 14.6% (2021) to 16.4% (2025)." in html
    assert "No figure, and so no line: 2024 (Not collected) and 2026 (Not yet available)." in html
    assert "The scale of the drawing does not begin at zero." in html


def test_counts_of_different_sizes_are_not_drawn_together(demo: Site) -> None:
    """A country's count beside an authority's would flatten it: words and table compare."""
    html = figure(demo, "demo-ilanot", "demo-stem-students", "en")
    assert "hub-lines-chart__line--country" not in html
    assert "The whole country: from 61,240 (2021) to 66,120 (2025)." in plain(html)


def test_less_is_better_where_the_indicator_says_so(demo: Site) -> None:
    """16.9 % dropped out where 17 % was the target."""
    assert "target 17%, reached" in plain(figure(demo, "demo-migdalei-or", "demo-first-year-dropout", "en"))


def test_one_figure_is_no_line(demo: Site) -> None:
    html = figure(demo, "demo-wahat-an-nakhil", "demo-five-units", "en")
    assert "hub-lines-chart" not in html
    assert "hub-bars" in html
    assert "hub-lines-chart" not in figure(demo, "demo-maayan-hakesem", "demo-programme-participants", "en")
