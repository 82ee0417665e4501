"""What is new: what editors announced, and what was reviewed, day by day, as a page and for the feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from hub import addresses
from hub.catalog import Catalog
from hub.dates import PartialDate
from hub.models.news import NewsItem
from hub.views.here import Here
from hub.views.parts import Heading, Link

DAYS: Final = 10
"""How many days of reviews are shown."""
FEED: Final = "feed.xml"
"""The feed of a language, in its folder."""


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """An announcement as the page shows it."""

    id: str
    title: Link
    day: Markup
    text: Markup | None


@dataclass(frozen=True, slots=True)
class ReviewedDay:
    """The pages and records of a language that were last reviewed on one day."""

    id: str
    date: PartialDate
    day: Markup
    count: Markup
    links: list[Link]


@dataclass(frozen=True, slots=True)
class NewsView:
    """The page of what is new, in one language."""

    title: Markup
    lead: Markup
    feed: Link | None
    news: list[NewsEntry]
    reviewed: list[ReviewedDay]
    headings: list[Heading]


def announced(catalog: Catalog) -> list[NewsItem]:
    """What editors have announced by the day of the build, the newest first."""
    items = [entry.record for entry in catalog.news.values()]
    shown = [item for item in items if item.date.first <= catalog.today]
    return sorted(shown, key=lambda item: item.date.first, reverse=True)


def reviewed_days(here: Here) -> list[ReviewedDay]:
    """What was reviewed in the page's language, by day, the newest first."""
    catalog, writer = here.catalog, here.writer
    found: dict[PartialDate, list[Link]] = {}
    for path, page in sorted(catalog.pages.get(writer.locale.code, {}).items()):
        found.setdefault(page.front.last_reviewed, []).append(here.written(path))
    for record_id, authority in sorted(catalog.authorities.items()):
        if authority.record.last_reviewed:
            found.setdefault(authority.record.last_reviewed, []).append(here.authority(record_id))
    for record_id, plan in sorted(catalog.work_plans.items()):
        if plan.record.last_reviewed:
            found.setdefault(plan.record.last_reviewed, []).append(here.work_plan(record_id))
    days = sorted((day for day in found if day.first <= catalog.today), reverse=True)[:DAYS]
    return [
        ReviewedDay(
            id=f"reviewed-{day}",
            date=day,
            day=writer.time(day),
            count=writer.count("news.reviewed_count", len(found[day])),
            links=found[day],
        )
        for day in days
    ]


def news_view(here: Here) -> NewsView:
    """Print the page; the feed is named where the hub knows its own address, without which there is none."""
    writer = here.writer
    return NewsView(
        title=writer.t("news.title"),
        lead=writer.t("news.lead"),
        feed=Link(writer.t("news.feed"), here.to("") + FEED) if here.catalog.config.site_url else None,
        news=[
            NewsEntry(
                id=item.id,
                title=Link(writer.text(item.title), "" if item.link is None else here.to(item.link)),
                day=writer.time(item.date),
                text=writer.text(item.text) if item.text else None,
            )
            for item in announced(here.catalog)
        ],
        reviewed=reviewed_days(here),
        headings=[Heading(name, writer.t(f"news.{name}")) for name in ("announced", "reviewed")],
    )


def news_anchor(item: NewsItem) -> str:
    """Where an announcement stands on the site, without the language: its place on the page of what is new."""
    return f"{addresses.WHATS_NEW}#{item.id}"
