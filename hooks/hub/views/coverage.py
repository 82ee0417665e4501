"""What the coverage page shows: translation by language, every page's state, overdue reviews, what the data lacks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from hub import addresses
from hub.bidi import isolate
from hub.catalog import PageEntry
from hub.dates import PartialDate
from hub.locales import Locale
from hub.models.base import Missing, ValueStatus
from hub.reviews import Review, due, overdue
from hub.translations.survey import PageTranslation, State, Survey, TextTranslation
from hub.views.here import Here, anchor
from hub.views.parts import Cell, Heading, Link, Table

_STATUS_FIELD = "value_status"


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The coverage page ready to print in one language. A table is None where nothing is in it."""

    title: Markup
    lead: Markup
    pages_by_language: Table
    texts_by_language: Table
    pages: Table
    texts: Table | None
    reviews: Table | None
    never_reviewed: Markup | None
    gaps: Table | None
    headings: list[Heading]


def coverage_view(here: Here, survey: Survey) -> CoverageView:
    """Print the coverage of a hub on the day of its build."""
    writer = here.writer
    locales = here.catalog.config.locales.others
    sections = ("languages", "pages", "texts", "reviews", "gaps")
    never = sum(
        getattr(entry.record, "last_reviewed", None) is None
        for table in (here.catalog.authorities, here.catalog.work_plans)
        for entry in table.values()
    )
    page_states = {locale.code: Counter[State]() for locale in locales}
    for page in survey.pages:
        page_states[page.locale][page.state] += 1
    text_states = {locale.code: Counter[State]() for locale in locales}
    for text in survey.texts:
        text_states[text.locale][text.state] += 1
    return CoverageView(
        title=writer.t("coverage.title"),
        lead=writer.t("coverage.lead", day=writer.time(PartialDate.parse(here.catalog.today.isoformat()))),
        pages_by_language=_by_language(here, "coverage.caption_pages", page_states),
        texts_by_language=_by_language(here, "coverage.caption_texts", text_states),
        pages=_pages(here, survey),
        texts=_texts(here, survey),
        reviews=_reviews(here),
        never_reviewed=writer.count("coverage.never_reviewed", never) if never else None,
        gaps=_gaps(here),
        headings=[Heading(name, writer.t(f"coverage.{name}")) for name in sections],
    )


def _head(here: Here, *names: str) -> list[Cell]:
    return [Cell(here.writer.t(f"coverage.{name}"), scope="col") for name in names]


def language(here: Here, locale: Locale) -> Markup:
    """The name of a language in the page's own."""
    return here.writer.prose(here.writer.locale.babel.languages.get(locale.code, locale.name))


def foreign(text: str, locale: Locale) -> Markup:
    """A text of another language than the page's, marked as such."""
    words = isolate(text, locale.direction)
    return Markup('<span lang="{}" dir="{}">{}</span>').format(locale.code, locale.direction, words)


def _by_language(here: Here, caption: str, counted: dict[str, Counter[State]]) -> Table:
    """How many there are in each state, with their share: a whole number only where it is whole."""
    writer = here.writer
    head = [*_head(here, "language", "total"), *(Cell(_state(here, state), scope="col") for state in State)]
    rows = []
    for locale in here.catalog.config.locales.others:
        states = counted[locale.code]
        total = states.total()
        cells = [Cell(language(here, locale), scope="row"), Cell(writer.number(total))]
        cells += [Cell(_share(here, states[state], total)) for state in State]
        rows.append(cells)
    return Table(writer.t(caption), head, [rows], css="hub-coverage")


def _share(here: Here, count: int, total: int) -> Markup:
    share = math.floor(1000 * count / total) / 10 if total else 0.0
    return here.writer.t("coverage.share", count=here.writer.number(count), share=here.writer.percent(share))


def _state(here: Here, state: State) -> Markup:
    return here.writer.t(f"coverage.state_{state.value}")


def _edit(here: Here, file: PurePosixPath, label: Markup) -> Markup:
    """A label as the link to where a file is edited; the label alone where the hub has no such place."""
    return anchor(Link(label, here.catalog.config.edit_url(file)))


def _path(here: Here, file: PurePosixPath) -> Markup:
    return _edit(here, file, Markup('<code dir="ltr">{}</code>').format(str(file)))


