"""The bill of materials says, in CycloneDX's words, what the locks hold."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

import sbom
from tests.support.site import PROJECT

SCHEMAS = PROJECT / "tests" / "fixtures" / "cyclonedx"


def validator() -> Draft7Validator:
    """What checks a bill against the schema of CycloneDX 1.6."""
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    bom = schemas["bom-1.6.schema.json"]
    # The schemas name each other as their drafts are called.
    names = {name: name.replace(".schema", ".SNAPSHOT.schema") for name in schemas}
    resources = [(urljoin(bom["$id"], names[name]), Resource.from_contents(schema)) for name, schema in schemas.items()]
    return Draft7Validator(bom, registry=Registry().with_resources(resources))


@pytest.fixture(autouse=True)
def _new_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


def test_the_bill_is_valid_cyclonedx() -> None:
    """No fault against the published schema, which does find one that is put in."""
    bill = sbom.bill()
    assert list(validator().iter_errors(bill)) == []
    assert list(validator().iter_errors({**bill, "components": [{"type": "library"}]}))
    assert bill["metadata"]["timestamp"] == "2026-01-01T00:00:00Z"


def test_the_bill_lists_every_locked_package() -> None:
    """As many as the locks pin, with the scope that says whether the site is built with it."""
    parts = {part["purl"]: part for part in sbom.bill()["components"]}
    pins = {}
    for name in ("dev", "build"):
        text = (PROJECT / "requirements" / f"{name}.txt").read_text("utf-8")
        pins.update(dict.fromkeys(re.findall(r"^([A-Za-z0-9._-]+==[^\s;]+)", text, re.MULTILINE), name))
    lock = json.loads((PROJECT / "package-lock.json").read_text("utf-8"))["packages"]
    npm = {(place.rpartition("node_modules/")[2], entry["version"]) for place, entry in lock.items() if place}
    assert len(parts) == len(pins) + len(npm)
    assert parts["pkg:pypi/mkdocs-material@9.8.1"]["scope"] == "required"
    assert next(part for part in parts.values() if part["name"] == "pytest")["scope"] == "excluded"
    rubik = parts["pkg:npm/%40fontsource-variable/rubik@5.3.0"]
    assert (rubik["scope"], rubik["licenses"]) == ("required", [{"expression": "OFL-1.1"}])
    assert re.fullmatch(r"[0-9a-f]{128}", rubik["hashes"][0]["content"])
    assert next(part for part in parts.values() if part["name"] == "axe-core")["scope"] == "excluded"


def test_the_same_locks_give_the_same_bytes(tmp_path: Path) -> None:
    """Written to a file, twice."""
    for name in ("one", "two"):
        assert sbom.main([str(tmp_path / name)]) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_is_needed_in_one_place_is_needed() -> None:
    """A package in both locks is required; one that comes as a single file carries its hash."""
    digest = "0" * 64
    (part,) = sbom.python_packages(
        f"Some_Name==1.0 ; python_version < '3.13' \\\n    --hash=sha256:{digest}\n", "required"
    )
    assert part["purl"] == "pkg:pypi/some-name@1.0"
    assert part["hashes"] == [{"alg": "SHA-256", "content": digest}]
