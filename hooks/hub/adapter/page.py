"""A generated page as the engine sees it: it never passes through Markdown."""

from __future__ import annotations

import zlib
from dataclasses import replace

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import _TocToken, get_toc

from hub import addresses
from hub.adapter.state import State
from hub.locales import Locale
from hub.pages import Content, GeneratedPage

_MARK = '<div class="hub-fragment"></div>'


class EnginePage(Page):
    """A page whose HTML comes from the generator.

    The theme's template gets the title and one sentence; the whole fragment takes their place
    in the finished document, because sending it through the engine costs more than making it.
    """

    def __init__(self, file: File, config: MkDocsConfig, made: GeneratedPage, state: State) -> None:
        super().__init__(None, file, config)
        self._made = made
        self._state = state
        self._content: Content | None = None
        self._html = b""

    @property
    def hub_content(self) -> Content:
        """The page in the language being built, made once, without its HTML.

        The engine reads every page before it writes the first: the HTML waits compressed, in a twentieth of the space.
        """
        if self._content is None:
            made = self._made.make(self._state.writer)
            self._html = zlib.compress(made.html.encode(), level=1)
            self._content = replace(made, html=Markup())
        return self._content

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the engine's signature
        """Take title and description from the generator; there is no Markdown."""
        self.markdown = ""
        hidden = ["navigation", "toc"] if self.hub_content.wide else ["navigation"]
        # The theme prints titles as HTML.
        self.meta = {
            "title": str(escape(self.hub_content.title)),
            "description": self.hub_content.description,
            "hide": hidden,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - the engine's signature
        """Stand in for the page until the document is finished."""
        writer = self._state.writer
        title, sentence = writer.prose(self.hub_content.title), writer.prose(self.hub_content.description)
        self.content = f"<h1>{title}</h1><p>{sentence}</p>{_MARK}"
        tokens: list[_TocToken] = [
            {"level": heading.level, "id": heading.id, "name": str(heading.title), "children": []}
            for heading in self.hub_content.headings
        ]
        self.toc = get_toc(tokens)
        self.present_anchor_ids = {heading.id for heading in self.hub_content.headings}

    def whole(self, output: str) -> str:
        """Put the generator's HTML in place of what stood in for it."""
        return output.replace(self.content or _MARK, zlib.decompress(self._html).decode(), 1)

    @property
    def content_with_html(self) -> Content:
        """The page in the language being built, with its HTML."""
        return replace(self.hub_content, html=Markup(zlib.decompress(self._html).decode()))  # noqa: S704 - ours

    @property
    def address(self) -> str:
        """The page's address, the same in every language."""
        return self._made.address


def engine_file(config: MkDocsConfig, made: GeneratedPage, locale: Locale) -> File:
    """The engine's file of a generated page in one language, at the address that the hub decides."""
    path = addresses.source_path(made.address)
    file = File.generated(config, f"{locale.code}/{path}", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = f"{addresses.in_language(made.address, locale)}index.html"
    is_record = made.source.suffix == ".yml"
    # A host that knows no lines opens the file at its top.
    line = f"#L{made.line}" if made.line > 1 else ""
    file.edit_uri = f"../{made.source}{line}" if is_record else None
    return file
