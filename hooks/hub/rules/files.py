"""Files beside the pages: pictures that hold nothing but a picture, and nothing that leads out of the hub."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from hub.catalog import Catalog
from hub.problems import Mark, Problem, problem

PICTURES: Final = (".jpeg", ".jpg", ".png", ".svg", ".webp")
"""What may stand beside the pages in docs/: it is published as it is."""

_PAGE: Final = ".md"
_DRAWING: Final = ".svg"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_ELEMENTS: Final = frozenset(
    (
        *("circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "linearGradient", "marker", "mask", "path"),
        *("pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "svg", "symbol", "text", "textPath"),
        *("title", "tspan", "use"),
    )
)
"""What draws; nothing that runs, links, moves, styles or brings in something else."""


def files_are_harmless(catalog: Catalog) -> Iterator[Problem]:
    """No file is a link to another place, and docs/ holds pages and pictures alone."""
    root = catalog.config.root
    for folder in (catalog.config.docs, catalog.config.data):
        for file in sorted((root / folder).rglob("*")):
            mark = Mark(folder / file.relative_to(root / folder).as_posix())
            if file.is_symlink():
                yield problem("file-link", mark, found=file.readlink())
            elif folder == catalog.config.docs and file.is_file() and not file.name.startswith("."):
                yield from _published(file, mark)


def _published(file: Path, mark: Mark) -> Iterator[Problem]:
    suffix = file.suffix.lower()
    if suffix == _PAGE:
        return
    if suffix not in PICTURES:
        yield problem("file-kind", mark, found=file.name, options=", ".join(PICTURES))
    elif suffix == _DRAWING and (fault := drawing_fault(file.read_bytes())):
        yield problem("svg-unsafe", mark, found=fault)


def drawing_fault(data: bytes) -> str:
    """What an SVG file holds beside a drawing; empty where it holds nothing else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return "XML?"
    if root.getroottree().docinfo.doctype:
        return "<!DOCTYPE>"
    if root.getprevious() is not None or root.getnext() is not None:
        return "<?…?>"
    for node in root.iter():
        if not isinstance(node.tag, str):
            return "<?…?>"
        if node.tag.removeprefix(_SVG) not in _ELEMENTS or not node.tag.startswith(_SVG):
            return f"<{etree.QName(node).localname}>"
        for name, value in node.attrib.items():
            if _is_active(etree.QName(name).localname.lower(), value):
                return f'{etree.QName(name).localname}="{value[:40]}"'
    return ""


def _is_active(name: str, value: str) -> bool:
    """Whether an attribute runs something, or names something outside the drawing."""
    plain = "".join(value.split()).lower()
    if name in {"href", "src"}:
        return not plain.startswith("#")
    return name.startswith("on") or name == "style" or ("url(" in plain and "url(#" not in plain)
