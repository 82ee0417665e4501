"""What a plan's page computes, against cases worked out by hand: overdue, sums, gaps, statuses, the chain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import count
from pathlib import Path
from textwrap import dedent

import pytest

from hub.catalog import Catalog
from hub.models.base import Localized
from hub.models.work_plan import Action, ActionStatus, Measure, Milestone, WorkPlan
from hub.validate import validate_hub
from hub.views.here import Here
from hub.views.plan_budget import amounts_by_group, amounts_by_source, plan_budget
from hub.views.plan_chain import plan_chain
from hub.views.plan_filter import NOBODY, plan_filter, row_data
from hub.views.plan_measures import gap_of, is_reached, measures
from hub.views.plan_milestones import State, days_late, days_overdue, milestones, state_of
from hub.views.work_plan import PlanView, plan_view, status_counts
from hub.views.writer import Writer
from tests.support.hub import TODAY, make_hub

NAME = {"he": "שם", "ar": "اسم", "en": "Name"}
GOALS = """
    id: plan
    authority: sderot
    name: {he: תוכנית, ar: خطة, en: Plan}
    status: approved
    start: 2025
    end: 2027
    mission: {he: משימה, ar: مهمة, en: Mission of the plan}
    levels: [goal, lever, action]
    barriers:
      - {id: fear, name: {he: חשש, ar: خوف, en: Fear}}
    items:
      - id: goal-a
        name: {he: יעד א, ar: هدف أ, en: Goal A}
        barrier_ids: [fear]
        items:
          - id: lever-a
            name: {he: מנוף א, ar: رافعة أ, en: Lever A}
            items:
              - id: club
                name: {he: חוג, ar: دورة, en: Club}
                status: under_way
                performers: [{organisation: foundation}]
                milestones:
                  - {id: m1, title: {he: א, ar: أ, en: Opening}, due_date: 2026-11-20}
                  - {id: m2, title: {he: ב, ar: ب, en: Middle}, due_date: 2026-10}
                  - {id: m3, title: {he: ג, ar: ج, en: End}, due_date: 2027}
                budget_lines:
                  - amount: 1000
                    currency: ILS
                    year: 2025
                    source: foundation
                    kind: cash
                    state: received
                    spent: 900
                  - {amount: 250.5, currency: ILS, year: 2026, source: foundation, kind: in_kind, state: requested}
                measures:
                  - {id: k1, name: {he: מדד, ar: مقياس, en: Pupils}, target: 200, actual: 150}
              - id: tour
                name: {he: סיור, ar: جولة, en: Tour}
                status: done
                milestones:
                  - id: m1
                    title: {he: א, ar: أ, en: Bus}
                    due_date: 2026-01-31
                    met: true
                    date_met: 2026-02-02
      - id: goal-b
        name: {he: יעד ב, ar: هدف ب, en: Goal B}
        items:
          - id: lever-b
            name: {he: מנוף ב, ar: رافعة ب, en: Lever B}
            lever: teachers
            lever_classification: hub
            items:
              - id: prize
                name: {he: פרס, ar: جائزة, en: Prize}
                status: cancelled
                milestones:
                  - {id: m1, title: {he: א, ar: أ, en: Jury}, due_date: 2026-03}
                budget_lines:
                  - {amount: 500, currency: ILS, year: 2026, source: foundation, kind: cash, state: committed}
    sources: [{id: evaluation}]
    """
BARE = """
    id: plan
    name: {he: תוכנית, ar: خطة, en: Plan}
    status: sample
    levels: [goal, action]
    items:
      - id: goal
        name: {he: יעד, ar: هدف, en: The only goal}
        items:
          - {id: club, name: {he: חוג, ar: دورة, en: Club}, status: not_recorded}
    sources: [{id: evaluation}]
    """

Plans = Callable[..., tuple[Here, WorkPlan]]


@pytest.fixture
def plan_of(tmp_path: Path) -> Plans:
    """A plan by its YAML, at its page in a language, on a day."""

    numbers = count()

    def make(text: str, language: str = "en", today: date = TODAY) -> tuple[Here, WorkPlan]:
        config = make_hub(tmp_path / f"{next(numbers)}", {"data/work_plans/plan.yml": dedent(text)})
        catalog, problems = validate_hub(config, today)
        assert [problem for problem in problems if problem.is_error] == []
        return here_of(catalog, language), catalog.work_plans["plan"].record

    return make


def here_of(catalog: Catalog, language: str) -> Here:
    """The plan's page in a language."""
    writer = Writer(catalog.vocabularies[language], catalog.config.locales.default)
    return Here(catalog, writer, "work-plans/plan/")


