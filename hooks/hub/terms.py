"""Mark the glossary's terms where they first occur in a page: a button that shows the definition.

The definition opens with the pointer, by touch and from the keyboard (HTML's popover, without script). A term is
marked once a page, never in headings, links, code, tables' heads, figures, or in what the generator made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from hub.markup import rewrite_text

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "label", "th", "caption", "dt")
_LEFT_ALONE: Final = frozenset(
    (*_HEADINGS, "a", "button", "code", "pre", "script", "style", "svg", "math", "figure", "nav")
)
_GENERATED: Final = re.compile(r'class="[^"]*\bhub-(?:embed|diagram|figure|plan|source-list|glossary)\b')
_HEBREW_PREFIX: Final = "[ובהכלמש]{0,2}"
_ARABIC_PREFIX: Final = "[وف]?(?:[بك]?ال|لل|[بكل])?"
_LETTERS: Final = r"\u0590-\u08ffA-Za-z0-9"


@dataclass(frozen=True, slots=True)
class TermView:
    """A term ready to mark in one language: its forms, and the words that open."""

    id: str
    term: Markup
    definition: Markup
    forms: Sequence[str]
    href: str
    """Address of the term in the glossary, from the page."""


def mark_terms(html: str, terms: Sequence[TermView], locale: str, more: Markup) -> str:
    """Mark the first occurrence of each term in an HTML fragment and add the definitions at its end.

    ``more`` is the label of the link from a definition to the glossary.
    """
    owners = {form.casefold(): term for term in terms for form in term.forms}
    pattern = forms_pattern(owners, locale)
    if pattern is None:
        return html
    found: dict[str, TermView] = {}
    html = rewrite_text(html, lambda text: _mark(text, pattern, owners, found), _is_left_alone)
    return html + str(Markup("").join(_note(term, more) for term in found.values()))


def _is_left_alone(name: str, tag: str) -> bool:
    return name in _LEFT_ALONE or _GENERATED.search(tag) is not None


def forms_pattern(forms: Iterable[str], locale: str) -> re.Pattern[str] | None:
    """Finds any of the forms as whole words, the longest first, with the prefixes that the language glues to them.

    The form itself is the group ``form``. None where there are no forms.
    """
    known = sorted(forms, key=len, reverse=True)
    if not known:
        return None
    prefix = {"he": _HEBREW_PREFIX, "ar": _ARABIC_PREFIX}.get(locale, "")
    either = "|".join(map(re.escape, known))
    return re.compile(rf"(?<![{_LETTERS}]){prefix}(?P<form>{either})(?![{_LETTERS}])", re.IGNORECASE)


def _mark(text: str, pattern: re.Pattern[str], owners: Mapping[str, TermView], found: dict[str, TermView]) -> str:
    pieces: list[Markup] = []
    end = 0
    for match in pattern.finditer(text):
        term = owners[match["form"].casefold()]
        if term.id in found:
            continue
        found[term.id] = term
        pieces.append(escape(text[end : match.start()]))
        pieces.append(
            Markup('<button type="button" class="hub-term" popovertarget="term-{}">{}</button>').format(
                term.id, match.group()
            )
        )
        end = match.end()
    return str(Markup("").join([*pieces, escape(text[end:])]))


def _note(term: TermView, more: Markup) -> Markup:
    link = Markup('<p><a href="{}">{}</a></p>').format(term.href, more) if term.href else Markup("")
    return Markup('<div class="hub-term-note" id="term-{}" popover><p><strong>{}</strong> {}</p>{}</div>').format(
        term.id, term.term, term.definition, link
    )
