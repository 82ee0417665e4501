"""What editors announce."""

from __future__ import annotations

from hub.models.base import Localized, Model
from hub.models.scalars import Address, Date, Slug


class NewsItem(Model):
    """Something new in the hub: shown on the page of what is new and in the feeds, from its day on."""

    id: Slug
    """Plain ASCII slug; it stays, because readers' programs know the item by it."""
    date: Date
    """From when on it is shown."""
    title: Localized
    """What is new, in a few words."""
    text: Localized | None = None
    """What it means for readers, in a sentence or two."""
    link: Address | None = None
    """The address of the page that it leads to, the same in every language."""
