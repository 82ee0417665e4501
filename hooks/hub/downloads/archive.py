"""Office files are zip archives: written so that the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Final

_FIRST: Final = "[Content_Types].xml"
_CORE: Final = "docProps/core.xml"
_DATES: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_UNIX: Final = 3
_MODE: Final = 0o644 << 16


def repacked(data: bytes, day: date) -> bytes:
    """An office file with its parts in order and every date set to ``day``: libraries write the present second.

    Source: https://reproducible-builds.org/docs/archives/
    """
    return zipped(unpacked(data, day), day, level=9)


def unpacked(data: bytes, day: date) -> dict[str, bytes]:
    """The parts of an office file, with every date in them set to ``day``."""
    moment = f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if _CORE in parts:
        parts[_CORE] = _DATES.sub(rb"\g<1>" + moment + rb"\g<3>", parts[_CORE])
    return parts


def zipped(parts: Mapping[str, bytes], day: date, level: int = 6) -> bytes:
    """The parts as one file, in order, dated ``day``."""
    stamp = (day.year, day.month, day.day, 0, 0, 0)
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            info = zipfile.ZipInfo(name, stamp)
            info.create_system, info.external_attr, info.compress_type = _UNIX, _MODE, zipfile.ZIP_DEFLATED
            archive.writestr(info, parts[name], compresslevel=level)
    return result.getvalue()
