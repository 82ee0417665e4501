"""What one build knows: the hub that was read, and the language that is being built."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary

from mkdocs.config.defaults import MkDocsConfig

from hub.assets import build_assets
from hub.catalog import Catalog
from hub.config import read_config
from hub.dates import build_date
from hub.locales import Locale
from hub.pages import Site
from hub.problems import Problem
from hub.search.site import SearchIndex
from hub.validate import validate_hub
from hub.views.writer import Writer


@dataclass
class State:
    """A hub during one build."""

    catalog: Catalog
    problems: list[Problem]
    locale: Locale
    assets: dict[str, str] = field(default_factory=dict)
    is_fresh: bool = True
    """Whether no build has begun with it."""
    wanted: frozenset[str] | None = None
    """The files to write where only some pages are built, from the site's root; None for the whole site."""

    def __post_init__(self) -> None:
        self.site = Site(self.catalog)
        self.search = SearchIndex(self.site)

    @property
    def writer(self) -> Writer:
        """The words of the language that is being built."""
        return self.site.writers[self.locale.code]


_STATES: WeakKeyDictionary[object, State] = WeakKeyDictionary()
"""One state for each build, keyed by the build's own language plugin (a configuration cannot be hashed)."""


def assets_folder(config: MkDocsConfig) -> Path:
    """Where the bundled assets of the theme lie."""
    return _project(config) / "build" / "assets"


def _project(config: MkDocsConfig) -> Path:
    """The project's folder: the one that holds the theme's overrides."""
    return Path(str(config.theme.custom_dir)).parent


def state_of(config: MkDocsConfig, language: str) -> State:
    """The state of a build; the hub is read when its default language begins, unless ``prepare`` has done so."""
    known = _STATES.get(config.plugins["i18n"])
    if known is None or (language == known.catalog.config.locales.default.code and not known.is_fresh):
        known = prepare(config, *validate_hub(read_config(Path(str(config.config_file_path))), build_date()))
    known.is_fresh = False
    known.locale = known.catalog.config.locales[language]
    return known


def prepare(config: MkDocsConfig, catalog: Catalog, problems: list[Problem]) -> State:
    """The state of the build that is about to begin, from a hub that has been read."""
    state = State(catalog, problems, catalog.config.locales.default)
    if not any(problem.is_error for problem in problems):
        state.assets = build_assets(_project(config), assets_folder(config))
    _STATES[config.plugins["i18n"]] = state
    return state


def current(config: MkDocsConfig) -> State:
    """The state of the build that is under way."""
    return _STATES[config.plugins["i18n"]]
