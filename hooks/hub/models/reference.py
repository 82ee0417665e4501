"""Small records that others refer to: sources, organisations, levers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from hub.models.base import Localized, Model, Names, Record, SourceRef
from hub.models.scalars import Slug, Text, Url, between, closed


class SourceKind(StrEnum):
    """What sort of thing a source is."""

    DOCUMENT = "document"
    DATASET = "dataset"
    WEB_PAGE = "web_page"
    EDITORIAL = "editorial"


class OrganisationSector(StrEnum):
    """The sector an organisation belongs to."""

    MUNICIPAL = "municipal"
    GOVERNMENT = "government"
    ACADEMIA = "academia"
    CIVIL_SOCIETY = "civil_society"
    BUSINESS = "business"
    PHILANTHROPY = "philanthropy"


class Source(Model):
    """A document or dataset that facts are cited from."""

    id: Slug
    """Short name used in citations."""
    title: Localized
    """The source's title."""
    kind: Annotated[SourceKind, closed(SourceKind)]
    """Document, dataset, web page, or the hub's own editing."""
    publisher: Localized
    """Who published it: an organisation."""
    year: Text | None = None
    """Year of publication, or the years it covers, as text; absent where it prints none."""
    url: Url | None = None
    """Where it is published."""
    license: Text | None = None
    """Its licence, where it names one."""
    note: Localized | None = None
    """What a reader should know about it."""


class Organisation(Record):
    """A body that takes part: ministry, foundation, association, company, academic institution."""

    name: Localized
    """Its name."""
    sector: Annotated[OrganisationSector, closed(OrganisationSector)]
    """The sector it belongs to."""
    url: Url | None = None
    """Its web site."""
    description: Localized | None = None
    """What it does in this field."""
    other_names: Names = {}
    """Other names and spellings, per language: they feed the search."""
    sources: list[SourceRef] = []
    """Where it is named."""


class Lever(Record):
    """A lever of the network-wide list: a focused course of action that moves several barriers at once."""

    name: Localized
    """Its name."""
    description: Localized
    """What it means and when it is used."""
    toolkit_stage: Annotated[int, between(1, 4)]
    """The toolkit's stage that deals with it, 1 to 4."""
    sources: list[SourceRef] = []
    """Where it is defined."""
