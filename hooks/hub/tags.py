"""The HTML that a written page may hold, and the addresses that it may link to: the one list of both.

The same reading is used twice: on what an author wrote, with its lines (``hub.rules.tags``), and on what Markdown made
of it, which nobody can dress up any more (``hub.guard``). Only one way of writing a tag is known, the plainest, so that
every browser reads what was read here: attributes in double quotes, no ``<`` or ``>`` inside them, no comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Final

ELEMENTS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure
        h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup
        table tbody td tfoot th thead time tr ul var wbr
        """,
    )
)
"""What authors may write."""

EVERYWHERE: Final = frozenset(("aria-label", "class", "dir", "id", "lang", "markdown", "title"))
"""Attributes of every element; ``markdown`` says that Markdown is read inside it."""

ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    "a": frozenset(("href", "hreflang", "rel")),
    "col": frozenset(("span",)),
    "details": frozenset(("open",)),
    "img": frozenset(("alt", "height", "loading", "src", "width")),
    "li": frozenset(("value",)),
    "ol": frozenset(("reversed", "start", "type")),
    "td": frozenset(("align", "colspan", "headers", "rowspan")),
    "th": frozenset(("abbr", "align", "colspan", "headers", "rowspan", "scope")),
    "time": frozenset(("datetime",)),
}
"""Attributes of single elements, beside those."""

ALL_ATTRIBUTES: Final = EVERYWHERE.union(*ATTRIBUTES.values())

MADE: Final[Mapping[str, frozenset[str]]] = {
    "h1": frozenset(),
    "input": frozenset(("checked", "disabled", "type")),
    "label": frozenset(),
    "code": frozenset(("data-lang",)),
}
"""What Markdown makes beside that: the page's heading, boxes of check lists."""

SCHEMES: Final = frozenset(("http", "https", "mailto"))
_ADDRESSES: Final = frozenset(("href", "src"))
_RESERVED_ID: Final = "__"
"""The theme keeps what it needs under ids that begin so; the first element of an id is the one that scripts find."""

_BEGINS: Final = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG: Final = re.compile(
    r'<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>(?:\s+[^\s"<>/=]+(?:="[^"<>]*")?)*)\s*/?>'
)
_ATTRIBUTE: Final = re.compile(r'(?P<name>[^\s"<>/=]+)(?:="(?P<value>[^"<>]*)")?')
_AUTOLINK: Final = re.compile(r"<(?:https?://[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>", re.IGNORECASE)
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED_IN_ADDRESSES: Final = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]")
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """What may not be there: the code of its problem, where it begins in the text, what it says, what may be there."""

    code: str
    at: int
    found: str
    options: str = ""


def faults(text: str, *, made: bool = False) -> Iterator[Fault]:
    """What the HTML inside a text holds that it may not.

    ``made`` says that Markdown wrote it: then every ``<`` begins a tag, and what Markdown makes by itself is known.
    """
    for start in _BEGINS.finditer(text) if not made else re.finditer("<", text):
        tag = _TAG.match(text, start.start())
        if tag is None:
            if made or not _AUTOLINK.match(text, start.start()):
                yield Fault("tag-broken", start.start(), _excerpt(text[start.start() :].partition("\n")[0]))
            continue
        name = tag["name"].lower()
        own = MADE.get(name) if made else None
        if name not in ELEMENTS and own is None:
            yield Fault("tag-unknown", start.start(), f"<{tag['end']}{name}>")
            continue
        allowed = EVERYWHERE | ATTRIBUTES.get(name, frozenset()) | (own or frozenset())
        for attribute in _ATTRIBUTE.finditer(tag["attributes"]):
            yield from _attribute(attribute, start.start(), name, allowed)


def _attribute(attribute: re.Match[str], at: int, element: str, allowed: frozenset[str]) -> Iterator[Fault]:
    name, value = attribute["name"].lower(), unescape(attribute["value"] or "")
    if fault := attribute_fault(name, value, allowed, at):
        yield fault
    elif name in _ADDRESSES and not is_safe(value, embedded=element == "img"):
        yield Fault("link-not-allowed", at, _excerpt(value))


def attribute_fault(name: str, value: str, allowed: frozenset[str], at: int) -> Fault | None:
    """What is wrong with an attribute that stands at a place."""
    if name.lower() not in allowed:
        return Fault("attribute-unknown", at, _excerpt(name), ", ".join(sorted(allowed)))
    if name.lower() == "id" and value.startswith(_RESERVED_ID):
        return Fault("attribute-unknown", at, _excerpt(f'id="{value}"'), f'id="{value.lstrip("_")}"')
    return None


def is_safe(address: str, *, embedded: bool = False) -> bool:
    """Whether a link leads somewhere and runs nothing; what is ``embedded`` comes from this site alone.

    Browsers overlook white space and control characters in addresses, and so does this.
    """
    plain = _IGNORED_IN_ADDRESSES.sub("", unescape(address)).replace("\\", "/")
    scheme = _SCHEME.match(plain)
    if embedded:
        return scheme is None and not plain.startswith("//")
    return scheme is None or scheme[1].lower() in SCHEMES


def _excerpt(text: str) -> str:
    line = " ".join(text[: 2 * _SHOWN].split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
