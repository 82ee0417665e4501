"""Sorted horizontal bars: members by sector, the survey of the lead team."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hub.models.base import Localized
from hub.models.network import Membership
from hub.models.network_survey import LeadTeamSurvey
from hub.views.charts.parts import Chart, Datum, Sheet
from hub.views.charts.words import comment, number, sentences, shares
from hub.views.here import Here
from hub.views.parts import Bar

MEMBERS: Final = "members-by-sector"
LEAD_TEAM: Final = "lead-team"


def members_by_sector(here: Here, membership: Membership) -> Chart:
    """Members by sector, the largest first; bars are measured by the whole network."""
    writer = here.writer
    items = _sorted([(item.name, item.share) for item in membership.by_sector])
    first, most = items[0]
    members = number(writer, membership.members.value, membership.members.value_status)
    sheet = _sheet(here, "chart.members_caption", ("chart.sector", "chart.share_of_members"), items)
    return Chart(
        MEMBERS,
        title=writer.t("chart.members_title", first=writer.text(first), share=writer.percent(most)),
        subtitle=writer.t("chart.members_measure", year=writer.period(membership.as_of), members=members),
        summary=sentences(
            writer.t("chart.in_order", items=shares(writer, items)),
            comment(writer, membership.sectors_stated.comment if membership.sectors_stated else None),
        ),
        table=sheet.table(),
        sheet=sheet,
        sources=[here.source(membership.source)],
        bars=_bars(here, items),
    )


def lead_team(here: Here, survey: LeadTeamSurvey) -> Chart:
    """The statements of the lead team's survey, most agreement first; bars are measured by the whole team."""
    writer = here.writer
    items = _sorted([(item.name, item.share) for item in survey.items])
    low, high = writer.percent(items[-1][1]), writer.percent(items[0][1])
    respondents = number(writer, survey.respondents, survey.value_status)
    sheet = _sheet(here, "chart.lead_caption", ("chart.statement", "chart.share_agree"), items)
    return Chart(
        LEAD_TEAM,
        title=writer.t("chart.lead_title", low=low, high=high),
        subtitle=writer.t("chart.lead_measure", year=writer.period(survey.year), respondents=respondents),
        summary=sentences(writer.t("chart.in_order", items=shares(writer, items)), comment(writer, survey.comment)),
        table=sheet.table(),
        sheet=sheet,
        sources=[here.source(survey.source)],
        bars=_bars(here, items),
    )


def _sorted(items: list[tuple[Localized, float]]) -> list[tuple[Localized, float]]:
    """The largest first; the order of the file where they are equal."""
    return sorted(items, key=lambda item: -item[1])


def _bars(here: Here, items: Sequence[tuple[Localized, float]]) -> list[Bar]:
    """Bars as long as their share of 100: the track behind them is the whole."""
    writer = here.writer
    return [Bar(writer.text(name), writer.percent(value), value) for name, value in items]


def _sheet(here: Here, caption: str, head: tuple[str, str], items: Sequence[tuple[Localized, float]]) -> Sheet:
    writer = here.writer
    rows = [[Datum(writer.text(name)), Datum(writer.percent(value), value)] for name, value in items]
    return Sheet(writer.t(caption), [Datum(writer.t(label)) for label in head], rows)
