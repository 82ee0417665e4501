"""What a built site is made of: the revision, the day, the versions at work, and a hash of every file.

Two builds of one revision on one day have the same manifest, wherever they are made: whoever doubts a published file
builds it anew and compares.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from contextlib import suppress
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any, Final

NAME: Final = "build.json"
"""The manifest, at the root of the site; it lists every file but itself."""
PROJECT: Final = "munistem-hub"
_NAME_OF_REQUIREMENT: Final = re.compile(r"[A-Za-z0-9._-]+")


def write_manifest(site: Path, root: Path, day: date) -> None:
    """Put the manifest of a built site into it; ``root`` is the hub that it was built from, ``day`` the build's."""
    content = manifest(site, root, day)
    (site / NAME).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def manifest(site: Path, root: Path, day: date) -> dict[str, Any]:
    """The manifest; ``revision`` is null outside a clone, ``modified`` says whether a clone had changes of its own."""
    revision = _git(root, "rev-parse", "HEAD")
    return {
        "revision": revision,
        "modified": bool(_git(root, "status", "--porcelain")) if revision else None,
        "date": day.isoformat(),
        "versions": versions(),
        "files": hashes(site),
    }


def hashes(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of a site but its manifest, by path."""
    files = sorted((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files if name != NAME}


def versions() -> dict[str, str]:
    """The packages that the project asks for, at the versions that are installed."""
    found = {}
    for requirement in ("", *sorted(metadata.requires(PROJECT) or ())):
        match = _NAME_OF_REQUIREMENT.match(requirement)
        name = match.group() if match else PROJECT
        with suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found


def _git(root: Path, *arguments: str) -> str | None:
    """What git says about a folder, without the line's end; None where there is no git or no clone."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", "replace").strip()
