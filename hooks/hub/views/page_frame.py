"""What the generator says around a written page: that its original is newer, who keeps it, what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from hub import addresses
from hub.catalog import PageEntry
from hub.dates import PartialDate
from hub.models.base import SourceRef
from hub.reviews import due, is_overdue
from hub.translations.survey import PageTranslation, State
from hub.views.coverage import foreign, language
from hub.views.here import Here, anchor
from hub.views.parts import Link


@dataclass(frozen=True, slots=True)
class NoticeView:
    """That a page's original has changed since it was translated, and which sections that concerns."""

    original: Markup
    lines: list[Markup]


@dataclass(frozen=True, slots=True)
class MetaView:
    """Who keeps a page, when it was reviewed, whether that is overdue, and the sources that it rests on."""

    reviewed: Markup
    overdue: Markup | None
    owner: Markup
    sources: Markup | None


def notice_view(here: Here, page: PageTranslation | None, anchors: Mapping[str, str]) -> NoticeView | None:
    """The notice above an older translation; None above any other page. ``anchors`` are the page's own, by heading."""
    if page is None or page.state is not State.STALE:
        return None
    writer, default = here.writer, here.catalog.config.locales.default
    told = page.changes
    lines = []
    for name, headings in (("older", told.older), ("dropped", told.dropped)):
        if headings:
            own = [anchor(Link(writer.prose(it), f"#{anchors[it]}" if it in anchors else "")) for it in headings]
            lines.append(writer.t(f"frame.{name}", sections=writer.in_row(own)))
    if told.added:
        added = [foreign(heading, default) for heading in told.added]
        lines.append(writer.t("frame.added", sections=writer.in_row(added)))
    there = addresses.in_language(here.address, default)
    href = addresses.relative(there, addresses.in_language(here.address, writer.locale))
    label = writer.t("frame.original", language=language(here, default))
    link = Markup('<a href="{}" hreflang="{}">{}</a>').format(href, default.code, label)
    return NoticeView(link, lines)


def meta_view(here: Here, entry: PageEntry) -> MetaView:
    """What stands below a written page."""
    writer, front = here.writer, entry.front
    day = writer.time(PartialDate.parse(due(entry).isoformat()))
    known: Iterable[str] = (source for source in front.sources if source in here.catalog.sources)
    sources = [anchor(here.source(SourceRef(id=source))) for source in known]
    return MetaView(
        reviewed=writer.t("phrase.reviewed", day=writer.time(front.last_reviewed)),
        overdue=writer.t("frame.review_due", day=day) if is_overdue(entry, here.catalog.today) else None,
        owner=writer.t("phrase.kept_by", owner=writer.prose(front.owner)),
        sources=writer.t("frame.sources", sources=writer.in_row(sources)) if sources else None,
    )
