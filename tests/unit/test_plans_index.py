"""The index of work plans: whose, when, and where the actions stand; what is not known comes last."""

from __future__ import annotations

from pathlib import Path

from hub.validate import validate_hub
from hub.views.here import Here
from hub.views.plans_index import PlansIndex, plans_index
from hub.views.writer import Writer
from tests.support.hub import TODAY, make_hub

AUTHORITY = "id: {id}\nname: {{he: {name}, ar: {name}, en: {name}}}\nsources: [{{id: evaluation}}]\n"
PLAN = """\
id: {id}
{owner}
name: {{he: {id}, ar: {id}, en: {id}}}
status: {standing}
{start}
levels: [action]
items:
{items}
sources: [{{id: evaluation}}]
"""


def plan(name: str, owner: str, start: str, *statuses: str, standing: str = "approved") -> tuple[str, str]:
    """The file of a plan of an authority, with an action of each status."""
    items = "\n".join(
        f"  - {{id: act-{number}, name: {{he: a, ar: a, en: a}}, status: {status}}}"
        for number, status in enumerate(statuses)
    )
    fields = {
        "owner": f"authority: {owner}" if owner else "",
        "start": f"start: {start}" if start else "",
        "items": items,
    }
    return f"data/work_plans/{name}.yml", PLAN.format(id=name, standing=standing, **fields)


def index_of(tmp_path: Path, *plans: tuple[str, str]) -> PlansIndex:
    """The English index of some plans."""
    files = {f"data/authorities/{id_}.yml": AUTHORITY.format(id=id_, name=name) for id_, name in _NAMES.items()}
    config = make_hub(tmp_path, {**files, **dict(plans)})
    catalog, problems = validate_hub(config, TODAY)
    assert [problem for problem in problems if problem.is_error] == []
    writer = Writer(catalog.vocabularies["en"], catalog.config.locales.default)
    return plans_index(Here(catalog, writer, "work-plans/", numbered=False))


_NAMES = {"zed": "Alef", "abc": "Zayin"}


def test_plans_stand_by_the_name_of_their_authority_and_what_is_not_known_comes_last(tmp_path: Path) -> None:
    """By authority, then the newest; a plan without years after those with, one of nobody named at the end."""
    view = index_of(
        tmp_path,
        plan("p-one", "abc", "2020", "done"),
        plan("p-two", "zed", "", "done"),
        plan("p-three", "zed", "2020", "done"),
        plan("p-four", "zed", "2024", "done"),
        plan("p-five", "", "2025", "done", standing="draft"),
    )
    assert view.plans is not None
    names = [row[0].html.striptags() for row in view.plans.bodies[0]]
    assert names == ["p-four", "p-three", "p-two", "p-one", "p-five"]
    owners = [row[1].html.striptags() for row in view.plans.bodies[0]]
    assert owners == ["Alef", "Alef", "Alef", "Zayin", "An unnamed authority"]
    years = [row[3].html.striptags() for row in view.plans.bodies[0]]
    assert years[2] == "Not recorded"


def test_a_plan_says_where_its_actions_stand(tmp_path: Path) -> None:
    """Statuses are counted in the order of the closed list, in the table and in the list; none recorded is said."""
    view = index_of(
        tmp_path,
        plan("p-one", "abc", "2020", "done", "planned", "done", "not_recorded"),
        plan("p-two", "zed", "2020", "not_recorded"),
    )
    assert view.plans is not None
    shown = {row[0].html.striptags(): row[5].html.striptags() for row in view.plans.bodies[0]}
    assert shown == {"p-one": "Planned 1 Done 2 Status not recorded 1", "p-two": "Not recorded"}
    notes = [entry.note.striptags() for entry in view.plan_entries if entry.note]
    assert notes == ["Status: Not recorded", "Planned 1 Done 2 Status not recorded 1"]


def test_the_list_says_what_is_missing(tmp_path: Path) -> None:
    """A list has no heads of columns: what is not recorded stands after its name; what is recorded needs none."""
    view = index_of(tmp_path, plan("p-one", "abc", "2020", "done"), plan("p-two", "zed", "", "done"))
    values = [entry.value.striptags() for entry in view.plan_entries]
    assert values == ["Alef · Approved · Years: Not recorded · 1 action", "Zayin · Approved · from 2020 · 1 action"]
