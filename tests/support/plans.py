"""Plans as workbooks: those of both hubs, and what comes of reading them."""

from __future__ import annotations

import difflib
import io
from collections.abc import Callable
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Final

import openpyxl

from hub.config import read_config
from hub.editing.plan_import import Imported, import_plan
from hub.load import load
from hub.pages import Site
from tests.support.hub import REPOSITORY, TODAY

CONFIGS: Final = {"real": "mkdocs.yml", "demo": "demo/mkdocs.yml"}
RICH: Final = "demo-plan-ilanot"
DETAILS, ACTIONS, BUDGET, MILESTONES, MEASURES = "פרטי התוכנית", "פעולות", "תקציב", "אבני דרך", "מדדי הצלחה"


@cache
def site(name: str) -> Site:
    """A hub, loaded once."""
    return Site(load(read_config(REPOSITORY / CONFIGS[name]), TODAY).catalog)


def workbook(name: str, plan: str, locale: str) -> bytes:
    """A plan's workbook as it is downloaded."""
    return next(it.data for it in site(name).library.of_plan(plan) if it.locale == locale and it.format == "xlsx")


def edited(change: Callable[[Any], object], locale: str = "he", data: bytes | None = None) -> bytes:
    """The workbook of the richest plan, changed by hand and saved."""
    book = openpyxl.load_workbook(io.BytesIO(data or workbook("demo", RICH, locale)))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def imported(name: str, data: bytes, file: str = "plan.xlsx", *, remove: bool = False) -> Imported:
    """What comes of a file."""
    return import_plan(data, PurePosixPath(file), site(name).catalog, site(name).writers, remove=remove)


def lines_changed(found: Imported) -> list[str]:
    """The lines that change, each with its sign."""
    lines = difflib.unified_diff(found.before.splitlines(), found.after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]
