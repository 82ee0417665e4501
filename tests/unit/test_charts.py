"""Charts and diagrams: lengths worked out by hand, words of three languages, files that a spreadsheet may open.

``HUB_UPDATE_GOLDEN=1 pytest tests/unit/test_charts.py`` writes the golden fragments anew, for a reviewer to read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Final

import pytest

from hub.config import read_config
from hub.load import load
from hub.models.base import Localized
from hub.models.network_survey import SurveyItem
from hub.pages import Site
from hub.pages.beside import chart_files
from hub.views.charts.catalogue import chart_ids, make_chart
from hub.views.charts.columns import columns
from hub.views.charts.download import safe
from hub.views.charts.parts import Chart, Segment, short
from hub.views.charts.survey import reached, segments
from hub.views.here import Here
from tests.support.golden import UPDATE
from tests.support.hub import LANGUAGES, REPOSITORY, TODAY, check_hub, make_hub
from tests.unit.test_network import hub

GOLDEN: Final = REPOSITORY / "tests/fixtures/charts"
TEMPLATES: Final = REPOSITORY / "hooks/hub/templates"
ALL: Final = ("events-by-year", "lead-team", "members-by-sector", "participants-2024", "registry-totals", "survey")
TWELVE_KILOBYTES: Final = 12 * 1024
_TAG: Final = re.compile(r"<[^>]*>")
_TICK: Final = re.compile(r'<text class="hub-chart__tick".*?</text>')
_JINJA: Final = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_TABLE: Final = re.compile(r"<details>.*?</details>", re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A small hub with a network."""
    config = make_hub(tmp_path_factory.mktemp("hub"), hub())
    assert check_hub(config) == []
    return Site(load(config, TODAY).catalog)


@pytest.fixture(scope="module")
def real() -> Site:
    """The hub itself."""
    return Site(load(read_config(REPOSITORY / "mkdocs.yml"), TODAY).catalog)


def drawn(site: Site, chart_id: str, locale: str = "en") -> Chart:
    return make_chart(Here(site.catalog, site.writers[locale], "network/", numbered=False), chart_id)


def plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def item(high: float | None, medium: float | None, low: float | None, target: float | None = None) -> SurveyItem:
    return SurveyItem(id="item", name=Localized({"he": "היגד"}), high=high, medium=medium, low=low, target=target)


def test_every_chart_is_there(site: Site, real: Site) -> None:
    assert tuple(chart_ids(site.catalog)) == tuple(chart_ids(real.catalog)) == ALL


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((55, 31, 14), [("high", "0", "55"), ("medium", "55", "31"), ("low", "86", "14")]),
        ((67, 33, None), [("high", "0", "67"), ("medium", "67", "33")]),
        # 68 + 32 + 1 is 101: drawn in proportion, 68 / 101 and so on.
        ((68, 32, 1), [("high", "0", "67.3"), ("medium", "67.3", "31.7"), ("low", "99", "1")]),
        # Less than the whole stays open at the end.
        ((50, 0, 25), [("high", "0", "50"), ("low", "50", "25")]),
    ],
)
def test_parts_of_a_bar(answers: tuple[float | None, ...], expected: list[tuple[str, str, str]]) -> None:
    assert segments(item(*answers)) == [Segment(*part) for part in expected]


@pytest.mark.parametrize(
    ("high", "target", "expected"),
    [(71, 40, True), (40, 40, True), (55, 70, False), (55, None, None), (None, 70, None)],
)
def test_targets(high: float | None, target: float | None, expected: bool | None) -> None:  # noqa: FBT001 - what is expected
    assert reached(item(high, 10, 10, target)) is expected


@pytest.mark.parametrize(("length", "expected"), [(0.0, "0"), (67.326, "67.3"), (31.96, "32"), (100, "100")])
def test_lengths_are_short(length: float, expected: str) -> None:
    assert short(length) == expected


def test_columns_stand_in_time(site: Site) -> None:
    """Four slots of 150 units; the highest column takes the 150 units between 30 and 180."""
    made = columns([("a", 30), ("b", None), ("c", 60), ("d", 15)], site.writers["en"])
    assert [one.x for one in made.items] == ["75", "225", "375", "525"]
    assert [one.height for one in made.items] == ["75", "26", "150", "37.5"]
    assert [one.top for one in made.items] == ["105", "154", "30", "142.5"]
    assert [one.value for one in made.items] == ["30", "*", "60", "15"]
    assert [one.is_gap for one in made.items] == [False, True, False, False]
    assert made.column_width == "90"


