"""No private person's number or address goes out: identity numbers, telephone numbers, e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from hub.catalog import Catalog
from hub.problems import Mark, Problem, problem
from hub.source.text import read_text

OFFICE_CONTACTS: Final = "office_contacts.txt"
"""In ``data/``, one a line: e-mail addresses and telephone numbers of offices, which may stand on the site."""

_WEB_ADDRESS: Final = re.compile(r"\b(?:https?|ftp)://[^\s<>\"')\]]+")
_EMAIL: Final = re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+")
_BEFORE: Final = r"(?:(?<![\w.+/-])|(?<=[\u05d0-\u05ea\u0621-\u064a]-))"
"""A number begins after no part of another one; a Hebrew or Arabic prefix may stand before it (``ל-054…``)."""
_DASHES: Final = r"-\u2010-\u2015\u2212\u05be"
"""What parts the digits of a number: a hyphen, and what word processors make of it."""
_GAP: Final = rf"[{_DASHES}\s\u00a0\u2009\u202f]"
_TELEPHONE: Final = re.compile(rf"{_BEFORE}(?:\+?972{_GAP}?|0)(?:[57]\d|[23489])(?:{_GAP}?\d){{7}}(?![\w-])", re.ASCII)
_IDENTITY: Final = re.compile(rf"{_BEFORE}\d{{8}}[{_DASHES}]?\d(?![\w-])", re.ASCII)
_WESTERN: Final = {zero + digit: str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
"""Digits as Arabic and Persian write them."""
_BODY: Final = "5"
"""Numbers of companies and associations have the same form and begin so; no person's does."""


def no_personal_data(catalog: Catalog) -> Iterator[Problem]:
    """Data and pages, comments included, hold no identity number, and contacts only of offices on the list.

    A problem shows the beginning of what was found: reports are public as well.
    """
    offices = _offices(catalog)
    for file in _files(catalog):
        text = read_text(catalog.config.root, file).text
        for number, line in enumerate((text or "").split("\n"), 1):
            for code, found, column in _in_line(line):
                if _plain(found) not in offices:
                    yield problem(code, Mark(file, number, column), found=f"{found[:3]}…", allowed=_list_of(catalog))


def _in_line(line: str) -> Iterator[tuple[str, str, int]]:
    """What looks personal in a line: the code of its problem, its text, its column."""
    # Blanked, so that columns stay what they are: addresses of the web hold numbers of their own.
    prose = _WEB_ADDRESS.sub(lambda match: " " * len(match.group()), line.translate(_WESTERN))
    for match in _EMAIL.finditer(prose):
        yield "personal-email", match.group(), match.start() + 1
    for match in _TELEPHONE.finditer(prose):
        yield "personal-telephone", match.group(), match.start() + 1
    for match in _IDENTITY.finditer(prose):
        if is_identity_number(_digits(match.group())):
            yield "personal-identity", match.group(), match.start() + 1


def is_identity_number(digits: str) -> bool:
    """Whether nine digits are a person's identity number in Israel: the weighted sum of its digits ends in zero.

    Digits are weighted 1, 2, 1, 2, …; of a product over nine the digits are added (the Luhn algorithm).
    """
    if digits.startswith(_BODY) or not digits.strip("0"):
        return False
    weighted = (int(digit) * (1 + place % 2) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in weighted) % 10 == 0


def _offices(catalog: Catalog) -> set[str]:
    text = read_text(catalog.config.root, _list_of(catalog)).text or ""
    lines = (line.strip() for line in text.split("\n"))
    return {_plain(line) for line in lines if line and not line.startswith("#")}


def _plain(contact: str) -> str:
    """A contact in one form: an e-mail address in small letters, a telephone number as its digits at home."""
    if "@" in contact:
        return contact.lower()
    digits = _digits(contact)
    return f"0{digits.removeprefix('972')}" if digits.startswith("972") else digits


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _list_of(catalog: Catalog) -> PurePosixPath:
    return catalog.config.data / OFFICE_CONTACTS


def _files(catalog: Catalog) -> Iterator[PurePosixPath]:
    """Every file that editors write, but the list itself; what is hidden holds revisions only."""
    root = catalog.config.root
    for folder, suffix in ((catalog.config.data, ".yml"), (catalog.config.docs, ".md")):
        for file in sorted((root / folder).rglob(f"*{suffix}")):
            below = PurePosixPath(file.relative_to(root / folder).as_posix())
            if not any(part.startswith(".") for part in below.parts):
                yield folder / below
