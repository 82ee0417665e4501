"""Written pages: blocks name what exists, the first heading is the title, languages hold the same pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from hub.catalog import Catalog, PageEntry
from hub.models.page import PageKind
from hub.models.work_plan import Group
from hub.problems import Mark, Problem, problem, warning
from hub.source.markdown import BlockUse
from hub.walk import walk

_HEADING = re.compile(r"^# +(.+?) *(?:\{.*\})? *$", re.MULTILINE)
WORK_PLAN_BLOCK = "work-plan"


def blocks_resolve(catalog: Catalog) -> Iterator[Problem]:
    """A block that places a plan names a plan, and a part of it, that exists."""
    for pages in catalog.pages.values():
        for entry in pages.values():
            for block in entry.page.blocks():
                if block.name == WORK_PLAN_BLOCK:
                    yield from _plan_block(catalog, entry, block)


def _plan_block(catalog: Catalog, entry: PageEntry, block: BlockUse) -> Iterator[Problem]:
    mark = Mark(entry.page.file, block.line)
    if not catalog.exists("work_plans", block.argument):
        yield _unknown(mark, block.argument, "work_plans", catalog.ids("work_plans"))
        return
    for option in block.options:
        if option != "item":
            yield problem("block-option-unknown", mark, found=option, options="item")
    item = block.options.get("item")
    plan = catalog.work_plans.get(block.argument)
    if item and plan:
        groups = [node.id for _, node in walk(plan.record) if isinstance(node, Group)]
        if item not in groups:
            yield _unknown(Mark(entry.page.file, block.line + 1), item, "items", groups)


def _unknown(mark: Mark, value: str, kind: str, options: list[str]) -> Problem:
    near = get_close_matches(value, options, n=1)
    return problem("reference-unknown", mark, found=value, kind=kind, near=near[0] if near else "")


def heading_is_title(catalog: Catalog) -> Iterator[Problem]:
    """A page's first heading says what its title says, so that lists and the page agree."""
    for pages in catalog.pages.values():
        for entry in pages.values():
            if entry.front.kind is PageKind.HOME:
                continue
            match = _HEADING.search(entry.page.body)
            if match is None:
                yield problem("heading-missing", Mark(entry.page.file, entry.page.body_line), expected=entry.front.title)
            elif match[1] != entry.front.title:
                line = entry.page.body_line + entry.page.body.count("\n", 0, match.start())
                yield problem("heading-not-title", Mark(entry.page.file, line), found=match[1], expected=entry.front.title)


def languages_agree(catalog: Catalog) -> Iterator[Problem]:
    """Every page exists in the default language; one that another language lacks is reported."""
    locales = catalog.config.locales
    default = locales.default.code
    folder = catalog.config.docs
    known = {*catalog.pages.get(default, {}), *catalog.unread.get(f"pages/{default}", ())}
    for locale in locales.others:
        there = {*catalog.pages.get(locale.code, {}), *catalog.unread.get(f"pages/{locale.code}", ())}
        for path in sorted(there - known):
            yield problem("page-without-original", Mark(folder / locale.code / path), expected=folder / default / path)
        for path in sorted(known - there):
            yield warning("page-not-translated", Mark(folder / default / path), locale=locale.code, expected=folder / locale.code / path)
