"""The editing page, which is no page of the site: it has no address in the ledger, and stands in no list."""

from __future__ import annotations

from collections.abc import Iterator

from hub.cms.page import edit_files
from hub.pages.parts import Context


def files(context: Context) -> Iterator[tuple[str, bytes]]:
    """The files of the editing page."""
    return edit_files(context.catalog, context.writers[context.catalog.config.locales.default.code])
