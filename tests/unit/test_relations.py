"""Who works on what, against cases counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from markupsafe import Markup

from hub.models.authority import District
from hub.models.work_plan import Classifier
from hub.pages import Site
from hub.relations import Relations
from hub.validate import validate_hub
from tests.support.hub import TODAY, Content, make_hub, page

_LEVERS: Final = "".join(
    f"""\
- id: {lever}
  name: {{he: '{lever}', ar: '{lever}', en: '{lever}'}}
  description: {{he: 'תיאור', ar: 'وصف', en: 'What it is'}}
  toolkit_stage: 3
  sources: [{{id: evaluation}}]
"""
    for lever in ("teachers", "girls", "space")
)

_ORGANISATIONS: Final = "".join(
    f"""\
- id: {organisation}
  name: {{he: '{organisation}', ar: '{organisation}', en: '{organisation}'}}
  sector: philanthropy
  sources: [{{id: evaluation}}]
"""
    for organisation in ("foundation", "college", "stranger")
)


def _named(record: str) -> str:
    return f"id: {record}\nname: {{he: '{record}', ar: '{record}', en: '{record}'}}\nsources: [{{id: evaluation}}]\n"


# Sderot: levers teachers (an action, put there by the hub) and girls (a lever of its plan, by the source).
# Omer: girls, beside its plans. Rahat: nothing. The sample: teachers.
_FILES: Final[dict[str, Content]] = {
    "data/levers.yml": _LEVERS,
    "data/organisations.yml": _ORGANISATIONS,
    "data/authorities/sderot.yml": _named("sderot")
    + """\
district: south
partners: [{organisation: foundation, circle: direct}]
working_groups:
  - {id: group, name: {he: 'קבוצה', ar: 'مجموعة', en: 'Group'}, organisations: [college]}
""",
    "data/authorities/omer.yml": _named("omer")
    + "district: south\nlever_ids: [girls]\npartners: [{organisation: foundation}]\n",
    "data/authorities/rahat.yml": _named("rahat"),
    "data/work_plans/plan.yml": _named("plan")
    + """\
authority: sderot
status: approved
levels: [goal, lever, action]
items:
  - id: goal
    name: {he: 'יעד', ar: 'هدف', en: 'Goal'}
    items:
      - id: below-girls
        name: {he: 'בנות', ar: 'بنات', en: 'Girls'}
        lever: girls
        lever_classification: source
        items:
          - id: club
            name: {he: 'חוג', ar: 'دورة', en: 'Club'}
            status: done
            performers: [{organisation: college}]
            budget_lines:
              - {amount: 100, currency: ILS, year: 2026, source: foundation, kind: cash, state: committed}
              - {amount: 40, currency: ILS, year: 2027, source: foundation, kind: cash, state: requested}
          - id: course
            name: {he: 'קורס', ar: 'مساق', en: 'Course'}
            status: planned
            lever_ids: [teachers]
            lever_classification: hub
            performers: [{organisation: college}, {name: {he: 'רשות', ar: 'سلطة', en: 'Authority'}}]
            budget_lines:
              - {amount: 60, currency: ILS, year: 2026, source: foundation, kind: cash, state: committed}
""",
    "data/work_plans/sample.yml": _named("sample")
    + """\
status: sample
levels: [action]
items:
  - id: visit
    name: {he: 'ביקור', ar: 'زيارة', en: 'Visit'}
    status: planned
    lever_ids: [teachers]
    lever_classification: hub
    performers: [{organisation: college}]
""",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    catalog, problems = validate_hub(make_hub(tmp_path, _FILES), TODAY)
    assert problems == []
    return Site(catalog)


@pytest.fixture
def relations(site: Site) -> Relations:
    return site.relations


def test_levers_of_an_authority(relations: Relations) -> None:
    """Those beside its plans and those of its plans, groups and actions alike, each once."""
    assert {authority: list(levers) for authority, levers in relations.levers_of.items()} == {
        "omer": ["girls"],
        "rahat": [],
        "sderot": ["girls", "teachers"],
    }


def test_actions_of_a_lever(relations: Relations) -> None:
    """An action counts under the levers of the groups above it too; who put it there goes with it."""
    girls, teachers, space = (relations.levers[lever] for lever in ("girls", "teachers", "space"))
    assert [(one.action.id, one.by) for one in girls.actions] == [
        ("club", Classifier.SOURCE),
        ("course", Classifier.SOURCE),
    ]
    assert [(one.action.id, one.by) for one in teachers.actions] == [("course", Classifier.HUB)]
    assert (girls.authorities, teachers.authorities, space.authorities) == (["omer", "sderot"], ["sderot"], [])
    assert girls.without_action == ["omer"]
    assert space.actions == []


def test_samples_are_counted_apart(relations: Relations) -> None:
    """A sample plan is no authority's."""
    assert [one.action.id for one in relations.levers["teachers"].samples] == ["visit"]
    assert [one.action.id for one in relations.organisations["college"].samples] == ["visit"]


