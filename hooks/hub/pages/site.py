"""A hub's generated pages, the files beside them, and the fragments that written pages hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from hub import addresses
from hub.downloads.files import template_path
from hub.fragments import render
from hub.models.page import PageKind
from hub.pages.kinds import FILES, PAGES
from hub.pages.parts import Context, GeneratedPage
from hub.terms import mark_terms
from hub.views.charts.catalogue import make_chart
from hub.views.charts.download import csv_path
from hub.views.charts.parts import PlacedChart
from hub.views.diagrams import diagram_view
from hub.views.downloads import template_view
from hub.views.glossary import GLOSSARY_PAGE, glossary, terms_to_mark
from hub.views.indexes import authority_links
from hub.views.page_frame import meta_view, notice_view
from hub.views.sources import source_list
from hub.views.work_plan import plan_view


class Site(Context):
    """A hub's generated pages and fragments, in every language."""

    def pages(self) -> Iterator[GeneratedPage]:
        """Every generated page, kind by kind."""
        for pages in PAGES:
            yield from pages(self)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Files beside the pages, by their path from the site's root."""
        for files in FILES:
            yield from files(self)

    def framed(self, html: str, locale: str, path: str, address: str, anchors: Mapping[str, str]) -> str:
        """The HTML of a written page with what the generator says around it.

        Above it, below its title, that its original is newer; below it, but for the home page, who keeps it and what
        it rests on. ``anchors`` are the page's own, by heading.
        """
        entry = self.catalog.pages.get(locale, {}).get(path)
        if entry is None:
            return html
        writer = self.writers[locale]
        here = self.here(writer, address, numbered=False)
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
        here = self.here(writer, address, numbered=False)
        view = plan_view(here, self.catalog.work_plans[plan_id].record, item, prefix)
        return render("plan_embed.html", view, writer)

    def chart(self, locale: str, address: str, root: str, chart_id: str) -> Markup:
        """A chart for a place inside the written page at ``address``; ``root`` leads from there to the site's root."""
        writer = self.writers[locale]
        chart = make_chart(self.here(writer, address, numbered=False), chart_id)
        return render("chart.html", PlacedChart(chart, f"{root}{csv_path(chart_id, locale)}"), writer)

    def diagram(self, locale: str, address: str, diagram_id: str) -> Markup:
        """A diagram for a place inside the written page at ``address``."""
        writer = self.writers[locale]
        here = self.here(writer, address, numbered=False)
        return render("diagram.html", diagram_view(here, self.catalog.diagrams[diagram_id].record), writer)

    def template(self, locale: str, address: str, root: str, template_id: str) -> Markup:
        """A template to download for a place inside the written page at ``address``; ``root`` as for a chart."""
        here = self.here(self.writers[locale], address, numbered=False)
        record = self.catalog.templates[template_id].record
        files = {
            code: (f"{root}{template_path(record, code)}", len(data))
            for code, data in self.templates[template_id].items()
        }
        return render("template.html", template_view(here, record, files, self.writers), here.writer)

    def authorities_where(self, locale: str, address: str, which: str) -> Markup:
        """The authorities at a place in the network, or those with an approved plan, as links."""
        writer = self.writers[locale]
        here = self.here(writer, address, numbered=False)
        return render("authority_links.html", authority_links(here, which), writer)

    def glossary(self, locale: str, address: str) -> Markup:
        """All terms of the glossary, each with the anchor that marked terms link to."""
        writer = self.writers[locale]
        return render("glossary.html", glossary(self.here(writer, address, numbered=False)), writer)

    def with_terms(self, html: str, locale: str, address: str) -> str:
        """The HTML of the written page at ``address`` with its terms marked; the glossary itself stays as it is."""
        writer = self.writers[locale]
        here = self.here(writer, address, numbered=False)
        if address == addresses.written(GLOSSARY_PAGE):
            return html
        return mark_terms(html, terms_to_mark(here), locale, writer.t("phrase.to_glossary"))

    def source_list(self, locale: str, address: str) -> Markup:
        """All sources, each with the anchor that citations link to."""
        writer = self.writers[locale]
        return render("sources.html", source_list(self.here(writer, address, numbered=False)), writer)
