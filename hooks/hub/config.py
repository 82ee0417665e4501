"""The hub's configuration, read from the site's one configuration file.

The core may not import the site engine, so it reads the few keys that it needs from ``mkdocs.yml`` itself:
the languages (``plugins: i18n: languages``), the folders, and ``extra: hub``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from hub.locales import Locale, Locales


class ConfigError(Exception):
    """The configuration cannot be used; the text says what is wrong and what would be right."""


@dataclass(frozen=True, slots=True)
class HubConfig:
    """Where a hub's files lie, and which languages it speaks. Paths are relative to ``root``."""

    root: Path
    locales: Locales
    docs: PurePosixPath = PurePosixPath("docs")
    data: PurePosixPath = PurePosixPath("data")
    vocabulary: Path = Path("data/vocabulary")
    overrides: Path = Path("overrides")
    is_demo: bool = False
    repo_url: str = ""
    edit_uri: str = ""

    @property
    def ledger(self) -> PurePosixPath:
        """The list of published addresses."""
        return self.data / "addresses.txt"


class _TolerantLoader(yaml.SafeLoader):
    """Reads the engine's configuration: tags such as ``!ENV`` stand for their plain value."""


def _plain(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> Any:  # noqa: ANN401 - any YAML value
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else None


_TolerantLoader.add_multi_constructor("!", _plain)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", _plain)


def read_config(file: Path) -> HubConfig:
    """Read a hub's configuration from its ``mkdocs.yml``; ConfigError where it cannot be used."""
    settings = _settings(file)
    languages = _languages(settings)
    if not languages:
        raise ConfigError(f"{file.name}: expected plugins → i18n → languages with at least one language")
    locales = tuple(
        Locale(str(entry["locale"]), str(entry.get("name", entry["locale"])), bool(entry.get("default", False)))
        for entry in languages
        if entry.get("build", True)
    )
    if sum(locale.is_default for locale in locales) != 1:
        raise ConfigError(f"{file.name}: expected exactly one language with `default: true`")
    extra = (settings.get("extra") or {}).get("hub") or {}
    root = file.resolve().parent
    theme = settings.get("theme") or {}
    return HubConfig(
        root=root,
        locales=Locales(locales),
        docs=PurePosixPath(settings.get("docs_dir", "docs")),
        data=PurePosixPath(extra.get("data", "data")),
        vocabulary=(root / str(extra.get("vocabulary", "data/vocabulary"))).resolve(),
        overrides=(root / str(theme.get("custom_dir", "overrides"))).resolve(),
        is_demo=bool(extra.get("demo", False)),
        repo_url=str(settings.get("repo_url") or ""),
        edit_uri=str(settings.get("edit_uri") or ""),
    )


def _settings(file: Path) -> dict[str, Any]:
    """The configuration as plain values, with the file that it inherits from merged below it."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: cannot be read as UTF-8 text ({type(error).__name__})") from error
    try:
        settings = yaml.load(text, Loader=_TolerantLoader)  # noqa: S506 - a SafeLoader that builds plain values only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ConfigError(f"{file}:{line}: not valid YAML") from error
    if not isinstance(settings, dict):
        raise ConfigError(f"{file}: expected a mapping of settings")
    parent = settings.pop("INHERIT", None)
    return _merged(_settings(file.parent / str(parent)), settings) if parent else settings


def _merged(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings are merged key by key; anything else is replaced (as the engine's INHERIT does)."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _languages(settings: Mapping[str, Any]) -> list[dict[str, Any]]:
    plugins = settings.get("plugins") or []
    entries = plugins if isinstance(plugins, list) else [{name: value} for name, value in plugins.items()]
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("i18n"), dict):
            return [language for language in entry["i18n"].get("languages", []) if "locale" in language]
    return []
