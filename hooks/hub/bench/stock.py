"""The same pages for the site engine as it comes: ``python -m hub.bench.stock CONFIG FOLDER``.

Every generated page becomes a Markdown file that holds its HTML, without the hub's adapter, templates and styles.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

from hub import addresses
from hub.bench.generate import Record, write
from hub.config import HubConfig, read_config
from hub.dates import build_date
from hub.pages import Content, Site
from hub.validate import validate_hub

FEATURES: Final = (
    "content.action.edit",
    "navigation.footer",
    "navigation.indexes",
    "navigation.prune",
    "navigation.top",
    "search.highlight",
    "toc.follow",
)
"""Those of the hub's own configuration."""

_EXTENSIONS: Final = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "pymdownx.superfences")


def write_stock(config_file: Path, folder: Path) -> Path:
    """Write the stock counterpart of a hub; its configuration file."""
    config = read_config(config_file)
    catalog, _ = validate_hub(config, build_date())
    site = Site(catalog)
    for locale in config.locales.items:
        docs = folder / "docs" / locale.code
        _write(docs / "index.md", locale.name, f"# {locale.name}\n")
        for page in site.pages():
            content = page.make(site.writers[locale.code])
            _write(docs / addresses.source_path(page.address), content.title, _body(content))
    file = folder / "mkdocs.yml"
    write(file, _settings(config))
    return file


def _body(content: Content) -> str:
    """A page's HTML as one block, which Markdown leaves alone."""
    lines = "\n".join(line for line in content.html.splitlines() if line.strip())
    return f"<div>\n{lines}\n</div>\n"


def _write(file: Path, title: str, body: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n{body}", "utf-8")


def _settings(config: HubConfig) -> Record:
    languages = [
        {"locale": locale.code, "name": locale.name, "default": locale.is_default} for locale in config.locales.items
    ]
    return {
        "site_name": "Stock",
        "site_url": "http://localhost:8000/",
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"name": "material", "font": False, "features": list(FEATURES)},
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
        "markdown_extensions": [*_EXTENSIONS, {"toc": {"permalink": True, "toc_depth": 3}}],
        "nav": ["index.md"],
        "not_in_nav": "authorities/\nwork-plans/\nlevers/\npartners/\ndistricts/\n",
    }


if __name__ == "__main__":
    write_stock(Path(sys.argv[1]), Path(sys.argv[2]))
