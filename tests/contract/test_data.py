"""What the repository promises of its data: whole, sourced, in three languages, and equal to what was printed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

import pytest

from hub.catalog import Catalog
from hub.config import read_config
from hub.dates import build_date
from hub.models.authority import Authority, Classification, Fact
from hub.models.base import SourceRef
from hub.models.page import FrontMatter
from hub.models.work_plan import PlanStatus, WorkPlan
from hub.problems import Problem
from hub.registry import counts, evaluated
from hub.validate import validate_hub
from hub.vocabulary import enum_keys
from hub.walk import texts
from tests.support.hub import LANGUAGES, REPOSITORY, text_of

Hub = tuple[Catalog, list[Problem]]
HUBS: Final = {"real": REPOSITORY / "mkdocs.yml", "demo": REPOSITORY / "demo/mkdocs.yml"}


@pytest.fixture(scope="module")
def real() -> Hub:
    """The hub and its problems."""
    return validate_hub(read_config(HUBS["real"]), build_date())


@pytest.fixture(scope="module")
def catalog(real: Hub) -> Catalog:
    """The hub's records."""
    return real[0]


def records(catalog: Catalog) -> list[Authority]:
    return [entry.record for entry in catalog.authorities.values()]


@pytest.mark.parametrize("name", HUBS)
@pytest.mark.parametrize("today", [build_date(), date(2040, 2, 29)], ids=["today", "in the future"])
def test_no_hub_has_an_error(name: str, today: date) -> None:
    """Neither on the day of the build nor on any day after it."""
    _, problems = validate_hub(read_config(HUBS[name]), today)
    assert text_of([found for found in problems if found.is_error]) == ""


def test_no_text_holds_an_invisible_mark(real: Hub) -> None:
    """Direction is the generator's work, in data and in pages."""
    assert [found for found in real[1] if found.code == "text-direction-mark"] == []


def test_the_registry_equals_the_printed_totals(catalog: Catalog) -> None:
    """By kind and by population sector, over the records that the evaluation counts."""
    assert catalog.network is not None
    printed = catalog.network.record.authorities_printed
    assert printed is not None
    authorities = evaluated(catalog)
    assert len(authorities) == printed.total
    for by in ("classification", "sector"):
        assert counts(authorities, by) == printed.counts(by)


def test_the_printed_totals_are_these(catalog: Catalog) -> None:
    """As the evaluation report of 2024 prints them: written here a second time, so that nobody moves both."""
    authorities = evaluated(catalog)
    assert len(authorities) == 36
    assert counts(authorities, "classification") == {"city": 19, "council": 14, "cluster": 3}
    assert counts(authorities, "sector") == {"jewish": 25, "muslim": 7, "druze": 3, "bedouin": 1}
    assert catalog.network is not None
    printed = catalog.network.record.authorities_printed
    assert printed is not None
    assert printed.counts("district") == {"north": 15, "south": 10, "center": 6, "jerusalem": 5}


def test_every_evaluated_authority_is_described(catalog: Catalog) -> None:
    """Kind, sector and stage are known of each; a district is known or said to be missing."""
    for authority in evaluated(catalog):
        assert authority.classification, authority.id
        assert authority.sector, authority.id
        assert authority.stage, authority.id
        assert authority.district or "district" in authority.missing, authority.id


def test_every_authority_has_three_names(catalog: Catalog) -> None:
    """Written in three scripts, and no two authorities share one."""
    for language in LANGUAGES:
        names = [authority.name.get(language) for authority in records(catalog)]
        assert all(names)
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_text_of_the_data_is_there_in_every_language(catalog: Catalog) -> None:
    """No page of a record has to fall back to Hebrew."""
    lacking = [
        f"{entry.mark(*path)}: {language}"
        for _, entry in catalog.entries()
        for path, text in texts(entry.nodes)
        for language in LANGUAGES
        if language not in text
    ]
    assert lacking == []


