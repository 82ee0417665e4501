"""The network's figures and diagrams: shares, counts, dates, missing values; what pages place exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pydantic import BaseModel

from hub.catalog import Catalog
from hub.models.diagram import Diagram, Layout
from hub.models.network import (
    AuthoritiesPrinted,
    ClassificationCount,
    DistrictCount,
    Meetings,
    SectorCount,
    SocioeconomicCount,
)
from hub.models.network_events import (
    HistoryEntry,
    MonthOfParticipants,
    ParticipationCount,
    PrintedCount,
    YearOfEvents,
)
from hub.models.network_figures import FigureUnit, NetworkFigure, SectorShare, SharedItem
from hub.models.network_survey import LeadTeamSurvey, Survey, SurveyItem
from hub.problems import Mark, Problem, problem
from hub.rules.figures import PERCENT
from hub.rules.references import dangling
from hub.views.charts.catalogue import chart_ids

_ROUNDING: Final = 0.5
_ANSWERS: Final = ("high", "medium", "low")
_SHARES: Final[Mapping[type[BaseModel], Sequence[str]]] = {
    SectorShare: ("share",),
    SharedItem: ("share",),
    SurveyItem: (*_ANSWERS, "target"),
    Survey: ("arab_share",),
}
"""Fields that hold a share in per cent."""

_COUNTS: Final[Mapping[type[BaseModel], Sequence[str]]] = {
    AuthoritiesPrinted: ("total", "listed"),
    ClassificationCount: ("count",),
    SectorCount: ("count",),
    DistrictCount: ("count",),
    SocioeconomicCount: ("count",),
    Meetings: ("count",),
    LeadTeamSurvey: ("respondents",),
    Survey: ("respondents", "authorities"),
    YearOfEvents: (
        "workshops",
        "lectures",
        "community_meetings",
        "site_visits",
        "conferences",
        "total",
        "participants",
    ),
    PrintedCount: ("count",),
    MonthOfParticipants: ("value",),
    ParticipationCount: ("value",),
}
"""Fields that hold a count."""

_VALUES: Final[Mapping[type[BaseModel], Sequence[str]]] = {
    NetworkFigure: ("value",),
    MonthOfParticipants: ("value",),
    LeadTeamSurvey: ("respondents",),
    SurveyItem: _ANSWERS,
}
"""Fields that may be null, with a value_status beside them."""


def shares_are_percentages(catalog: Catalog) -> Iterator[Problem]:
    """A share lies between 0 and 100, a count is 0 or more."""
    network = catalog.network
    for path, node in network.nodes if network else ():
        for field in _shares(node):
            share = getattr(node, field)
            if network and share is not None and not 0 <= share <= PERCENT:
                yield problem("percentage-range", network.mark(*path, field), found=share)
        for field in _COUNTS.get(type(node), ()):
            count = getattr(node, field)
            if network and count is not None and count < 0:
                yield problem("amount-negative", network.mark(*path, field), found=count)


def _shares(node: BaseModel) -> Sequence[str]:
    if isinstance(node, NetworkFigure):
        return ("value", "target") if node.unit is FigureUnit.PERCENT else ()
    return _SHARES.get(type(node), ())


def answers_add_up(catalog: Catalog) -> Iterator[Problem]:
    """The answers to a statement of the survey add up to 100 per cent, or a comment says why they do not."""
    network = catalog.network
    for path, item in network.parts(SurveyItem) if network else ():
        answers = [share for field in _ANSWERS if (share := getattr(item, field)) is not None]
        total = round(sum(answers), 2)
        if network and len(answers) == len(_ANSWERS) and item.comment is None and abs(total - PERCENT) > _ROUNDING:
            yield problem("shares-total", network.mark(*path), found=total)


def values_say_why(catalog: Catalog) -> Iterator[Problem]:
    """A figure that is null has a value_status beside it; where all figures are there, there is none."""
    network = catalog.network
    for path, node in network.nodes if network else ():
        fields = _VALUES.get(type(node), ())
        absent = [field for field in fields if getattr(node, field) is None]
        status = getattr(node, "value_status", None)
        if network and absent and status is None:
            yield problem("value-status-missing", network.mark(*path, absent[0]))
        elif network and fields and not absent and status is not None:
            yield problem("value-status-beside-value", network.mark(*path, "value_status"))


def dates_in_order(catalog: Catalog) -> Iterator[Problem]:
    """What starts does not end before."""
    network = catalog.network
    for path, node in network.nodes if network else ():
        if not isinstance(node, (HistoryEntry, NetworkFigure)) or not node.start or not node.end:
            continue
        if network and node.end.last < node.start.first:
            yield problem("dates-reversed", network.mark(*path, "end"), start=node.start, found=node.end)


def chains_follow_steps(catalog: Catalog) -> Iterator[Problem]:
    """A part of a chain stands at one of the diagram's steps."""
    for entry in catalog.diagrams.values():
        if entry.record.layout is Layout.CHAINS:
            for index, part, name in _chain_parts(entry.record):
                steps = [step.id for step in entry.record.steps]
                if name not in steps:
                    yield dangling(entry.mark("parts", index, "parts", part, "id"), name, "steps", steps)


def _chain_parts(diagram: Diagram) -> Iterator[tuple[int, int, str]]:
    for index, chain in enumerate(diagram.parts):
        for place, part in enumerate(chain.parts):
            yield index, place, part.id


def blocks_resolve(catalog: Catalog) -> Iterator[Problem]:
    """A page places charts that the hub has the figures for, and diagrams that it has."""
    for pages in catalog.pages.values():
        for entry in pages.values():
            for block in entry.page.blocks():
                mark = Mark(entry.page.file, block.line)
                if block.name == "diagram" and not catalog.exists("diagrams", block.argument):
                    yield dangling(mark, block.argument, "diagrams", catalog.ids("diagrams"))
                elif block.name == "chart" and "network" not in catalog.unknown:
                    charts = chart_ids(catalog)
                    if block.argument not in charts:
                        yield dangling(mark, block.argument, "charts", charts)
