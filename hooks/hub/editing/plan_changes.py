"""What a filled cell changes in a plan's values: its field alone, and of a text the workbook's language alone."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any, Final

from hub.catalog import Catalog, Entry
from hub.downloads.data.columns import Speaker
from hub.downloads.data.plan_values import Line, PlanSpeaker, lines
from hub.downloads.data.plan_workbook import for_levels
from hub.downloads.words import Words
from hub.editing.plan_cells import CellProblem, Reader
from hub.editing.plan_file import Filled, Given, PlanFile, Row, normal
from hub.editing.plan_tree import Node, Tree
from hub.models.base import Localized
from hub.models.binding import UnknownFieldError, field_type
from hub.models.template import Column, Sheet, Template
from hub.models.work_plan import WorkPlan
from hub.problems import Mark, Problem, problem, warning

_REFERENCES: Final = {"plan.authority": "authorities", "action.budget_lines.source": "organisations"}
_GONE_WITH: Final = {"lever_ids": "lever_classification"}
_SHOWN: Final = 60
_SURELY: Final = 0.75
"""How much of two names has to be alike for one to be taken for a slip of the other."""


class Changes:
    """Puts cells into a plan's plain values, and notes every problem of the file."""

    def __init__(  # noqa: PLR0913, PLR0917 - everything that a cell may speak of
        self,
        file: PlanFile,
        record_id: str,
        entry: Entry[WorkPlan] | None,
        catalog: Catalog,
        template: Template,
        words: Mapping[str, Words],
        speakers: Mapping[str, Speaker],
        *,
        remove: bool,
    ) -> None:
        self.file = file
        self.catalog = catalog
        self.locale = file.locale
        self.default = catalog.config.locales.default.code
        self.record = entry.record if entry else None
        self.remove = remove
        self.problems: list[Problem] = []
        self.origins: dict[tuple[int, str], Mark] = {}
        self.kept: list[Node] = []
        levels = tuple(self.record.levels) if self.record else file.levels
        self.levels = [level.value for level in levels]
        self.template = for_levels(template, levels, words[file.locale]) if levels else template
        self.words = words[file.locale]
        self.values = PlanSpeaker(speakers[file.locale], self.words)
        self.reader = Reader(file.locale, words, speakers, is_csv=file.is_csv)
        held: Any = entry.document.value if entry else {"id": record_id, "levels": self.levels, "items": []}
        self.plan: Node = copy.deepcopy(held)
        self.tree = Tree(self.plan, file.locale, self.default)
        self.numbers: dict[int, Node] = {}
        """The actions by the number that their row shows."""
        self.taken = self.tree.ids()

    # What the rows are.

    def _lines(self, sheet_id: str) -> tuple[Sheet, list[Line]]:
        sheet = next(it for it in self.template.sheets if it.id == sheet_id)
        return sheet, list(lines(self.record, sheet)) if self.record else []

    def _number(self, row: Row, key: Column | None) -> int | None:
        given = row.cells.get(key.id) if key else None
        if given is None or not (given.text or given.cell.is_formula):
            return None
        try:
            if given.cell.is_formula:
                raise self.reader.refuse("cell-formula", given)
            return self.reader.key(given)
        except CellProblem as error:
            if error.problem not in self.problems:
                self.problems.append(error.problem)
            return None

    def _beside(self, filled: Filled | None) -> Mark:
        return filled.mark(self.file.file) if filled else Mark(self.file.file)

    def _required(self, column: Column, mark: Mark) -> None:
        """Say that a cell is empty, unless something was said of it already: what it holds may be no value."""
        if not any(it.mark == mark for it in self.problems):
            self.problems.append(problem("cell-required", mark, field=self.words.text(column.label)))

    def _report_removed(self, name: str, filled: Filled) -> None:
        code = "row-removed" if self.remove else "row-missing"
        self.problems.append(warning(code, self._beside(filled), found=name[:_SHOWN]))

    @staticmethod
    def _is_required(column: Column) -> bool:
        root, _, name = (column.field or "").rpartition(".")
        try:
            model: Any = field_type(root)
        except UnknownFieldError:
            return False
        return name in model.model_fields and bool(model.model_fields[name].is_required())

    def _cell(self, record: Node, column: Column, row: Row, line: Line | None) -> None:
        """Put a cell into a record, if it says something else than the record does."""
        given = row.cells.get(column.id)
        if given is None or not column.field:
            return
        before = self.values.value(column, line) if line else None
        if self.reader.is_same(before, given):
            return
        try:
            self._change(record, column, given)
        except CellProblem as error:
            self.problems.append(error.problem)

    def _change(self, record: Node, column: Column, given: Given) -> None:
        path = column.field or ""
        name = path.rpartition(".")[2]
        if path.endswith((".performers.name", ".barriers.name")):
            self._named(record, path.split(".")[-2], given)
            return
        if not given.text and not given.cell.is_formula:
            self._clear(record, name, column, given)
            return
        kind = field_type(path)
        if path in _REFERENCES:
            self._put(record, name, self.reader.record(_REFERENCES[path], given), given)
        elif issubclass(kind, Localized):
            if given.cell.is_formula:
                raise self.reader.refuse("cell-formula", given)
            self._text(record, name, self.reader.text(given), given)
        else:
            self._put(record, name, self.reader.read(column, given), given)
            if name in _GONE_WITH:
                record.setdefault(_GONE_WITH[name], "source")
        if name == "actual":
            record.pop("value_status", None)

    def _clear(self, record: Node, name: str, column: Column, given: Given) -> None:
        """An emptied cell empties its field; of a text, in the workbook's language alone."""
        old = record.get(name)
        if isinstance(old, dict) and self.locale != self.default and self.default in old:
            if self.locale in old:
                record[name] = {code: text for code, text in old.items() if code != self.locale}
            return
        if self._is_required(column):
            self._required(column, given.mark)
            return
        record.pop(name, None)
        if name in _GONE_WITH:
            record.pop(_GONE_WITH[name], None)

    def _text(self, record: Node, name: str, text: str, given: Given) -> bool:
        """Put a text in the workbook's language; False where it would stand without one in the default language."""
        old = record.get(name)
        if isinstance(old, dict):
            self._put(record, name, {**old, self.locale: text}, given)
        elif self.locale == self.default:
            self._put(record, name, {self.locale: text}, given)
        else:
            found = self.reader.refuse("cell-default-language", given, language=self.default).problem
            if found not in self.problems:
                self.problems.append(found)
            return False
        return True

    def _put(self, record: Node, name: str, value: object, given: Given | None) -> None:
        record[name] = value
        missing = record.get("missing")
        if isinstance(missing, dict) and name in missing:
            record["missing"] = {key: it for key, it in missing.items() if key != name}
            if not record["missing"]:
                del record["missing"]
        if given is not None:
            self.origins[id(record), name] = given.mark

    def _named(self, record: Node, name: str, given: Given) -> None:
        """A list of names in one cell: those that were there stay what they are, in the order that the cell has."""
        old: list[Node] = record.get(name) or []
        shown = [self._called(it) for it in old]
        parts = self.reader.parts(given, shown)
        left = list(range(len(old)))
        kept: list[Node | None] = []
        for part in parts:
            number = next((it for it in left if shown[it] == part), None)
            kept.append(old[number] if number is not None else None)
            if number is not None:
                left.remove(number)
        spare = [old[it] for it in left] if len(left) == kept.count(None) else []
        made: list[Node] = []
        for part, same in zip(parts, kept, strict=True):
            found = same or self._one(name, part, given, spare.pop(0) if spare else None, [*old, *made])
            if found is None:
                return
            made.append(found)
        if made:
            self._put(record, name, made, given)
        else:
            record.pop(name, None)

    def _called(self, named: Node) -> str:
        if "organisation" in named:
            names = self.values.speaker.names["organisations"]
            return normal(names.get(str(named["organisation"]), named["organisation"]))
        return self.tree.shown(named.get("name"))

    def _one(self, kind: str, part: str, given: Given, was: Node | None, beside: Sequence[Node]) -> Node | None:
        """A name that the list did not have: an organisation of the registry, the old one called otherwise, or new."""
        organisation = self.reader.names("organisations").ids.get(part.casefold()) if kind == "performers" else None
        if organisation:
            return {"organisation": organisation}
        if kind == "performers" and (near := self.reader.names("organisations").near(part, _SURELY)):
            self.problems.append(warning("cell-organisation-near", given.mark, found=part, near=near))
        made: Node = copy.deepcopy(was) if was and "organisation" not in was else {}
        self.kept.append(made)
        if kind == "barriers" and "id" not in made:
            taken = {str(it.get("id")) for it in beside}
            made["id"] = next(f"barrier-{n}" for n in range(1, 10_000) if f"barrier-{n}" not in taken)
        return made if self._text(made, "name", self.reader.text(given, part), given) else None
