"""The engine's events, each a named step. They run once a language; ``on_config`` begins each.

Priorities: mkdocs-static-i18n works at -100, so a step that needs its result runs below that.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from hub import addresses
from hub.adapter.page import EnginePage, engine_file
from hub.adapter.place import breadcrumbs, place_pages
from hub.adapter.preview_card import head_of
from hub.adapter.search import with_our_worker
from hub.adapter.some import leave_out, name_pages
from hub.adapter.state import State, current, state_of
from hub.adapter.static import add_bundle, name_by_content, name_favicon
from hub.adapter.templates import SharedTemplates
from hub.bidi import isolate
from hub.documents import finish, isolate_html
from hub.messages import as_text
from hub.models.page import PageKind
from hub.sitemap import sitemap
from hub.views.search import search_labels

TEMPLATES = SharedTemplates()
AFTER_I18N = -150
LAST = -200
NAV_LABELS = "nav."
_OWN_TEMPLATES = {"404.html", "sitemap.xml"}
ADMONITIONS = ("note", "tip", "warning", "info", "example", "question", "success", "abstract", "danger", "quote")


def _language(config: MkDocsConfig) -> str:
    language: str = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    return language


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the hub when the first language begins, refuse a broken one, and speak the language being built."""
    state = state_of(config, _language(config))
    errors = [problem for problem in state.problems if problem.is_error]
    if errors:
        raise PluginError("\n".join(["the data or content has problems:", *map(as_text, errors)]))
    text = state.writer.vocabulary.text
    config.site_name = text("site.name")
    config.site_description = text("site.description")
    is_default = state.locale.is_default
    config.theme.static_templates -= _OWN_TEMPLATES
    name_favicon(config)
    if is_default:
        if state.wanted is None:
            config.theme.static_templates.add("404.html")
        config.extra_css = [f"assets/{state.assets['hub.css']}"]
        config.extra_javascript = [_deferred(f"assets/{state.assets[name]}") for name in ("hub.js", "search.js")]
    language = config.plugins["i18n"].current_language_config  # type: ignore[attr-defined]
    language.admonition_translations = {kind: text(f"admonition.{kind}") for kind in ADMONITIONS}
    return config


@event_priority(LAST)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages of this language, and once the bundled assets in place of their sources."""
    state = current(config)
    for made in state.site.pages():
        file = engine_file(config, made, state.locale)
        files.append(file)
        EnginePage(file, config, made, state)
    name_by_content(files, config)
    if state.locale.is_default:
        add_bundle(files, config)
    if state.wanted is not None:
        leave_out(files, state.wanted)
    return files


@event_priority(AFTER_I18N)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Titles that the navigation gives are labels of the vocabulary; other pages are called by their own titles.

    Generated pages stand below their indexes.
    """
    state = current(config)
    text = state.writer.vocabulary.text

    def translate(items: list[Any]) -> None:
        for item in items:
            if item.title and item.title.startswith(NAV_LABELS):
                item.title = text(item.title)
            if isinstance(item, Section):
                translate(item.children)

    translate(nav.items)
    if state.wanted is not None:
        name_pages(nav, state, config)
    place_pages(nav, files)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - the engine's signature
    """Escape the title; tell the hub's blocks where they stand: language and address of the page."""
    state = current(config)
    if isinstance(page, EnginePage):
        _mark_title(page, state)
        return markdown
    page.meta["title"] = str(escape(page.meta["title"]))  # the theme prints titles as HTML
    _mark_title(page, state)
    address = _address(page, state)
    root = "../" * addresses.in_language(address, state.locale).count("/")
    file = f"{state.catalog.config.docs}/{page.file.src_uri}"
    place = {"site": state.site, "locale": _lang_of(page, state), "address": address, "root": root, "file": file}
    config.mdx_configs["hub.blocks"] = place
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - the engine's signature
    """Isolate numbers and foreign words in written text, mark the glossary's terms in it, and say what it is worth."""
    if isinstance(page, EnginePage):
        return html
    state = current(config)
    lang = _lang_of(page, state)
    address = _address(page, state)
    html = isolate_html(html, state.catalog.config.locales[lang].direction)
    path = page.file.src_uri.partition("/")[2]
    entry = state.catalog.pages.get(lang, {}).get(path)
    if entry is not None:
        state.search.add_written(state.locale.code, entry, html)
    if page.meta.get("kind") != PageKind.HOME:
        html = state.site.with_terms(html, lang, address)
    anchors = {unescape(item.title): item.id for item in _headings(page.toc)}
    return state.site.framed(html, lang, path, address, anchors)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001 - the engine's signature
    """Give the templates the words of the language and the languages of the site."""
    state = current(config)
    hub = state.catalog.config

    def label(key: str, locale: str = "") -> str:
        return state.site.writers[locale or state.locale.code].vocabulary.text(key)

    languages = [
        {"code": locale.code, "dir": locale.direction, "name": locale.name, "home_url": locale.prefix}
        for locale in hub.locales.items
    ]
    env.bytecode_cache = TEMPLATES
    # Data for scripts stands on every page: letters as they are weigh a third of their codes.
    env.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    env.globals.update(
        t=label,
        hub_locales=languages,
        hub_locale=next(item for item in languages if item["code"] == state.locale.code),
        demo=hub.is_demo,
        hub_search=search_labels(state.writer.vocabulary),
        hub_asset=lambda name: f"assets/{state.assets[name]}",
        hub_has=frozenset(addresses.all_addresses(state.catalog)).__contains__,
    )
    return env


