"""An authority's page, block by block: filled, and with nothing recorded."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from hub.config import read_config
from hub.pages import Content, Site
from hub.validate import validate_hub
from tests.support.hub import TODAY, make_hub

_NAME = "id: sderot\nname: {he: 'שדרות', ar: 'سديروت', en: 'Sderot'}\nsources: [{id: evaluation}]\n"
_PLACES = """\
site_url: https://example.org/hub/
repo_url: https://example.org/owner/hub
edit_uri: edit/main/docs/
"""


def _site(folder: Path, authority: str, **files: str) -> Site:
    config = make_hub(folder, {"data/authorities/sderot.yml": authority, "data/series.yml": "[]\n", **files})
    settings = config.root / "mkdocs.yml"
    settings.write_text(_PLACES + settings.read_text("utf-8"), "utf-8")
    catalog, problems = validate_hub(read_config(settings), TODAY)
    assert [problem for problem in problems if problem.is_error] == []
    return Site(catalog)


def _content(site: Site, language: str = "en") -> Content:
    made = next(page for page in site.pages() if page.address == "authorities/sderot/")
    return made.make(site.writers[language])


def _section(content: Content, name: str) -> str:
    """The HTML of a section."""
    begin = content.html.index(f"hub-section--{name}")
    return str(content.html[begin : content.html.index("</section>", begin)])


EMPTY = ("mission", "chain", "levers", "indicators", "plans", "partners", "groups", "timeline", "similar")


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_a_name_makes_a_page(tmp_path: Path, language: str) -> None:
    """Nothing but a name: every block keeps its heading, says that nothing is recorded, and how to add it."""
    content = _content(_site(tmp_path, _NAME), language)
    assert [heading.id for heading in content.headings] == ["facts", *EMPTY, "downloads", "cite", "sources"]
    for name in EMPTY:
        section = _section(content, name)
        assert "hub-section--empty" in section, name
        assert "hub-missing" in section, name
        assert 'href="#correct"' in section, name
    assert 'class="hub-stats"' not in content.html
    assert "None" not in content.html


def test_no_headline_number_says_so(tmp_path: Path) -> None:
    """The place of the headline numbers is not left empty."""
    assert "No figures are recorded for this authority yet" in _content(_site(tmp_path, _NAME)).html


@pytest.mark.parametrize(
    ("section", "field"),
    [
        ("mission", "mission"),
        ("chain", "barriers"),
        ("levers", "lever_ids"),
        ("plans", "work_plan"),
        ("partners", "partners"),
        ("groups", "working_groups"),
        ("timeline", "timeline"),
    ],
)
def test_a_reason_that_the_record_gives_is_printed(tmp_path: Path, section: str, field: str) -> None:
    """A block says why it is empty where the record does."""
    record = f"{_NAME}missing: {{{field}: {{status: not_collected}}}}\n"
    assert "Not collected" in _section(_content(_site(tmp_path, record)), section)


def test_only_a_cluster_lacks_members(tmp_path: Path) -> None:
    """A cluster without its members says so; a city has no such block."""
    cluster = _content(_site(tmp_path / "cluster", f"{_NAME}classification: cluster\n"))
    assert "hub-section--empty" in _section(cluster, "members")
    city = _content(_site(tmp_path / "city", f"{_NAME}classification: city\n"))
    assert "hub-section--members" not in city.html


def test_partners_stand_by_sector_and_circle(tmp_path: Path) -> None:
    """Sectors in their order; in each the nearest circle first, an unknown one last; circles are counted."""
    organisations = "".join(
        f"- id: {name}\n  name: {{he: '{name}', ar: '{name}', en: '{name}'}}\n"
        f"  sector: {sector}\n  sources: [{{id: evaluation}}]\n"
        for name, sector in (("aaa", "business"), ("bbb", "business"), ("ccc", "business"), ("ddd", "academia"))
    )
    record = (
        f"{_NAME}partners:\n  - {{organisation: aaa}}\n  - {{organisation: bbb, circle: wide}}\n"
        "  - {organisation: ccc, circle: strategic}\n  - {organisation: ddd, circle: wide}\n"
        "working_groups:\n  - {id: group, name: {he: 'קבוצה', ar: 'مجموعة', en: 'Group'}, organisations: [ddd]}\n"
    )
    content = _content(_site(tmp_path, record, **{"data/organisations.yml": organisations}))
    partners = _section(content, "partners")
    order = [partners.index(f">{words}</") for words in ("Academia", "ddd", "Business", "ccc", "bbb", "aaa")]
    assert order == sorted(order)
    text = Markup(partners).striptags()  # noqa: S704 - to read, not to print
    assert "Strategic circle 1 · Wide circle 2 · circle not recorded 1" in text
    assert "../../partners/ddd/" in _section(content, "groups")


def test_headline_numbers_lead_to_section_and_source(tmp_path: Path) -> None:
    """Each number links to the section that explains it; one that is published names its source."""
    record = (
        f"{_NAME}lever_ids: [teachers]\n"
        "facts: [{property: population, value: 30000, unit: people, year: 2021, source: {id: evaluation}}]\n"
    )
    html = str(_content(_site(tmp_path, record)).html)
    stats = html[html.index('class="hub-stats"') : html.index("</ul>", html.index('class="hub-stats"'))]
    assert 'href="#facts">30,000</a>' in stats
    assert 'href="#cite-1"' in stats
    assert 'href="#levers">1</a>' in stats


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", '"Sderot", muni:STEM knowledge hub, November 21, 2026. https://example.org/hub/en/authorities/sderot/'),
        ("he", '"שדרות", מרכז הידע של muni:STEM, 21 בנובמבר 2026. https://example.org/hub/authorities/sderot/'),
    ],
)
def test_the_citation_is_whole(tmp_path: Path, language: str, expected: str) -> None:
    """Name, hub, day and address, as they are copied."""
    html = _content(_site(tmp_path, _NAME), language).html
    begin = html.index('id="cite-text">') + len('id="cite-text">')
    assert html[begin : html.index("</p>", begin)].striptags() == expected


def test_each_part_is_mended_at_its_line(tmp_path: Path) -> None:
    """A link for each recorded part, to the line of its file; none for what is not recorded."""
    site = _site(tmp_path, f"{_NAME}mission: {{he: 'משימה', ar: 'مهمة', en: 'Mission'}}\ntimeline: []\n")
    cite = _section(_content(site), "cite")
    edit = "https://example.org/owner/hub/edit/main/data/authorities/sderot.yml"
    assert f'href="{edit}#L4">Mission and vision</a>' in cite
    assert f'href="{edit}#L3">Sources</a>' in cite
    assert "#L1" not in cite
    assert "Partners" not in cite


def test_a_hub_without_a_repository_offers_no_file(tmp_path: Path) -> None:
    """Where nobody says where the hub is edited, there is nothing to open."""
    config = make_hub(tmp_path, {"data/authorities/sderot.yml": _NAME})
    site = Site(validate_hub(config, TODAY)[0])
    assert 'id="fix"' not in _content(site).html
