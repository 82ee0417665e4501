"""The generated pages and the files beside them.

One module for each kind of page or file; ``kinds`` lists them, and ``Site`` is what the rest of the hub uses.
"""

from hub.pages.parts import Content, GeneratedPage
from hub.pages.site import Site

__all__ = ["Content", "GeneratedPage", "Site"]
