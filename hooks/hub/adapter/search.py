"""One search index for each language, where the theme of that language's pages looks for it.

The engine merges all languages into one index that every page would fetch, and forgets the languages that its
search library does not know by name. The theme asks for ``search/search_index.json`` below the base that the page
names, and opens results relative to it: with a base of its own each language has its own index.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

from hub.locales import Locale, Locales

INDEX: Final = Path("search/search_index.json")
_BASE: Final = re.compile(r'(<script id="__config" type="application/json">\{.*?"base": ")((?:\.\./)*\.\.)(")')


def base_of_language(html: str, locale: Locale) -> str:
    """Let a page of a language name that language's root as its base, one level below the site's."""
    if locale.is_default:
        return html
    return _BASE.sub(lambda match: f"{match[1]}{match[2][:-3] or '.'}{match[3]}", html, count=1)


def split_index(root: Path, locales: Locales) -> None:
    """Write the merged index of a built site anew as one for each language; a second call finds nothing to do."""
    merged = json.loads((root / INDEX).read_text("utf-8"))
    for locale in locales.others:
        mine = [doc for doc in merged["docs"] if doc["location"].startswith(locale.prefix)]
        if mine:
            _write(root / locale.prefix / INDEX, merged, [_inside(doc, locale.prefix) for doc in mine], locale)
    prefixes = tuple(locale.prefix for locale in locales.others)
    rest = [doc for doc in merged["docs"] if not (prefixes and doc["location"].startswith(prefixes))]
    _write(root / INDEX, merged, rest, locales.default)


def _inside(doc: dict[str, str], prefix: str) -> dict[str, str]:
    return {**doc, "location": doc["location"].removeprefix(prefix)}


def _write(file: Path, merged: dict[str, object], docs: list[dict[str, str]], locale: Locale) -> None:
    config = {**dict(merged["config"]), "lang": list(dict.fromkeys((locale.code, "en")))}  # type: ignore[call-overload]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":")), "utf-8")
