"""The same sources make the same bytes wherever and whenever they are built, and each build says what it is made of."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from hub.manifest import NAME, manifest
from reproducible import SURROUNDINGS, build, contents, differences
from tests.support.site import PROJECT

SOURCES = ("data", "docs", "hooks", "overrides", "tools", "mkdocs.yml", "package.json", "package-lock.json")
DAY = date(2026, 1, 1)


def manifest_of(site: Path) -> dict[str, Any]:
    """The manifest that a built site brings."""
    content: dict[str, Any] = json.loads((site / NAME).read_text("utf-8"))
    return content


def test_a_copy_elsewhere_builds_the_same_bytes(real_site: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale and hash seed, a later minute: every file is the same, downloads included.

    Only the revision is not: the copy is no clone. The day comes from the manifest, as somebody who checks would do.
    """
    name, surroundings = next(iter(SURROUNDINGS.items()))
    copy = tmp_path / name
    for source in SOURCES:
        if (PROJECT / source).is_dir():
            shutil.copytree(PROJECT / source, copy / source, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(PROJECT / source, copy / source)
    day = datetime.fromisoformat(manifest_of(real_site)["date"]).replace(tzinfo=UTC)
    build(copy, {**surroundings, "SOURCE_DATE_EPOCH": str(int(day.timestamp()))}, tmp_path / "site")
    mine, theirs = contents(real_site), contents(tmp_path / "site")
    told, retold = json.loads(mine.pop(NAME)), json.loads(theirs.pop(NAME))
    assert differences(mine, theirs) == []
    assert {**told, "revision": None, "modified": None} == retold
    assert any(path.endswith(".xlsx") for path in mine)


def test_the_manifest_lists_every_file_with_its_hash(real_site: Path) -> None:
    """Nothing but the manifest itself is missing from it."""
    files = manifest_of(real_site)["files"]
    built = {path: hashlib.sha256(data).hexdigest() for path, data in contents(real_site).items() if path != NAME}
    assert files == built
    assert list(files) == sorted(files)


def test_the_manifest_names_revision_day_and_versions(tmp_path: Path) -> None:
    """Outside a clone there is no revision; in one there is, and changes that nobody committed are owned to."""
    site = tmp_path / "site"
    site.mkdir()
    clone = tmp_path / "clone"
    clone.mkdir()
    told = manifest(site, clone, DAY)
    assert (told["revision"], told["modified"], told["date"]) == (None, None, "2026-01-01")
    assert told["versions"]["mkdocs-material"] == "9.8.1"
    git = ["git", "-C", str(clone), "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "--message", "x"], check=True)
    told = manifest(site, clone, DAY)
    assert len(told["revision"]) == 40
    assert told["modified"] is False
    (clone / "new").write_text("", "utf-8")
    assert manifest(site, clone, DAY)["modified"] is True


@pytest.mark.parametrize(
    ("other", "said"),
    [({"a": b"12"}, "b: only in one of them"), ({"a": b"1x", "b": b""}, "a: differs from byte 1: b'12' and b'1x'")],
)
def test_what_differs_is_named(other: dict[str, bytes], said: str) -> None:
    """The comparison names the file and the place."""
    assert differences({"a": b"12", "b": b""}, other) == [said]
