"""The front matter of a Markdown page."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BeforeValidator

from hub.models.base import Model
from hub.models.scalars import Date, Number, Slug, Text, between, closed, refuse

_REVISION: Final = re.compile(r"[0-9a-f]{12}")


class PageKind(StrEnum):
    """What sort of page it is."""

    HOME = "home"
    TOOLKIT = "toolkit"
    MODEL = "model"
    APPENDIX = "appendix"
    NETWORK = "network"
    ABOUT = "about"


class Audience(StrEnum):
    """Whom a page is written for."""

    ECOSYSTEM_MANAGERS = "ecosystem_managers"
    TEACHERS = "teachers"
    MINISTRY_STAFF = "ministry_staff"
    EDITORS = "editors"
    EVERYONE = "everyone"


class PageTemplate(StrEnum):
    """The theme's templates that a page may ask for."""

    HOME = "home.html"


def _revision(value: object) -> str:
    if not isinstance(value, str) or not _REVISION.fullmatch(value):
        raise refuse("revision-invalid", value)
    return value


class FrontMatter(Model):
    """What a Markdown page says of itself above its text."""

    title: Text
    """The page's title, the same as its first heading."""
    description: Text
    """One sentence for search results and link previews."""
    kind: Annotated[PageKind, closed(PageKind)]
    """What sort of page it is."""
    stage: Annotated[int, between(1, 4)] | None = None
    """The toolkit's stage it belongs to, 1 to 4."""
    order: Number
    """Its place among its neighbours."""
    owner: Text
    """Who keeps it: a role, never a person's name."""
    last_reviewed: Date
    """When somebody last read the whole page with its sources."""
    review_in: Annotated[int, between(1, 120)]
    """Months until it should be read again."""
    sources: list[Slug] = []
    """Ids of the sources it rests on."""
    levers: list[Slug] = []
    """Ids of the levers of the network's list that it deals with: their pages lead to it."""
    audience: list[Annotated[Audience, closed(Audience)]] = []
    """Whom it is written for."""
    keywords: list[Text] = []
    """Other words a reader may search by."""
    translation_of: Annotated[str | None, BeforeValidator(_revision)] = None
    """On a translation: the revision of the default language's page that it was made from."""
    template: Annotated[PageTemplate | None, closed(PageTemplate)] = None
    """A page template of the theme, such as home.html."""
