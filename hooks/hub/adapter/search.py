"""The theme's search, with the hub's worker behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

WORKER: Final = "search-worker.js"
_CONFIG: Final = re.compile(
    r'(<script id="__config" type="application/json">\{.*?"base": "(?P<base>[^"]*)".*?"search": ")[^"]*(")'
)


def with_our_worker(html: str, assets: Mapping[str, str]) -> str:
    """Name the hub's worker where the page's configuration names the theme's."""
    return _CONFIG.sub(
        lambda match: f"{match[1]}{match['base'].rstrip('/')}/assets/{assets[WORKER]}{match[3]}", html, count=1
    )
