"""Plans as workbooks, there and back: what nobody touched stays byte for byte, only what was changed changes."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath
from typing import Final

import pytest

from hub.config import read_config
from hub.editing.plan_export import plan_csv_bytes
from hub.editing.plan_import import Imported, import_plan
from hub.load import load
from hub.pages import Site
from tests.support.hub import LANGUAGES, REPOSITORY, TODAY

CONFIGS: Final = {"real": "mkdocs.yml", "demo": "demo/mkdocs.yml"}


@cache
def site(name: str) -> Site:
    return Site(load(read_config(REPOSITORY / CONFIGS[name]), TODAY).catalog)


def workbook(name: str, plan: str, locale: str) -> bytes:
    return next(it.data for it in site(name).library.of_plan(plan) if it.locale == locale and it.format == "xlsx")


def imported(name: str, data: bytes, file: str = "plan.xlsx", *, remove: bool = False) -> Imported:
    return import_plan(data, PurePosixPath(file), site(name).catalog, site(name).writers, remove=remove)


PLANS: Final = [
    (name, path.stem)
    for name, folder in (("real", "data"), ("demo", "demo/data"))
    for path in sorted((REPOSITORY / folder / "work_plans").glob("*.yml"))
]


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize(("name", "plan"), PLANS)
def test_there_and_back(name: str, plan: str, locale: str) -> None:
    """A workbook that nobody touched, and its CSV, change nothing in any plan."""
    text = (REPOSITORY / ("" if name == "real" else "demo") / "data/work_plans" / f"{plan}.yml").read_text("utf-8")
    csv = plan_csv_bytes(site(name).catalog, site(name).writers[locale], plan)
    for data, file in ((workbook(name, plan, locale), "any.xlsx"), (csv, "any.csv")):
        found = imported(name, data, file)
        assert (found.plan_id, found.locale, found.problems) == (plan, locale, [])
        assert found.before == found.after == text
