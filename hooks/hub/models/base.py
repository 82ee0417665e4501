"""What every record is built from: text per language, ids, dates, numbers, sources, missing values.

Validators raise ``PydanticCustomError`` whose type is a problem code of the message catalogue, so that no
wording of the library ever reaches an editor (see ``hub.models.errors``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, RootModel, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from hub.dates import PartialDate, Period

_SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_DIRECTION_MARK = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")
_EASTERN_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_TURNED_DATE = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")
_EXCEL_SERIAL = range(20_000, 80_000)
_SMART_QUOTED = re.compile("^[\u201c\u201d\u201e\u2018\u2019\u201a].*[\u201c\u201d\u2018\u2019]$", re.DOTALL)
_YEARS = range(1000, 10_000)

DEFAULT_LOCALE_KEY = "default_locale"
LOCALES_KEY = "locales"


def shown(value: object) -> str:
    """A value as an editor wrote it, short enough for a message."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = _DIRECTION_MARK.sub(lambda match: f"[U+{ord(match.group()):04X}]", str(value))
    return text if len(text) <= 80 else f"{text[:79]}…"


def refuse(code: str, value: object = None, **params: object) -> PydanticCustomError:
    """The exception that carries a problem code and its parameters through pydantic."""
    context: dict[str, Any] = {name: str(given) for name, given in params.items()}
    context["found"] = shown(value)
    return PydanticCustomError(code, "see the message catalogue", context)  # type: ignore[arg-type]


def _check_marks(value: str) -> None:
    if found := _DIRECTION_MARK.search(value):
        raise refuse("direction-mark", value, mark=f"U+{ord(found.group()):04X}")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise refuse("type-text", value)
    if not value.strip():
        raise refuse("text-empty", value)
    if _SMART_QUOTED.match(value):
        raise refuse("text-smart-quotes", value)
    return value.strip()


def _slug(value: object) -> str:
    if not isinstance(value, str):
        raise refuse("id-invalid", value)
    _check_marks(value)
    if not _SLUG.match(value):
        raise refuse("id-invalid", value)
    return value


def _code(value: object) -> str:
    if not isinstance(value, str):
        raise refuse("type-code", value)
    _check_marks(value)
    return value


def _number(value: object) -> int | float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN is not itself
            raise refuse("type-number", value)
        return value
    if isinstance(value, str) and _EASTERN_DIGIT.search(value):
        raise refuse("number-eastern-digits", value)
    raise refuse("type-number", value)


def _integer(value: object) -> int:
    number = _number(value)
    if isinstance(number, float):
        raise refuse("type-integer", value)
    return number


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise refuse("type-boolean", value)
    return value


def _date_text(value: object) -> str:
    """The text of a date or period as written; a plain year is an integer in YAML."""
    if isinstance(value, int) and not isinstance(value, bool):
        if value in _EXCEL_SERIAL:
            raise refuse("date-excel-serial", value)
        if value in _YEARS:
            return str(value)
    if not isinstance(value, str):
        raise refuse("date-invalid", value)
    _check_marks(value)
    if _EASTERN_DIGIT.search(value):
        raise refuse("number-eastern-digits", value)
    if _TURNED_DATE.match(value):
        raise refuse("date-turned", value)
    return value


def _date(value: object) -> PartialDate:
    text = _date_text(value)
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise refuse("date-invalid", value) from None


def _period(value: object) -> Period:
    text = _date_text(value)
    try:
        return Period.parse(text)
    except ValueError:
        raise refuse("period-invalid", value) from None


def _url(value: object) -> str:
    text = _text(value)
    if not re.match(r"^https?://[^\s<>\"']+$", text):
        raise refuse("url-invalid", value)
    return text


_E = TypeVar("_E", bound=StrEnum)


def _choice(kind: type[_E]) -> Callable[[object], _E]:
    def choose(value: object) -> _E:
        options = [member.value for member in kind]
        if isinstance(value, str) and value in options:
            return kind(value)
        near = get_close_matches(str(value).lower(), options, n=1)
        raise refuse("choice-unknown", value, options=", ".join(options), near=near[0] if near else "")

    return choose


