"""Which charts a hub can show: those whose section its network file has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from hub.catalog import Catalog
from hub.models.network_events import Participants
from hub.views.charts.bars import LEAD_TEAM, MEMBERS, lead_team, members_by_sector
from hub.views.charts.columns import EVENTS, PARTICIPANTS, events, participants
from hub.views.charts.parts import Chart
from hub.views.charts.survey import SURVEY, survey_chart
from hub.views.charts.totals import TOTALS, registry_totals
from hub.views.here import Here

_CHARTS: Final[dict[str, tuple[str, Callable[[Here, Any], Chart]]]] = {
    MEMBERS: ("membership", members_by_sector),
    LEAD_TEAM: ("lead_team_survey", lead_team),
    SURVEY: ("survey", survey_chart),
    EVENTS: ("events", events),
    PARTICIPANTS: ("participants_2024", participants),
    TOTALS: ("authorities_printed", registry_totals),
}
"""For each chart the section of the network's record that it shows, and what draws it."""


def chart_ids(catalog: Catalog) -> list[str]:
    """The charts that this hub has the figures for, by id."""
    return sorted(name for name, (section, _) in _CHARTS.items() if _section(catalog, section) is not None)


def _section(catalog: Catalog, name: str) -> object | None:
    """A section with something to draw."""
    record: object | None = getattr(catalog.network.record, name) if catalog.network else None
    if isinstance(record, Participants) and all(month.value is None for month in record.months):
        return None
    return record


def make_chart(here: Here, chart_id: str) -> Chart:
    """Draw a chart; KeyError where the hub does not have it."""
    section, draw = _CHARTS[chart_id]
    record = _section(here.catalog, section)
    if record is None:
        raise KeyError(chart_id)
    return draw(here, record)
