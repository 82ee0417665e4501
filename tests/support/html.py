"""Look into built HTML with the standard library's parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit


@dataclass
class Element:
    """An opened element: its tag, attributes, the text inside it, and the elements that it stands in."""

    tag: str
    attributes: dict[str, str]
    ancestors: tuple[str, ...]
    text: str = ""
    children: list[Element] = field(default_factory=list)


EDITING = Path("edit/index.html")

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.stack: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(e.tag for e in self.stack))
        self.elements.append(element)
        if self.stack:
            self.stack[-1].children.append(element)
        if tag not in _VOID:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].tag == tag:
                del self.stack[index:]
                return

    def handle_data(self, data: str) -> None:
        for element in self.stack:
            element.text += data


@dataclass
class Document:
    """A parsed page."""

    path: Path
    html: str
    elements: list[Element]

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Elements with a tag (``*`` for any) and these attributes; ``class_`` matches one class."""
        return [element for element in self.elements if _matches(element, tag, attributes)]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        (element,) = self.all(tag, **attributes)
        return element

    @property
    def ids(self) -> list[str]:
        """Every id of the page."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]


def _matches(element: Element, tag: str, attributes: dict[str, str]) -> bool:
    if tag not in ("*", element.tag):
        return False
    for name, value in attributes.items():
        if name == "class_":
            if value not in element.attributes.get("class", "").split():
                return False
        elif element.attributes.get(name.replace("_", "-")) != value:
            return False
    return True


def parse(path: Path) -> Document:
    """Parse a built page. It is handed out again to whoever asks for the same text, who only looks at it."""
    return _parsed(path, path.read_text("utf-8"))


@cache
def _parsed(path: Path, html: str) -> Document:
    parser = _Parser()
    parser.feed(html)
    return Document(path, html, parser.elements)


def pages(site: Path) -> Iterator[Document]:
    """Every page of a built site; the editing page, which another program draws, has tests of its own."""
    for path in sorted(site.rglob("*.html")):
        if path != site / EDITING:
            yield parse(path)


def broken_links(site: Path, base: str = "/") -> list[str]:
    """Links, images, scripts and styles of a built site that lead nowhere inside it, with their anchors.

    ``base`` is the path that the site is published under. Links to other hosts are not followed.
    """
    documents = {path: parse(path) for path in site.rglob("*.html")}
    anchors = {path: set(document.ids) for path, document in documents.items()}
    broken = []
    for path, document in documents.items():
        address = base + path.relative_to(site).as_posix().removesuffix("index.html")
        for element in document.elements:
            for name in ("href", "src"):
                target = element.attributes.get(name)
                if target is None or (element.tag == "a" and not target):
                    continue
                problem = _follow(site, base, address, target, anchors)
                if problem:
                    broken.append(f"{path.relative_to(site)}: {target}: {problem}")
    return broken


def _follow(site: Path, base: str, address: str, target: str, anchors: dict[Path, set[str]]) -> str:
    full, fragment = urldefrag(urljoin(f"http://site.invalid{address}", target))
    parts = urlsplit(full)
    if parts.scheme not in ("http", "https") or parts.netloc != "site.invalid":
        return ""
    if not parts.path.startswith(base):
        return f"outside {base}"
    inside = unquote(parts.path.removeprefix(base))
    file = site / inside / "index.html" if inside.endswith("/") or not inside else site / inside
    if not file.is_file():
        return "no such file"
    if fragment and file in anchors and unquote(fragment) not in anchors[file]:
        return "no such anchor"
    return ""
