"""Record that translations say what their originals say today.

A page says so in its front matter, where nothing but that one line changes; sections and the texts of the data are
recorded beside the data (``hub.translations.sidecars``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from frontmatter.default_handlers import YAMLHandler

from hub.catalog import Catalog
from hub.translations import sidecars
from hub.translations.changes import section_revisions
from hub.translations.survey import PageTranslation
from hub.translations.texts import Text, texts_by_file

FIELD: Final = "translation_of"
_LINE: Final = re.compile(rf"^{FIELD}[ \t]*:[^\r\n]*", re.MULTILINE)


@dataclass
class Marked:
    """What a run did: the files that it changed, and the pages that it refused for their structure."""

    written: list[PurePosixPath] = field(default_factory=list)
    refused: list[PageTranslation] = field(default_factory=list)


def with_revision(text: str, revision: str) -> str:
    """A page's text with another revision in its front matter: every other character stays as it was.

    The value is quoted, because a revision of nothing but digits would be read as a number.
    """
    line = f"{FIELD}: '{revision}'"
    boundaries = YAMLHandler.FM_BOUNDARY.finditer(text)
    start, end = next(boundaries).end(), next(boundaries).start()
    front = text[start:end]
    if _LINE.search(front):
        front = _LINE.sub(line, front, count=1)
    else:
        end_of_line = "\r\n" if "\r\n" in front else "\n"
        front = f"{front}{line}{end_of_line}"
    return f"{text[:start]}{front}{text[end:]}"


def mark(catalog: Catalog, pages: Iterable[PageTranslation], files: Sequence[PurePosixPath]) -> Marked:
    """Mark pages that are there, and the translated texts of files of the data, as made from today's originals.

    A page whose structure differs from its original's is refused. A file that is right already is not written.
    """
    done = Marked()
    for page in pages:
        if page.differences:
            done.refused.append(page)
        elif page.entry is not None:
            _mark_page(catalog, page, done)
    by_file = texts_by_file(catalog)
    for file in files:
        text = sidecars.data_sidecar(_revisions(catalog, by_file.get(file, [])))
        _write(catalog, sidecars.of_data(catalog.config, file), text, done)
    return done


def _mark_page(catalog: Catalog, page: PageTranslation, done: Marked) -> None:
    if page.entry is None:
        return
    config = catalog.config
    original = page.original.page
    file = page.entry.page.file
    text = (config.root / file).read_bytes().decode("utf-8")
    if page.entry.front.translation_of != original.revision:
        _write(catalog, file, with_revision(text, original.revision), done)
    sidecar = sidecars.page_sidecar(original.revision, section_revisions(original))
    _write(catalog, sidecars.of_page(config, page.locale, page.path), sidecar, done)


def _revisions(catalog: Catalog, texts: Sequence[Text]) -> dict[str, dict[str, list[str]]]:
    """What the translated texts of a file were made from: by name, then by language."""
    locales = catalog.config.locales
    found: dict[str, dict[str, list[str]]] = {}
    for text in texts:
        for locale in locales.others:
            if locale.code in text.text:
                revision = text.revision(locales.default.code)
                found.setdefault(text.name, {}).setdefault(locale.code, []).append(revision)
    return found


def remove_orphans(catalog: Catalog) -> list[PurePosixPath]:
    """Take away the sidecars of pages that are gone and of files without texts, and say which those were."""
    config = catalog.config
    root = config.root
    keep = {sidecars.of_data(config, file) for file in texts_by_file(catalog)}
    keep |= {sidecars.of_page(config, code, path) for code, pages in catalog.pages.items() for path in pages}
    gone = [file for file in sorted(catalog.revisions or {}) if file not in keep and (root / file).is_file()]
    for file in gone:
        (root / file).unlink()
    return gone


def _write(catalog: Catalog, file: PurePosixPath, text: str, done: Marked) -> None:
    path = catalog.config.root / file
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    done.written.append(file)