def test_every_record_says_where_it_comes_from(catalog: Catalog) -> None:
    """Authorities, plans, organisations, levers and indicators cite at least one source."""
    for kind in ("authorities", "work_plans", "organisations", "levers", "indicators"):
        for entry in getattr(catalog, kind).values():
            assert entry.record.sources, f"{kind}/{entry.record.id}"


def test_every_fact_has_a_source(catalog: Catalog) -> None:
    """A figure without one does not appear: facts, points of series, achievements, members."""
    facts = [fact for entry in catalog.authorities.values() for _, fact in entry.parts(Fact)]
    assert len(facts) > 30
    assert all(isinstance(fact.source, SourceRef) for fact in facts)
    for series in catalog.series:
        assert all(isinstance(point.source, SourceRef) for point in series.record.points)


def test_every_source_is_cited(catalog: Catalog) -> None:
    """A source that nothing rests on is a leftover."""
    cited = {ref.id for _, entry in catalog.entries() for _, ref in entry.parts(SourceRef)}
    cited |= {source for pages in catalog.pages.values() for page in pages.values() for source in page.front.sources}
    assert set(catalog.sources) - cited == set()


def test_members_of_the_cluster_are_not_counted_twice(catalog: Catalog) -> None:
    """A member with a record of its own stands in the registry once."""
    ids = [authority.id for authority in records(catalog)]
    assert len(ids) == len(set(ids))
    clusters = [authority for authority in records(catalog) if authority.classification is Classification.CLUSTER]
    assert len(clusters) == 3
    for cluster in clusters:
        assert cluster.id not in cluster.member_ids


def test_samples_are_no_plans_of_an_authority(catalog: Catalog) -> None:
    """What the toolkit shows as a sample is nobody's plan, and says so."""
    plans: list[WorkPlan] = [entry.record for entry in catalog.work_plans.values()]
    assert plans
    for plan in plans:
        assert (plan.status is PlanStatus.SAMPLE) == (plan.authority is None), plan.id


def test_ecostem21_is_recorded_as_it_is_printed(catalog: Catalog) -> None:
    """22 actions; no status is made up where the source's mark was lost."""
    plan = catalog.work_plans["ecostem21"].record
    assert plan.authority == "beit-hakerem"
    assert len(list(plan.actions())) == 22


def test_every_language_has_a_vocabulary(catalog: Catalog) -> None:
    """With a label for every word of every closed list."""
    assert sorted(catalog.vocabularies) == sorted(LANGUAGES)
    for vocabulary in catalog.vocabularies.values():
        assert set(enum_keys()) <= set(vocabulary.labels)


def test_every_page_is_there_in_every_language(catalog: Catalog) -> None:
    """The same pages in Hebrew, Arabic and English, of the same kind, at the same place among their neighbours."""
    hebrew = catalog.pages[LANGUAGES[0]]
    for language in LANGUAGES[1:]:
        assert sorted(catalog.pages[language]) == sorted(hebrew)
        for path, entry in catalog.pages[language].items():
            assert _shared(entry.front) == _shared(hebrew[path].front), f"{language}/{path}"


def _shared(front: FrontMatter) -> dict[str, object]:
    """What the languages of a page have in common."""
    names = ("kind", "stage", "order", "sources", "audience", "template", "review_in")
    return {name: getattr(front, name) for name in names}


def test_the_demonstration_is_invented(catalog: Catalog) -> None:
    """None of its authorities and plans is one of the network's, and it says that it is a demonstration."""
    config = read_config(HUBS["demo"])
    demo, _ = validate_hub(config, build_date())
    assert config.is_demo
    assert not catalog.config.is_demo
    for kind in ("authorities", "work_plans"):
        assert set(getattr(demo, kind)) & set(getattr(catalog, kind)) == set()
        assert all(record_id.startswith("demo-") for record_id in getattr(demo, kind))


def test_every_source_is_cited_on_a_page(catalog: Catalog) -> None:
    """Each source, so each document that the content starts from, stands under a written page in every language."""
    for pages in catalog.pages.values():
        cited = {source for page in pages.values() for source in page.front.sources}
        assert set(catalog.sources) - cited == set()
