"""Find LibreOffice Calc for the tests of workbooks, or install it: `.venv/bin/python tools/office.py` prints its path.

The tests read the path from the environment variable HUB_OFFICE, which `make test` sets from here. They start it with a
profile of its own: nothing of the user's is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("soffice", "libreoffice")

NONE = """\
The tests of workbooks need LibreOffice Calc, and none was found on the PATH ({names}) or could be installed.
- Debian and Ubuntu: apt-get install libreoffice-calc-nogui (as root); other systems: install LibreOffice.
- Or set HUB_OFFICE to the path of a soffice that is already there.
"""


class OfficeError(Exception):
    """There is no LibreOffice to test with; the message says how to get one."""


def on_path() -> Path | None:
    """Return the soffice that HUB_OFFICE names, or else the first that is found on the PATH."""
    chosen = os.environ.get("HUB_OFFICE")
    if chosen:
        if not os.access(chosen, os.X_OK):
            message = f"HUB_OFFICE names {chosen}, which is no program that can be run.\n"
            raise OfficeError(message)
        return Path(chosen)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else None


def succeeds(*command: str) -> bool:
    """Run a command, with its output on standard error, and say whether it succeeded."""
    sys.stderr.write(f"office: {' '.join(command)}\n")
    sys.stderr.flush()
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def install() -> None:
    """Try to install the package of Debian or Ubuntu, which only root may. Says nothing of success."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    if succeeds("apt-get", "update", "--quiet"):
        succeeds("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "libreoffice-calc-nogui")


def find() -> Path:
    """Return a soffice, installing one if there is none. Raises OfficeError when that fails."""
    found = on_path()
    if found is None:
        install()
        found = on_path()
    if found is None:
        raise OfficeError(NONE.format(names=", ".join(NAMES)))
    return found


def main() -> int:
    """Print the path of LibreOffice."""
    try:
        sys.stdout.write(f"{find()}\n")
    except OfficeError as error:
        sys.stderr.write(str(error))
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
