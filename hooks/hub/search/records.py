"""Documents made from data: the rows of plans, the glossary's terms, the templates to download."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hub import addresses
from hub.downloads.data.library import PLAN
from hub.models.base import Localized
from hub.models.work_plan import Action, Group, Level, Performer, WorkPlan
from hub.pages.offered import all_downloads
from hub.pages.parts import Context
from hub.search.documents import Document, Section
from hub.search.names import names_of
from hub.views.glossary import GLOSSARY_PAGE
from hub.views.writer import Writer

Item = Group | Action


def plan_rows(context: Context, writer: Writer) -> Iterator[Document]:
    """Every goal and action of every plan; each opens at its row."""
    for _, entry in sorted(context.catalog.work_plans.items()):
        yield from _rows(context, writer, entry.record, entry.record.items, 0)


def _rows(context: Context, writer: Writer, plan: WorkPlan, items: Sequence[Item], depth: int) -> Iterator[Document]:
    level = plan.levels[min(depth, len(plan.levels) - 1)]
    for item in items:
        yield _row(context, writer, plan, item, level)
        if isinstance(item, Group):
            yield from _rows(context, writer, plan, item.items, depth + 1)


def _row(context: Context, writer: Writer, plan: WorkPlan, item: Item, level: Level) -> Document:
    texts: list[Localized] = [item.description] if item.description else []
    words: list[str] = []
    if isinstance(item, Action):
        texts += item.parts
        words += [_performer(context, writer, performer) for performer in item.performers]
        lever_ids = item.lever_ids
    else:
        texts += [other.name for other in item.joint_with]
        lever_ids = [item.lever] if item.lever else []
    texts += [context.catalog.levers[lever].record.name for lever in lever_ids if lever in context.catalog.levers]
    label = writer.vocabulary.named("level", level)
    return Document(
        kind="action" if isinstance(item, Action) else "goal",
        place=f"{label} · {writer.plain(plan.name)}",
        address=f"{addresses.work_plan(plan.id)}#{addresses.plan_item(item.id)}",
        title=writer.plain(item.name),
        sections=(Section("\n".join([*map(writer.plain, texts), *filter(None, words)])),),
        lang=_lang(item.name, writer),
    )


def _performer(context: Context, writer: Writer, performer: Performer) -> str:
    if performer.organisation in context.catalog.organisations:
        return writer.plain(context.catalog.organisations[performer.organisation].record.name)
    return writer.plain(performer.name) if performer.name else ""


def terms(context: Context, writer: Writer) -> Iterator[Document]:
    """Every term of the glossary; it opens at the term."""
    if not _has_page(context, GLOSSARY_PAGE):
        return
    address = addresses.written(GLOSSARY_PAGE)
    for record in (entry.record for entry in context.catalog.glossary.values()):
        forms = record.forms.get(writer.locale.code, [])
        yield Document(
            kind="glossary",
            place=writer.vocabulary.text("search.place_glossary"),
            address=f"{address}#glossary-{record.id}",
            title=writer.plain(record.term),
            sections=(Section(writer.plain(record.definition)),),
            names=(*names_of(record, writer.locale.code), *forms),
            lang=_lang(record.term, writer),
        )


def templates(context: Context, writer: Writer) -> Iterator[Document]:
    """Every template to download; it opens where the page that explains it offers it."""
    for record in (entry.record for entry in context.catalog.templates.values()):
        kind = writer.vocabulary.named("template_format", record.format)
        yield Document(
            kind="download",
            place=writer.vocabulary.text("search.place_download"),
            address=f"{addresses.written(record.page)}#template-{record.id}",
            title=writer.plain(record.title),
            sections=(Section(f"{writer.plain(record.description)}\n{kind}"),),
            names=names_of(record, writer.locale.code),
            lang=_lang(record.title, writer),
        )


def plan_files(context: Context, writer: Writer) -> Iterator[Document]:
    """The files of every plan, as one result; it opens where the plan's page offers them.

    Tables of the whole hub are found on the page that describes them, authorities' files on their own pages.
    """
    formats: dict[str, dict[str, str]] = {}
    for file in all_downloads(context, writer):
        if file.kind == PLAN:
            formats.setdefault(file.record, {})[file.format] = file.title
    for record_id, titles in formats.items():
        kinds = ", ".join(name.upper() for name in titles)
        yield Document(
            kind="download",
            place=writer.vocabulary.text("search.place_download"),
            address=f"{addresses.work_plan(record_id)}#downloads",
            title=f"{next(iter(titles.values()))}: {kinds}",
            sections=(Section(""),),
            lang=_lang(context.catalog.work_plans[record_id].record.name, writer),
        )


def _has_page(context: Context, path: str) -> bool:
    return path in context.catalog.pages.get(context.catalog.config.locales.default.code, {})


def _lang(text: Localized, writer: Writer) -> str:
    """The language that a text falls back to, where it lacks the one of the page."""
    return "" if writer.locale.code in text else writer.default.code
