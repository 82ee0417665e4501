"""A filled workbook put into a plan's file: only what its cells say differently changes there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final

from typing_extensions import override

from hub.catalog import Catalog
from hub.downloads.data.columns import Speaker
from hub.downloads.words import Words
from hub.editing.emit import Emitter
from hub.editing.plan_file import Filled, Row, read_plan_file
from hub.editing.plan_parts import PartRows
from hub.editing.plan_tree import Node
from hub.editing.rewrite import rewritten
from hub.models import corrected
from hub.models.base import DEFAULT_LOCALE_KEY, LOCALES_KEY
from hub.models.binding import PLAN
from hub.models.errors import validate
from hub.models.scalars import ID_EXAMPLE
from hub.models.work_plan import Level, WorkPlan
from hub.problems import Mark, Problem, in_order, problem
from hub.source.text import read_text
from hub.source.yaml12 import Document
from hub.views.writer import Writer

FOLDER: Final = "work_plans"
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_IN_ID: Final = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Imported:
    """What came of a file: the plan's file with its old and its new text, and every problem."""

    plan_id: str
    file: PurePosixPath
    locale: str
    before: str = ""
    after: str = ""
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Whether an error keeps the file from being written."""
        return any(found.is_error for found in self.problems)


def import_plan(  # noqa: PLR0913 - what is read, what it is put into, and two wishes
    data: bytes,
    file: PurePosixPath,
    catalog: Catalog,
    writers: Mapping[str, Writer],
    *,
    plan_id: str = "",
    remove: bool = False,
) -> Imported:
    """Read a filled workbook (or CSV) and work out the plan's file. Nothing is written."""
    config = catalog.config
    default = config.locales.default.code
    template = catalog.plan_template
    if template is None:
        return Imported("", file, default, problems=[problem("plan-template-missing", Mark(config.data))])
    words = {code: Words(catalog, writer) for code, writer in writers.items()}
    found = read_plan_file(data, file, template, words, default)
    record_id = plan_id or found.plan_id or _id_from(file, catalog)
    place = config.data / FOLDER / f"{record_id}.yml"
    result = Imported(record_id, place, found.locale, problems=list(found.problems))
    if not found.tables:
        return result
    if not _ID.fullmatch(record_id):
        result.problems.append(
            problem("id-invalid", Mark(file), found=record_id, example=corrected.slug(record_id) or ID_EXAMPLE)
        )
        return result
    if (config.root / place).is_file():
        source = read_text(config.root, place)
        entry = catalog.work_plans.get(record_id)
        if entry is None or source.text is None:
            result.problems.append(problem("plan-not-whole", Mark(place)))
            return result
        result.before = source.text
    else:
        entry = None
    speakers = {code: Speaker(catalog, writer) for code, writer in writers.items()}
    work = _Import(found, record_id, entry, catalog, template, words, speakers, remove=remove)
    plan = work.run()
    result.problems = in_order([*result.problems, *work.problems])
    if not result.is_refused:
        result.problems = in_order([*result.problems, *work.checked(plan)])
    if not result.is_refused:
        codes = config.locales.codes
        if entry is not None:
            result.after = rewritten(result.before, plan, WorkPlan, codes)
        else:
            result.after = Emitter(codes).document(plan, WorkPlan)
    return result


def _id_from(file: PurePosixPath, catalog: Catalog) -> str:
    """An id for a plan that has none: from the file's name, else a number."""
    stem = _NOT_IN_ID.sub("-", file.stem.lower()).strip("-")
    if _ID.fullmatch(stem):
        return stem
    number = next(n for n in range(1, 10_000) if f"plan-{n}" not in catalog.work_plans)
    return f"plan-{number}"


class _CellDocument(Document):
    """Tells in which cell a value of a plan was filled in."""

    origins: Mapping[tuple[int, str], Mark]

    @override
    def mark(self, path: Sequence[str | int] = (), *, key: bool = False) -> Mark:
        here: Any = self.value
        found = Mark(self.file)
        for step in path:
            if isinstance(here, dict):
                found = self.origins.get((id(here), str(step)), found)
            try:
                here = here[step]
            except (LookupError, TypeError):
                break
        return found


class _Import(PartRows):
    """Reads every sheet."""

    def run(self) -> Node:
        """The plan as the file says it is."""
        for sheet in self.template.sheets:
            filled = self.file.tables.get(sheet.id)
            if filled is None:
                continue
            if sheet.each == PLAN:
                self._plan(filled)
            elif sheet.each == Level.ACTION:
                self._actions(filled)
            elif sheet.each:
                self._parts(filled)
        if self.record is None:
            self._whole_plan()
        return self.plan

    def checked(self, plan: Node) -> list[Problem]:
        """What the hub's own rules for a plan say, in the cells that it comes from."""
        document = _CellDocument(self.file.file, plan)
        document.origins = self.origins
        context = {LOCALES_KEY: self.catalog.config.locales.codes, DEFAULT_LOCALE_KEY: self.default}
        return validate(WorkPlan, plan, document, context=context)[1]

    def _plan(self, filled: Filled) -> None:
        sheet, found = self._lines(filled.sheet.id)
        row = filled.rows[0] if filled.rows else Row(0, {})
        line = found[0] if found else None
        for column in sheet.columns:
            self._cell(self.plan, column, row, line)

    def _whole_plan(self) -> None:
        """A new plan has what every plan has."""
        filled = self.file.tables.get(PLAN)
        row = filled.rows[0] if filled and filled.rows else Row(0, {})
        for column in filled.sheet.columns if filled else ():
            name = (column.field or "").rpartition(".")[2]
            if column.field in ("plan.name", "plan.status") and name not in self.plan:
                given = row.cells.get(column.id)
                self._required(column, given.mark if given else self._beside(filled))
        self.plan.setdefault("items", [])
