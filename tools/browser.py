"""Find a Chromium for the browser tests, or install one: `.venv/bin/python tools/browser.py` prints its path.

The tests read the path from the environment variable HUB_CHROMIUM, which `make test` sets from here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

NONE = """\
The browser tests need Chromium, and none was found on the PATH ({names}) or could be installed.
- Debian: apt-get install chromium (as root); other systems: install Chromium or Chrome.
- Or: .venv/bin/playwright install --with-deps chromium
- Or set HUB_CHROMIUM to the path of a Chromium or Chrome that is already there.
"""


class BrowserError(Exception):
    """There is no browser to test with; the message says how to get one."""


def on_path() -> Path | None:
    """Return the browser that HUB_CHROMIUM names, or else the first that is found on the PATH."""
    chosen = os.environ.get("HUB_CHROMIUM")
    if chosen:
        if not os.access(chosen, os.X_OK):
            message = f"HUB_CHROMIUM names {chosen}, which is no program that can be run.\n"
            raise BrowserError(message)
        return Path(chosen)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else None


def of_playwright() -> Path | None:
    """Return the browser that Playwright keeps, if it has been installed."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def succeeds(*command: str) -> bool:
    """Run a command, with its output on standard error, and say whether it succeeded."""
    sys.stderr.write(f"browser: {' '.join(command)}\n")
    sys.stderr.flush()
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def install() -> None:
    """Try to install Chromium: with apt where that is possible, else with Playwright. Says nothing of success."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
        if succeeds("apt-get", "update", "--quiet") and succeeds(
            "apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "chromium"
        ):
            return
    succeeds(sys.executable, "-m", "playwright", "install", "chromium")


def find() -> Path:
    """Return a browser, installing one if there is none. Raises BrowserError when that fails."""
    found = on_path() or of_playwright()
    if found is None:
        install()
        found = on_path() or of_playwright()
    if found is None:
        raise BrowserError(NONE.format(names=", ".join(NAMES)))
    return found


def main() -> int:
    """Print the path of the browser."""
    try:
        sys.stdout.write(f"{find()}\n")
    except BrowserError as error:
        sys.stderr.write(str(error))
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
