"""Documents of pages: written ones from their HTML, generated ones from what was made for the page."""

from __future__ import annotations

from typing import Final

from hub import addresses
from hub.catalog import PageEntry
from hub.models.authority import Authority
from hub.models.work_plan import WorkPlan
from hub.pages.parts import Content, Context
from hub.search.documents import Document, Section
from hub.search.kinds import shelf_of
from hub.search.names import names_of, title_of, unique
from hub.search.text import sections_of
from hub.views.writer import Writer

_LEFT_OUT: Final = frozenset(("sources", "cite"))
"""Sections of generated pages that say where the rest is from."""


def written(writer: Writer, entry: PageEntry, html: str) -> Document:
    """A written page in its sections; ``entry`` is the one that is shown, in whatever language it is written."""
    front, vocabulary = entry.front, writer.vocabulary
    place = vocabulary.named("page_kind", front.kind)
    if front.stage:
        place = f"{place} · {vocabulary.text('search.stage').format(number=front.stage)}"
    return Document(
        kind=front.kind.value,
        place=place,
        address=addresses.written(entry.page.path),
        title=front.title,
        sections=tuple(sections_of(html)),
        names=unique(front.keywords),
        lang="" if entry.page.locale == writer.locale.code else entry.page.locale,
    )


def generated(context: Context, writer: Writer, address: str, content: Content) -> Document:
    """A generated page: its sentence, and its text where its shelf says so; of an index the sentence alone."""
    shelf = shelf_of(address)
    record_id = address.removeprefix(shelf.section).strip("/")
    table = getattr(context.catalog, shelf.table) if shelf.table else {}
    record = table[record_id].record if record_id in table else None
    lead = Section(content.description)
    is_searched = bool(record_id) and shelf.has_text
    sections = (
        [section for section in sections_of(content.html) if section.anchor not in _LEFT_OUT] if is_searched else []
    )
    locale = writer.locale.code
    own = title_of(record) if record is not None else None
    names = names_of(record, locale) if record is not None else ()
    if isinstance(record, WorkPlan) and record.authority in context.catalog.authorities:
        owner = context.catalog.authorities[record.authority].record
        names = unique([*names, *filter(None, [owner.name.get(locale)]), *names_of(owner, locale)])
    return Document(
        kind=shelf.kind,
        place=_place(writer, shelf.kind, record if record_id else None),
        address=address,
        title=content.title,
        sections=(lead, *(section for section in sections if section.anchor not in _LEFT_OUT)),
        names=names,
        lang=writer.default.code if own is not None and locale not in own else "",
    )


def _place(writer: Writer, kind: str, record: object) -> str:
    """What stands above a result: what sort of authority it is and where, else its kind."""
    label = writer.vocabulary.text(f"search.place_{kind}")
    if not isinstance(record, Authority):
        return label
    parts = [writer.vocabulary.named("classification", record.classification) if record.classification else label]
    if record.district:
        parts.append(writer.vocabulary.named("district_of", record.district))
    return " · ".join(parts)
