"""The sitemap: absolute addresses, every language of a page that really has it, and x-default."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from hub import addresses
from hub.catalog import Catalog
from hub.locales import Locale
from hub.pages import Site

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(site: Site, base: str) -> str:
    """The sitemap of a site published at ``base`` (an absolute URL that ends with a slash).

    A page that a language only shows in the default language is not claimed to exist in it.
    """
    entries: list[str] = []
    for address, locales in _pages(site):
        links = [(locale.code, f"{base}{addresses.in_language(address, locale)}") for locale in locales]
        links.append(("x-default", links[0][1]))
        alternates = "".join(
            f'    <xhtml:link rel="alternate" hreflang="{code}" href="{escape(url)}"/>\n' for code, url in links
        )
        entries.extend(f"  <url>\n    <loc>{escape(url)}</loc>\n{alternates}  </url>\n" for _, url in links[:-1])
    return _HEAD + "".join(entries) + "</urlset>\n"


def _pages(site: Site) -> Iterator[tuple[str, list[Locale]]]:
    """Every address with the languages it exists in, the default language first."""
    locales = site.catalog.config.locales
    ordered = [locales.default, *locales.others]
    for path in sorted(site.catalog.pages.get(locales.default.code, {})):
        yield addresses.written(path), [locale for locale in ordered if has_page(site.catalog, locale, path)]
    for page in site.pages():
        yield page.address, ordered


def has_page(catalog: Catalog, locale: Locale, path: str) -> bool:
    """Whether a written page exists in a language, not only as the default language's text."""
    return path in catalog.pages.get(locale.code, {})
