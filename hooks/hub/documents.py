"""Finish a whole HTML document: direction on the root element, the content policy with the hashes of its scripts."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from hub.bidi import isolate
from hub.markup import rewrite_text

_HTML_TAG: Final = re.compile(r"<html\b[^>]*>")
_LANG: Final = re.compile(r'\slang="[^"]*"')
_DIR: Final = re.compile(r'\sdir="[^"]*"')
_INLINE_SCRIPT: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_KEPT: Final = re.compile(r"(<(?:pre|script|textarea)\b.*?</(?:pre|script|textarea)>)", re.DOTALL)
_BLANK: Final = re.compile(r"\n\s*\n[ \t]*|\n[ \t]+")
_NOT_HTML: Final = re.compile(r'(?<=<input class="md-toggle")([^>]*) autocomplete="off"| tabindex=""')
"""What the theme writes and the standard of HTML does not know."""
_CHARSET: Final = re.compile(r'<meta charset="utf-8">')

POLICY: Final = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
"""The content policy; ``script-src`` is added with the hashes of the page's own inline scripts."""


def finish(html: str, lang: str, direction: str, *, policy: bool = True, printed: str | None = None) -> str:
    """Set language and direction on ``<html>``, add the content policy, drop what the theme's templates left over.

    ``printed`` is what every sheet shows at its foot when the page is printed. It stands on the root element, whose
    values are the only ones of a document that the margins of its sheets inherit, and in ASCII: the encoding is named
    after it.
    """
    html = "".join(
        part if index % 2 else _BLANK.sub("\n", part) for index, part in enumerate(_KEPT.split(html.strip() + "\n"))
    )
    html = _NOT_HTML.sub(r"\1", html)
    html = _HTML_TAG.sub(lambda match: _root(match.group(), lang, direction, printed), html, count=1)
    if not policy:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content_policy(html)}">'
    return _CHARSET.sub(lambda match: match.group() + meta, html, count=1)


def _root(tag: str, lang: str, direction: str, printed: str | None) -> str:
    bare = _DIR.sub("", _LANG.sub("", tag))
    foot = Markup(' data-hub-printed="{}"').format(printed) if printed else ""
    return f'<html lang="{lang}" dir="{direction}"{foot}{bare[5:]}'


def content_policy(html: str) -> str:
    """The policy of a document: nothing from elsewhere, inline scripts only by their hash."""
    hashes = dict.fromkeys(
        _hash(match["code"]) for match in _INLINE_SCRIPT.finditer(html) if _runs_inline(match["attributes"])
    )
    scripts = " ".join(("script-src 'self'", *(f"'sha256-{value}'" for value in hashes)))
    return "; ".join((*POLICY, scripts))


def _runs_inline(attributes: str) -> bool:
    """Whether a script element holds code: not a file, not data such as JSON."""
    return "src=" not in attributes and "application/" not in attributes


@lru_cache(maxsize=1024)
def _hash(code: str) -> str:
    return b64encode(hashlib.sha256(code.encode()).digest()).decode()


_LEFT_ALONE: Final = frozenset(("code", "pre", "bdi", "script", "style", "svg", "math", "time"))


def isolate_html(html: str, direction: str) -> str:
    """Isolate the runs inside the text of an HTML fragment; code, drawings and isolated runs stay as they are."""
    return rewrite_text(html, lambda text: str(isolate(text, direction)), lambda name, _: name in _LEFT_ALONE)
