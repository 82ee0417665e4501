"""The single values that records are made of: texts, ids, codes, dates, numbers, words of closed lists.

Validators raise ``PydanticCustomError`` whose type is a problem code of the message catalogue, so that no
wording of the library ever reaches an editor (see ``hub.models.errors``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, Any, Final, TypeAlias, TypeVar

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, PlainSerializer, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_before_validator_function

from hub.dates import PartialDate, Period
from hub.models import corrected
from hub.problems import UNUSUAL_SPACE, visible, visible_spaces
from hub.source.yaml12 import resolve

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LOCALITY: Final = re.compile(r"[0-9]{4}")
_DIRECTION_MARK: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")
_ODD_SPACE: Final = re.compile(UNUSUAL_SPACE)
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_EASTERN_DIGIT: Final = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_TURNED_DATE: Final = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1(?:[0-9]{2}){1,2}")
_EXCEL_SERIAL: Final = range(20_000, 80_000)
_CURLY: Final = "\u201c\u201d\u201e\u2018\u201a\u05f4"
_SMART_QUOTED: Final = re.compile(f"[{_CURLY}\u2019][^{_CURLY}]*[{_CURLY}\u2019]")
_URL: Final = re.compile(r"https?://[^\s<>\"'\\]+")
_ADDRESS: Final = re.compile(r"/|(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")
_SHOWN_LENGTH: Final = 80


def shown(value: object) -> str:
    """A value as an editor wrote it, on one line, short enough for a message; what is invisible is named.

    A text that would be no text without its quotation marks (``'2024'``) is shown with them.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = visible(" ".join(str(value).split()))
    if isinstance(value, str) and not isinstance(resolve(text), str):
        text = f"'{text}'"
    return text if len(text) <= _SHOWN_LENGTH else f"{text[: _SHOWN_LENGTH - 1]}…"


def without_marks(text: str) -> str:
    """A text without the invisible marks that come in by copy and paste."""
    return _DIRECTION_MARK.sub("", text)


def nearest(value: object, options: list[str], likeness: float = 0.6) -> str:
    """What was most likely meant; empty where nothing is as much alike (1: the same)."""
    near = get_close_matches(without_marks(str(value)).lower(), options, n=1, cutoff=likeness)
    return near[0] if near else ""


def refuse(code: str, value: object = None, **params: object) -> PydanticCustomError:
    """The exception that carries a problem code and its parameters through pydantic."""
    context: dict[str, Any] = {name: str(given) for name, given in params.items()}
    context["found"] = shown(value)
    return PydanticCustomError(code, "see the message catalogue", context)


def check_marks(value: str) -> None:
    """Refuse a direction mark, and a space that is none of the space bar's, by its number: nobody can see it."""
    if found := _DIRECTION_MARK.search(value):
        mark = f"U+{ord(found.group()):04X}"
        raise refuse("direction-mark", value, mark=mark, example=corrected.plain(without_marks(value)))
    if found := _ODD_SPACE.search(value):
        mark = f"U+{ord(found.group()):04X}"
        raise refuse("space-unusual", visible_spaces(value), mark=mark, example=corrected.plain(value))


def text(value: object) -> str:
    """A text with words in it, without the space around it."""
    if value is None:
        raise refuse("text-empty", value)
    if not isinstance(value, str):
        raise refuse("type-text", value)
    if _CONTROL.search(value):
        raise refuse("text-control-character", value)
    clean = value.strip()
    if not clean:
        raise refuse("text-empty", value)
    if _SMART_QUOTED.fullmatch(clean):
        raise refuse("text-smart-quotes", value)
    return clean


ID_EXAMPLE: Final = "beer-sheva"


def is_slug(name: str) -> bool:
    """Whether a text can be an id, and so the name of a file and a part of an address."""
    return _SLUG.fullmatch(name) is not None


def _slug(value: object) -> str:
    if not isinstance(value, str):
        raise refuse("id-invalid", value, example=ID_EXAMPLE)
    check_marks(value)
    if not is_slug(value):
        raise refuse("id-invalid", value, example=corrected.slug(value) or ID_EXAMPLE)
    return value


def _code(value: object) -> str:
    if not isinstance(value, str):
        raise refuse("type-code", value)
    check_marks(value)
    return text(value)


def _locality(value: object) -> str:
    code = _code(value)
    if not _LOCALITY.fullmatch(code):
        raise refuse("code-locality", value)
    return code


def _number(value: object) -> int | float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - NaN is not itself
            raise refuse("type-number", value, example="1250.5")
        return value
    if isinstance(value, str):
        check_marks(value)
        if _EASTERN_DIGIT.search(value):
            raise refuse("number-eastern-digits", value, example=corrected.figure(value) or "2024")
    raise refuse("type-number", value, example=corrected.figure(value) or "1250.5")


def _integer(value: object) -> int:
    number = _number(value)
    if isinstance(number, float):
        raise refuse("type-integer", value)
    return number


