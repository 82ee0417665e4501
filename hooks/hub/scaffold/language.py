"""A further language: its folder of pages, a vocabulary to fill, and its line in the configuration."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Final

from babel import Locale as CldrLocale
from babel import UnknownLocaleError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from hub.config import HubConfig, read_config
from hub.schemas.files import FOLDER as SCHEMAS
from hub.schemas.files import write_schemas
from hub.vocabulary import PLURALS, load_vocabularies

_CODE: Final = re.compile(r"[a-z]{2}")
_ENTRY: Final = re.compile(r"^( *)- \{ *locale: *[\w-]+.*\}[^\n]*$", re.MULTILINE)
_WIDE: Final = 1_000_000


class LanguageError(Exception):
    """The language cannot be added; the message says why."""


def add_language(config_file: Path, code: str, name: str = "") -> list[Path]:
    """Make the hub ready for a language, and every hub below its folder that inherits from it; the files touched.

    ``name`` is the language's own; where it is left out, the one that the Unicode CLDR has.
    """
    config = read_config(config_file)
    cldr = _cldr(code)
    if code in config.locales.codes:
        raise LanguageError(f"the hub speaks {code} already")
    settings = config_file.read_text("utf-8")
    entries = list(_ENTRY.finditer(settings))
    if not entries:
        raise LanguageError(
            f"{config_file.name} has no line such as `- {{locale: en, name: English}}` to put one below"
        )
    own = name or (cldr.get_display_name(code) or code).capitalize()
    line = f"{entries[-1][1]}- {{locale: {code}, name: {own}}}"
    vocabulary = config.vocabulary / f"{code}.yml"
    touched = [config_file, vocabulary]
    config_file.write_text(f"{settings[: entries[-1].end()]}\n{line}{settings[entries[-1].end() :]}", "utf-8")
    if not vocabulary.exists():
        vocabulary.write_text(_vocabulary(config, cldr), "utf-8")
    for hub in (config_file, *sorted(config.root.glob("*/mkdocs.yml"))):
        touched.extend(_folder(hub, config_file, code))
    if (config.root / SCHEMAS).is_dir():
        fresh = read_config(config_file)
        found, _ = load_vocabularies(fresh.vocabulary, fresh.locales, fresh.root)
        touched.extend(config.root / file for file in write_schemas(fresh, found))
    return touched


def _cldr(code: str) -> CldrLocale:
    if not _CODE.fullmatch(code):
        raise LanguageError(f"expected the two letters of a language, such as ru; found {code!r}")
    try:
        return CldrLocale.parse(code)
    except (ValueError, UnknownLocaleError):
        raise LanguageError(f"nobody knows a language {code!r}") from None


def _folder(hub: Path, inherited: Path, code: str) -> list[Path]:
    """The folder of a hub's pages in the language, kept by git although there is no page in it yet."""
    if hub != inherited and "INHERIT: ../" not in hub.read_text("utf-8"):
        return []
    config = read_config(hub)
    keep = config.root / config.docs / code / ".gitkeep"
    keep.parent.mkdir(parents=True, exist_ok=True)
    keep.touch()
    return [keep]


def _vocabulary(config: HubConfig, cldr: CldrLocale) -> str:
    """The default language's vocabulary with the other's forms of plural, each holding the text to be translated."""
    yaml = YAML()
    yaml.width = _WIDE
    yaml.preserve_quotes = True
    tree = yaml.load((config.vocabulary / f"{config.locales.default.code}.yml").read_text("utf-8"))
    _with_forms(tree, sorted({*cldr.plural_form.tags, "other"}, key=_in_order))
    out = io.StringIO()
    yaml.dump(tree, out)
    return out.getvalue()


def _in_order(form: str) -> int:
    return ("zero", "one", "two", "few", "many", "other").index(form)


def _with_forms(tree: object, forms: list[str]) -> None:
    """Give every label that counts exactly these forms, in place."""
    if not isinstance(tree, CommentedMap):
        return
    keys = set(tree)
    if "other" in keys and keys <= PLURALS:
        there = dict(tree)
        for key in keys - set(forms):
            del tree[key]
        for position, form in enumerate(forms):
            if form not in there:
                tree.insert(position, form, there["other"])
        return
    for below in tree.values():
        _with_forms(below, forms)