def view_of(made: tuple[Here, WorkPlan]) -> PlanView:
    """The view of a plan's page."""
    return plan_view(*made)


def action(status: ActionStatus = ActionStatus.PLANNED) -> Action:
    """An action with nothing but a name and a status."""
    return Action(id="a", name=Localized(NAME), status=status)


def milestone(due: str, met: str = "") -> Milestone:
    """A milestone, met on a day where one is given."""
    fields = {"id": "m", "title": NAME, "due_date": due, "met": bool(met)}
    return Milestone.model_validate(fields | ({"date_met": met} if met else {}))


@pytest.mark.parametrize(
    ("due", "today", "expected", "days"),
    [
        ("2026-11-20", date(2026, 11, 21), State.OVERDUE, 1),
        ("2026-11-21", date(2026, 11, 21), State.OPEN, 0),
        ("2026-11", date(2026, 11, 30), State.OPEN, 0),
        ("2026-11", date(2026, 12, 1), State.OVERDUE, 1),
        ("2025", date(2026, 1, 1), State.OVERDUE, 1),
        ("2024-02-28", date(2024, 3, 1), State.OVERDUE, 2),
        ("2023-02-28", date(2023, 3, 1), State.OVERDUE, 1),
        ("2025-11-21", date(2026, 11, 21), State.OVERDUE, 365),
    ],
)
def test_a_milestone_is_overdue_from_the_day_after_the_last_on_which_it_was_due(
    due: str, today: date, expected: State, days: int
) -> None:
    """A date known to the month or the year counts from its end, leap years included."""
    assert state_of(action(), milestone(due), today) is expected
    assert max(0, days_overdue(milestone(due), today)) == days


@pytest.mark.parametrize("status", [ActionStatus.CANCELLED, ActionStatus.NOT_DONE])
def test_nothing_is_overdue_in_an_action_that_was_given_up(status: ActionStatus) -> None:
    """An open milestone of a cancelled action is not expected any more; one that was met stays met."""
    assert state_of(action(status), milestone("2020"), TODAY) is State.CLOSED
    assert state_of(action(status), milestone("2020", "2020-05"), TODAY) is State.MET


@pytest.mark.parametrize(
    ("due", "met", "late"),
    [
        ("2026-01-31", "2026-02-02", 2),
        ("2026-01", "2026-01-31", 0),
        ("2026-01-31", "2026-01-02", 0),
        ("2026-01-31", "2026-03", 0),
    ],
)
def test_lateness_is_counted_where_both_days_are_known(due: str, met: str, late: int) -> None:
    """A milestone met after its day is late by whole days; one met in a month that nobody can date is not counted."""
    assert days_late(milestone(due, met)) == late


def test_milestones_are_grouped_by_where_they_stand(plan_of: Plans) -> None:
    """Overdue, ahead, met and given up, each by the day it is due, with the days in words."""
    here, plan = plan_of(GOALS)
    found = milestones(here, list(plan.actions()), "")
    assert found is not None
    assert found.title == "Overdue: 2 of 5"
    shown = {group.state: [(str(one.title), str(one.standing)) for one in group.items] for group in found.groups}
    assert shown == {
        "overdue": [("Middle", "overdue by 21 days"), ("Opening", "overdue by 1 day")],
        "open": [("End", "still ahead")],
        "met": [("Bus", "met on February 2, 2026, 2 days late")],
        "closed": [("Jury", "no longer expected; status of the action: Cancelled")],
    }
    assert [group.count for group in found.groups] == [2, 1, 1, 1]
    assert [tick.label for tick in found.ticks] == ["2026", "2027"]
    assert len(found.dots) == 5
    assert found.today == "44.4"  # 324 of 729 days


@pytest.mark.parametrize(
    ("language", "today", "words"),
    [
        ("he", date(2026, 11, 21), "באיחור של יום אחד"),
        ("he", date(2026, 11, 22), "באיחור של יומיים"),
        ("he", date(2026, 11, 25), "באיחור של 5 ימים"),
        ("ar", date(2026, 11, 21), "متأخرة يومًا واحدًا"),
        ("ar", date(2026, 11, 22), "متأخرة يومين"),
        ("ar", date(2026, 11, 25), "متأخرة 5 أيام"),
        ("ar", date(2026, 12, 2), "متأخرة 12 يومًا"),
    ],
)
def test_overdue_days_have_the_plural_forms_of_the_language(
    plan_of: Plans, language: str, today: date, words: str
) -> None:
    """One day, two days and many are said as the language says them."""
    here, plan = plan_of(GOALS, language, today)
    found = milestones(here, list(plan.actions()), "")
    assert found is not None
    assert words in [str(one.standing) for group in found.groups for one in group.items]


