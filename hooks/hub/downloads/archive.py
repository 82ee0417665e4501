"""Office files are zip archives: written so that the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
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
    stamp = (day.year, day.month, day.day, 0, 0, 0)
    moment = f"{day.isoformat()}T00:00:00Z".encode()
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            content = old.read(name)
            if name == _CORE:
                content = _DATES.sub(rb"\g<1>" + moment + rb"\g<3>", content)
            info = zipfile.ZipInfo(name, stamp)
            info.create_system, info.external_attr, info.compress_type = _UNIX, _MODE, zipfile.ZIP_DEFLATED
            new.writestr(info, content, compresslevel=9)
    return result.getvalue()
