"""Where a page went whose address was published."""

from __future__ import annotations

from hub.models.base import Model
from hub.models.scalars import Address


class Redirect(Model):
    """An address that was published and where its page went; the same in every language."""

    old: Address
    """The address that people still follow."""
    new: Address
    """The address of the page that answers them now."""