def _pages(here: Here, survey: Survey) -> Table:
    """Every page with its state in each language, linked to the file behind it, and its review in this one."""
    writer, catalog = here.writer, here.catalog
    locales = catalog.config.locales
    head = [
        *_head(here, "page"),
        *(Cell(language(here, locale), scope="col") for locale in locales.others),
        *_head(here, "last_review", "next_review"),
    ]
    rows = []
    for path, original in sorted(catalog.pages.get(locales.default.code, {}).items()):
        entry = catalog.pages.get(writer.locale.code, {}).get(path, original)
        cells = [Cell(_title(here, path, entry), scope="row")]
        for locale in locales.others:
            page = survey.page(path, locale.code)
            cells.append(Cell(_page_state(here, page) if page else _state(here, State.MISSING)))
        cells.append(Cell(writer.time(entry.front.last_reviewed)))
        cells.append(Cell(writer.time(PartialDate.parse(due(entry).isoformat()))))
        rows.append(cells)
    return Table(writer.t("coverage.caption_page_list"), head, [rows], css="hub-coverage")


def _title(here: Here, path: str, entry: PageEntry) -> Markup:
    locale = here.catalog.config.locales[entry.page.locale]
    is_foreign = locale.code != here.writer.locale.code
    title = foreign(entry.front.title, locale) if is_foreign else here.writer.prose(entry.front.title)
    return anchor(Link(title, here.to(addresses.written(path))))


def _page_state(here: Here, page: PageTranslation) -> Markup:
    shown = _state(here, page.state)
    if page.entry is not None:
        shown = _edit(here, page.file, shown)
    if page.differences:
        return here.writer.in_row([shown, here.writer.t("coverage.built_otherwise")])
    return shown


def _texts(here: Here, survey: Survey) -> Table | None:
    """The files of the data with texts that are not up to date, and how many in each language."""
    writer = here.writer
    locales = here.catalog.config.locales.others
    by_file: dict[PurePosixPath, list[TextTranslation]] = {}
    for text in survey.texts:
        if text.state is not State.CURRENT:
            by_file.setdefault(text.file, []).append(text)
    rows = []
    for file, texts in by_file.items():
        cells = [Cell(_path(here, file), scope="row")]
        for locale in locales:
            counted = Counter(text.state for text in texts if text.locale == locale.code)
            parts = [
                writer.t("coverage.state_count", state=_state(here, state), count=writer.number(counted[state]))
                for state in State
                if counted[state]
            ]
            cells.append(Cell(writer.in_row(parts) if parts else _state(here, State.CURRENT)))
        rows.append(cells)
    head = [*_head(here, "file"), *(Cell(language(here, locale), scope="col") for locale in locales)]
    return Table(writer.t("coverage.caption_text_list"), head, [rows], css="hub-coverage") if rows else None


def _reviews(here: Here) -> Table | None:
    writer = here.writer
    head = _head(here, "what", "file", "last_review", "due")
    rows = []
    for review in sorted(overdue(here.catalog), key=lambda review: (review.due, str(review.mark.file))):
        day = PartialDate.parse(review.due.isoformat())
        cells = [Cell(_reviewed(here, review), scope="row"), Cell(_path(here, review.mark.file))]
        rows.append([*cells, Cell(writer.time(review.last)), Cell(writer.time(day))])
    return Table(writer.t("coverage.caption_reviews"), head, [rows], css="hub-coverage") if rows else None


def _reviewed(here: Here, review: Review) -> Markup:
    """What is to be reviewed: a page or a record by its name, anything else by its id."""
    if review.kind == "pages":
        return _title(here, review.id, here.catalog.pages[review.locale][review.id])
    printers: dict[str, Callable[[str], Link]] = {"authorities": here.authority, "work_plans": here.work_plan}
    return anchor(printers[review.kind](review.id)) if review.kind in printers else here.writer.prose(review.id)


def _gaps(here: Here) -> Table | None:
    """How many values the data says are missing, by the reason that it gives."""
    writer = here.writer
    counted = Counter(_reasons(here))
    rows = [
        [Cell(writer.named("value_status", status), scope="row"), Cell(writer.number(count))]
        for status, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]
    head = _head(here, "reason", "values")
    return Table(writer.t("coverage.caption_gaps"), head, [rows], css="hub-coverage") if rows else None


def _reasons(here: Here) -> Iterable[ValueStatus]:
    for _, entry in here.catalog.entries():
        for _, node in entry.nodes:
            status = node.status if isinstance(node, Missing) else getattr(node, _STATUS_FIELD, None)
            if isinstance(status, ValueStatus):
                yield status
