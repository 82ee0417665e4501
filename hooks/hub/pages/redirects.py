"""Old addresses: a page at each that leads on, and the same as lists for hosts that redirect by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from markupsafe import Markup

from hub import addresses
from hub.documents import content_policy
from hub.fragments import render
from hub.pages.parts import Context

LIST = "_redirects"
"""Where Netlify and Cloudflare Pages look for redirects."""
MAP = "_redirects.map"
"""The same for nginx: lines of a ``map``."""


def files(context: Context) -> Iterator[tuple[str, bytes]]:
    """A page at each old address in each language, and the list."""
    config = context.catalog.config
    base = urlsplit(config.site_url).path.rstrip("/")
    moved = []
    for record in sorted((entry.record for entry in context.catalog.redirects), key=lambda record: record.old):
        for locale in config.locales.items:
            old, new = (addresses.in_language(address, locale) for address in (record.old, record.new))
            view = {
                "lang": locale.code,
                "dir": locale.direction,
                "link": addresses.relative(new, old),
                "canonical": f"{config.site_url.rstrip('/')}/{new}" if config.site_url else "",
                "policy": Markup(content_policy("")),  # noqa: S704 - our own words
            }
            yield f"{old}index.html", render("redirect.html", view, context.writers[locale.code]).encode()
            moved.append((f"{base}/{old}", f"{base}/{new}"))
    if moved:
        yield LIST, "".join(f"{old} {new} 301\n" for old, new in moved).encode()
        yield MAP, "".join(f"{old} {new};\n" for old, new in moved).encode()
