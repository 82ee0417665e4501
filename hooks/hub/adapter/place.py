"""Where the generated pages stand that the navigation does not hold: below their index, in the section of that."""

from __future__ import annotations

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from hub.adapter.page import EnginePage


def place_pages(nav: Navigation, files: Files) -> None:
    """Give each page outside the navigation the parent of its index: the section then shows as the current one."""
    known = {page.file.dest_uri: page for page in nav.pages}
    for file in files.documentation_pages():
        page = file.page
        if isinstance(page, EnginePage) and file.dest_uri not in known:
            index = known.get(_above(page))
            page.parent = index.parent if index else None


def breadcrumbs(nav: Navigation, page: Page) -> list[Page]:
    """The way to a page outside the navigation: its index; nothing for the pages that the navigation holds."""
    if page in nav.pages:
        return []
    return [other for other in nav.pages if other.file.dest_uri == _above(page)]


def _above(page: Page) -> str:
    """Where the engine writes the page one level above."""
    folder = page.file.dest_uri.removesuffix("/index.html").rpartition("/")[0]
    return f"{folder}/index.html"
