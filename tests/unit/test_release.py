"""What a release holds, and that its checksums hold."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path

import pytest

import release
from hub.manifest import NAME
from hub.offline import PATH

TAG = "v1.0.0"


def small_site(folder: Path) -> Path:
    """A built site as far as a release is concerned."""
    for path, data in {"index.html": b"<p>", NAME: b"{}", PATH: b"PK", "assets/a.css": b"a{}"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def test_a_release_is_whole_and_its_checksums_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Site, offline copy, manifest and bill of materials; ``sha256sum`` agrees; twice gathered is the same."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    site = small_site(tmp_path / "site")
    for name in ("one", "two"):
        release.gather(site, TAG, tmp_path / name)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == [
        "SHA256SUMS",
        "munistem-hub-v1.0.0-build.json",
        "munistem-hub-v1.0.0-offline.zip",
        "munistem-hub-v1.0.0-sbom.cdx.json",
        "munistem-hub-v1.0.0-site.tar.gz",
    ]
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path / "one", check=True)
    assert len((tmp_path / "one" / "SHA256SUMS").read_text("utf-8").splitlines()) == len(names) - 1
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    with tarfile.open(tmp_path / "one" / "munistem-hub-v1.0.0-site.tar.gz") as archive:
        assert f"munistem-hub-{TAG}/assets/a.css" in archive.getnames()


def test_a_site_without_its_offline_copy_is_no_release(tmp_path: Path) -> None:
    """It was not built as it is published."""
    site = small_site(tmp_path / "site")
    (site / PATH).unlink()
    with pytest.raises(FileNotFoundError):
        release.gather(site, TAG, tmp_path / "out")
