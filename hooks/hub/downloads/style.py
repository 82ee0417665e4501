"""How workbooks and documents look: the hub's colours, and a font that every system has for all three scripts."""

from __future__ import annotations

from typing import Final

FONT: Final = "Arial"
"""Holds Hebrew, Arabic and Latin letters; comes with Windows and macOS, and Linux has one of the same widths."""

INK: Final = "0C2B3D"
TEXT: Final = "1B2D38"
MUTED: Final = "4B5D69"
LINK: Final = "0A5C78"
LINE: Final = "748791"
SOFT: Final = "E3ECEF"
WARM: Final = "8F4A00"
WARM_SOFT: Final = "FDF1DC"
WHITE: Final = "FFFFFF"
"""Colours of the site's light scheme; every pair used here has a contrast of at least 4.5 to 1."""