def test_budget_adds_up_by_source_goal_and_year(plan_of: Plans) -> None:
    """Sums of rows, columns and goals, and how sure the money is, against the lines of the file."""
    here, plan = plan_of(GOALS)
    assert amounts_by_source(list(plan.actions())) == {("foundation", 2025): 1000, ("foundation", 2026): 750.5}
    groups = [item for item in plan.items if not isinstance(item, Action)]
    assert amounts_by_group(groups) == {("goal-a", 2025): 1000, ("goal-a", 2026): 250.5, ("goal-b", 2026): 500}
    budget = plan_budget(here, plan, plan.items)
    assert budget is not None
    assert budget.by_goal is not None
    rows = [[cell.html.striptags() for cell in row] for row in (*budget.by_goal.bodies[0], *budget.by_goal.foot)]
    assert rows == [
        ["Goal A", "₪1,000", "₪250.5", "₪1,250.5"],
        ["Goal B", "none", "₪500", "₪500"],
        ["Total", "₪1,000", "₪750.5", "₪1,750.5"],
    ]
    states = {row.label.striptags(): row.value.striptags() for row in budget.states}
    assert states == {
        "received": "₪1,000",
        "committed": "₪500",
        "requested": "₪250.5",
        "Of these, in kind": "₪250.5",
        "Spent so far": "₪900",
    }


def test_subtotals_of_the_table_agree_with_the_sums_by_goal(plan_of: Plans) -> None:
    """Each goal of the table ends in the sum of its lines, the table in that of all."""
    table = view_of(plan_of(GOALS)).table
    sums = [row[-1].html.striptags() for body in table.bodies for row in body if len(row) == 2]
    assert sums == ["₪1,250.5", "₪500"]
    assert table.foot[0][-1].html.striptags() == "₪1,750.5"


@pytest.mark.parametrize(
    ("target", "actual", "unit", "gap", "words"),
    [
        (200, 150, None, -50, "50 below the target, 75% of the target"),
        (900, 1240, None, 340, "340 above the target, 138% of the target"),
        (3.75, 3.74, None, -0.01, "0.01 below the target, 99.7% of the target"),
        (0.3, 0.1 + 0.2, None, 0, "exactly on target"),
        (0, 5, None, 5, "5 above the target"),
        (40, 45, "%", 5, "5 percentage points above the target"),
        (40, 39, "%", -1, "1 percentage point below the target"),
        (12, None, None, None, "The gap cannot be worked out without both figures"),
        (None, 12, None, None, "The gap cannot be worked out without both figures"),
    ],
)
def test_the_gap_between_planned_and_actual_is_said_in_words(
    plan_of: Plans,
    *,
    target: float | None,
    actual: float | None,
    unit: str | None,
    gap: float | None,
    words: str,
) -> None:
    """Above, below or as planned, in percentage points where the figures are percentages."""
    here, _ = plan_of(GOALS)
    said = Localized({"he": unit, "ar": unit, "en": unit}) if unit else None
    measure = Measure(id="k", name=Localized(NAME), unit=said, target=target, actual=actual)
    assert gap_of(measure) == gap
    found = measures(here, [Action(id="a", name=Localized(NAME), status=ActionStatus.DONE, measures=[measure])], "")
    assert found is not None
    assert found.pairs[0].gap.striptags() == words
    assert (found.pairs[0].target_length == "") is (target is None)
    assert (found.pairs[0].actual_length == "") is (actual is None)


def test_bars_are_as_long_as_their_share_of_the_longer(plan_of: Plans) -> None:
    """150 of 200 is three quarters of the width; the title counts the targets that were reached."""
    here, plan = plan_of(GOALS)
    found = measures(here, list(plan.actions()), "")
    assert found is not None
    assert (found.pairs[0].target_length, found.pairs[0].actual_length) == ("100", "75")
    assert found.title == "Targets reached: 0 of 1"


def test_a_target_that_should_fall_is_reached_from_above(tmp_path: Path) -> None:
    """For an indicator of which less is better, an actual figure below the target has reached it."""
    data = (Path(__file__).parents[1] / "support/hub.py").read_text("utf-8")
    assert "ascending: true" in data
    config = make_hub(tmp_path)
    file = tmp_path / "data/indicators.yml"
    file.write_text(file.read_text("utf-8").replace("ascending: true", "ascending: false"), "utf-8")
    catalog, _ = validate_hub(config, TODAY)
    here = here_of(catalog, "en")
    falling = Measure(id="k", name=Localized(NAME), indicator="five-units", target=10, actual=8)
    rising = Measure(id="k", name=Localized(NAME), target=10, actual=8)
    assert is_reached(here, falling)
    assert not is_reached(here, rising)


