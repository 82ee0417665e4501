"""The sites that are searched: the hub as it is built, with indexes of several sizes, and its stock counterparts."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.bench.measure import run
from hub.bench.search.fillers import as_html, fillers
from hub.config import read_config
from hub.dates import build_date
from hub.locales import Locales
from hub.search.documents import Document
from hub.search.site import FOLDER, SearchIndex, index_files
from hub.validate import validate_hub

_ARTICLE: Final = re.compile(r"<article class=\"md-content__inner[^>]*>(.*)</article>", re.DOTALL)
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Built:
    """A hub that has been built, and what its search holds."""

    site: Path
    documents: Mapping[str, Sequence[Document]]
    locales: Locales

    @property
    def pages(self) -> int:
        """How many pages each language has."""
        return len({document.page for document in self.documents[self.locales.default.code]})


def build(config_file: Path, folder: Path) -> Built:
    """Build the hub, and keep what its search holds in full length."""
    from hub.adapter.build import build_site  # noqa: PLC0415 - reading the figures does without the engine

    config = read_config(config_file)
    kept: list[SearchIndex] = []
    site = build_site(config_file, folder / "site", validate_hub(config, build_date()), keep=kept.append)
    (search,) = kept
    return Built(site, {code: search.documents(code) for code in config.locales.codes}, config.locales)


def of_size(built: Built, pages: int, folder: Path) -> Path:
    """The site with an index of so many pages: fewer than it has, or fillers beside them. The files are shared."""
    shutil.copytree(built.site, folder, copy_function=os.link)
    shutil.rmtree(folder / FOLDER)
    chosen = {code: _chosen(documents, pages) for code, documents in built.documents.items()}
    for path, data in index_files(built.locales, chosen):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def _chosen(documents: Sequence[Document], pages: int) -> list[Document]:
    known = list(dict.fromkeys(document.page for document in documents))
    if pages < len(known):
        kept = set(known[:: max(1, len(known) // pages)][:pages])
        return [document for document in documents if document.page in kept]
    return [*documents, *fillers(documents, pages - len(known))]


def stock_of_size(built: Built, pages: int, folder: Path) -> Path:
    """The same pages, built by the stock engine with its own search: the theme's worker and one merged index."""
    docs = folder / "docs"
    for locale in built.locales.items:
        documents = built.documents[locale.code]
        known = list(dict.fromkeys(document.page for document in documents))
        for address in known:
            html = (built.site / locale.prefix / address / "index.html").read_text("utf-8")
            article, title = _ARTICLE.search(html), _TITLE.search(html)
            if article and title:
                _write(docs / locale.code, address, title[1].partition(" - ")[0], article[1])
        for filler in fillers(documents, max(0, pages - len(known))):
            _write(docs / locale.code, filler.address, filler.title, as_html(filler))
    config = folder / "mkdocs.yml"
    config.write_text(json.dumps(_settings(built.locales), ensure_ascii=False), "utf-8")
    run([sys.executable, "-P", "-m", "mkdocs", "build", "--quiet", "-f", str(config)])
    return folder / "site"


def _write(docs: Path, address: str, title: str, html: str) -> None:
    file = docs / address / "index.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    body = "\n".join(line for line in html.splitlines() if line.strip())
    file.write_text(f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n<div>\n{body}\n</div>\n", "utf-8")


def _settings(locales: Locales) -> Mapping[str, object]:
    languages = [{"locale": item.code, "name": item.name, "default": item.is_default} for item in locales.items]
    return {
        "site_name": "Stock",
        "site_url": "http://localhost/",
        "theme": {"name": "material", "font": False},
        "plugins": ["material/search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
        "validation": {"links": {"not_found": "ignore", "unrecognized_links": "ignore", "absolute_links": "ignore"}},
        "nav": ["index.md"],
        "not_in_nav": "*\n",
    }
