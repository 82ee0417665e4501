"""The editing page's configuration: made from the models, with their rules, valid for the program that reads it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

from jsonschema import Draft7Validator
from pydantic import BaseModel

from hub.catalog import Catalog
from hub.cms.config import cms_config
from hub.cms.page import PACKAGE, POLICY, edit_files
from hub.config import read_config
from hub.hosting import SECURITY
from hub.load import load
from hub.models.authority import Authority
from hub.models.page import FrontMatter
from hub.models.work_plan import Action, WorkPlan
from hub.views.writer import Writer
from tests.support.hub import LANGUAGES, REPOSITORY, TODAY

Field = dict[str, Any]
NOT_EDITED: Final = "missing"


@cache
def catalog(hub: str = "mkdocs.yml") -> Catalog:
    return load(read_config(REPOSITORY / hub), TODAY).catalog


@cache
def config() -> dict[str, Any]:
    return json.loads(json.dumps(cms_config(catalog())))  # type: ignore[no-any-return]


def collection(name: str) -> dict[str, Any]:
    return next(one for one in config()["collections"] if one["name"] == name)


def fields(owner: dict[str, Any]) -> dict[str, Field]:
    return {field["name"]: field for field in owner["fields"]}


def names(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields) - {NOT_EDITED}


def files(hub: str = "mkdocs.yml") -> dict[str, bytes]:
    found = catalog(hub)
    locales = found.config.locales
    writer = Writer(found.vocabularies[locales.default.code], locales.default)
    return dict(edit_files(found, writer))


def test_what_can_be_edited() -> None:
    assert [one["name"] for one in config()["collections"]] == ["authorities", "work_plans", "lists", "pages"]
    assert {file["file"] for file in collection("lists")["files"]} == {
        f"data/{name}.yml" for name in ("organisations", "levers", "indicators", "sources", "glossary")
    }
    assert collection("pages")["folder"] == "docs/{{locale}}"
    assert config()["i18n"]["locales"] == list(LANGUAGES)


def test_every_field_of_the_models_is_there() -> None:
    """A field that the page did not know of could not be edited in it."""
    assert set(fields(collection("authorities"))) == names(Authority)
    plan = fields(collection("work_plans"))
    assert set(plan) == names(WorkPlan)
    lever = fields(fields(plan["items"])["items"])
    assert set(fields(lever["items"])) == names(Action)
    assert set(fields(collection("pages"))) == {*FrontMatter.model_fields, "body"}


def test_the_rules_are_those_of_the_models() -> None:
    """Required, patterns, closed lists and ranges; a text has a field for each language, the first of them required."""
    authority = fields(collection("authorities"))
    assert authority["id"]["required"] is True
    assert authority["id"]["pattern"][0] == "^[a-z0-9]+(?:-[a-z0-9]+)*$"
    assert authority["mission"]["required"] is False
    assert [(one["name"], one["required"]) for one in authority["mission"]["fields"]] == [
        *(("he", True), ("ar", False), ("en", False)),
    ]
    assert [option["value"] for option in authority["district"]["options"]] == [
        *("north", "haifa", "center", "jerusalem", "south"),
    ]
    assert authority["district"]["options"][0]["label"] == "הצפון · الشمال · North"
    assert fields(authority["identifiers"])["identifier"]["pattern"][0] == "^[0-9]{4}$"
    assert fields(authority["sources"])["id"]["widget"] == "relation"
    page = fields(collection("pages"))
    assert (page["review_in"]["min"], page["review_in"]["max"]) == (1, 120)
    assert page["body"]["modes"] == ["raw"]
    assert page["title"]["i18n"] is True
    assert page["order"]["i18n"] == "duplicate"


def test_it_is_valid_for_sveltia() -> None:
    """By the schema that its own package brings."""
    schema = json.loads((REPOSITORY / PACKAGE / "schema/sveltia-cms.json").read_text("utf-8"))
    assert [fault.message[:200] for fault in Draft7Validator(schema).iter_errors(config())] == []


def test_changes_go_to_the_hubs_repository_as_requests() -> None:
    backend = config()["backend"]
    assert backend == {"name": "github", "repo": "munistem/knowledge-hub", "branch": "main", "auth_methods": ["token"]}
    assert config()["publish_mode"] == "editorial_workflow"


def test_the_page_and_its_program_are_hosted_here() -> None:
    made = files()
    page = made["edit/index.html"].decode()
    assert f'http-equiv="Content-Security-Policy" content="{POLICY.replace(chr(39), "&#39;")}"' in page
    assert '<meta name="robots" content="noindex">' in page
    for code, word in (("he", "הערות"), ("ar", "التعليقات"), ("en", "comments")):
        assert word in page.partition(f'<section lang="{code}"')[2].partition("</section>")[0]
    assert page.count('<code dir="ltr">hub fmt</code>') == len(LANGUAGES)
    assert page.count('<code dir="ltr">--like main</code>') == len(LANGUAGES)
    script = made["edit/cms/index.js"]
    assert b"jsdelivr" not in script
    assert b"sourceMappingURL" not in script
    assert sum(name.endswith(".woff2") for name in made) == 3
    assert all(name.encode().removeprefix(b"edit/") in script for name in made if name.endswith(".woff2"))
    assert "edit/cms/LICENSE.txt" in made


def test_its_policy_lets_it_speak_to_github_alone() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["font-src"] == "'self'"
    hosts = {word for value in rules.values() for word in value.split() if "://" in word}
    assert hosts == {"https://api.github.com", "https://avatars.githubusercontent.com"}


def test_what_hosts_send_leaves_the_policy_alone() -> None:
    """Headers add to a page's policy: theirs says nothing of scripts, styles or connections."""
    said = {rule.split()[0] for rule in SECURITY["Content-Security-Policy"].split(";")}
    assert said == {"base-uri", "object-src", "frame-ancestors"}
    assert SECURITY["Cross-Origin-Opener-Policy"] == "same-origin-allow-popups"


def test_the_hub_of_invented_authorities_has_no_editing_page() -> None:
    assert files("demo/mkdocs.yml") == {}