def test_status_parts_fill_the_bar_from_the_reading_side(plan_of: Plans) -> None:
    """Three statuses of three actions take a third each, from the left in English and from the right in Hebrew."""
    here, plan = plan_of(GOALS)
    parts = status_counts(here, list(plan.actions()))
    assert [(part.status, part.count, part.x) for part in parts] == [
        ("under_way", 1, "0"),
        ("done", 1, "33.3"),
        ("cancelled", 1, "66.7"),
    ]
    hebrew = status_counts(plan_of(GOALS, "he")[0], list(plan.actions()))
    assert [part.x for part in hebrew] == ["66.7", "33.3", "0"]
    assert {part.width for part in parts} == {"33.3"}


def test_the_chain_leads_from_the_mission_to_goals_and_levers(plan_of: Plans) -> None:
    """Each goal names its levers and the barriers that it answers, each lever its goal, and all lead into the table."""
    steps = plan_chain(*plan_of(GOALS))
    assert [str(step.title) for step in steps] == ["Mission", "Goals", "Levers"]
    assert steps[0].items[0].name == "Mission of the plan"
    assert str(steps[1].items[0].name) == '<a href="#a-goal-a">Goal A</a>'
    assert [note.striptags() for note in steps[1].items[0].notes] == ["Answers: Fear", "2 actions", "Lever: 1"]
    assert [note.striptags() for note in steps[2].items[1].notes] == [
        "On the network's list: Teachers",
        "1 action",
        "Goal: 2",
    ]


def test_a_lever_above_an_action_is_not_asked_for_again(plan_of: Plans) -> None:
    """Where levers stand above actions, no column asks for levers; those that an action names are under its name."""
    named = GOALS.replace(
        "id: club\n", "id: club\n                lever_ids: [teachers]\n                lever_classification: hub\n"
    )
    assert named != GOALS
    here, plan = plan_of(named)
    view = plan_view(here, plan)
    assert not any("Levers" in cell.html for cell in view.table.head)
    card = view.cards[0].groups[0].actions[0]
    assert "On the network&#39;s list: <a" in card.details
    assert not any("On the network" in other.details for other in view.cards[0].groups[0].actions[1:])
    assert not any("Levers" in row.label for row in card.rows)


def test_filters_count_statuses_and_performers(plan_of: Plans) -> None:
    """Every choice says how many actions it has; last among performers, that none is set."""
    here, plan = plan_of(GOALS)
    actions = list(plan.actions())
    found = plan_filter(here, actions)
    assert found is not None
    shown = {field.name: [(option.value, option.label) for option in field.options] for field in found.fields}
    assert shown == {
        "status": [("under_way", "Under way (1)"), ("done", "Done (1)"), ("cancelled", "Cancelled (1)")],
        "performer": [("foundation", "Foundation (1)"), (NOBODY, "Performer not set (2)")],
    }
    assert row_data(actions[0]) == (("status", "under_way"), ("performer", "foundation"), ("amount", "1250.5"))
    assert row_data(actions[1]) == (("status", "done"), ("performer", NOBODY))
    view = view_of(plan_of(GOALS))
    assert view.performers_open is not None
    assert view.performers_open.label == "2 actions have no performer yet."


def test_a_plan_of_names_alone_says_what_is_missing(plan_of: Plans) -> None:
    """One goal, one action, no status: every block keeps its heading, and there is nothing to filter by."""
    view = view_of(plan_of(BARE))
    headings: Mapping[str, bool] = {heading.id: heading.empty for heading in view.headings}
    assert headings == {
        "chain": False,
        "plan": False,
        "absent": False,
        "status": True,
        "budget": True,
        "milestones": True,
        "measures": True,
        "sources": False,
    }
    assert view.filter is None
    assert (view.budget, view.milestones, view.measures, view.performers_open) == (None, None, None, None)
    assert all("Not recorded" in view.missing[name] for name, empty in headings.items() if empty)
    assert {row.label.striptags() for row in view.absent} == {"Performer", "Time", "Mission"}
    assert [column.id for column in view.table.head] == ["c1", "c2"]
    assert view.chain[0].items[0].name.striptags() == "Not recorded"
