"""Changes in words, as plain text of one language; what runs against its direction is isolated."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from typing import Final

from markupsafe import Markup
from pydantic import BaseModel

from hub.catalog import Catalog
from hub.changes.compare import Difference, Field, Item, Step, known_by
from hub.changes.report import Changes, PageChange, RecordChange
from hub.dates import PartialDate, Period
from hub.models.base import Localized, SourceRef
from hub.models.work_plan import Action, BudgetLine, Group, WorkPlan
from hub.views.writer import Writer
from hub.vocabulary import ENUMS

_BRANCHES: Final = {kind: branch for branch, kind in ENUMS.items()}
_REFERENCES: Final = {
    "authority": "authorities",
    "member_ids": "authorities",
    "organisation": "organisations",
    "organisations": "organisations",
    "source": "organisations",
    "lever": "levers",
    "lever_ids": "levers",
    "indicator": "indicators",
    "indicator_ids": "indicators",
    "sources": "sources",
}
"""Fields that hold an id, and of what."""
_MONEY: Final = frozenset(("amount", "spent"))
_LONG: Final = 160
_AROUND: Final = 40
_OPENING: Final = re.compile(r"<bdi[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Told:
    """Changes in words: a heading for each record and its lines below it."""

    records: tuple[tuple[str, tuple[str, ...]], ...]
    pages: tuple[str, ...]
    stale: tuple[str, ...]
    coverage: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed that a reader could see."""
        return not (self.records or self.pages or self.stale)


def tell(changes: Changes, catalog: Catalog, writer: Writer) -> Told:
    """Tell changes in a language; names come from ``catalog``, the newer state."""
    teller = _Teller(catalog, writer)
    unread = tuple((teller.say("diff.unread", file=_isolated(file)), ()) for file in changes.unread)
    return Told(
        records=(*((teller.record(change), tuple(teller.lines(change))) for change in changes.records), *unread),
        pages=tuple(teller.page(change) for change in changes.pages),
        stale=tuple(
            teller.say("diff.stale", file=_isolated(file), language=teller.language(locale))
            for file, locale in changes.stale
        ),
        coverage=tuple(
            teller.say(
                "diff.coverage",
                language=teller.language(locale),
                before=f"{was.current}/{was.total}",
                after=f"{now.current}/{now.total}",
            )
            for locale, (was, now) in changes.coverage.items()
        ),
    )


