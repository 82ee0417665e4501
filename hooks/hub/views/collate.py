"""The order of names in a language, as the collation of the Unicode CLDR has it in a reader's browser."""

from __future__ import annotations

import unicodedata
from typing import Final

from hub.locales import Locale

_SCRIPTS: Final = {"he": "HEBREW", "ar": "ARABIC"}
_LATIN: Final = "LATIN"
# What decides nothing between two names: hamza and its seats, forms of the end of a word.
_SAME: Final = str.maketrans("ءآأؤإئةىךםןףץ", "اااااا" + "تيכמנפצ")


def sort_key(text: str, locale: Locale) -> tuple[bool, str, str]:
    """Where a name stands in a list: names in another script last; case, marks, spaces and punctuation aside."""
    plain = unicodedata.normalize("NFKD", text.translate(_SAME)).casefold()
    letters = "".join(char for char in plain if char.isalnum())
    script = _SCRIPTS.get(locale.code, _LATIN)
    is_own = not letters or letters[0].isdigit() or unicodedata.name(letters[0], "").startswith(script)
    return not is_own, letters, text
