"""The page of a lever: who works on it, with what actions, how they stand; and the index of levers."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from hub.models.page import PageKind
from hub.models.reference import Lever
from hub.models.work_plan import Classifier, Group
from hub.relations import LeverUse, Relations
from hub.source.markdown import BlockUse
from hub.views.cross.parts import Actions, Block, CrossView, by_name, counted, head, heading, row
from hub.views.here import Here, anchor
from hub.views.parts import Row, Table

STAGE_FOLDER = "toolkit/stage-{}/"
STAGE_PAGE = f"{STAGE_FOLDER}index.md"
LEVERS_PAGE = "toolkit/stage-3/levers.md"
"""The chapter on levers, beside the page of the stage."""
_PLACES_PLANS = "work-plan"


def lever_view(here: Here, relations: Relations, record: Lever) -> CrossView:
    """Print a lever."""
    writer, use = here.writer, relations.levers[record.id]
    actions = Actions(here, writer.text(record.name))
    blocks = [actions.block("actions", use.actions, _by_hub(here, use))]
    if use.without_action:
        links = [here.authority(authority.id) for authority in by_name(here, use.without_action)]
        blocks.append(Block(heading(here, "without_action"), links=links))
    if use.samples:
        blocks.append(actions.block("samples", use.samples))
    documents = list(_documents(here, record.id, use))
    missing = None if documents else writer.t("cross.no_documents")
    blocks.append(Block(heading(here, "documents"), rows=documents, missing=missing))
    if stage := list(_stage(here, record)):
        blocks.append(Block(heading(here, "stage"), rows=stage))
    return CrossView(
        title=writer.text(record.name),
        plain_title=writer.plain(record.name),
        kicker=writer.t("cross.lever"),
        lead=writer.text(record.description),
        sentence=counted(here, len(use.authorities), len(use.actions)),
        blocks=blocks,
        is_record=True,
        reviewed=writer.time(record.last_reviewed) if record.last_reviewed else None,
        owner=writer.text(record.owner_role) if record.owner_role else None,
        sources=here.cited(record.sources),
    )


def _by_hub(here: Here, use: LeverUse) -> Markup | None:
    """How many of the actions the hub's editors, not the plan's source, put under the lever."""
    number = sum(placed.by is Classifier.HUB for placed in use.actions)
    return here.writer.count("cross.by_hub", number) if number else None


def _documents(here: Here, lever: str, use: LeverUse) -> Iterator[Row]:
    """Model documents, then other pages, that deal with the lever or show a plan with an action under it."""
    writer = here.writer
    default = here.catalog.config.locales.default.code
    plans: dict[str, set[str]] = {}
    for placed in (*use.actions, *use.samples):
        plans.setdefault(placed.plan.id, set()).add(placed.action.id)
    found = [
        (entry.front.kind is not PageKind.MODEL, entry.front.order, path, entry.front.kind)
        for path, entry in here.catalog.pages.get(default, {}).items()
        if lever in entry.front.levers or any(_shows(here, block, plans) for block in entry.page.blocks())
    ]
    for _, _, path, kind in sorted(found):
        yield Row(anchor(here.written(path)), writer.named("page_kind", kind))


def _shows(here: Here, block: BlockUse, plans: dict[str, set[str]]) -> bool:
    """Whether a page places a plan, or the part of it, that holds one of the actions."""
    if block.name != _PLACES_PLANS or block.argument not in plans:
        return False
    entry, item = here.catalog.work_plans[block.argument], block.options.get("item")
    if item is None:
        return True
    groups = (group for _, group in entry.parts(Group) if group.id == item)
    return any(action.id in plans[block.argument] for group in groups for action in group.actions())


def _stage(here: Here, record: Lever) -> Iterator[Row]:
    writer = here.writer
    for path in (STAGE_PAGE.format(record.toolkit_stage), LEVERS_PAGE):
        if path.startswith(STAGE_FOLDER.format(record.toolkit_stage)) and here.page(path):
            yield Row(anchor(here.written(path)), writer.named("page_kind", PageKind.TOOLKIT))


def levers_index(here: Here, relations: Relations) -> CrossView:
    """Print the index of levers: those that most authorities work on first."""
    writer = here.writer
    records = [entry.record for entry in here.catalog.levers.values()]
    used = {record.id: relations.levers[record.id] for record in records}
    records.sort(key=lambda it: (-len(used[it.id].authorities), -len(used[it.id].actions), writer.plain(it.name)))
    body = [
        row(
            anchor(here.lever(record.id)),
            writer.number(len(used[record.id].authorities)),
            writer.number(len(used[record.id].actions)),
            writer.number(len(used[record.id].samples)),
        )
        for record in records
    ]
    entries = [
        Row(
            anchor(here.lever(record.id)),
            counted(here, len(used[record.id].authorities), len(used[record.id].actions)),
        )
        for record in records
    ]
    columns = head(here, "lever", "authorities", "actions", "sample_actions")
    table = Table(writer.t("cross.levers_caption"), columns, [body])
    missing = None if records else writer.missing()
    block = Block(heading(here, "all_levers"), table=table if records else None, entries=entries, missing=missing)
    return CrossView(
        title=writer.t("title.levers"),
        plain_title=writer.vocabulary.text("title.levers"),
        lead=writer.t("cross.levers_lead"),
        sentence=writer.count("cross.levers_listed", len(records)),
        blocks=[block],
    )
