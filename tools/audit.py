"""Look every locked package up in the databases of known faults: `make audit`.

pip-audit has an environment of its own, build/audit, so that it can neither change nor be changed by what it looks at.
Ends with 1 where a fault is known. Both audits are always made.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import bootstrap

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / "build" / "audit"
LOCKS = tuple(ROOT / "requirements" / f"{name}.txt" for name in ("build", "dev", "audit"))

ACCEPTED: tuple[str, ...] = ()
"""Identifiers of faults that do not concern the hub, each with its reason in a comment beside it."""


def install() -> None:
    """Make the environment of pip-audit anew, from its lock."""
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    options = ("--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes")
    command = [str(VENV / "bin" / "python"), "-m", "pip", "install", *options, "--requirement", str(LOCKS[-1])]
    subprocess.run(command, check=True)


def commands() -> list[list[str]]:
    """What looks the locks up: the locks alone count, and what cannot be looked up is a failure."""
    python = [str(VENV / "bin" / "pip-audit"), "--strict", "--require-hashes", "--disable-pip"]
    python += ["--progress-spinner", "off"]
    python += [part for lock in LOCKS for part in ("--requirement", str(lock))]
    python += [part for fault in ACCEPTED for part in ("--ignore-vuln", fault)]
    return [python]


def main() -> int:
    """Both audits, the second also where the first found something."""
    install()
    failed = [command for command in commands() if subprocess.run(command, cwd=ROOT, check=False).returncode]
    try:
        bootstrap.run_npm("audit", "--package-lock-only")
    except bootstrap.BootstrapError:
        failed.append(["npm", "audit"])
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
