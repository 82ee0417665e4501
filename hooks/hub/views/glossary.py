"""The glossary as a list, and its terms as they are marked in texts."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hub.terms import TermView
from hub.views.here import Here
from hub.views.parts import Link

GLOSSARY_PAGE = "appendices/glossary.md"


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term in the glossary: its definition, the same term in the other languages, its sources."""

    id: str
    term: Markup
    definition: Markup
    elsewhere: list[Markup]
    sources: list[Link]


def glossary(here: Here) -> list[GlossaryEntry]:
    """Every term, in the order of the language's letters."""
    writer = here.writer
    records = [entry.record for entry in here.catalog.glossary.values()]
    records.sort(key=lambda term: (writer.plain(term.term).casefold(), term.id))
    locales = here.catalog.config.locales.items
    return [
        GlossaryEntry(
            id=record.id,
            term=writer.text(record.term),
            definition=writer.text(record.definition),
            elsewhere=[
                Markup('<span lang="{}" dir="{}">{}</span>').format(other.code, other.direction, text)
                for other in locales
                if other != writer.locale and (text := record.term.get(other.code)) is not None
            ],
            sources=[here.source(reference) for reference in record.sources],
        )
        for record in records
    ]


def terms_to_mark(here: Here) -> list[TermView]:
    """The terms that have forms in the page's language, as they open there."""
    writer = here.writer
    return [
        TermView(
            id=record.id,
            term=writer.text(record.term),
            definition=writer.text(record.definition),
            forms=record.forms.get(writer.locale.code, []),
            href=here.page(GLOSSARY_PAGE, f"glossary-{record.id}"),
        )
        for record in (entry.record for entry in here.catalog.glossary.values())
    ]