def test_nought_has_no_height(site: Site) -> None:
    assert [one.height for one in columns([("a", 0), ("b", 0)], site.writers["en"]).items] == ["0", "0"]


def test_members_are_sorted_and_measured_by_the_whole(site: Site) -> None:
    chart = drawn(site, "members-by-sector")
    assert [(bar.label.striptags(), bar.length) for bar in chart.bars] == [
        ("Third sector", 62.5),
        ("Business & funds", 25),
        ("Academia", 12.5),
    ]
    assert chart.title.striptags() == "The largest sector in the network: Third sector, 62.5% of the members"
    assert "80 members" in chart.subtitle.striptags()
    assert chart.summary.striptags().endswith("The text counts four.")


def test_equal_shares_keep_their_order(site: Site) -> None:
    chart = drawn(site, "lead-team")
    assert [bar.label for bar in chart.bars] == ["Second", "First", "Third"]
    assert "Between 73% and 100%" in chart.title.striptags()
    assert "Not published" in chart.subtitle.striptags()


def test_the_survey_says_whether_targets_were_reached(site: Site) -> None:
    chart = drawn(site, "survey")
    assert chart.title.striptags() == "The target was reached in 1 of the 2 statements that have one of their own"
    words = {stack.label.striptags(): [part.striptags() for part in stack.words] for stack in chart.stacks}
    assert list(words) == ["The network has influence", "It helped STEM", "I shared knowledge"]
    assert words["The network has influence"][1:] == ["little or not at all Not published", "target 40%, reached"]
    assert words["It helped STEM"] == ["medium 32%", "little or not at all 1%"]
    assert words["I shared knowledge"][-1] == "target 70%, not reached"
    assert [stack.target for stack in chart.stacks] == ["40", None, "70"]
    assert [note.striptags() for note in chart.notes] == ["It helped STEM: They add up to 101."]
    assert "A general target." in chart.summary.striptags()


def test_a_month_without_a_figure_is_a_gap(site: Site) -> None:
    chart = drawn(site, "participants-2024")
    assert chart.title.striptags() == "The peak: March 2024, 60 participants"
    assert [note.striptags() for note in chart.notes] == ["* February 2024: Not published"]
    assert "April 2024, 15" in chart.summary.striptags()
    assert chart.columns is not None
    assert [one.label for one in chart.columns.items] == ["Jan", "Feb", "Mar", "Apr"]


def test_arabic_months_are_those_of_arab_authorities(site: Site) -> None:
    """Their names are long: under narrow columns the months stand by number."""
    chart = drawn(site, "participants-2024", "ar")
    assert chart.title.striptags() == "الذروة: آذار 2024، عدد المشاركين 60"
    assert chart.columns is not None
    assert [one.label for one in chart.columns.items] == ["1", "2", "3", "4"]


def test_events_are_in_the_order_of_years(site: Site) -> None:
    """Other counts that the report prints are told, unless they are the sum of the years."""
    chart = drawn(site, "events-by-year")
    assert chart.title.striptags() == "From 3 events in 2023 to 11 in 2024"
    assert chart.summary.striptags() == "In 2024: Lectures 7 and Workshops 4."
    assert [note.striptags() for note in chart.notes] == ["The report prints another count as well: In the text, 25."]


def test_totals_stand_beside_the_registry(site: Site) -> None:
    """The registry knows no district of its one authority; the report counts it in the north."""
    chart = drawn(site, "registry-totals")
    assert not chart.has_drawing
    summary = chart.summary.striptags()
    assert "by kind and sector are the same" in summary
    assert "by district differ" in summary
    assert summary.endswith("No explanation.")
    assert [[cell.html.striptags() for cell in row] for row in chart.table.bodies[2][1:]] == [
        ["North", "0", "1"],
        ["Not recorded", "1", "not printed"],
    ]


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("chart_id", ["members-by-sector", "survey"])
def test_golden_fragments(site: Site, chart_id: str, locale: str) -> None:
    file = GOLDEN / f"{chart_id}.{locale}.html"
    html = f"{site.chart(locale, 'network/', '../', chart_id)}\n"
    if UPDATE:
        file.write_text(html, "utf-8")
    assert html == file.read_text("utf-8")


