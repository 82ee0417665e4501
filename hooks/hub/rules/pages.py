"""Written pages: blocks name what exists, the first heading is the title, languages hold the same pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from hub.catalog import Catalog, PageEntry
from hub.models.authority import Stage
from hub.models.page import PageKind
from hub.models.scalars import nearest
from hub.models.work_plan import Group
from hub.problems import Mark, Problem, problem, warning
from hub.rules.references import dangling
from hub.source.markdown import BlockUse

_HEADING: Final = re.compile(r"^# +(.+?) *(?:\{.*\})? *$", re.MULTILINE)
_FENCED: Final = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)
WORK_PLAN_BLOCK: Final = "work-plan"
AUTHORITIES_BLOCK: Final = "authorities"
AUTHORITY_GROUPS: Final = [*(stage.value for stage in Stage), "with-plan"]
"""What the block of authorities may list: a place in the network, or those with an approved plan."""
BLOCK_OPTIONS: Final[Mapping[str, Sequence[str]]] = {
    WORK_PLAN_BLOCK: ("item",),
    "authorities": (),
    "chart": (),
    "diagram": (),
    "template": (),
    "glossary": (),
    "source-list": (),
}
"""The hub's own blocks and the options of each."""


def blocks_resolve(catalog: Catalog) -> Iterator[Problem]:
    """A block is one of the hub's, has no other options, and places a plan, or part of one, that exists."""
    for pages in catalog.pages.values():
        for entry in pages.values():
            for block in entry.page.blocks():
                yield from _block(entry, block)
                if block.name == WORK_PLAN_BLOCK:
                    yield from _plan_block(catalog, entry, block)
                elif block.name == AUTHORITIES_BLOCK and block.argument not in AUTHORITY_GROUPS:
                    mark = Mark(entry.page.file, block.line)
                    yield dangling(mark, block.argument, AUTHORITIES_BLOCK, AUTHORITY_GROUPS)


def _block(entry: PageEntry, block: BlockUse) -> Iterator[Problem]:
    names = sorted(BLOCK_OPTIONS)
    if block.name not in BLOCK_OPTIONS:
        near = nearest(block.name, names)
        mark = Mark(entry.page.file, block.line)
        yield problem("block-unknown", mark, found=block.name, options=", ".join(names), near=near)
        return
    options = BLOCK_OPTIONS[block.name]
    for option in block.options:
        if option not in options:
            mark = Mark(entry.page.file, block.option_line(option))
            yield problem("block-option-unknown", mark, found=option, options=", ".join(options) or "-")


def _plan_block(catalog: Catalog, entry: PageEntry, block: BlockUse) -> Iterator[Problem]:
    if not catalog.exists("work_plans", block.argument):
        mark = Mark(entry.page.file, block.line)
        yield dangling(mark, block.argument, "work_plans", catalog.ids("work_plans"))
        return
    item = block.options.get("item")
    plan = catalog.work_plans.get(block.argument)
    if item is not None and plan is not None:
        groups = [group.id for _, group in plan.parts(Group)]
        if item not in groups:
            yield dangling(Mark(entry.page.file, block.option_line("item")), item, "items", groups)


def heading_is_title(catalog: Catalog) -> Iterator[Problem]:
    """A page's first heading says what its title says, so that lists and the page agree."""
    for pages in catalog.pages.values():
        for entry in pages.values():
            if entry.front.kind is not PageKind.HOME:
                yield from _heading(entry)


def _heading(entry: PageEntry) -> Iterator[Problem]:
    page, title = entry.page, entry.front.title
    body = _FENCED.sub(lambda code: "\n" * code.group().count("\n"), page.body)
    match = _HEADING.search(body)
    if match is None:
        yield problem("heading-missing", Mark(page.file, page.body_line), expected=title)
    elif match[1] != title:
        line = page.body_line + body.count("\n", 0, match.start())
        yield problem("heading-not-title", Mark(page.file, line), found=match[1], expected=title)


def languages_agree(catalog: Catalog) -> Iterator[Problem]:
    """Every page exists in the default language; one that another language lacks is reported (a warning)."""
    locales = catalog.config.locales
    default = locales.default.code
    folder = catalog.config.docs
    known = _paths(catalog, default)
    for locale in locales.others:
        if {f"pages/{default}", f"pages/{locale.code}"} & catalog.unknown:
            continue
        there = _paths(catalog, locale.code)
        for path in sorted(there - known):
            yield problem("page-without-original", Mark(folder / locale.code / path), expected=folder / default / path)
        for path in sorted(known - there):
            lacking = folder / locale.code / path
            yield warning("page-not-translated", Mark(folder / default / path), locale=locale.code, expected=lacking)


def _paths(catalog: Catalog, locale: str) -> set[str]:
    """The pages of a language, readable or not."""
    return {*catalog.pages.get(locale, ()), *catalog.unread.get(f"pages/{locale}", ())}
