"""The list of sources that citations link to."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hub.views.here import Here


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source ready to print: its title, a line on what it is, its note and its address."""

    id: str
    title: Markup
    line: Markup
    note: Markup | None
    url: str


def source_list(here: Here) -> list[SourceView]:
    """Every source, in the order of the file."""
    writer = here.writer
    views = []
    for entry in here.catalog.sources.values():
        source = entry.record
        words = [writer.named("source_kind", source.kind), writer.text(source.publisher)]
        if source.year:
            words.append(writer.prose(source.year))
        if source.license:
            words.append(writer.prose(source.license))
        note = writer.text(source.note) if source.note else None
        views.append(
            SourceView(source.id, writer.text(source.title), Markup(" · ").join(words), note, source.url or "")
        )
    return views
