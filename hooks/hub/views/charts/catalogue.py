"""Which charts a hub can show: those whose section of its network file has something to draw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from hub.catalog import Catalog
from hub.models.network_events import MonthOfParticipants
from hub.views.charts.bars import LEAD_TEAM, MEMBERS, lead_team, members_by_sector
from hub.views.charts.columns import EVENTS, PARTICIPANTS, events, participants
from hub.views.charts.parts import Chart
from hub.views.charts.survey import SURVEY, survey_chart
from hub.views.charts.totals import TOTALS, registry_totals
from hub.views.here import Here

_CHARTS: Final[dict[str, tuple[str, str, Callable[[Here, Any], Chart]]]] = {
    MEMBERS: ("membership", "by_sector", members_by_sector),
    LEAD_TEAM: ("lead_team_survey", "items", lead_team),
    SURVEY: ("survey", "items", survey_chart),
    EVENTS: ("events", "by_year", events),
    PARTICIPANTS: ("participants_2024", "months", participants),
    TOTALS: ("authorities_printed", "by_classification", registry_totals),
}
"""For each chart the section of the network's record that it shows, the list in it, and what draws it."""


def chart_ids(catalog: Catalog) -> list[str]:
    """The charts that this hub has the figures for, by id."""
    return sorted(name for name in _CHARTS if _section(catalog, name) is not None)


def make_chart(here: Here, chart_id: str) -> Chart:
    """Draw a chart; KeyError where the hub does not have it."""
    _, _, draw = _CHARTS[chart_id]
    record = _section(here.catalog, chart_id)
    if record is None:
        raise KeyError(chart_id)
    return draw(here, record)


def _section(catalog: Catalog, chart_id: str) -> object | None:
    """The section behind a chart, where it has at least one figure."""
    name, rows, _ = _CHARTS[chart_id]
    record: object | None = getattr(catalog.network.record, name) if catalog.network else None
    return record if record is not None and any(_has_figure(row) for row in getattr(record, rows)) else None


def _has_figure(row: object) -> bool:
    return row.value is not None if isinstance(row, MonthOfParticipants) else True
