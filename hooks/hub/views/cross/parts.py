"""What the pages of levers, organisations and districts have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from hub import addresses
from hub.models.authority import Authority
from hub.models.work_plan import Classifier, WorkPlan
from hub.relations import Placed
from hub.views.collate import NameKey, name_key
from hub.views.here import Here, anchor
from hub.views.parts import Cell, Heading, Link, Row, StatusCount, Table
from hub.views.plan_action import ActionPrinter
from hub.views.work_plan import status_counts


@dataclass(frozen=True, slots=True)
class Block:
    """A section: its heading, and whatever of the rest it has, in this order."""

    heading: Heading
    lead: Markup | None = None
    counts: list[StatusCount] = field(default_factory=list)
    table: Table | None = None
    entries: list[Row] = field(default_factory=list)
    """The table as a list, for screens too narrow for it."""
    rows: list[Row] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    missing: Markup | None = None
    """That nothing is recorded, where the section has nothing else."""


@dataclass(frozen=True, slots=True)
class CrossView:
    """A page ready to print in one language."""

    title: Markup
    plain_title: str
    sentence: Markup
    blocks: list[Block]
    kicker: Markup | None = None
    lead: Markup | None = None
    site: Link | None = None
    """The web site of an organisation."""
    is_record: bool = False
    """Whether the page tells of one record, which somebody keeps and reviews."""
    reviewed: Markup | None = None
    owner: Markup | None = None
    sources: list[Link] = field(default_factory=list)

    @property
    def headings(self) -> list[Heading]:
        """The sections of the page, for its table of contents."""
        return [block.heading for block in self.blocks]


def heading(here: Here, name: str) -> Heading:
    """The heading of a section that the vocabulary names."""
    return Heading(name, here.writer.t(f"cross.{name}"))


def head(here: Here, *names: str, numbers: Iterable[str] = ()) -> list[Cell]:
    """The header row of a table, by the names of its columns."""
    return [
        Cell(here.writer.t(f"column.{name}"), scope="col", css="hub-number" if name in numbers else "")
        for name in names
    ]


def row(first: Markup, *cells: Markup) -> list[Cell]:
    """A row of a table, named by its first cell."""
    return [Cell(first, scope="row"), *map(Cell, cells)]


def by_name(here: Here, authorities: Iterable[str]) -> list[Authority]:
    """Authorities in the order of their names in the page's language."""
    records = [here.catalog.authorities[authority].record for authority in authorities]
    return sorted(records, key=lambda record: (name_key(record.name, here.writer), record.id))


def counted(here: Here, authorities: int, actions: int) -> Markup:
    """How many authorities and actions, in words; no actions are not counted."""
    writer = here.writer
    if not authorities:
        return writer.t("cross.nobody")
    if not actions:
        return writer.count("unit.authorities", authorities)
    return writer.t(
        "phrase.comma_pair",
        first=writer.count("unit.authorities", authorities),
        last=writer.count("count.actions", actions),
    )


def sector_of(here: Here, organisation: str) -> Markup:
    """The sector of an organisation."""
    return here.writer.named("organisation_sector", here.catalog.organisations[organisation].record.sector)


class Actions:
    """Prints actions of several plans in one table: whose they are, who performs them, how they stand."""

    def __init__(self, here: Here, of: Markup) -> None:
        self.here = here
        self.of = of
        """Whose page the tables stand on, for their captions."""
        self._printers: dict[str, ActionPrinter] = {}

    def block(self, name: str, placed: Sequence[Placed], lead: Markup | None = None) -> Block:
        """A section of actions; without any it says so."""
        writer = self.here.writer
        if not placed:
            return Block(heading(self.here, name), missing=writer.t("phrase.no_actions"))
        rows = sorted(placed, key=lambda one: self._key(one.plan))
        whose = "authority" if any(one.plan.authority for one in placed) else "plan_name"
        columns = head(self.here, whose, "action", "performers", "status", "result")
        is_mixed = len({one.by for one in placed}) > 1
        body = [
            row(
                self._owner(one.plan),
                self._action(one, is_mixed=is_mixed),
                *(self._cell(one, field) for field in ("performers", "status", "measures")),
            )
            for one in rows
        ]
        entries = [
            Row(
                self._action(one, is_mixed=is_mixed),
                Markup(" · ").join((self._owner(one.plan), self._performers(one))),
                note=Markup("<div>{}</div><div>{}</div>").format(
                    self._cell(one, "status"), self._named(one, "measures", "result")
                ),
            )
            for one in rows
        ]
        return Block(
            heading(self.here, name),
            lead=lead,
            counts=status_counts(self.here, [one.action for one in rows]),
            table=Table(writer.t("phrase.because", what=writer.t(f"cross.{name}"), why=self.of), columns, [body]),
            entries=entries,
        )

    def _key(self, plan: WorkPlan) -> tuple[bool, NameKey | None, str]:
        """Authorities by name; plans of nobody last."""
        if plan.authority is None:
            return True, None, plan.id
        return False, name_key(self.here.catalog.authorities[plan.authority].record.name, self.here.writer), plan.id

    def _owner(self, plan: WorkPlan) -> Markup:
        """Whose action it is: the authority, or the sample that it stands in."""
        return anchor(self.here.authority(plan.authority) if plan.authority else self.here.work_plan(plan.id))

    def _action(self, placed: Placed, *, is_mixed: bool) -> Markup:
        """The action, as a link to its row in its plan; among others, one that the hub classified is marked."""
        plan, action = placed.plan, placed.action
        href = self.here.to(addresses.work_plan(plan.id), addresses.plan_item(action.id))
        link = anchor(Link(self.here.writer.text(action.name), href))
        if is_mixed and placed.by is Classifier.HUB:
            link += Markup(' <span class="hub-small">{}</span>').format(self.here.writer.t("cross.by_hub_mark"))
        return link

    def _performers(self, placed: Placed) -> Markup:
        """Who performs it, in one line."""
        writer = self.here.writer
        named: list[Markup] = []
        for performer in placed.action.performers:
            if performer.organisation:
                named.append(anchor(self.here.organisation(performer.organisation)))
            elif performer.name:
                named.append(writer.text(performer.name))
        return writer.in_row(named) if named else self._named(placed, "performers", "performers")

    def _named(self, placed: Placed, name: str, column: str) -> Markup:
        """What a column holds, with the column's name where there is no table to say it."""
        label = self.here.writer.t(f"column.{column}")
        return self.here.writer.t("phrase.because", what=label, why=self._cell(placed, name))

    def _cell(self, placed: Placed, name: str) -> Markup:
        plan = placed.plan
        if plan.id not in self._printers:
            self._printers[plan.id] = ActionPrinter(self.here, plan, plan.id)
        return self._printers[plan.id].cell(placed.action, name)