def _json(schema: dict[str, object]) -> WithJsonSchema:
    return WithJsonSchema(schema)


Text: TypeAlias = Annotated[str, BeforeValidator(_text)]
Slug: TypeAlias = Annotated[str, BeforeValidator(_slug), _json({"type": "string", "pattern": _SLUG.pattern})]
Code: TypeAlias = Annotated[str, BeforeValidator(_code)]
Url: TypeAlias = Annotated[str, BeforeValidator(_url), _json({"type": "string", "format": "uri"})]
Number: TypeAlias = Annotated[float, BeforeValidator(_number), _json({"type": "number"})]
Integer: TypeAlias = Annotated[int, BeforeValidator(_integer)]
Boolean: TypeAlias = Annotated[bool, BeforeValidator(_boolean)]
_DATE_JSON = {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
Date: TypeAlias = Annotated[PartialDate, BeforeValidator(_date), _json(_DATE_JSON)]
When: TypeAlias = Annotated[Period, BeforeValidator(_period), _json({"type": ["string", "integer"]})]


def closed(kind: type[_E]) -> Any:  # noqa: ANN401 - an annotation marker of pydantic has no narrower type
    """The validator that goes with a field whose values are a closed list."""
    return BeforeValidator(_choice(kind))


class Model(BaseModel):
    """Base of every record: unknown keys are refused, types are not coerced, values do not change."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, arbitrary_types_allowed=True, populate_by_name=True
    )


class Localized(RootModel[dict[str, str]]):
    """Text per language. The default language is required; another falls back to it, visibly."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="wrap")
    @classmethod
    def _check(cls, value: object, handler: Any, info: Any) -> Localized:  # noqa: ANN401 - pydantic's own types
        if isinstance(value, Localized):
            return value
        context = info.context or {}
        default = context.get(DEFAULT_LOCALE_KEY, "he")
        if not isinstance(value, dict):
            raise refuse("text-not-per-language", value, locale=default)
        locales = context.get(LOCALES_KEY, tuple(value))
        for key in value:
            if key not in locales:
                raise refuse("language-unknown", key, options=", ".join(locales))
        if default not in value:
            raise refuse("language-missing", value, locale=default)
        clean = {key: _localized(key, text) for key, text in value.items()}
        made: Localized = handler(clean)
        return made

    def get(self, locale: str) -> str | None:
        """The text in exactly this language."""
        return self.root.get(locale)

    def __contains__(self, locale: str) -> bool:
        return locale in self.root


def _localized(locale: str, value: object) -> str:
    try:
        return _text(value)
    except PydanticCustomError as error:
        raise refuse(error.type, value, locale=locale) from None


class ValueStatus(StrEnum):
    """Why a value is missing."""

    NOT_COLLECTED = "not_collected"
    NOT_YET = "not_yet"
    NOT_PUBLISHED = "not_published"
    NOT_RECORDED = "not_recorded"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"


class Missing(Model):
    """Why a field of a record is absent."""

    status: Annotated[ValueStatus, closed(ValueStatus)]
    """The reason, from the closed list."""
    comment: Localized | None = None
    """The reason in words, where the list does not say enough."""


class SourceRef(Model):
    """A citation: which source, where in it, and which fields of the record it carries."""

    id: Slug
    """Id of an entry of sources.yml."""
    where: Localized | None = None
    """The place in the source: a section, a table."""
    supports: list[Code] = []
    """Names of the fields of this record that the source carries; empty means the record as a whole."""


class Record(Model):
    """A record that stands on its own: it has an id, sources, and says what it lacks."""

    id: Slug
    """Plain ASCII slug; the same in every language; part of the page's address."""
    missing: dict[str, Missing] = {}
    """Fields that are absent, each with the reason."""
    note: Localized | None = None
    """A remark that readers see beside the record."""
    owner_role: Localized | None = None
    """Who keeps the record up to date: a role, never a person's name."""
    last_reviewed: Date | None = None
    """When somebody last checked the whole record."""
