"""Read a hub and apply every rule: the one way in for the command line, the adapter and the tests."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from hub.catalog import Catalog
from hub.config import HubConfig
from hub.load import load
from hub.problems import Problem, in_order
from hub.rules import check


def validate_hub(config: HubConfig, today: date) -> tuple[Catalog, list[Problem]]:
    """The catalog of whatever is whole, and all problems of the run in the order of files and lines."""
    with _without_collection():
        loaded = load(config, today)
        return loaded.catalog, in_order([*loaded.problems, *check(loaded.catalog)])


@contextmanager
def _without_collection() -> Iterator[None]:
    """Pause the search for reference cycles: records form none, and looking for them takes half of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
