"""From folders to a catalog: read every file, make records, collect every problem of the run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any, Final

from pydantic import BaseModel

from hub.catalog import Catalog, Entry, PageEntry
from hub.config import HubConfig
from hub.models.base import DEFAULT_LOCALE_KEY, LOCALES_KEY
from hub.models.errors import validate
from hub.models.files import FOLDERS, LISTS, NETWORK, OPTIONAL_FOLDERS, OPTIONAL_LISTS, OTHER_FILES
from hub.models.network import Network
from hub.models.page import FrontMatter
from hub.models.scalars import shown, without_marks
from hub.models.template import Template
from hub.problems import Mark, Problem, problem
from hub.source.markdown import read_page
from hub.source.text import read_text
from hub.source.yaml12 import Document, parse
from hub.translations.sidecars import read_sidecars
from hub.vocabulary import load_vocabularies

PLAN_TEMPLATE: Final = "work-plan"
"""The template that plans are written in."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read: the catalog of whatever is whole, and the problems of all files."""

    catalog: Catalog
    problems: list[Problem]


def load(config: HubConfig, today: date) -> Loaded:
    """Read a hub. Never raises for what an editor wrote: a broken file is a problem and leaves the rest readable."""
    catalog = Catalog(config, today)
    vocabularies, found = load_vocabularies(config.vocabulary, config.locales, config.root)
    catalog.vocabularies = vocabularies
    catalog.revisions, unusable = read_sidecars(config)
    problems = [*found, *_load_data(catalog), *_load_pages(catalog), *unusable]
    catalog.plan_template = _plan_template(catalog)
    return Loaded(catalog, problems)


def _load_data(catalog: Catalog) -> Iterator[Problem]:
    config = catalog.config
    if not (config.root / config.data).is_dir():
        catalog.unknown.update((*LISTS, *FOLDERS))
        yield problem("folder-missing", Mark(config.data))
        return
    yield from _unknown_files(config)
    for name, model in LISTS.items():
        file = config.data / f"{name}.yml"
        if (config.root / file).exists():
            yield from _load_list(catalog, name, model, file)
        else:
            catalog.unknown.add(name)
            yield problem("file-missing", Mark(file))
    for name, model in OPTIONAL_LISTS.items():
        if (config.root / config.data / f"{name}.yml").exists():
            yield from _load_list(catalog, name, model, config.data / f"{name}.yml")
    yield from _load_network(catalog)
    present = {name: model for name, model in OPTIONAL_FOLDERS.items() if (config.root / config.data / name).is_dir()}
    for name, model in (FOLDERS | present).items():
        place = config.data / name
        if not (config.root / place).is_dir():
            catalog.unknown.add(name)
            yield problem("folder-missing", Mark(place))
            continue
        files = _files(config.root, place, ".yml")
        if name == "authorities" and not files:
            yield problem("data-empty", Mark(place))
        for file in files:
            yield from _load_record(catalog, name, model, file)


def _load_network(catalog: Catalog) -> Iterator[Problem]:
    config = catalog.config
    file = config.data / f"{NETWORK}.yml"
    if not (config.root / file).exists():
        return
    document, problems = _read(config, file)
    yield from problems
    record = None
    if document is not None:
        record, found = validate(Network, document.value, document, context=_context(config))
        yield from found
        catalog.network = Entry(record, document) if record else None
    if record is None:
        catalog.unknown.add(NETWORK)


def _files(root: Path, folder: PurePosixPath, suffix: str) -> list[PurePosixPath]:
    """Files of a folder, sorted, as paths relative to the hub; hidden ones left out."""
    found = (root / folder).iterdir()
    return sorted(folder / item.name for item in found if item.suffix == suffix and not item.name.startswith("."))


def _unknown_files(config: HubConfig) -> Iterator[Problem]:
    """A file that nobody reads is a misspelt one."""
    known = {*(f"{name}.yml" for name in LISTS), *FOLDERS, *OPTIONAL_FOLDERS, *OTHER_FILES}
    for item in sorted((config.root / config.data).iterdir()):
        if item.name not in known and not item.name.startswith("."):
            near = get_close_matches(item.name, sorted(known), n=1)
            mark = Mark(config.data / item.name)
            yield problem("file-unknown", mark, found=item.name, near=near[0] if near else "", options=_names(known))
    for name in (*FOLDERS, *OPTIONAL_FOLDERS):
        folder = config.root / config.data / name
        for item in sorted(folder.iterdir()) if folder.is_dir() else ():
            if item.suffix != ".yml" and not item.name.startswith("."):
                mark = Mark(config.data / name / item.name)
                yield problem("file-unknown", mark, found=item.name, near=f"{item.stem}.yml", options="*.yml")


def _names(known: set[str]) -> str:
    return ", ".join(sorted(known))


def _context(config: HubConfig) -> dict[str, object]:
    return {LOCALES_KEY: config.locales.codes, DEFAULT_LOCALE_KEY: config.locales.default.code}


