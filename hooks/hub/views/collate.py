"""The order of names in a language, as the collation of the Unicode CLDR has it in a reader's browser."""

from __future__ import annotations

import unicodedata
from typing import Final, TypeAlias

from hub.locales import Locale
from hub.models.base import Localized
from hub.views.writer import Writer

_SCRIPTS: Final = {"he": "HEBREW", "ar": "ARABIC"}
_LATIN: Final = "LATIN"
# What decides nothing between two names: hamza and its seats, forms of the end of a word.
_SAME: Final = str.maketrans("ءآأؤإئةىךםןףץ", "اااااا" + "تيכמנפצ")


NameKey: TypeAlias = tuple[bool, str, str]
"""What names are ordered by."""


def name_key(name: Localized, writer: Writer) -> NameKey:
    """Where a name stands in a list of the page's language."""
    return sort_key(writer.plain(name), writer.locale)


def sort_key(text: str, locale: Locale) -> NameKey:
    """Where a name stands in a list: names in another script last; case, marks, spaces and punctuation aside."""
    plain = unicodedata.normalize("NFKD", text.translate(_SAME)).casefold()
    letters = "".join(char for char in plain if char.isalnum())
    script = _SCRIPTS.get(locale.code, _LATIN)
    is_own = not letters or letters[0].isdigit() or unicodedata.name(letters[0], "").startswith(script)
    return not is_own, letters, text
