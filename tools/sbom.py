"""Write the bill of materials of the hub: `.venv/bin/python tools/sbom.py sbom.cdx.json`.

Made from the locks alone, in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/): every Python and npm package with
its version, what the published site is built with as `required`, what only development needs as `excluded`. The same
locks and the same day give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
import uuid
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hub.dates import build_date

ROOT = Path(__file__).resolve().parent.parent

PIN = re.compile(
    r"^(?P<name>[a-zA-Z0-9._-]+)==(?P<version>[^\s;\\]+)[^\n]*\n(?P<hashes>(?:[ ]+--hash=[^\n]*\n?)*)", re.MULTILINE
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
ALGORITHMS = {"sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}
REQUIRED = "required"
EXCLUDED = "excluded"


def python_packages(lock: str, scope: str) -> Iterator[dict[str, Any]]:
    """The packages of a lock of Python; the hash of one that comes as a single file."""
    for match in PIN.finditer(lock):
        name = re.sub(r"[-_.]+", "-", match["name"]).lower()
        part = component(f"pkg:pypi/{name}@{match['version']}", name, match["version"], scope)
        hashes = HASH.findall(match["hashes"])
        if len(hashes) == 1:
            part["hashes"] = [{"alg": "SHA-256", "content": hashes[0]}]
        yield part


def npm_packages(lock: str) -> Iterator[dict[str, Any]]:
    """The packages of package-lock.json, each version once."""
    for place, entry in json.loads(lock)["packages"].items():
        if not place:
            continue
        full = place.rpartition("node_modules/")[2]
        scope = EXCLUDED if entry.get("dev") or entry.get("devOptional") else REQUIRED
        part = component(f"pkg:npm/{quote(full, safe='/')}@{entry['version']}", full, entry["version"], scope)
        algorithm, _, digest = entry.get("integrity", "").partition("-")
        if algorithm in ALGORITHMS:
            part["hashes"] = [{"alg": ALGORITHMS[algorithm], "content": b64decode(digest).hex()}]
        if "license" in entry:
            part["licenses"] = [{"expression": entry["license"].strip("()")}]
        yield part


def component(purl: str, name: str, version: str, scope: str) -> dict[str, Any]:
    """A package as the bill lists it."""
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "scope": scope, "purl": purl}


def bill(root: Path = ROOT) -> dict[str, Any]:
    """The whole bill of materials of the project in a folder."""
    locks = root / "requirements"
    found: dict[str, dict[str, Any]] = {}
    for part in (
        *python_packages((locks / "build.txt").read_text("utf-8"), REQUIRED),
        *python_packages((locks / "dev.txt").read_text("utf-8"), EXCLUDED),
        *npm_packages((root / "package-lock.json").read_text("utf-8")),
    ):
        # What is needed in one place of several is needed.
        known = found.setdefault(part["bom-ref"], part)
        if part["scope"] == REQUIRED:
            known["scope"] = REQUIRED
    components = [found[ref] for ref in sorted(found)]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    own = f"pkg:generic/{project['name']}@{project['version']}"
    digest = hashlib.sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, digest)}",
        "version": 1,
        "metadata": {
            "timestamp": f"{build_date().isoformat()}T00:00:00Z",
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"license": {"id": project["license"]}}],
            },
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [part["bom-ref"] for part in components]}],
    }


def main(arguments: list[str]) -> int:
    """Write the bill to the file that is named, or to standard output."""
    text = json.dumps(bill(), ensure_ascii=False, indent=1) + "\n"
    if arguments:
        Path(arguments[0]).write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