def _read(config: HubConfig, file: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """A file that can be looked at, or None; and the problems of reading it."""
    source = read_text(config.root, file)
    if source.text is None:
        return None, list(source.problems)
    document = parse(source.text, file)
    if document.is_whole and document.value is None:
        return None, [problem("file-empty", Mark(file))]
    return (document if document.is_whole else None), document.problems


def _load_list(catalog: Catalog, name: str, model: type[BaseModel], file: PurePosixPath) -> Iterator[Problem]:
    document, problems = _read(catalog.config, file)
    yield from problems
    if document is None:
        catalog.unknown.add(name)
        return
    if not isinstance(document.value, list):
        catalog.unknown.add(name)
        yield problem("type-list", document.mark(), field=file.name, found=shown(document.value))
        return
    for index, value in enumerate(document.value):
        record, found = validate(model, value, document, at=(index,), context=_context(catalog.config))
        yield from found
        entry: Entry[Any] | None = Entry(record, document, (index,)) if record else None
        yield from _keep(catalog, name, entry, _id_of(value), document.mark((index, "id")))


def _load_record(catalog: Catalog, name: str, model: type[BaseModel], file: PurePosixPath) -> Iterator[Problem]:
    document, problems = _read(catalog.config, file)
    yield from problems
    if document is None:
        catalog.unread.setdefault(name, set()).add(file.stem)
        return
    record, found = validate(model, document.value, document, context=_context(catalog.config))
    yield from found
    record_id = _id_of(document.value) or file.stem
    mark = document.mark(("id",))
    if record_id != file.stem:
        catalog.unread.setdefault(name, set()).update((file.stem, record_id))
        if not any(other.mark == mark for other in found):
            yield problem("id-not-file-name", mark, found=record_id, expected=file.stem)
        return
    entry: Entry[Any] | None = Entry(record, document) if record else None
    yield from _keep(catalog, name, entry, record_id, mark)


def _keep(catalog: Catalog, name: str, entry: Entry[Any] | None, record_id: str, mark: Mark) -> Iterator[Problem]:
    """Put a record into its table; a second one with the same id is a problem."""
    table = getattr(catalog, name)
    if isinstance(table, list):
        if entry is not None:
            table.append(entry)
        return
    if not record_id:
        return
    before = catalog.places.setdefault((name, record_id), mark)
    if before is not mark:
        yield problem("id-duplicate", mark, found=record_id, file=before.file, line=before.line)
    elif entry is None:
        catalog.unread.setdefault(name, set()).add(record_id)
    else:
        table[record_id] = entry


def _id_of(value: object) -> str:
    """The id that a record most likely has: marks that nobody sees are left out."""
    record_id = value.get("id") if isinstance(value, dict) else None
    return without_marks(record_id) if isinstance(record_id, str) else ""


def _load_pages(catalog: Catalog) -> Iterator[Problem]:
    config = catalog.config
    if not (config.root / config.docs).is_dir():
        catalog.unknown.update(f"pages/{code}" for code in config.locales.codes)
        yield problem("folder-missing", Mark(config.docs))
        return
    yield from _language_folders(config)
    for locale in config.locales.items:
        folder = config.docs / locale.code
        pages = catalog.pages.setdefault(locale.code, {})
        if not (config.root / folder).is_dir():
            catalog.unknown.add(f"pages/{locale.code}")
            yield problem("folder-missing", Mark(folder))
            continue
        for item in sorted((config.root / folder).rglob("*.md")):
            path = item.relative_to(config.root / folder).as_posix()
            yield from _load_page(catalog, locale.code, path, pages)


def _language_folders(config: HubConfig) -> Iterator[Problem]:
    """The engine's language plugin drops folders whose name looks like a language it was not told of."""
    for item in sorted((config.root / config.docs).iterdir()):
        looks_like_language = item.is_dir() and len(item.name) == 2 and item.name.isalpha()  # noqa: PLR2004
        if looks_like_language and item.name not in config.locales.codes:
            options = ", ".join(config.locales.codes)
            yield problem("docs-folder-language", Mark(config.docs / item.name), found=item.name, options=options)


def _load_page(catalog: Catalog, locale: str, path: str, pages: dict[str, PageEntry]) -> Iterator[Problem]:
    config = catalog.config
    file = config.docs / locale / path
    source = read_text(config.root, file)
    yield from source.problems
    if source.text is None:
        catalog.unread.setdefault(f"pages/{locale}", set()).add(path)
        return
    page, document, problems = read_page(source.text, file, locale, path)
    if not problems and not isinstance(document.value, dict):
        problems = [problem("front-matter-missing", document.mark())]
    yield from problems
    front = None
    if document.is_whole and isinstance(document.value, dict):
        front, found = validate(FrontMatter, document.value, document, context=_context(config))
        yield from found
    if front is None:
        catalog.unread.setdefault(f"pages/{locale}", set()).add(path)
        return
    pages[path] = PageEntry(page, front, document)


def _plan_template(catalog: Catalog) -> Template | None:
    """The workbook that plans are written in: the hub's own, or that of the hub whose vocabulary it shares.

    There its own checks hold it; one that is not whole is as good as none here.
    """
    own = catalog.templates.get(PLAN_TEMPLATE)
    file = catalog.config.vocabulary.parent / "templates" / f"{PLAN_TEMPLATE}.yml"
    if own or not file.is_file():
        return own.record if own else None
    document = parse(file.read_text("utf-8", errors="replace"), PurePosixPath(file.name))
    if not document.is_whole:
        return None
    return validate(Template, document.value, document, context=_context(catalog.config))[0]
