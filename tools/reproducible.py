"""Build the site of the last commit twice and compare: `.venv/bin/python tools/reproducible.py`.

Two clean clones in folders of different names, under different time zones, locales and hash seeds, one after the other,
have to give the same files, byte for byte, downloads included. Prints what differs and fails, or prints how many files
are the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SURROUNDINGS: Mapping[str, Mapping[str, str]] = {
    "one": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANGUAGE": "", "PYTHONHASHSEED": "1"},
    "the other one": {"TZ": "America/Adak", "LC_ALL": "he_IL.UTF-8", "LANGUAGE": "he", "PYTHONHASHSEED": "20260101"},
}
"""What differs between the two, by the name of the folder."""


def build(project: Path, surroundings: Mapping[str, str], site: Path, *command: str) -> None:
    """Build a copy of the project with its own code, in this environment, into a folder. Raises CalledProcessError."""
    modules = project / "node_modules"
    if not modules.exists():
        modules.symlink_to(ROOT / "node_modules")
    environment = {**os.environ, **surroundings, "PYTHONPATH": str(project / "hooks")}
    hub = [sys.executable, "-m", "hub.cli.main", "--config", str(project / "mkdocs.yml")]
    subprocess.run([*hub, *(command or ("build",)), "--site-dir", str(site)], cwd=project, env=environment, check=True)


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The paths that only one of two sites has, or that differ, each with what is the matter."""
    found = []
    for path in sorted({*one, *other}):
        if path not in one or path not in other:
            found.append(f"{path}: only in one of them")
        elif one[path] != other[path]:
            pairs = zip(one[path], other[path], strict=False)
            same = next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one[path]), len(other[path])))
            around = [data[path][max(0, same - 40) : same + 40] for data in (one, other)]
            found.append(f"{path}: differs from byte {same}: {around[0]!r} and {around[1]!r}")
    return found


def main() -> int:
    """Clone, build and compare."""
    moment = {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time()))}
    with tempfile.TemporaryDirectory() as folder:
        sites = []
        for name, surroundings in SURROUNDINGS.items():
            clone = Path(folder) / name / "hub"
            subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)  # noqa: S607  # git is on the path
            build(clone, {**surroundings, **moment}, Path(folder) / name / "site", "build", "--offline")
            sites.append(contents(Path(folder) / name / "site"))
    found = differences(*sites)
    for line in found:
        sys.stderr.write(f"{line}\n")
    verdict = f"{len(found)} files differ" if found else "byte for byte the same"
    sys.stdout.write(f"Two builds of {len(sites[0])} files: {verdict}.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
