"""The work plans: their index, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from hub import addresses
from hub.fragments import render
from hub.pages.offered import downloads_of
from hub.pages.parts import Content, Context, GeneratedPage
from hub.views.offers import add_heading
from hub.views.plans_index import plans_index
from hub.views.work_plan import plan_view
from hub.views.writer import Writer


def pages(context: Context) -> Iterator[GeneratedPage]:
    """The index and the page of each plan."""
    folder = context.catalog.config.data / "work_plans"
    yield GeneratedPage(addresses.index(addresses.WORK_PLANS), folder, partial(_index, context))
    for record_id, entry in sorted(context.catalog.work_plans.items()):
        yield GeneratedPage(addresses.work_plan(record_id), entry.file, partial(_work_plan, context, record_id))


def _index(context: Context, writer: Writer) -> Content:
    view = plans_index(context.here(writer, addresses.index(addresses.WORK_PLANS), numbered=False))
    html = render("work_plans.html", view, writer)
    return Content(view.title.striptags(), view.sentence.striptags(), view.headings, html, wide=True)


def _work_plan(context: Context, record_id: str, writer: Writer) -> Content:
    here = context.here(writer, addresses.work_plan(record_id))
    view = plan_view(here, context.catalog.work_plans[record_id].record)
    view = replace(view, downloads=downloads_of(context, here, view.name, context.library.of_plan(record_id)))
    add_heading(view.headings, writer)
    owner = view.authority.label if view.authority else writer.t("phrase.unnamed_authority")
    description = writer.t("description.work_plan", name=view.name, owner=owner, actions=view.actions_label)
    html = render("work_plan.html", view, writer)
    return Content(view.plain_name, description.striptags(), view.headings, html, wide=True)