@pytest.mark.parametrize("chart_id", ALL)
def test_every_language_shows_the_same_lengths_and_numbers(site: Site, chart_id: str) -> None:
    """What is drawn does not depend on the language, and no number comes from its words, but for those of months."""
    made = {locale: str(site.chart(locale, "network/", "../", chart_id)) for locale in LANGUAGES}
    drawings = {tuple(re.findall(r'(?:x|y|d|width|height)="([^"]*)"', html)) for html in made.values()}
    numbers = {tuple(sorted(re.findall(r"\d+(?:\.\d+)?", plain(_TICK.sub(" ", html))))) for html in made.values()}
    assert len(drawings) == 1
    assert len(numbers) == 1


@pytest.mark.parametrize("template", ["chart.html", "chart_macros.html", "diagram.html"])
def test_templates_hold_no_number_to_read(template: str) -> None:
    text = plain(_JINJA.sub(" ", (TEMPLATES / template).read_text("utf-8")))
    assert not re.search(r"\d", text)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_words_hold_no_number(real: Site, locale: str) -> None:
    labels = real.writers[locale].vocabulary.labels
    assert not [key for key, label in labels.items() if key.startswith("chart.") and re.search(r"\d", str(label))]


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("chart_id", ALL)
def test_a_figure_can_be_read_without_its_drawing(real: Site, chart_id: str, locale: str) -> None:
    html = str(real.chart(locale, "network/", "../", chart_id))
    assert f'id="chart-{chart_id}" aria-labelledby="chart-{chart_id}-title"' in html
    assert all(
        'aria-hidden="true"' in svg for svg in re.findall(r"<svg[^>]*>", html.replace("hub-key", "")) if "bar" in svg
    )
    assert "<caption" in html
    assert "hub-figure__summary" in html
    assert f'href="../data/charts/{chart_id}.{locale}.csv" download' in html
    assert "style=" not in html
    assert len(html.encode()) < TWELVE_KILOBYTES


def test_files_are_complete_and_the_same_every_time(site: Site) -> None:
    first = dict(chart_files(site))
    assert sorted(first) == sorted(f"data/charts/{chart}.{locale}.csv" for chart in ALL for locale in LANGUAGES)
    assert dict(chart_files(site)) == first


def rows(site: Site, name: str) -> list[list[str]]:
    content = dict(chart_files(site))[f"data/charts/{name}.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_file_holds_bare_numbers_and_sources(site: Site) -> None:
    head, *data = rows(site, "members-by-sector.he")
    assert head == ["מגזר", "חלק מן החברים (%)", "מקור"]
    assert data[0] == ["מגזר שלישי", "62.5", 'דו"ח הערכה, הקמת הרשת']


def test_a_file_of_the_survey_cites_each_statement(site: Site) -> None:
    _, *data = rows(site, "survey.en")
    assert data[0][:5] == ["The network has influence", "88", "12", "Not published", "40"]
    assert data[1][4] == "no target named"
    assert [row[-1] for row in data] == ["Evaluation, Summary", "Evaluation, Summary", "Evaluation, Belonging"]


@pytest.mark.parametrize("text", ["=1+1", "+972", "-5 points", "@name", "\tx", "\rx"])
def test_a_formula_is_text(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("value", [-5, 0.5, "5 = 5", "a-b", ""])
def test_what_is_no_formula_stays(value: str | float) -> None:
    assert safe(value) == value


def test_no_chart_without_its_figures(tmp_path: Path) -> None:
    empty = Site(load(make_hub(tmp_path), TODAY).catalog)
    assert list(chart_files(empty)) == []
    with pytest.raises(KeyError):
        drawn(empty, "survey")


DIAGRAMS: Final[Mapping[str, tuple[str, int]]] = {
    "chain": ("hub-chains__chain", 3),
    "circles": ("hub-circles__ring", 3),
    "operating-model": ("hub-model__part", 4),
    "measurement-axes": ("hub-axes", 1),
}


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("diagram", DIAGRAMS)
def test_diagrams_are_words(real: Site, diagram: str, locale: str) -> None:
    html = str(real.diagram(locale, "toolkit/stage-3/", diagram))
    css, count = DIAGRAMS[diagram]
    assert len(re.findall(rf'class="{css}"', html)) == count
    record = real.catalog.diagrams[diagram].record
    writer = real.writers[locale]
    for part in record.parts:
        for text in (part.text, part.name, *part.items, *(inner.text for inner in part.parts)):
            if text is not None:
                assert str(writer.text(text)) in html
    assert "style=" not in html
    assert "#source-toolkit-stage-" in html


def test_circles_read_from_the_inside(real: Site) -> None:
    html = str(real.diagram("en", "toolkit/stage-3/", "circles"))
    assert html.index("The strategic circle") < html.index("The direct circle") < html.index("The wide circle")
