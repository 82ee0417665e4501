"""The hub's configuration, read from the site's one configuration file.

The core may not import the site engine, so it reads the few keys that it needs from ``mkdocs.yml`` itself:
the languages (``plugins: i18n: languages``), the folders, and ``extra: hub``.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from babel import UnknownLocaleError

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
    site_url: str = ""
    has_editing_page: bool = False
    """Whether the site holds the editing page at /edit/."""
    sign_in: str = ""
    """Where editors sign in to GitHub from the editing page; empty where they bring a token."""

    @property
    def ledger(self) -> PurePosixPath:
        """The list of published addresses."""
        return self.data / "addresses.txt"

    def edit_url(self, file: PurePosixPath) -> str:
        """Where a file of the hub is edited in the repository; empty where the configuration does not say."""
        if not self.repo_url or not self.edit_uri:
            return ""
        place = posixpath.relpath(str(file), str(self.docs))
        return f"{self.repo_url.rstrip('/')}/{posixpath.normpath(posixpath.join(self.edit_uri, place))}"


class _TolerantLoader(yaml.SafeLoader):
    """Reads the engine's configuration: tags stand for their plain value, ``!ENV`` for what the environment says."""


def _plain(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> Any:  # noqa: ANN401 - any YAML value
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else None


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:  # noqa: ANN401 - any YAML value
    """A variable that is set; of several names the first that is, else what stands last (as the engine reads it)."""
    names = _plain(loader, "", node)
    *names, default = names if isinstance(names, list) and len(names) > 1 else [names, None]
    return next((os.environ[name] for name in names if name in os.environ), default)


_TolerantLoader.add_constructor("!ENV", _environment)
_TolerantLoader.add_multi_constructor("!", _plain)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", _plain)


def read_config(file: Path) -> HubConfig:
    """Read a hub's configuration from its ``mkdocs.yml``; ConfigError where it cannot be used."""
    settings = _settings(file)
    locales = _locales(settings, file)
    extra = _group(_group(settings, "extra", file), "hub", file)
    theme = settings.get("theme")
    overrides = theme.get("custom_dir") if isinstance(theme, dict) else None
    root = file.resolve().parent
    return HubConfig(
        root=root,
        locales=locales,
        docs=PurePosixPath(str(settings.get("docs_dir") or "docs")),
        data=PurePosixPath(str(extra.get("data") or "data")),
        vocabulary=(root / str(extra.get("vocabulary") or "data/vocabulary")).resolve(),
        overrides=(root / str(overrides or "overrides")).resolve(),
        is_demo=bool(extra.get("demo", False)),
        repo_url=str(settings.get("repo_url") or ""),
        edit_uri=str(settings.get("edit_uri") or ""),
        site_url=str(settings.get("site_url") or ""),
        has_editing_page=bool(extra.get("edit", False)),
        sign_in=str(extra.get("sign_in") or ""),
    )


def _settings(file: Path, below: tuple[Path, ...] = ()) -> dict[str, Any]:
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
    if not parent:
        return settings
    if file.resolve() in below:
        raise ConfigError(f"{file}: INHERIT leads back to this file")
    return _merged(_settings(file.parent / str(parent), (*below, file.resolve())), settings)


def _merged(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings are merged key by key; anything else is replaced (as the engine's INHERIT does)."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _group(settings: Mapping[str, Any], key: str, file: Path) -> Mapping[str, Any]:
    """A mapping inside the settings; an empty one where there is none."""
    value = settings.get(key) or {}
    if not isinstance(value, dict):
        raise ConfigError(f"{file.name}: expected keys and values under {key}")
    return value


def _locales(settings: Mapping[str, Any], file: Path) -> Locales:
    """The languages that the site is built in."""
    locales: list[Locale] = []
    for entry in _languages(settings):
        if not isinstance(entry, dict) or "locale" not in entry:
            raise ConfigError(f"{file.name}: expected a mapping with a locale for each of plugins → i18n → languages")
        if entry.get("build", True):
            locales.append(_locale(entry, file))
    if not locales:
        raise ConfigError(f"{file.name}: expected plugins → i18n → languages with at least one language")
    if sum(locale.is_default for locale in locales) != 1:
        raise ConfigError(f"{file.name}: expected exactly one language with `default: true`")
    return Locales(tuple(locales))


def _locale(entry: Mapping[str, Any], file: Path) -> Locale:
    code = str(entry["locale"])
    locale = Locale(code, str(entry.get("name", code)), bool(entry.get("default", False)))
    try:
        _ = locale.babel
    except (ValueError, UnknownLocaleError) as error:
        raise ConfigError(f"{file.name}: expected the code of a language, found {code!r}") from error
    return locale


def _languages(settings: Mapping[str, Any]) -> list[Any]:
    plugins = settings.get("plugins") or []
    entries = plugins if isinstance(plugins, list) else [{name: value} for name, value in plugins.items()]
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("i18n"), dict):
            return list(entry["i18n"].get("languages") or [])
    return []
