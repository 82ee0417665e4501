"""The tables as a data package that tools can read and check: what each column holds, and what it refers to.

Source: https://specs.frictionlessdata.io/data-package/
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from hub.catalog import Catalog
from hub.downloads.data.columns import neutral_of
from hub.downloads.data.fields import Field, Kind
from hub.downloads.data.tables import Table
from hub.models.scalars import DATE_PATTERN, PERIOD_PATTERN
from hub.vocabulary import ENUMS, Vocabulary

_TYPES: Final = {Kind.INTEGER: "integer", Kind.NUMBER: "number", Kind.BOOLEAN: "boolean"}
_PATTERNS: Final = {Kind.DATE: DATE_PATTERN, Kind.PERIOD: PERIOD_PATTERN}
LICENCES: Final = [
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
]


def revision(files: Mapping[str, bytes]) -> str:
    """What the data is known by: the same as long as no table changes."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return whole.hexdigest()[:12]


def package(catalog: Catalog, tables: Sequence[Table], files: Mapping[str, bytes], vocabulary: Vocabulary) -> Any:  # noqa: ANN401 - JSON
    """The descriptor; ``files`` are the tables' files by their path from it, in the order of the tables."""
    base = catalog.config.site_url
    return {
        "profile": "data-package",
        "name": "demo-hub" if catalog.config.is_demo else "munistem-hub",
        "title": vocabulary.text("site.name"),
        "description": vocabulary.text("site.description"),
        **({"homepage": base} if base else {}),
        "version": f"{catalog.today:%Y.%m.%d}+{revision(files)}",
        "created": f"{catalog.today.isoformat()}T00:00:00Z",
        "licenses": LICENCES,
        "sources": list(_sources(catalog, vocabulary)),
        "resources": [
            _resource(table, path, data, catalog, vocabulary)
            for table, (path, data) in zip(tables, files.items(), strict=True)
        ],
    }


def _sources(catalog: Catalog, vocabulary: Vocabulary) -> Iterator[dict[str, str]]:
    code, default = vocabulary.locale.code, catalog.config.locales.default.code
    for entry in catalog.sources.values():
        title = entry.record.title
        path = {"path": entry.record.url} if entry.record.url else {}
        yield {"title": title.get(code) or title.root[default], **path}


def _resource(table: Table, path: str, data: bytes, catalog: Catalog, vocabulary: Vocabulary) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [one for field in table.fields for one in _fields(field, table, catalog, vocabulary)],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys := list(_foreign_keys(table)):
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.id,
        "path": path,
        "title": vocabulary.text(f"dataset.{table.id}.title"),
        "description": vocabulary.text(f"dataset.{table.id}.text"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }


def _fields(field: Field, table: Table, catalog: Catalog, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    for name, locale in neutral_of(field, catalog.config.locales.codes):
        description = vocabulary.field_description(field.name, field.model)
        constraints: dict[str, Any] = {"required": True} if field.id in table.key else {}
        if field.kind in _PATTERNS:
            constraints["pattern"] = _PATTERNS[field.kind]
        if field.kind is Kind.CHOICE:
            constraints["enum"] = [member.value for member in ENUMS[field.of]]
        yield {
            "name": name,
            "type": _TYPES.get(field.kind, "string"),
            "title": vocabulary.field_name(field.name) + (f" ({locale})" if locale else ""),
            "description": description,
            **({"constraints": constraints} if constraints else {}),
        }


def _foreign_keys(table: Table) -> Iterator[dict[str, Any]]:
    for field in table.fields:
        if field.kind is Kind.REFERENCE:
            yield {
                "fields": field.id,
                "reference": {"resource": field.of if field.of != table.id else "", "fields": "id"},
            }
