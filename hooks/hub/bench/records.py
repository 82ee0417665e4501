"""The invented records: an authority with every common field, and a plan of forty actions with budgets and measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from hub.models.authority import Circle, Classification, District, PopulationSector, Stage
from hub.models.reference import OrganisationSector
from hub.models.work_plan import ActionStatus

Record: TypeAlias = dict[str, Any]
Words: TypeAlias = dict[str, Any]

GOALS: Final = 4
LEVERS: Final = 2
"""In each goal."""
ACTIONS: Final = 5
"""Under each lever."""
_CITED: Final = {"id": "bench"}
_KINDS: Final = (Classification.CITY, Classification.LOCAL_COUNCIL, Classification.REGIONAL_COUNCIL)
_PARTNERS: Final = 5


def _turn(items: Any, number: int) -> Any:  # noqa: ANN401 - a list of words, or an enumeration
    """The items in turn, from the first again after the last."""
    known = list(items)
    return known[number % len(known)]


def _with(text: Record, tail: object) -> Record:
    """A text with the same tail in every language."""
    return {code: f"{words} {tail}" for code, words in text.items()}


def _both(first: Record, second: Record) -> Record:
    return {code: f"{words} – {second[code]}" for code, words in first.items()}


def source(words: Words) -> Record:
    """The one source of everything invented."""
    return {
        "id": "bench",
        "title": words["invented"],
        "kind": "dataset",
        "publisher": words["invented"],
        "year": "2026",
    }


def organisation(words: Words, number: int) -> Record:
    """A partner that many authorities share."""
    return {
        "id": f"organisation-{number}",
        "name": words["organisations"][number],
        "sector": _turn(OrganisationSector, number).value,
        "sources": [_CITED],
    }


def lever(words: Words, number: int) -> Record:
    """A lever of the network's list."""
    return {
        "id": f"lever-{number}",
        "name": words["levers"][number],
        "description": words["mission"],
        "toolkit_stage": 3,
        "sources": [_CITED],
    }


def indicator(words: Words) -> Record:
    """The one indicator that every authority has a series of."""
    return {
        "id": "five-units",
        "title": words["share"],
        "unit": words["percent"],
        "decimals": 1,
        "measure": "percentage",
        "ascending": True,
        "aggregates": False,
        "period_type": "calendar",
        "definition": words["mission"],
        "sources": [_CITED],
    }


def series(authority_id: str, number: int) -> Record:
    """Five years of the indicator."""
    start = 10 + number % 20
    points = [
        {"period": 2021 + year, "value": start + year + 0.5, "target": start + 2 * year, "source": _CITED}
        for year in range(5)
    ]
    scope = {"authority": authority_id}
    return {"indicator": "five-units", "scope": scope, "baseline": {"year": 2018, "value": start}, "points": points}


def authority(words: Words, record_id: str, number: int) -> Record:
    """An authority, its mission, partners, groups and history."""
    return {
        "id": record_id,
        "name": _with(_turn(words["places"], number), number + 1),
        "classification": _turn(_KINDS, number).value,
        "district": _turn(District, number).value,
        "sector": _turn(PopulationSector, number).value,
        "stage": _turn(Stage, number).value,
        "in_evaluation_2024": False,
        "identifiers": [{"scheme": "cbs_locality", "identifier": f"{number + 1:04}", "source": _CITED}],
        "facts": [
            {
                "property": "population",
                "value": 9000 + 731 * (number % 90),
                "unit": "people",
                "year": 2024,
                "source": _CITED,
            },
            {"property": "socioeconomic_cluster", "value": 1 + number % 10, "year": 2024, "source": _CITED},
        ],
        "mission": words["mission"],
        "vision": words["mission"],
        "barriers": list(_barriers(words)),
        "lever_ids": [f"lever-{index}" for index in range(3)],
        "working_groups": [
            {"id": f"group-{index}", "name": goal, "organisations": ["organisation-0", "organisation-2"]}
            for index, goal in enumerate(words["goals"])
        ],
        "partners": [
            {"organisation": f"organisation-{index}", "circle": _turn(Circle, index).value}
            for index in range(_PARTNERS)
        ],
        "timeline": [
            {"id": f"step-{index}", "date": f"{2020 + index}-09", "name": activity, "source": _CITED}
            for index, activity in enumerate(words["activities"][:5])
        ],
        "contact_role": words["role"],
        "last_reviewed": "2026-01-01",
        "sources": [_CITED],
    }


def _barriers(words: Words) -> Iterator[Record]:
    for index, name in enumerate(words["barriers"]):
        yield {"id": f"barrier-{index}", "name": name}


def work_plan(words: Words, record_id: str, number: int) -> Record:
    """The plan of an authority: goals, levers and actions."""
    return {
        "id": record_id,
        "authority": record_id,
        "name": _both(words["plan"], _with(_turn(words["places"], number), number + 1)),
        "status": "approved",
        "start": "2023-09",
        "end": "2026-08",
        "mission": words["mission"],
        "levels": ["goal", "lever", "action"],
        "barriers": list(_barriers(words)),
        "items": [_goal(words, number, goal) for goal in range(GOALS)],
        "sources": [_CITED],
    }


def _goal(words: Words, number: int, goal: int) -> Record:
    return {
        "id": f"goal-{goal}",
        "name": _turn(words["goals"], goal),
        "barrier_ids": [f"barrier-{goal % 3}"],
        "indicator_ids": ["five-units"],
        "items": [_lever(words, number, goal * LEVERS + index) for index in range(LEVERS)],
    }


def _lever(words: Words, number: int, index: int) -> Record:
    return {
        "id": f"lever-{index}",
        "name": _turn(words["levers"], index),
        "lever": f"lever-{index % len(words['levers'])}",
        "lever_classification": "hub",
        "items": [_action(words, number + index, index * ACTIONS + action) for action in range(ACTIONS)],
    }


def _action(words: Words, turn: int, index: int) -> Record:
    """An action; ``turn`` varies it from plan to plan."""
    year = 2023 + (turn + index) % 3
    return {
        "id": f"action-{index}",
        "name": _both(_turn(words["activities"], turn + index), _turn(words["audiences"], index)),
        "parts": [_turn(words["audiences"], index + 1), _turn(words["audiences"], index + 2)],
        "performers": [{"organisation": f"organisation-{(turn + index) % 6}"}, {"name": words["role"]}],
        "lever_ids": [f"lever-{index % len(words['levers'])}"],
        "lever_classification": "hub",
        "circle": _turn(Circle, index).value,
        "core": index % 7 == 0,
        "owner_role": words["role"],
        "start": f"{year}-09",
        "end": f"{year + 1}-06",
        "status": _turn(ActionStatus, index).value,
        "milestones": [
            {"id": f"milestone-{index}", "title": _turn(words["goals"], index), "due_date": f"{year + 1}-03-15"}
        ],
        "budget_lines": [
            _budget(index, year, index % 6, "committed"),
            _budget(index + 3, year + 1, (index + 1) % 6, "received"),
        ],
        "measures": [
            {
                "id": f"measure-{index}",
                "name": words["pupils"],
                "unit": words["pupils"],
                "period": "2024",
                "target": 120 + 10 * (index % 9),
                "actual": 101 + 7 * (turn % 9),
            }
        ],
    }


def _budget(number: int, year: int, organisation_number: int, state: str) -> Record:
    return {
        "amount": 20000 + 7500 * (number % 11),
        "currency": "ILS",
        "year": year,
        "source": f"organisation-{organisation_number}",
        "kind": "cash",
        "state": state,
    }
