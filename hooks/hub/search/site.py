"""The search of a whole site: what its pages hold, gathered while they are made, and the files that come of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from hub.catalog import PageEntry
from hub.locales import Locale, Locales
from hub.pages.parts import Content, Context
from hub.search import pages
from hub.search.documents import Document
from hub.search.kinds import GROUPS, RECORDS
from hub.search.pack import pack

FOLDER: Final = "search"
STUB: Final = f"{FOLDER}/search_index.json"
"""Where the theme asks for its index: it names ours, and holds no page."""

_HASH_LENGTH: Final = 10


class SearchIndex:
    """What can be found in each language."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._pages: dict[str, dict[str, Document]] = {code: {} for code in context.catalog.config.locales.codes}

    def add_written(self, locale: str, entry: PageEntry, html: str) -> None:
        """A written page as the site in a language shows it."""
        self._add(locale, pages.written(self.context.writers[locale], entry, html))

    def add_generated(self, locale: str, address: str, content: Content) -> None:
        """A generated page in a language."""
        self._add(locale, pages.generated(self.context, self.context.writers[locale], address, content))

    def _add(self, locale: str, document: Document) -> None:
        self._pages[locale][document.address] = document

    def documents(self, locale: str) -> list[Document]:
        """Everything that the index of a language holds: its pages by address, and what is made from data."""
        found = [document for _, document in sorted(self._pages[locale].items())]
        for make in RECORDS:
            found += make(self.context, self.context.writers[locale])
        return found

    def files(self) -> Iterator[tuple[str, bytes]]:
        """An index for each language, named by its content, and the small file that names them."""
        locales = self.context.catalog.config.locales
        return index_files(locales, {code: self.documents(code) for code in locales.codes})


def index_files(locales: Locales, documents: Mapping[str, Sequence[Document]]) -> Iterator[tuple[str, bytes]]:
    """The files of some documents by language, by their path from the site's root."""
    languages = []
    for locale in locales.items:
        data = pack(documents[locale.code], _head(locale))
        name = f"{locale.code}.{hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]}.json"
        yield f"{FOLDER}/{name}", data
        languages.append(
            {"code": locale.code, "name": locale.name, "dir": locale.direction, "index": f"{FOLDER}/{name}"}
        )
    config = {"lang": list(locales.codes), "separator": r"[\s\-]+", "pipeline": [], "fields": {}}
    stub = {"config": config, "docs": [], "languages": languages, "default": locales.default.code}
    yield STUB, _json(stub)


def as_script(locale: str, data: bytes) -> bytes:
    """An index for pages opened from a disk, which may load scripts alone: it lies beside it, with .js at its end."""
    return f"(self.__hub_search??={{}})[{json.dumps(locale)}]=".encode() + data + b";\n"


def _head(locale: Locale) -> dict[str, Any]:
    return {"language": locale.code, "root": locale.prefix, "groups": GROUPS}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
