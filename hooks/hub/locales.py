"""Languages as data: code, name, direction. The set of them comes from the site configuration alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import babel

_MONTHS: Final = {"ar": "ar-JO"}
"""Whose names of months a language uses: in Arabic those of the Levant (kanun, shubat), not those of Egypt."""


@dataclass(frozen=True, slots=True)
class Locale:
    """A language of the site."""

    code: str
    """Language code, such as ``he``; also the folder under docs/ and the name of the vocabulary file."""
    name: str
    """The language's own name for itself."""
    is_default: bool = False
    """Whether the site's addresses carry no language prefix in it."""

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, from the Unicode CLDR."""
        return _direction(self.code)

    @property
    def calendar(self) -> babel.Locale:
        """CLDR data that dates are written by: those of the language, with the months that its readers here use."""
        return _cldr(_MONTHS.get(self.code, self.code))

    @property
    def babel(self) -> babel.Locale:
        """CLDR data of the language: numbers, dates, plurals."""
        return _cldr(self.code)

    @property
    def prefix(self) -> str:
        """What the language puts before every address: ``""`` or ``"ar/"``."""
        return "" if self.is_default else f"{self.code}/"


@cache
def _cldr(code: str) -> babel.Locale:
    return babel.Locale.parse(code.replace("-", "_"))


@cache
def _direction(code: str) -> str:
    return "rtl" if _cldr(code).character_order == "right-to-left" else "ltr"


@dataclass(frozen=True, slots=True)
class Locales:
    """The site's languages, in the order of the configuration."""

    items: tuple[Locale, ...]

    @property
    def default(self) -> Locale:
        """The language whose text is required and that others fall back to."""
        return next(locale for locale in self.items if locale.is_default)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in order."""
        return tuple(locale.code for locale in self.items)

    @property
    def others(self) -> tuple[Locale, ...]:
        """Every language but the default one."""
        return tuple(locale for locale in self.items if not locale.is_default)

    def __getitem__(self, code: str) -> Locale:
        for locale in self.items:
            if locale.code == code:
                return locale
        raise KeyError(code)
