"""What goes into a page's head for others: the link preview and the structured data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from hub.adapter.page import EnginePage
from hub.adapter.place import breadcrumbs
from hub.adapter.state import State
from hub.assets import content_name
from hub.locales import Locale
from hub.sitemap import has_page
from hub.views.structured import TERRITORY, About, Crumb, as_script, page_entities

SIZE: Final = (1200, 630)
"""Width and height of the picture, as those who show previews ask for."""
_PICTURE: Final = "assets/img/preview.{}.png"


def head_of(page: Page, config: MkDocsConfig, nav: Navigation, state: State, lang: str) -> dict[str, Any]:
    """What the templates print in the head: nothing that needs an address where the site's own is not known."""
    if not config.site_url:
        return {}
    base = config.site_url.rstrip("/") + "/"
    locales = state.catalog.config.locales
    title = _bare(page.meta.get("title") or page.title)
    url = str(page.canonical_url)
    trail = [] if page.is_homepage else list(_trail(page, nav, base, state))
    about = About(
        url=url,
        title=title,
        description=str(page.meta.get("description") or config.site_description),
        locale=locales[lang],
        site=str(config.site_name),
        home=f"{base}{state.locale.prefix}",
        trail=[*trail, Crumb(title, url)],
    )
    main = page.hub_content.entities if isinstance(page, EnginePage) else ()
    return {
        "share_text": f"{title}\n{url}",
        "hub_preview": {
            "title": title,
            "type": "website" if page.is_homepage else "article",
            "locale": f"{lang}_{TERRITORY}",
            "others": [f"{locale.code}_{TERRITORY}" for locale in _others(page, state, lang)],
            "picture": _picture(config, state, lang, base),
            "alt": state.writer.vocabulary.text("site.description"),
            "width": SIZE[0],
            "height": SIZE[1],
        },
        "hub_structured": Markup(as_script(page_entities(about, main))),  # noqa: S704 - as_script escapes
    }


def _trail(page: Page, nav: Navigation, base: str, state: State) -> Iterator[Crumb]:
    """The way from the home page to the page, which is not in it; as the breadcrumbs print it."""
    yield Crumb(state.writer.vocabulary.text("ui.home"), f"{base}{state.locale.prefix}")
    for item in breadcrumbs(nav, page) or reversed(list(page.ancestors)):
        target = _first_page(item)
        if target is not None and target is not page:
            yield Crumb(_bare(item.title), f"{base}{target.url}")


def _bare(title: object) -> str:
    """A title without markup: the engine holds titles as HTML."""
    return Markup(str(title)).striptags()  # noqa: S704 - only to take the markup out


def _first_page(item: object) -> Page | None:
    """The page that a section leads to: its index."""
    while isinstance(item, Section):
        item = item.children[0] if item.children else None
    return item if isinstance(item, Page) else None


def _others(page: Page, state: State, lang: str) -> Iterator[Locale]:
    """The other languages in which the page really exists."""
    path = page.file.src_uri.partition("/")[2]
    for locale in state.catalog.config.locales.items:
        if locale.code != lang and (isinstance(page, EnginePage) or has_page(state.catalog, locale, path)):
            yield locale


def _picture(config: MkDocsConfig, state: State, lang: str, base: str) -> str:
    """The picture of a language, or of the default one; by the name that its content gives it."""
    for code in (lang, state.catalog.config.locales.default.code):
        name = _PICTURE.format(code)
        for folder in config.theme.dirs:
            file = Path(folder) / name
            if file.is_file():
                return base + content_name(name, file.read_bytes())
    return ""