def _between(least: int, most: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        number = _integer(value)
        if not least <= number <= most:
            raise refuse("number-range", value, least=least, most=most)
        return number

    return check


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise refuse("type-boolean", value)
    return value


def _date_text(value: object, otherwise: str) -> str:
    """The text of a date or period as written; a plain year is an integer in YAML."""
    if isinstance(value, int) and not isinstance(value, bool):
        if value in _EXCEL_SERIAL:
            raise refuse("date-excel-serial", value, example=corrected.excel_date(value))
        return f"{value:04d}"
    if not isinstance(value, str):
        raise refuse(otherwise, value)
    check_marks(value)
    if _EASTERN_DIGIT.search(value):
        raise refuse("number-eastern-digits", value, example=corrected.western(value))
    if _TURNED_DATE.fullmatch(value):
        raise refuse("date-turned", value, example=corrected.turned_date(value) or "2021-06-15")
    return value


def _date(value: object) -> PartialDate:
    written = _date_text(value, "date-invalid")
    try:
        return PartialDate.parse(written)
    except ValueError:
        raise refuse("date-invalid", value) from None


def _period(value: object) -> Period:
    written = _date_text(value, "period-invalid")
    try:
        return Period.parse(written)
    except ValueError:
        raise refuse("period-invalid", value) from None


def _url(value: object) -> str:
    address = text(value)
    check_marks(address)
    if not _URL.fullmatch(address):
        raise refuse("url-invalid", value)
    return address


def _address(value: object) -> str:
    """The address of a page as the ledger lists it; the front page's, written ``/``, becomes empty."""
    address = text(value)
    check_marks(address)
    if not _ADDRESS.fullmatch(address):
        raise refuse("address-invalid", value)
    return address.removeprefix("/")


_E = TypeVar("_E", bound=StrEnum)


def _choice(kind: type[_E]) -> Callable[[object], _E]:
    options = [member.value for member in kind]

    def choose(value: object) -> _E:
        if isinstance(value, str):
            check_marks(value)
            if value in options:
                return kind(value)
        raise refuse("choice-unknown", value, options=", ".join(options), near=nearest(value, options))

    return choose


TEXT_PATTERN: Final = r"\S"
"""A text with words in it."""


def _json(schema: dict[str, object]) -> WithJsonSchema:
    return WithJsonSchema(schema)


Text: TypeAlias = Annotated[str, BeforeValidator(text), _json({"type": "string", "pattern": TEXT_PATTERN})]
Slug: TypeAlias = Annotated[str, BeforeValidator(_slug), _json({"type": "string", "pattern": f"^{_SLUG.pattern}$"})]
Code: TypeAlias = Annotated[str, BeforeValidator(_code)]
LocalityCode: TypeAlias = Annotated[
    str, BeforeValidator(_locality), _json({"type": "string", "pattern": f"^{_LOCALITY.pattern}$"})
]
Url: TypeAlias = Annotated[str, BeforeValidator(_url), _json({"type": "string", "format": "uri"})]
Address: TypeAlias = Annotated[
    str, BeforeValidator(_address), _json({"type": "string", "pattern": f"^(?:{_ADDRESS.pattern})$"})
]
Number: TypeAlias = Annotated[float, BeforeValidator(_number), _json({"type": "number"})]
Integer: TypeAlias = Annotated[int, BeforeValidator(_integer)]
Boolean: TypeAlias = Annotated[bool, BeforeValidator(_boolean)]
DATE_PATTERN: Final = r"^\d{4}(-\d{2}(-\d{2})?)?$"
"""A date at the precision known: 2021, 2021-06, 2021-06-15."""
PERIOD_PATTERN: Final = r"^\d{4}(/\d{2}|/\d{4})?$"
"""A year, a school year or a span of years: 2021, 2021/22, 2018/2022."""
Date: TypeAlias = Annotated[
    PartialDate,
    BeforeValidator(_date),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": DATE_PATTERN, "maximum": 9999}, mode="validation"),
    WithJsonSchema({"type": "string", "pattern": DATE_PATTERN}, mode="serialization"),
]
When: TypeAlias = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": PERIOD_PATTERN, "maximum": 9999}, mode="validation"),
    WithJsonSchema({"type": "string", "pattern": PERIOD_PATTERN}, mode="serialization"),
]


def closed(kind: type[_E]) -> Any:  # noqa: ANN401 - an annotation marker of pydantic has no narrower type
    """The validator that goes with a field whose values are a closed list."""
    return BeforeValidator(_choice(kind))


@dataclass(frozen=True, slots=True)
class _Range:
    """The validator of a whole number that has a least and a most, which a JSON Schema says as well."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's own signature
        return no_info_before_validator_function(_between(self.least, self.most), handler(source))

    def __get_pydantic_json_schema__(self, inner: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(inner), "minimum": self.least, "maximum": self.most}


def between(least: int, most: int) -> Any:  # noqa: ANN401 - an annotation marker of pydantic has no narrower type
    """The validator that goes with a whole number that has a least and a most."""
    return _Range(least, most)
