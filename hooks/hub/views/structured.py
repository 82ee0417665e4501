"""What a page is about, for machines: JSON-LD in the terms of schema.org.

Source: https://schema.org/version/latest/schemaorg-current-https.jsonld
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hub import addresses
from hub.catalog import Catalog
from hub.locales import Locale
from hub.models.authority import Authority
from hub.models.base import SourceRef
from hub.models.indicator import Indicator, Series
from hub.views.here import Here
from hub.views.offers import TYPES, File

CONTEXT: Final = "https://schema.org"
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
TERRITORY: Final = "IL"
"""The country that the hub speaks of: the second half of what link previews call a locale."""
_ESCAPED: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ESCAPES: Final = str.maketrans(_ESCAPED)

Entity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page on the way to this one."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about itself."""

    url: str
    title: str
    description: str
    locale: Locale
    site: str
    home: str
    trail: Sequence[Crumb]
    """From the home page down to the page itself."""


def as_script(entities: Sequence[Mapping[str, Any]]) -> str:
    """The entities as the content of a script element: nothing in them can end it."""
    data = {"@context": CONTEXT, "@graph": entities}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def page_entities(about: About, main: Sequence[Mapping[str, Any]] = ()) -> list[Mapping[str, Any]]:
    """The page, the way to it, and what it is mainly about, which comes first in ``main``."""
    page: Entity = {
        "@type": "WebPage",
        "@id": about.url,
        "url": about.url,
        "name": about.title,
        "description": about.description,
        "inLanguage": about.locale.code,
        "license": LICENCE,
        "isPartOf": {"@type": "WebSite", "@id": f"{about.home}#site", "name": about.site, "url": about.home},
    }
    if main:
        page["mainEntity"] = {"@id": main[0]["@id"]}
    if len(about.trail) < 2:  # noqa: PLR2004 - the home page is on no way but its own
        return [page, *main]
    way = {
        "@type": "BreadcrumbList",
        "@id": f"{about.url}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": crumb.title, "item": crumb.url}
            for number, crumb in enumerate(about.trail, start=1)
        ],
    }
    return [{**page, "breadcrumb": {"@id": way["@id"]}}, way, *main]


def authority_entities(here: Here, record: Authority, files: Iterable[File]) -> list[Entity]:
    """The authority as an organisation, the area that it governs, and a dataset for each indicator recorded for it."""
    url = _absolute(here.catalog, here.address, here.writer.locale)
    plain = here.writer.plain
    organisation: Entity = {
        "@type": "GovernmentOrganization",
        "@id": f"{url}#authority",
        "name": plain(record.name),
        "alternateName": [name for code, name in record.name.root.items() if code != here.writer.locale.code],
        "url": url,
        "areaServed": {"@id": f"{url}#area"},
    }
    if not organisation["alternateName"]:
        del organisation["alternateName"]
    if record.mission:
        organisation["description"] = plain(record.mission)
    if members := [{"@type": "GovernmentOrganization", "name": plain(member.name)} for member in record.members]:
        organisation["member"] = members
    offered = list(files)
    series = here.catalog.series_by_authority.get(record.id, [])
    datasets = [_dataset(here, one, offered, [one], url) for one in series]
    return [organisation, _area(here, record, url), *datasets]


def _area(here: Here, record: Authority, url: str) -> Entity:
    area: Entity = {"@type": "AdministrativeArea", "@id": f"{url}#area", "name": here.writer.plain(record.name)}
    if record.location:
        area["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": record.location.lat,
            "longitude": record.location.lon,
        }
    if record.district:
        name = here.writer.vocabulary.named("district_of", record.district)
        area["containedInPlace"] = {"@type": "AdministrativeArea", "name": name}
    if record.identifiers:
        area["identifier"] = [
            {"@type": "PropertyValue", "propertyID": one.scheme.value, "value": one.identifier}
            for one in record.identifiers
        ]
    return area


def data_entities(here: Here, files: Iterable[File], tables: Iterable[File], version: str) -> list[Entity]:
    """The data of the whole hub, and a dataset for each of its indicators. ``tables`` are those of the series."""
    writer, catalog = here.writer, here.catalog
    url = _absolute(catalog, here.address, writer.locale)
    of_series = list(tables)
    by_indicator: dict[str, list[Series]] = {}
    for entry in catalog.series:
        by_indicator.setdefault(entry.record.indicator, []).append(entry.record)
    datasets = [_dataset(here, found[0], of_series, found, url) for found in by_indicator.values()]
    whole: Entity = {
        "@type": "Dataset",
        "@id": f"{url}#data",
        "name": writer.vocabulary.text("dataset.about_hub.title"),
        "description": writer.vocabulary.text("data_page.lead"),
        "url": url,
        "version": version,
        "dateModified": catalog.today.isoformat(),
        "distribution": list(_distribution(here, files)),
        "isBasedOn": [_source(here, SourceRef(id=source)) for source in catalog.sources],
        **_terms(here),
    }
    if datasets:
        whole["hasPart"] = [{"@id": dataset["@id"]} for dataset in datasets]
    return [whole, *datasets]


def _dataset(here: Here, first: Series, files: Sequence[File], found: Sequence[Series], url: str) -> Entity:
    """An indicator's figures on a page."""
    writer = here.writer
    record: Indicator = here.catalog.indicators[first.indicator].record
    title, points = writer.plain(record.title), [point for series in found for point in series.points]
    dataset: Entity = {
        "@type": "Dataset",
        "@id": f"{url}#dataset-{record.id}",
        "name": title,
        "description": writer.plain(record.definition),
        "url": url,
        "variableMeasured": {"@type": "PropertyValue", "name": title, "unitText": writer.plain(record.unit)},
        "distribution": list(_distribution(here, files)),
        **_terms(here),
    }
    if points:
        start, end = min(point.period.first for point in points), max(point.period.last for point in points)
        dataset["temporalCoverage"] = f"{start.isoformat()}/{end.isoformat()}"
    if based := list(dict.fromkeys(point.source.id for point in points)):
        dataset["isBasedOn"] = [_source(here, SourceRef(id=source)) for source in based]
    return dataset


def _terms(here: Here) -> Entity:
    """What all datasets have in common."""
    return {
        "license": LICENCE,
        "isAccessibleForFree": True,
        "inLanguage": list(here.catalog.config.locales.codes),
        "creator": {"@type": "Organization", "name": here.writer.vocabulary.text("site.name")},
    }


def _distribution(here: Here, files: Iterable[File]) -> Iterator[Entity]:
    """The files in the page's language, and those that hold all."""
    base = here.catalog.config.site_url.rstrip("/")
    for file in files:
        if file.locale in ("", here.writer.locale.code):
            download: Entity = {
                "@type": "DataDownload",
                "contentUrl": f"{base}/{file.path}",
                "encodingFormat": TYPES[file.format],
            }
            yield download | ({"inLanguage": file.locale} if file.locale else {})


def _source(here: Here, source: SourceRef) -> Entity:
    record = here.catalog.sources[source.id].record
    work: Entity = {"@type": "CreativeWork", "name": here.writer.plain(record.title)}
    return work | ({"url": record.url} if record.url else {})


def _absolute(catalog: Catalog, address: str, locale: Locale) -> str:
    return f"{catalog.config.site_url.rstrip('/')}/{addresses.in_language(address, locale)}"