@event_priority(LAST)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Language and direction of the article; the same page in the other languages; where a fallback comes from."""
    state = current(config)
    lang = _lang_of(page, state)
    is_fallback = lang != state.locale.code
    address = _address(page, state)
    locales = state.catalog.config.locales
    if is_fallback and config.site_url:
        page.canonical_url = f"{config.site_url.rstrip('/')}/{addresses.in_language(address, locales[lang])}"
    context.update(
        page_lang=lang,
        page_dir=locales[lang].direction,
        is_fallback=is_fallback,
        breadcrumbs=breadcrumbs(nav, page),
        hub_alternates=[
            {"code": locale.code, "url": addresses.in_language(address, locale) or "."} for locale in locales.items
        ],
        **head_of(page, config, nav, state, lang),
    )
    return context


@event_priority(LAST)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put generated content in place and finish the document."""
    state = current(config)
    if isinstance(page, EnginePage):
        output = page.whole(output)
        state.search.add_generated(state.locale.code, page.address, page.content_with_html)
    output = with_our_worker(output, state.assets)
    printed = f"{page.canonical_url} | {state.catalog.today.isoformat()}" if page.canonical_url else None
    return finish(output, state.locale.code, state.locale.direction, policy=_has_policy(), printed=printed)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Finish the page for missing addresses."""
    if template_name != "404.html":
        return output
    state = current(config)
    output = with_our_worker(output, state.assets)
    return finish(output, state.locale.code, state.locale.direction, policy=_has_policy())


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Whole-site work, after the last language: an index for each, files beside the pages, the sitemap."""
    state = current(config)
    is_between = config.plugins["i18n"].building  # type: ignore[attr-defined] # the last call is the site's
    if is_between or state.wanted is not None:
        return
    root = Path(config.site_dir)
    for path, content in chain(state.site.files(), state.search.files()):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    if config.site_url:
        base = config.site_url.rstrip("/") + "/"
        (root / "sitemap.xml").write_text(sitemap(state.site, base), "utf-8")


def _deferred(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.defer = True
    return script


def _mark_title(page: Page, state: State) -> None:
    """Isolate what a title holds for the navigation; one in another language than the site's says which."""
    locale = state.catalog.config.locales[_lang_of(page, state)]
    if page.title != page.meta["title"]:
        return  # the navigation calls the page by a label
    title = isolate(unescape(page.meta["title"]), locale.direction)
    if locale is not state.locale:
        title = Markup('<span lang="{}" dir="{}">{}</span>').format(locale.code, locale.direction, title)
    if title != page.title:
        page.typeset = {"title": title}  # type: ignore[attr-defined] # the theme looks for it here


def _has_policy() -> bool:
    """The live preview injects a script of its own, which the policy would stop."""
    return os.environ.get("HUB_PREVIEW") != "1"


def _address(page: Page, state: State) -> str:
    """A page's address without its language, from where the engine writes it."""
    return page.file.dest_uri.removesuffix("index.html").removeprefix(state.locale.prefix)


def _headings(items: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    """Every heading of a page's table of contents."""
    for item in items:
        yield item
        yield from _headings(item.children)


def _lang_of(page: Page, state: State) -> str:
    """The language of a page's text: its own folder's, which differs from the site's where it is a fallback."""
    folder = page.file.src_uri.split("/", 1)[0]
    return folder if folder in state.catalog.config.locales.codes else state.locale.code
