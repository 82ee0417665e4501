"""Words, numbers and dates of one language, as safe HTML."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal
from markupsafe import Markup, escape

from hub.bidi import isolate, left_to_right
from hub.dates import PartialDate, Period
from hub.locales import Locale
from hub.models.base import Localized, Missing, ValueStatus
from hub.vocabulary import Vocabulary

_ILS: Final = "ILS"
_RANGE: Final = "–"
_PLACEHOLDER: Final = re.compile(r"(\{[a-z]+\})")


# Formatting is slow, and the same figures and dates recur: in the table, in the cards, in the other plans.
@lru_cache(maxsize=4096)
def _decimal(value: float, places: str | None, locale: Locale) -> str:
    return format_decimal(value, format=places, locale=locale.babel)


@lru_cache(maxsize=4096)
def _shekels(amount: float, locale: Locale) -> str:
    digits = "¤#,##0.##" if locale.direction == "ltr" else "#,##0.## ¤"
    return format_currency(amount, _ILS, format=digits, locale=locale.babel, currency_digits=False)


@lru_cache(maxsize=4096)
def _date(day: date, precision: str, locale: Locale) -> str:
    if precision == "month":
        return format_skeleton("yMMMM", day, locale=locale.calendar)
    return format_date(day, format="long", locale=locale.calendar)


class Writer:
    """Prints labels, texts, numbers and dates in one language. Every method returns escaped, isolated HTML."""

    def __init__(self, vocabulary: Vocabulary, default: Locale) -> None:
        self.vocabulary = vocabulary
        self.locale = vocabulary.locale
        self.default = default
        self._labels: dict[str, Markup] = {}
        self._raw: dict[str, Markup] = {}

    def t(self, key: str, /, **params: object) -> Markup:
        """A label; its parameters are HTML already or are escaped."""
        if not params:
            if key not in self._labels:
                self._labels[key] = isolate(self.vocabulary.text(key), self.locale.direction)
            return self._labels[key]
        return self.raw(self.vocabulary.text(key)).format(**params)

    def count(self, key: str, number: float, /, **params: object) -> Markup:
        """A label that counts, in the right plural form."""
        return self.raw(self.vocabulary.plural(key, number)).format(count=self.number(number), **params)

    def raw(self, label: str) -> Markup:
        """A label with placeholders, isolated around them."""
        known = self._raw.get(label)
        if known is None:
            parts = _PLACEHOLDER.split(label)
            made = (part if index % 2 else isolate(part, self.locale.direction) for index, part in enumerate(parts))
            known = self._raw[label] = Markup("").join(Markup(part) for part in made)  # noqa: S704 - isolate() escapes
        return known

    def named(self, kind: str, value: StrEnum) -> Markup:
        """The label of a value of a closed list."""
        return isolate(self.vocabulary.named(kind, value), self.locale.direction)

    def text(self, text: Localized) -> Markup:
        """A text in this language, or in the default one, marked as such."""
        own = text.get(self.locale.code)
        if own is not None:
            return isolate(own, self.locale.direction)
        return self._foreign(text)

    def _foreign(self, text: Localized) -> Markup:
        other = isolate(text.root[self.default.code], self.default.direction)
        return Markup('<span lang="{}" dir="{}">{}</span>').format(self.default.code, self.default.direction, other)

    def plain(self, text: Localized) -> str:
        """A text without markup, for titles and attributes (escape it where it is printed)."""
        return text.get(self.locale.code) or text.root[self.default.code]

    def prose(self, text: str) -> Markup:
        """A plain string of this language, escaped and isolated."""
        return isolate(text, self.locale.direction)

    def number(self, value: float, decimals: int | None = None) -> Markup:
        """A number with the separators of the language; decimals up to this many, and none that the source lacks."""
        places = None if decimals is None else f"#,##0.{'#' * decimals}" if decimals else "#,##0"
        shown = _decimal(value, places, self.locale)
        return left_to_right(shown) if value < 0 else Markup("{}").format(shown)

    def percent(self, value: float, decimals: int = 1) -> Markup:
        """A percentage, given as 31.2 for 31.2 %."""
        return left_to_right(f"{_decimal(value, '#,##0.' + '#' * decimals, self.locale)}%")

    def money(self, amount: float) -> Markup:
        """An amount in shekels, the sign to the left of the figure: where it stands in Hebrew and Arabic too."""
        return Markup('<bdi dir="{}">{}</bdi>').format(self.locale.direction, _shekels(amount, self.locale))

    def date(self, day: PartialDate) -> Markup:
        """A date at the precision known."""
        if day.precision == "year":
            return Markup("{}").format(day.text)
        return self.prose(_date(day.first, day.precision, self.locale))

    def time(self, day: PartialDate) -> Markup:
        """A date with its machine-readable form."""
        return Markup('<time datetime="{}">{}</time>').format(day.text, self.date(day))

    def period(self, period: Period) -> Markup:
        """A year, a school year or a span of years."""
        if period.kind == "span":
            return left_to_right(period.text.replace("/", _RANGE))
        return Markup("{}").format(period.text) if period.kind == "calendar" else left_to_right(period.text)

    def span(self, start: PartialDate | None, end: PartialDate | None) -> Markup | None:
        """From one date to another; None where neither is known."""
        if start and end:
            if start.precision == end.precision == "year":
                return left_to_right(f"{start.text}{_RANGE}{end.text}")
            return self.t("phrase.from_to", start=self.date(start), end=self.date(end))
        if start:
            return self.t("phrase.from", start=self.date(start))
        return self.t("phrase.until", end=self.date(end)) if end else None

    def listed(self, items: list[Markup]) -> Markup:
        """Several things in one sentence: a, b and c. Hebrew's "and" takes a maqaf before digits and Latin letters."""
        if len(items) < 2:  # noqa: PLR2004 - a list of one needs no joining
            return Markup("").join(items)
        *rest, last = items
        apart = last.striptags()[:1].isascii() and last.striptags()[:1].isalnum()
        return self.t("phrase.and_apart" if apart else "phrase.and", first=self.in_row(rest), last=last)

    def in_row(self, items: list[Markup]) -> Markup:
        """Several things with commas between them."""
        return escape(self.vocabulary.text("phrase.comma")).join(items)

    def missing(self, reason: Missing | None = None, status: ValueStatus | None = None) -> Markup:
        """That a value is missing, and why."""
        why = reason.status if reason else status or ValueStatus.NOT_RECORDED
        words = self.named("value_status", why)
        if reason and reason.comment:
            words = self.t("phrase.because", what=words, why=self.text(reason.comment))
        return Markup('<span class="hub-missing">{}</span>').format(words)