def test_the_part_of_an_organisation(relations: Relations) -> None:
    """Partner, member of a working group, performer, payer: each makes an authority one where it takes part."""
    foundation, college, stranger = (relations.organisations[it] for it in ("foundation", "college", "stranger"))
    assert [authority.id for authority, _ in foundation.partner_of] == ["omer", "sderot"]
    assert [(plan.id, sum(line.amount for line in lines)) for plan, lines in foundation.paid] == [("plan", 200)]
    assert [one.action.id for one in college.actions] == ["club", "course"]
    assert [authority.id for authority, _ in college.groups] == ["sderot"]
    assert (foundation.authorities, college.authorities, stranger.authorities) == (["omer", "sderot"], ["sderot"], [])


def test_districts(relations: Relations) -> None:
    """Authorities, plans, and how many authorities work on each lever; a district without any is there too."""
    south = relations.districts[District.SOUTH]
    assert [authority.id for authority in south.authorities] == ["omer", "sderot"]
    assert [plan.id for plan in south.plans] == ["plan"]
    assert south.levers == {"girls": 2, "teachers": 1}
    assert list(relations.districts) == list(District)
    assert relations.districts[District.HAIFA].authorities == []


def _page(site: Site, address: str, language: str = "en") -> str:
    made = next(page for page in site.pages() if page.address == address)
    return str(made.make(site.writers[language]).html)


def test_a_lever_counts_in_words(site: Site) -> None:
    """Plural forms of each language; an unused lever says so, and so does what it lacks."""
    assert '<p class="hub-count">2 authorities, 2 actions</p>' in _page(site, "levers/girls/")
    assert '<p class="hub-count">שתי רשויות, שתי פעולות</p>' in _page(site, "levers/girls/", "he")
    assert '<p class="hub-count">سلطتان، إجراءان</p>' in _page(site, "levers/girls/", "ar")
    unused = _page(site, "levers/space/")
    assert '<p class="hub-count">No authority recorded yet</p>' in unused
    assert "No actions recorded yet" in unused
    assert "No document shows" in unused


def test_classification_by_the_hub_is_marked(site: Site) -> None:
    """On the lever's page, with how many."""
    assert "1 of the actions was placed under this lever by the hub" in _page(site, "levers/teachers/")
    assert "by the hub" not in _page(site, "levers/girls/")


def test_what_the_hub_classified(relations: Relations) -> None:
    """Sderot's plan holds an action that the hub's editors put under a lever; Omer has no plan."""
    assert [relations.classified_by_hub(it) for it in ("sderot", "omer")] == [True, False]


def test_a_page_that_deals_with_a_lever(tmp_path: Path) -> None:
    """Its front matter says so, and the lever's page leads to it; a lever that does not exist is an error."""
    about = {
        f"docs/{code}/about/index.md": page(code, fields="levers: [teachers]\n", original=page("he"))
        for code in ("he", "ar", "en")
    }
    catalog, problems = validate_hub(make_hub(tmp_path / "good", {**_FILES, **about}), TODAY)
    assert problems == []
    assert '<a href="../../about/">About the network</a>' in _page(Site(catalog), "levers/teachers/")
    wrong = {"docs/he/about/index.md": page("he", fields="levers: [teacher]\n")}
    (problem,) = validate_hub(make_hub(tmp_path / "wrong", {**_FILES, **wrong}), TODAY)[1]
    assert (problem.code, problem.params["found"], problem.params["near"]) == (
        "reference-unknown",
        "teacher",
        "teachers",
    )


def test_a_budget_is_summed_by_state(site: Site) -> None:
    """What was requested is not added to what was committed."""
    text = Markup(_page(site, "partners/foundation/")).striptags()  # noqa: S704 - to read, not to print
    assert "requested: ₪40" in text
    assert "committed: ₪160" in text


def test_an_organisation_that_nobody_records(site: Site) -> None:
    """Its page says so and how to add it."""
    html = _page(site, "partners/stranger/")
    assert "No authority has recorded the organisation as its partner." in html
    assert 'href="#correct"' in html


def test_partners_with_an_unknown_circle_come_last(site: Site) -> None:
    """Omer's circle is not recorded: it follows Sderot, though its name comes first."""
    html = _page(site, "partners/foundation/")
    assert html.index(">sderot</a>") < html.index(">omer</a>")


def test_an_empty_district(site: Site) -> None:
    """Every block of it has its missing form."""
    html = _page(site, "districts/haifa/")
    assert html.count("hub-missing") == 3
    assert "The district of 1 authority is not recorded." in _page(site, "districts/")


def test_levers_that_nobody_works_on_come_last(site: Site) -> None:
    """The index begins with the one that most authorities work on."""
    html = _page(site, "levers/")
    assert html.index(">girls</a>") < html.index(">teachers</a>") < html.index(">space</a>")
