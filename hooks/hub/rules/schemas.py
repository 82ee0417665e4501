"""The schemas that editors' programs check by say what the hub itself holds the data to."""

from __future__ import annotations

from collections.abc import Iterator

from hub.catalog import Catalog
from hub.problems import Mark, Problem, problem
from hub.schemas.files import stale


def schemas_are_fresh(catalog: Catalog) -> Iterator[Problem]:
    """A schema that the models and the vocabulary no longer make."""
    if set(catalog.vocabularies) != set(catalog.config.locales.codes):
        return
    for file in stale(catalog.config, catalog.vocabularies):
        yield problem("schema-stale", Mark(file))
