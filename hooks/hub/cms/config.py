"""The configuration of Sveltia CMS: what can be edited, in which files, by which rules, and where it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from pydantic import BaseModel

from hub.catalog import Catalog
from hub.cms.fields import RELATIONS, Field, Fields
from hub.models.files import FOLDERS, LISTS
from hub.models.glossary import Term
from hub.models.page import FrontMatter

COLLECTION: Final = "lists"
"""The collection of files that hold a list of records each."""

_ICONS: Final = {"authorities": "location_city", "work_plans": "task", "pages": "article", COLLECTION: "list_alt"}
_ALIKE: Final = frozenset({"kind", "stage", "order", "review_in", "sources", "levers", "audience", "template"})
"""What a page says in every language alike."""


def cms_config(catalog: Catalog) -> dict[str, Any]:
    """The whole configuration, as JSON has it."""
    config = catalog.config
    codes = config.locales.codes
    fields = Fields(config.locales, catalog.vocabularies)
    folders = [_folder(catalog, name, fields.of(model)) for name, model in FOLDERS.items()]
    lists = {name: LISTS[name] for name in dict.fromkeys(RELATIONS.values())}
    lists |= {"glossary": Term} if catalog.glossary else {}
    return {
        "backend": _backend(catalog),
        # A change becomes a pull request, so that it is checked and can be looked at before it is published.
        "publish_mode": "editorial_workflow",
        "media_folder": str(config.docs),
        "app_title": _words(catalog, "title"),
        "show_preview_links": False,
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "i18n": {
            "structure": "multiple_folders",
            "locales": list(codes),
            "default_locale": config.locales.default.code,
        },
        "collections": [
            *folders,
            {
                "name": COLLECTION,
                "label": _words(catalog, COLLECTION),
                "icon": _ICONS[COLLECTION],
                "files": [_list(catalog, name, model, fields) for name, model in lists.items()],
            },
            _pages(catalog, replace(fields, per_language=True)),
        ],
    }


def _backend(catalog: Catalog) -> dict[str, Any]:
    """The hub's repository on GitHub; signing in without a token wants a helper (``extra: hub: sign_in``)."""
    config = catalog.config
    place = urlsplit(config.repo_url)
    branch = config.edit_uri.split("/")[1] if config.edit_uri.count("/") > 1 else "main"
    made = {"name": "github", "repo": place.path.strip("/") or "owner/repository", "branch": branch}
    if not config.sign_in:
        return {**made, "auth_methods": ["token"]}
    return {**made, "base_url": config.sign_in}


def _words(catalog: Catalog, name: str) -> str:
    return " · ".join(dict.fromkeys(one.text(f"edit.{name}") for one in catalog.vocabularies.values()))


def _folder(catalog: Catalog, name: str, fields: list[Field]) -> dict[str, Any]:
    """A folder with one record a file."""
    shown = f"name.{catalog.config.locales.default.code}"
    return {
        "name": name,
        "label": _words(catalog, name),
        "icon": _ICONS[name],
        "folder": str(catalog.config.data / name),
        "extension": "yml",
        "format": "yaml",
        "slug": "{{fields.id}}",
        "identifier_field": shown,
        "summary": "{{" + shown + "}}",
        "sortable_fields": [shown, "id"],
        "fields": fields,
    }


def _list(catalog: Catalog, name: str, model: type[BaseModel], fields: Fields) -> dict[str, Any]:
    """A file with a list of records."""
    shown = next(field for field in ("name", "title", "term") if field in model.model_fields)
    entries = {
        "name": name,
        "label": _words(catalog, name),
        "widget": "list",
        "root": True,
        "collapsed": True,
        "summary": "{{" + f"{shown}.{catalog.config.locales.default.code}" + "}}",
        "fields": fields.of(model),
    }
    return {
        "name": name,
        "label": _words(catalog, name),
        "file": str(catalog.config.data / f"{name}.yml"),
        "format": "yaml",
        "fields": [entries],
    }


def _pages(catalog: Catalog, fields: Fields) -> dict[str, Any]:
    """The written pages: a file for each language, with what they say in every language alike filled in once."""
    made = fields.of(FrontMatter)
    for field in made:
        if field["name"] in _ALIKE:
            field["i18n"] = "duplicate"
    body = {
        "name": "body",
        "label": _words(catalog, "body"),
        "widget": "richtext",
        # The blocks and notes of the hub's Markdown stay as they are written.
        "modes": ["raw"],
        "i18n": True,
    }
    return {
        "name": "pages",
        "label": _words(catalog, "pages"),
        "icon": _ICONS["pages"],
        "folder": str(catalog.config.docs / "{{locale}}"),
        "nested": {"depth": 8},
        "extension": "md",
        "format": "yaml-frontmatter",
        "summary": "{{title}}",
        "create": False,
        "delete": False,
        "i18n": True,
        "fields": [*made, body],
    }
