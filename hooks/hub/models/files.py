"""Which model each file of data holds: one record a file in folders, a list of records in the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel

from hub.models.authority import Authority
from hub.models.diagram import Diagram
from hub.models.glossary import Term
from hub.models.indicator import Indicator, Series
from hub.models.network import Network
from hub.models.news import NewsItem
from hub.models.redirect import Redirect
from hub.models.reference import Lever, Organisation, Source
from hub.models.template import Template
from hub.models.work_plan import WorkPlan

LISTS: Final[Mapping[str, type[BaseModel]]] = {
    "sources": Source,
    "organisations": Organisation,
    "levers": Lever,
    "indicators": Indicator,
    "series": Series,
}
"""Files that hold a list of records each: ``data/<name>.yml``."""

FOLDERS: Final[dict[str, type[BaseModel]]] = {"authorities": Authority, "work_plans": WorkPlan}
"""Folders that hold one record a file: ``data/<name>/<id>.yml``."""

OPTIONAL_FOLDERS: Final[dict[str, type[BaseModel]]] = {"templates": Template}
"""Folders of the same kind that a hub may do without."""

OPTIONAL_LISTS: Final[Mapping[str, type[BaseModel]]] = {
    "diagrams": Diagram,
    "glossary": Term,
    "news": NewsItem,
    "redirects": Redirect,
}
"""Lists that a hub may do without."""

NETWORK: Final = "network"
"""Optional, ``data/network.yml``: the network's own figures, one record."""

OTHER_FILES: Final = frozenset(
    {
        "addresses.txt",
        "office_contacts.txt",
        "vocabulary",
        f"{NETWORK}.yml",
        *(f"{name}.yml" for name in OPTIONAL_LISTS),
    }
)
"""What else may lie in data/."""

ONE_A_FILE: Final[Mapping[str, type[BaseModel]]] = {**FOLDERS, **OPTIONAL_FOLDERS}
"""Every folder with one record a file."""

MANY_A_FILE: Final[Mapping[str, type[BaseModel]]] = {**LISTS, **OPTIONAL_LISTS}
"""Every file with a list of records."""

ALONE: Final[Mapping[str, type[BaseModel]]] = {NETWORK: Network}
"""Every file that is one record."""
