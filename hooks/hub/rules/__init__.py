"""Rules that look across fields, records and files. Each rule is a function from the catalog to problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from hub.catalog import Catalog
from hub.problems import Problem, in_order
from hub.rules import (
    addresses,
    dates,
    figures,
    files,
    links,
    missing,
    network,
    pages,
    personal,
    plans,
    records,
    references,
    registry,
    reviews,
    schemas,
    series,
    tags,
    templates,
    terms,
    texts,
    translations,
)

Rule = Callable[[Catalog], Iterator[Problem]]

RULES: Final[tuple[Rule, ...]] = (
    references.references_resolve,
    references.lists_hold_no_repeats,
    records.parts_are_named_once,
    records.parts_refer_inside,
    records.timeline_is_dated,
    records.sources_support_fields,
    missing.missing_is_explained,
    missing.values_say_why,
    dates.dates_in_order,
    dates.actions_inside_plan,
    dates.actual_not_in_future,
    series.series_stand_once,
    series.periods_in_order,
    series.baseline_before_target,
    figures.percentages,
    figures.fractions_agree,
    figures.amounts,
    figures.budget_agrees,
    figures.coordinates,
    plans.levels_nest,
    plans.items_are_named_once,
    plans.barriers_resolve,
    plans.performers,
    plans.milestones,
    plans.classification_is_signed,
    registry.evaluation_totals,
    network.shares_are_percentages,
    network.answers_add_up,
    network.values_say_why,
    network.dates_in_order,
    network.chains_follow_steps,
    network.blocks_resolve,
    pages.blocks_resolve,
    templates.blocks_resolve,
    templates.templates_are_whole,
    templates.columns_resolve,
    pages.heading_is_title,
    pages.languages_agree,
    tags.html_is_on_the_list,
    links.links_lead_somewhere,
    files.files_are_harmless,
    texts.no_direction_marks,
    terms.one_term_a_concept,
    personal.no_personal_data,
    translations.translations_follow,
    reviews.reviews_in_time,
    addresses.pages_stand_alone,
    addresses.published_stay,
    addresses.redirects_lead_somewhere,
    addresses.news_leads_somewhere,
    schemas.schemas_are_fresh,
)


def check(catalog: Catalog) -> list[Problem]:
    """Apply every rule to a catalog; problems in the order of files and lines."""
    return in_order([found for rule in RULES for found in rule(catalog)])
