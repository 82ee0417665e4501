"""Write the lock files: requirements/build.txt, dev.txt and audit.txt, and package-lock.json.

Run by `make lock`. The Python locks hold for every supported Python and platform, carry hashes and name no index.
`build.txt` is what building the site needs; `dev.txt` holds only what development adds to it; `audit.txt` is what looks
for known faults in both, and is installed apart from them.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import bootstrap

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
OLDEST_PYTHON = "3.11"
PROJECT = "pyproject.toml"

HEADERS = {
    "audit": "# What `make audit` needs. Written by `make lock` from pyproject.toml; do not edit.\n",
    "build": "# What building the site needs. Written by `make lock` from pyproject.toml; do not edit.\n",
    "dev": "# What development adds to build.txt. Written by `make lock` from pyproject.toml; do not edit.\n",
}

# A requirement with the indented hash lines that follow it.
BLOCK = re.compile(r"^(?P<pin>[a-zA-Z0-9][^\n]*?)(?: \\)?\n(?:[ ]+--hash=[^\n]*\n?)+", re.MULTILINE)


def blocks(lock: str) -> dict[str, str]:
    """Split a lock into its requirements: pin (name, version and marker) to the whole block of lines."""
    return {match["pin"]: match.group().rstrip("\n") + "\n" for match in BLOCK.finditer(lock)}


def without(lock: str, base: str) -> str:
    """Return the requirements of ``lock`` whose very pin is not in ``base``.

    Raises ValueError where both name a package at different pins: installing one after the other would then change it.
    """
    known = blocks(base)
    versions = {pin.split("==")[0]: pin for pin in known}
    rest = {pin: text for pin, text in blocks(lock).items() if pin not in known}
    for pin in rest:
        name = pin.split("==")[0]
        if name in versions and versions[name].split(" ;")[0] != pin.split(" ;")[0]:
            message = f"{pin} in dev.txt contradicts {versions[name]} in build.txt"
            raise ValueError(message)
    return "".join(text for pin, text in rest.items() if pin.split("==")[0] not in versions)


def compile_lock(*options: str) -> str:
    """Resolve with uv what the options name, from pyproject.toml, and return the lock as text."""
    uv = Path(sysconfig.get_path("scripts")) / "uv"
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "lock.txt"
        command = [
            str(uv), "pip", "compile", "--quiet", "--universal",
            "--python-version", OLDEST_PYTHON, "--generate-hashes", "--no-emit-index-url",
            "--no-header", "--no-annotate", "--output-file", str(target), *options,
        ]  # fmt: skip
        subprocess.run(command, cwd=ROOT, check=True)
        return target.read_text(encoding="utf-8")


def write(name: str, lock: str) -> Path:
    """Write one Python lock below its header."""
    path = REQUIREMENTS / f"{name}.txt"
    path.write_text(HEADERS[name] + "".join(blocks(lock).values()), encoding="utf-8")
    return path


def main() -> int:
    """Resolve everything anew and write the locks."""
    base = compile_lock(PROJECT, "--group", "backend", "--upgrade")
    path = write("build", base)
    write("dev", without(compile_lock(PROJECT, "--group", "dev", "--upgrade", "--constraints", str(path)), base))
    write("audit", compile_lock("--group", f"{PROJECT}:audit", "--upgrade"))
    bootstrap.run_npm("install", "--package-lock-only", "--ignore-scripts")
    if '"resolved"' in (ROOT / "package-lock.json").read_text(encoding="utf-8"):
        sys.stderr.write("package-lock.json names addresses of a registry: .npmrc should have kept them out.\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
