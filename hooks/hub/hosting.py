"""What a host has to say with each file: how long it may be kept, and what browsers must refuse.

``_headers`` is read by Netlify and Cloudflare Pages; ``deploy/nginx.conf`` says the same in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

HEADERS_FILE: Final = "_headers"
ASSETS: Final = "assets/"
"""Every file below it is named by its content."""
FOREVER: Final = "public, max-age=31536000, immutable"
_NAMED_BY_CONTENT: Final = re.compile(r"\.(?:[0-9a-f]{8,64}|[0-9A-Z]{8})\.[^/]+$")

SECURITY: Final = {
    # Each page brings its own policy, with the hashes of its own scripts, as <meta>. A header adds to it and cannot
    # loosen it: here stands what a <meta> may not say, and what holds for files that are no pages.
    "Content-Security-Policy": "base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), midi=(), payment=(), usb=()"
    ),
    # Popups stay in touch: signing in to the editing page opens one.
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
}
"""The headers of every answer, by name."""


def is_named_by_content(path: str) -> bool:
    """Whether a file's name holds a hash of what is in it, so that a copy is good for ever."""
    return bool(_NAMED_BY_CONTENT.search(f"/{path}"))


def headers_file(paths: Iterable[str]) -> str:
    """The ``_headers`` of a site with these files: rules of a path, and below it the headers that go with it.

    A file that no rule names is revalidated each time, which is what both hosts do by themselves.
    """
    rules = {"/*": SECURITY, f"/{ASSETS}*": {"Cache-Control": FOREVER}}
    for path in sorted(paths):
        if is_named_by_content(path) and not path.startswith(ASSETS):
            rules[f"/{path}"] = {"Cache-Control": FOREVER}
    return "".join(
        f"{rule}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for rule, headers in rules.items()
    )


def write_headers(site: Path) -> None:
    """Put the ``_headers`` of a built site into it."""
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    (site / HEADERS_FILE).write_text(headers_file(paths), "utf-8")
