"""Authorities that resemble one, each with its reasons, and how that is worked out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hub.similarity import LEAST, MOST_LEVERS, POINTS, SIZE_RATIO, Likeness, Similar, Similarity, population
from hub.views.here import Here, anchor
from hub.views.parts import Cell, Link, Table


@dataclass(frozen=True, slots=True)
class SimilarView:
    """An authority with what it has in common with the page's own."""

    link: Link
    reasons: list[Markup]


@dataclass(frozen=True, slots=True)
class Weights:
    """How resemblance is worked out: in words, and what each likeness weighs."""

    lead: Markup
    table: Table


def similar_views(here: Here, similarity: Similarity, record_id: str) -> list[SimilarView]:
    """The most similar authorities, the nearest first."""
    return [
        SimilarView(here.authority(it.authority), [_reason(here, record_id, it, reason) for reason in it.reasons])
        for it in similarity.similar(record_id)
    ]


def _reason(here: Here, record_id: str, found: Similar, reason: Likeness) -> Markup:
    """One thing that both have in common, with what it is."""
    writer = here.writer
    record, other = (here.catalog.authorities[it].record for it in (record_id, found.authority))
    label = writer.named("likeness", reason)
    shared = Markup("")
    if reason is Likeness.KIND and record.classification:
        shared = writer.named("classification", record.classification)
    elif reason is Likeness.DISTRICT and record.district:
        shared = anchor(here.district(record.district))
    elif reason is Likeness.SECTOR and record.sector:
        shared = writer.named("sector", record.sector)
    elif reason is Likeness.SIZE:
        sizes = [writer.number(size) for size in (population(record), population(other)) if size]
        shared = writer.t("similar.sizes", mine=sizes[0], theirs=sizes[1])
    elif reason is Likeness.LEVERS:
        shared = writer.in_row([anchor(here.lever(lever)) for lever in found.levers])
    return writer.t("phrase.because", what=label, why=shared)


def weights(here: Here) -> Weights:
    """The explanation, from the weights themselves."""
    writer = here.writer
    lead = writer.t("similar.how", least=writer.number(LEAST), ratio=writer.number(SIZE_RATIO), most=MOST_LEVERS)
    columns = [
        Cell(writer.t("similar.likeness"), scope="col"),
        Cell(writer.t("similar.points"), scope="col", css="hub-number"),
    ]
    rows = [
        [Cell(writer.named("likeness", likeness), scope="row"), Cell(writer.number(points), css="hub-number")]
        for likeness, points in POINTS.items()
    ]
    return Weights(lead, Table(writer.t("similar.caption"), columns, [rows]))
