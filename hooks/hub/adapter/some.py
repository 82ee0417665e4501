"""Some pages of a site, long before the rest of it: what an editor has open while changing it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from hub.adapter.build import BuildFailed
from hub.adapter.page import EnginePage
from hub.adapter.state import State, prepare
from hub.assets import AssetError
from hub.catalog import Catalog
from hub.problems import Problem

_DIRTY = "--dirty"


def load_engine() -> None:
    """Import what the engine loads when it reads its configuration, so that a build need not wait for it."""
    for name in ("material.plugins.search.plugin", "mkdocs_static_i18n.plugin", "hub.adapter.events"):
        importlib.import_module(name)


def build_pages(config_file: Path, folder: Path, pages: Sequence[str], hub: tuple[Catalog, list[Problem]]) -> None:
    """Write these pages into a folder, by their addresses from the site's root; nothing else of the site is made.

    Menus and breadcrumbs are those of the whole site. Warnings are left to the whole build. BuildFailed and
    jinja2.TemplateError as there.
    """
    try:
        config = load_config(str(config_file), strict=False)
        config.site_dir = str(folder)
        locales = hub[0].config.locales
        wanted = {locale.code for locale in locales.others if any(page.startswith(locale.prefix) for page in pages)}
        for language in config.plugins["i18n"].config.languages:
            language.build = language.default or language.locale in wanted
        config.plugins.on_startup(command="build", dirty=True)
        state = prepare(config, *hub)
        state.wanted = frozenset(f"{page}index.html" for page in pages)
        with _dirty():
            build(config, dirty=True)
    except (MkDocsException, click.ClickException, AssetError) as error:
        raise BuildFailed(str(error)) from error


@contextmanager
def _dirty() -> Iterator[None]:
    """The language plugin builds the other languages by itself, and looks here how."""
    sys.argv.append(_DIRTY)
    try:
        yield
    finally:
        sys.argv.remove(_DIRTY)


def leave_out(files: Files, wanted: frozenset[str]) -> None:
    """Let the engine take only the wanted pages for changed: of a "dirty" build it writes no others."""
    for file in files:
        vars(file)["is_modified"] = lambda is_wanted=file.dest_uri in wanted: is_wanted


def name_pages(nav: Navigation, state: State, config: MkDocsConfig) -> None:
    """Give the pages that are left out, which the engine does not read, the titles that menus show."""
    catalog = state.catalog
    default = catalog.config.locales.default.code
    for page in nav.pages:
        if page.title is not None or page.file.dest_uri in (state.wanted or ()):
            continue
        if isinstance(page, EnginePage):
            page.read_source(config)
            page.title = page.meta["title"]
            continue
        path = page.file.src_uri.partition("/")[2]
        entry = catalog.pages[state.locale.code].get(path) or catalog.pages[default][path]
        page.title = entry.front.title
