"""HTML in written pages is on the list, and links run nothing; the build looks again at what Markdown made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markdown.extensions.attr_list import get_attrs_and_remainder

from hub.catalog import Catalog
from hub.problems import Problem, problem
from hub.source.links import links_of, without_code
from hub.tags import ALL_ATTRIBUTES, Fault, attribute_fault, faults, is_safe

_LISTED: Final = re.compile(r"\{(?P<colon>:?)(?P<attributes>[^{}\n]*)\}")


def html_is_on_the_list(catalog: Catalog) -> Iterator[Problem]:
    """Elements, attributes and addresses in written pages are those of ``hub.tags``; code is left alone."""
    for pages in catalog.pages.values():
        for entry in pages.values():
            page = entry.page
            for fault in faults_of(page.body):
                yield problem(fault.code, page.mark_at(fault.at), found=fault.found, options=fault.options)


def faults_of(body: str) -> Iterator[Fault]:
    """What a page's Markdown holds that it may not."""
    text = without_code(body)
    yield from faults(text)
    for link in links_of(body):
        if not is_safe(link.to, embedded=link.embedded):
            yield Fault("link-not-allowed", link.at, " ".join(link.to.split())[:60])
    for match in _LISTED.finditer(text):
        yield from _attributes(match)


def _attributes(match: re.Match[str]) -> Iterator[Fault]:
    """The attributes that a list in braces gives to what stands before it; a word in braces alone may be prose."""
    pairs, _ = get_attrs_and_remainder(match["attributes"])
    for name, given in pairs:
        value = given or ""
        is_meant = match["colon"] or given is not None
        if is_meant and name != "." and (fault := attribute_fault(name, value, ALL_ATTRIBUTES, match.start())):
            yield fault
        elif name.lower() in {"href", "src"} and not is_safe(value, embedded=name.lower() == "src"):
            yield Fault("link-not-allowed", match.start(), value[:60])