class _Teller:
    def __init__(self, catalog: Catalog, writer: Writer) -> None:
        self.catalog = catalog
        self.writer = writer

    def say(self, key: str, **parts: str) -> str:
        """A label with its places filled in."""
        return self.writer.vocabulary.text(key).format(**parts)

    def language(self, code: str) -> str:
        """The name of a language."""
        return str(self.writer.locale.babel.languages.get(code, code))

    def record(self, change: RecordChange) -> str:
        """What became of a record."""
        kind = self.writer.vocabulary.text(f"diff.kind.{change.kind}")
        return self.say(f"diff.{change.fate.value}", what=f"{kind} {self._quoted(self._name(change.record))}")

    def page(self, change: PageChange) -> str:
        """What became of a page."""
        title = self.say("diff.page", title=self._quoted(change.title), language=self.language(change.locale))
        return self.say(f"diff.{change.fate.value}", what=title)

    def lines(self, change: RecordChange) -> Iterator[str]:
        """Each difference of a record as a line."""
        for difference in change.differences:
            place = self._place(difference, change.record)
            before, after = difference.before, difference.after
            if before is None:
                yield self.say("diff.value_added", field=place, after=self._value(difference, after))
            elif after is None:
                yield self.say("diff.value_removed", field=place, before=self._value(difference, before))
            else:
                if isinstance(before, str) and isinstance(after, str):
                    before, after = _excerpts(before, after)
                old, new = self._value(difference, before), self._value(difference, after)
                if old == new:  # figures that the site rounds
                    old, new = str(before), str(after)
                yield self.say("diff.value_changed", field=place, before=old, after=new)

    def _place(self, difference: Difference, record: BaseModel) -> str:
        """Where a value stands: the items of lists that it belongs to, its field, and its language.

        Of a plan's groups, one inside the other, only the innermost is named.
        """
        items = [(index, step.value) for index, step in enumerate(difference.steps) if isinstance(step, Item)]
        inner = items[-1][0] if items else -1
        shown = [
            index
            for place, (index, value) in enumerate(items)
            if not isinstance(value, Group) or not any(isinstance(it, (Action, Group)) for _, it in items[place + 1 :])
        ]
        parts = [self._item(difference.steps, index, record) for index in shown]
        fields = [step for step in difference.steps[inner + 1 :] if isinstance(step, Field)]
        *names, last = fields
        locale = last.locale
        if names and last.name in self.catalog.config.locales.codes:
            *names, last, locale = *names, names[-1], last.name
        parts.extend(self._field(step.name) for step in dict.fromkeys((*names, last)))
        place = self.writer.vocabulary.text("phrase.comma").join(parts)
        return f"{place} ({self.language(locale)})" if locale else place

    def _item(self, steps: tuple[Step, ...], index: int, record: BaseModel) -> str:
        """An item by its kind and name; a group of a plan is called as the plan calls its level."""
        step, field = steps[index], steps[index - 1]
        item = step.value if isinstance(step, Item) else record
        kind = self._field(field.name) if isinstance(field, Field) else ""
        if isinstance(record, WorkPlan) and isinstance(item, (Action, Group)):
            depth = sum(isinstance(step, Item) for step in steps[:index])
            kind = self.writer.vocabulary.named("level", record.levels[min(depth, len(record.levels) - 1)])
        return f"{kind} {self._quoted(self._name(item, known_by(item)))}"

    def _field(self, name: str) -> str:
        """What a field is called; a key of a mapping that is no field stands for itself."""
        vocabulary = self.writer.vocabulary
        return vocabulary.field_name(name) if f"data_field.{name}.name" in vocabulary.labels else name

    def _name(self, record: BaseModel, fields: Sequence[str] = ()) -> str:
        """What a record or a part of one is called; one without a name by these fields, else by all of them."""
        for field in ("name", "title", "term"):
            if isinstance(text := getattr(record, field, None), Localized):
                return self.writer.plain(text)
        if isinstance(record, SourceRef):
            return self._referred("sources", record.id)
        for field in ("organisation", "indicator", "source"):
            if isinstance(value := getattr(record, field, None), str):
                return self._referred(_REFERENCES[field], value)
        return self._summary(record, fields)

    def _summary(self, record: BaseModel, fields: Sequence[str] = ()) -> str:
        """A part without a name, by its own values."""
        values = ((field, getattr(record, field)) for field in fields or type(record).model_fields)
        told = [self._plain(field, value) for field, value in values if value not in (None, [], {}, "", False)]
        return self.writer.vocabulary.text("phrase.comma").join(told)

    def _value(self, difference: Difference, value: object) -> str:
        if isinstance(value, list):
            return self.writer.vocabulary.text("phrase.comma").join(self._plain(difference.field, it) for it in value)
        return self._plain(difference.field, value)

    def _plain(self, field: str, value: object) -> str:
        """A value as a reader of the site would read it."""
        if isinstance(value, StrEnum):
            branch = _BRANCHES.get(type(value))
            label = self.writer.vocabulary.named(branch, value) if branch else value.value
            return label.replace("{count}", "").strip()
        if isinstance(value, bool):
            return self.writer.vocabulary.text("diff.yes" if value else "diff.no")
        if field == "year":
            return str(value)
        if isinstance(value, (int, float)):
            return _text(self.writer.money(value) if field in _MONEY else self.writer.number(value))
        if isinstance(value, (PartialDate, Period)):
            return value.text
        if isinstance(value, Localized):
            return self._quoted(self.writer.plain(value))
        if isinstance(value, BudgetLine):
            return self._summary(value)
        if isinstance(value, BaseModel):
            return self._quoted(self._name(value))
        if isinstance(value, str) and field in _REFERENCES:
            return self._quoted(self._referred(_REFERENCES[field], value))
        return self._quoted(str(value))

    def _referred(self, kind: str, record_id: str) -> str:
        entry = getattr(self.catalog, kind).get(record_id)
        return self._name(entry.record) if entry else record_id

    def _quoted(self, text: str) -> str:
        return self.say("diff.quoted", text=_isolated(text))


def _isolated(text: str) -> str:
    """A text that keeps its own direction wherever it stands (Unicode's first strong isolate)."""
    return f"\u2068{text}\u2069"


def _text(html: Markup) -> str:
    """The plain text of something printed as HTML, its isolation kept."""
    return unescape(_TAG.sub("", _OPENING.sub("\u2068", str(html)).replace("</bdi>", "\u2069")))


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """Two texts; of long ones only the part that differs, with a few words around it."""
    if len(before) <= _LONG and len(after) <= _LONG:
        return before, after
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    (_, i1, _, j1, _), (_, _, i2, _, j2) = changed[0], changed[-1]
    return _excerpt(before, i1, i2), _excerpt(after, j1, j2)


def _excerpt(text: str, start: int, end: int) -> str:
    start, end = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if end - start > 2 * _LONG:
        end = start + 2 * _LONG
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
