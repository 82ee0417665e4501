"""The value that an editor most likely meant, as the example of a message; a general one where nobody can tell."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

_DATE: Final = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_FIGURE: Final = re.compile(r"[₪$€]?\s*([-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,15})?)\s*[₪$€%]?")
_WESTERN: Final = str.maketrans(
    {"٬": ",", "٫": "."}
    | dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True))
    | dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True))
)
_NOT_IN_ID: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 80
_EXCEL_DAY_ZERO: Final = date(1899, 12, 30)
_MONTHS: Final = 12


def turned_date(written: str) -> str:
    """``15/06/2021`` as ``2021-06-15``, where the day cannot be a month; else empty."""
    match = _DATE.fullmatch(written)
    if match is None:
        return ""
    one, other, year = (int(part) for part in match.groups())
    if (one > _MONTHS) == (other > _MONTHS) and one != other:
        return ""
    day, month = (other, one) if other > _MONTHS else (one, other)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def excel_date(serial: int) -> str:
    """The day behind Excel's number of a date."""
    return (_EXCEL_DAY_ZERO + timedelta(days=serial)).isoformat()


def figure(written: object) -> str:
    """``30,553``, ``35%`` and ``₪500`` in digits; empty for other signs, and for commas that part no thousands."""
    match = _FIGURE.fullmatch(western(str(written)).strip())
    return match[1].replace(",", "") if match else ""


def western(written: str) -> str:
    """A text with the digits 0 to 9 and their signs instead of Eastern Arabic ones."""
    return written.translate(_WESTERN)


def plain(written: str) -> str:
    """A text with one ordinary space wherever it has space, short enough for a message."""
    return " ".join(written.split())[:_LONGEST]


def slug(written: str) -> str:
    """Latin words as an id: ``Beer Sheva`` as ``beer-sheva``; empty for other letters."""
    if not written.isascii() or len(written) > _LONGEST:
        return ""
    return _NOT_IN_ID.sub("-", written.lower()).strip("-")
