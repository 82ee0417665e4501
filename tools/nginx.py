"""Find an nginx for the tests of hosting, or install one: `.venv/bin/python tools/nginx.py` prints its path.

The tests read the path from the environment variable HUB_NGINX, which `make test` sets from here. They start it as the
user that they run as, on a free port, with a folder of its own: nothing of the system's is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NONE = """\
The tests of hosting need nginx, and none was found on the PATH or could be installed.
- Debian and Ubuntu: apt-get install nginx (as root); other systems: install nginx.
- Or set HUB_NGINX to the path of an nginx that is already there.
"""
SYSTEM_FOLDERS = ("/usr/sbin", "/usr/local/sbin", "/sbin")


class NginxError(Exception):
    """There is no nginx to test with; the message says how to get one."""


def on_path() -> Path | None:
    """Return the nginx that HUB_NGINX names, or else the one on the PATH or among the system's own programs."""
    chosen = os.environ.get("HUB_NGINX")
    if chosen:
        if not os.access(chosen, os.X_OK):
            message = f"HUB_NGINX names {chosen}, which is no program that can be run.\n"
            raise NginxError(message)
        return Path(chosen)
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *SYSTEM_FOLDERS))
    found = shutil.which("nginx", path=path)
    return Path(found) if found else None


def succeeds(*command: str) -> bool:
    """Run a command, with its output on standard error, and say whether it succeeded."""
    sys.stderr.write(f"nginx: {' '.join(command)}\n")
    sys.stderr.flush()
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def install() -> None:
    """Try to install the package of Debian or Ubuntu, which only root may. Says nothing of success."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    # Neither the service that comes with it nor anything else is started: the tests start their own.
    os.environ.setdefault("RUNLEVEL", "1")
    if succeeds("apt-get", "update", "--quiet"):
        succeeds("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "nginx")


def find() -> Path:
    """Return an nginx, installing one if there is none. Raises NginxError when that fails."""
    found = on_path()
    if found is None:
        install()
        found = on_path()
    if found is None:
        raise NginxError(NONE)
    return found


def main() -> int:
    """Print the path of nginx."""
    try:
        sys.stdout.write(f"{find()}\n")
    except NginxError as error:
        sys.stderr.write(str(error))
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
