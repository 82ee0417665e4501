"""The generated pages: which there are, and each one's title, description, headings and HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import PurePosixPath

from markupsafe import Markup

from hub import addresses
from hub.catalog import Catalog
from hub.downloads.files import template_bytes, template_path
from hub.downloads.words import Words
from hub.fragments import render
from hub.models.page import PageKind
from hub.terms import mark_terms
from hub.translations.survey import Survey
from hub.views.authority import authority_view
from hub.views.charts.catalogue import chart_ids, make_chart
from hub.views.charts.download import csv_bytes, csv_path
from hub.views.charts.parts import PlacedChart
from hub.views.coverage import coverage_view
from hub.views.diagrams import diagram_view
from hub.views.downloads import template_view
from hub.views.glossary import GLOSSARY_PAGE, glossary, terms_to_mark
from hub.views.here import Here
from hub.views.indexes import authorities_index, authority_links, plans_index
from hub.views.page_frame import meta_view, notice_view
from hub.views.parts import Heading
from hub.views.sources import source_list
from hub.views.work_plan import plan_view
from hub.views.writer import Writer


@dataclass(frozen=True, slots=True)
class Content:
    """What a generated page holds in one language."""

    title: str
    description: str
    """One plain sentence, for search results and link previews."""
    headings: list[Heading]
    html: Markup
    wide: bool = False
    """Whether the page needs the room of the sidebars: a plan's table."""


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page made from data: its address, the file that an editor changes to change it, and how to print it."""

    address: str
    source: PurePosixPath
    """The data file behind the page, relative to the hub; a folder for an index."""
    make: Callable[[Writer], Content]


class Site:
    """A hub's generated pages and fragments, in every language."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def writers(self) -> dict[str, Writer]:
        """The words of each language."""
        default = self.catalog.config.locales.default
        return {code: Writer(vocabulary, default) for code, vocabulary in self.catalog.vocabularies.items()}

    def pages(self) -> Iterator[GeneratedPage]:
        """Every generated page, in the order of addresses."""
        data = self.catalog.config.data
        yield GeneratedPage(addresses.index(addresses.AUTHORITIES), data / "authorities", self._authorities)
        for record_id, authority in sorted(self.catalog.authorities.items()):
            yield GeneratedPage(addresses.authority(record_id), authority.file, partial(self._authority, record_id))
        yield GeneratedPage(addresses.COVERAGE, data, self._coverage)
        yield GeneratedPage(addresses.index(addresses.WORK_PLANS), data / "work_plans", self._work_plans)
        for record_id, plan in sorted(self.catalog.work_plans.items()):
            yield GeneratedPage(addresses.work_plan(record_id), plan.file, partial(self._work_plan, record_id))

    def _here(self, writer: Writer, address: str, *, numbered: bool = True) -> Here:
        return Here(self.catalog, writer, address, numbered=numbered)

    def _authority(self, record_id: str, writer: Writer) -> Content:
        here = self._here(writer, addresses.authority(record_id))
        view = authority_view(here, self.catalog.authorities[record_id].record)
        html = render("authority.html", view, writer)
        return Content(view.plain_name, view.sentence.striptags(), view.headings, html)

    def _work_plan(self, record_id: str, writer: Writer) -> Content:
        here = self._here(writer, addresses.work_plan(record_id))
        view = plan_view(here, self.catalog.work_plans[record_id].record)
        owner = view.authority.label if view.authority else writer.t("phrase.unnamed_authority")
        description = writer.t("description.work_plan", name=view.name, owner=owner, actions=view.actions_label)
        html = render("work_plan.html", view, writer)
        return Content(view.plain_name, description.striptags(), view.headings, html, wide=True)

    def _authorities(self, writer: Writer) -> Content:
        view = authorities_index(self._here(writer, addresses.index(addresses.AUTHORITIES), numbered=False))
        html = render("authorities.html", view, writer)
        return Content(view.title.striptags(), view.sentence.striptags(), view.headings, html, wide=True)

    def _work_plans(self, writer: Writer) -> Content:
        view = plans_index(self._here(writer, addresses.index(addresses.WORK_PLANS), numbered=False))
        html = render("work_plans.html", view, writer)
        return Content(view.title.striptags(), view.sentence.striptags(), view.headings, html)

    @cached_property
    def survey(self) -> Survey:
        """How the translations stand to their originals."""
        return Survey(self.catalog)

    def _coverage(self, writer: Writer) -> Content:
        view = coverage_view(self._here(writer, addresses.COVERAGE, numbered=False), self.survey)
        return Content(
            view.title.striptags(), view.lead.striptags(), view.headings, render("coverage.html", view, writer)
        )

    def framed(self, html: str, locale: str, path: str, address: str, anchors: Mapping[str, str]) -> str:
        """The HTML of a written page with what the generator says around it.

        Above it, below its title, that its original is newer; below it, but for the home page, who keeps it and what
        it rests on. ``anchors`` are the page's own, by heading.
        """
        entry = self.catalog.pages.get(locale, {}).get(path)
        if entry is None:
            return html
        writer = self.writers[locale]
        here = self._here(writer, address, numbered=False)
        notice = notice_view(here, self.survey.page(path, locale), anchors)
        if notice:
            before, title_end, after = html.partition("</h1>")
            printed = render("page_notice.html", notice, writer)
            html = f"{before}{title_end}{printed}{after}" if title_end else f"{printed}{html}"
        if entry.front.kind is PageKind.HOME:
            return html
        return f"{html}\n{render('page_meta.html', meta_view(here, entry), writer)}"

    def embedded_plan(self, locale: str, address: str, plan_id: str, item: str, prefix: str) -> Markup:
        """A plan, or the part of it under ``item``, for a place inside the written page at ``address``."""
        writer = self.writers[locale]
        here = self._here(writer, address, numbered=False)
        view = plan_view(here, self.catalog.work_plans[plan_id].record, item, prefix)
        return render("plan_embed.html", view, writer)

    def chart(self, locale: str, address: str, root: str, chart_id: str) -> Markup:
        """A chart for a place inside the written page at ``address``; ``root`` leads from there to the site's root."""
        writer = self.writers[locale]
        chart = make_chart(self._here(writer, address, numbered=False), chart_id)
        return render("chart.html", PlacedChart(chart, f"{root}{csv_path(chart_id, locale)}"), writer)

    def diagram(self, locale: str, address: str, diagram_id: str) -> Markup:
        """A diagram for a place inside the written page at ``address``."""
        writer = self.writers[locale]
        here = self._here(writer, address, numbered=False)
        return render("diagram.html", diagram_view(here, self.catalog.diagrams[diagram_id].record), writer)

    @cached_property
    def templates(self) -> dict[str, dict[str, bytes]]:
        """The files of each template by language."""
        return {
            template_id: {
                code: template_bytes(entry.record, Words(self.catalog, writer)) for code, writer in self.writers.items()
            }
            for template_id, entry in sorted(self.catalog.templates.items())
        }

    def template(self, locale: str, address: str, root: str, template_id: str) -> Markup:
        """A template to download for a place inside the written page at ``address``; ``root`` as for a chart."""
        here = self._here(self.writers[locale], address, numbered=False)
        record = self.catalog.templates[template_id].record
        files = {
            code: (f"{root}{template_path(record, code)}", len(data))
            for code, data in self.templates[template_id].items()
        }
        return render("template.html", template_view(here, record, files, self.writers), here.writer)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Files beside the pages, by their path from the site's root.

        The figures behind each chart and the templates, each in every language.
        """
        for template_id, by_language in self.templates.items():
            for code, data in by_language.items():
                yield template_path(self.catalog.templates[template_id].record, code), data
        for chart_id in chart_ids(self.catalog):
            for code, writer in self.writers.items():
                chart = make_chart(self._here(writer, "", numbered=False), chart_id)
                yield csv_path(chart_id, code), csv_bytes(chart, writer)

    def authorities_where(self, locale: str, address: str, which: str) -> Markup:
        """The authorities at a place in the network, or those with an approved plan, as links."""
        writer = self.writers[locale]
        here = self._here(writer, address, numbered=False)
        return render("authority_links.html", authority_links(here, which), writer)

    def glossary(self, locale: str, address: str) -> Markup:
        """All terms of the glossary, each with the anchor that marked terms link to."""
        writer = self.writers[locale]
        return render("glossary.html", glossary(self._here(writer, address, numbered=False)), writer)

    def with_terms(self, html: str, locale: str, address: str) -> str:
        """The HTML of the written page at ``address`` with its terms marked; the glossary itself stays as it is."""
        writer = self.writers[locale]
        here = self._here(writer, address, numbered=False)
        if address == addresses.written(GLOSSARY_PAGE):
            return html
        return mark_terms(html, terms_to_mark(here), locale, writer.t("phrase.to_glossary"))

    def source_list(self, locale: str, address: str) -> Markup:
        """All sources, each with the anchor that citations link to."""
        writer = self.writers[locale]
        return render("sources.html", source_list(self._here(writer, address, numbered=False)), writer)
