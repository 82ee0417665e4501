"""How to cite an authority's page, and where in its files each part of it is corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from markupsafe import Markup

from hub import addresses
from hub.dates import PartialDate
from hub.models.authority import Authority
from hub.models.work_plan import WorkPlan
from hub.views.here import Here
from hub.views.parts import Link

FIELDS: Final[Mapping[str, Sequence[str]]] = {
    "mission": ("mission", "vision", "purpose", "theory_of_change"),
    "barriers": ("barriers",),
    "levers": ("lever_ids",),
    "arenas": ("arenas", "achievements"),
    "members": ("members",),
    "partners": ("partners", "partner_counts"),
    "groups": ("working_groups",),
    "measurements": ("measurements",),
    "timeline": ("timeline",),
    "next": ("plans_next",),
    "facts": ("classification", "district", "sector", "stage", "identifiers", "location", "facts"),
    "sources": ("sources",),
}
"""The sections of the page, each with the fields of the record that it shows."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The text to copy, and where the parts of the record stand."""

    text: Markup
    fixes: list[Link]
    """A link for each part that is recorded, to its line; empty where the hub says of no place to edit it."""


def authority_citation(here: Here, record: Authority, plans: Sequence[WorkPlan]) -> Citation:
    """Cite an authority's page by its name, the hub, the day of the build and its address."""
    writer, config = here.writer, here.catalog.config
    address = f"{config.site_url.rstrip('/')}/{addresses.in_language(here.address, writer.locale)}"
    text = writer.t(
        "cite.text",
        title=writer.text(record.name),
        site=writer.t("site.name"),
        day=writer.date(PartialDate.parse(here.catalog.today.isoformat())),
        address=Markup('<bdi dir="ltr">{}</bdi>').format(address),
    )
    return Citation(text, list(_fixes(here, record, plans)))


def _fixes(here: Here, record: Authority, plans: Sequence[WorkPlan]) -> Iterator[Link]:
    """The parts in the order of the page, then the plans and the series, which stand in files of their own."""
    catalog, label = here.catalog, here.writer.t
    entry = catalog.authorities[record.id]
    if not catalog.config.edit_url(entry.file):
        return
    for section, fields in FIELDS.items():
        lines = [entry.mark(field, key=True).line for field in fields if field in record.model_fields_set]
        if lines:
            yield Link(label(f"section.{section}"), _at(here, entry.file, min(lines)))
    for plan in plans:
        yield Link(here.writer.text(plan.name), _at(here, catalog.work_plans[plan.id].file))
    series = next((entry for entry in catalog.series if entry.record.scope.authority == record.id), None)
    if series is not None:
        yield Link(label("section.indicators"), _at(here, series.file, series.mark().line))


def _at(here: Here, file: PurePosixPath, line: int = 1) -> str:
    """Where a file is edited, at a line; a host that knows no lines opens it at its top."""
    url = here.catalog.config.edit_url(file)
    return f"{url}#L{line}" if line > 1 else url
