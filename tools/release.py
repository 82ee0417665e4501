"""Gather what a release holds, from the site in `site/`: `.venv/bin/python tools/release.py v1.0.0 dist`.

The site as one archive, the copy for use offline, the manifest of the build, the bill of materials, and SHA256SUMS with
the checksum of each (`sha256sum --check SHA256SUMS`). The same site gives the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import sys
import tarfile
from pathlib import Path

import sbom
from hub.manifest import NAME as MANIFEST
from hub.offline import PATH as OFFLINE

ROOT = Path(__file__).resolve().parent.parent
SUMS = "SHA256SUMS"


def archive(site: Path, target: Path, top: str) -> None:
    """Write every file of a folder into a compressed archive, below one folder, without dates and owners."""
    with gzip.GzipFile(target, "wb", mtime=0) as stream, tarfile.open(fileobj=stream, mode="w") as tar:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            info = tarfile.TarInfo(f"{top}/{path.relative_to(site).as_posix()}")
            info.size = path.stat().st_size
            with path.open("rb") as content:
                tar.addfile(info, content)


def gather(site: Path, tag: str, target: Path) -> None:
    """Put everything that belongs to a release into a folder. FileNotFoundError where the site has no offline copy."""
    target.mkdir(parents=True, exist_ok=True)
    archive(site, target / f"munistem-hub-{tag}-site.tar.gz", f"munistem-hub-{tag}")
    shutil.copyfile(site / OFFLINE, target / f"munistem-hub-{tag}-offline.zip")
    shutil.copyfile(site / MANIFEST, target / f"munistem-hub-{tag}-build.json")
    sbom.main([str(target / f"munistem-hub-{tag}-sbom.cdx.json")])
    files = sorted(path for path in target.iterdir() if path.name != SUMS)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (target / SUMS).write_text("".join(lines), "utf-8")


def main(arguments: list[str]) -> int:
    """Gather the release of a tag."""
    if len(arguments) != 2:  # noqa: PLR2004  # a tag and a folder
        sys.stderr.write("Usage: tools/release.py TAG FOLDER\n")
        return 2
    gather(ROOT / "site", arguments[0], Path(arguments[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
