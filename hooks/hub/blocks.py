"""What authors write inside Markdown to place generated content: pymdownx generic Blocks.

    /// work-plan | ecostem21
        item: early-childhood
    ///

A block is given neither page nor language: they arrive as the extension's configuration (``site``, ``locale``,
``address``, ``root``, ``file``), set for each page by whoever runs Python-Markdown. What a block names is checked
beforehand with file and line (``hub.rules.pages``, ``hub.rules.network``).
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markupsafe import Markup
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block, type_string

from hub import guard
from hub.pages import Site


class _HubBlock(Block):
    """A block that puts HTML of the generator where it stands."""

    site: Site
    locale: str
    address: str
    root: str

    def on_init(self) -> None:
        """Take the page's site, language and address, and the way from it to the site's root."""
        self.site, self.locale, self.address, self.root = (
            self.config[name] for name in ("site", "locale", "address", "root")
        )

    def on_create(self, parent: Element) -> Element:
        """Put an empty element where the block stands."""
        return SubElement(parent, "div")

    def on_end(self, block: Element) -> None:
        """Fill the element with the fragment, which is HTML already and bypasses Markdown and its guard."""
        block.text = self.md.postprocessors[guard.NAME].keep(str(self.fragment()))

    def fragment(self) -> Markup:
        """The block's HTML."""
        raise NotImplementedError


class WorkPlanBlock(_HubBlock):
    """``/// work-plan | id``: a plan's table and cards; ``item`` places one part of it."""

    NAME = "work-plan"
    ARGUMENT = True
    OPTIONS = {"item": ["", type_string]}  # noqa: RUF012 - the library reads it from the class

    def fragment(self) -> Markup:
        """The plan, its ids set apart from those of other plans on the page."""
        item = self.options["item"]
        prefix = f"{self.argument}-{item}-" if item else f"{self.argument}-"
        return self.site.embedded_plan(self.locale, self.address, self.argument, item, prefix)


class ChartBlock(_HubBlock):
    """``/// chart | id``: a chart of the network's figures."""

    NAME = "chart"
    ARGUMENT = True

    def fragment(self) -> Markup:
        """The chart."""
        return self.site.chart(self.locale, self.address, self.root, self.argument)


class DiagramBlock(_HubBlock):
    """``/// diagram | id``: a diagram."""

    NAME = "diagram"
    ARGUMENT = True

    def fragment(self) -> Markup:
        """The diagram."""
        return self.site.diagram(self.locale, self.address, self.argument)


class TemplateBlock(_HubBlock):
    """``/// template | id``: a template to download, in the page's language and the others."""

    NAME = "template"
    ARGUMENT = True

    def fragment(self) -> Markup:
        """The links to its files."""
        return self.site.template(self.locale, self.address, self.root, self.argument)


class SourceListBlock(_HubBlock):
    """``/// source-list``: every source, with the anchors that citations link to."""

    NAME = "source-list"

    def fragment(self) -> Markup:
        """The list."""
        return self.site.source_list(self.locale, self.address)


class AuthoritiesBlock(_HubBlock):
    """``/// authorities | developing``: the authorities at a place in the network, or ``with-plan``."""

    NAME = "authorities"
    ARGUMENT = True

    def fragment(self) -> Markup:
        """The list."""
        return self.site.authorities_where(self.locale, self.address, self.argument)


class GlossaryBlock(_HubBlock):
    """``/// glossary``: every term with its definition, and the anchors that marked terms link to."""

    NAME = "glossary"

    def fragment(self) -> Markup:
        """The list."""
        return self.site.glossary(self.locale, self.address)


BLOCKS = (
    WorkPlanBlock,
    AuthoritiesBlock,
    ChartBlock,
    DiagramBlock,
    TemplateBlock,
    GlossaryBlock,
    SourceListBlock,
)

NAMES = tuple(block.NAME for block in BLOCKS)


class HubBlocksExtension(BlocksExtension):
    """Registers the hub's blocks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the library's own signature
        self.config = {
            "site": ["", "The hub's generated pages and fragments"],
            "locale": ["", "Code of the page's language"],
            "address": ["", "Address of the page, without language"],
            "root": ["", "The way from the page to the site's root, such as ../../"],
            "file": ["", "The page's file, for problems"],
        }
        super().__init__(*args, **kwargs)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 - the library's
        """Register each block with the page's configuration, and the guard over what Markdown makes."""
        guard.install(md, self.getConfig("file"))
        for block in (
            WorkPlanBlock,
            AuthoritiesBlock,
            ChartBlock,
            DiagramBlock,
            TemplateBlock,
            GlossaryBlock,
            SourceListBlock,
        ):
            block_mgr.register(block, self.getConfigs())


def makeExtension(*args: Any, **kwargs: Any) -> HubBlocksExtension:  # noqa: N802, ANN401 - Python-Markdown's entry point
    """Python-Markdown's entry point."""
    return HubBlocksExtension(*args, **kwargs)
