"""Find a Chromium for the browser tests, or install one: `.venv/bin/python tools/browser.py` prints its path.

The tests read the path from the environment variable HUB_CHROMIUM, which `make test` sets from here.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from program import Program, succeeds, tell

NONE = """\
The browser tests need Chromium, and none was found on the PATH or could be installed.
- Debian: apt-get install chromium (as root); other systems: install Chromium or Chrome.
- Or: .venv/bin/playwright install --with-deps chromium
- Or set HUB_CHROMIUM to the path of a Chromium or Chrome that is already there.
"""


@dataclass(frozen=True)
class _Browser(Program):
    """A browser, which Playwright may bring where Debian does not."""

    def on_path(self) -> Path | None:
        """Return the browser of the system, or else the one that Playwright keeps, if it has been installed."""
        from playwright.sync_api import sync_playwright

        found = super().on_path()
        if found is not None:
            return found
        with sync_playwright() as playwright:
            path = Path(playwright.chromium.executable_path)
        return path if path.is_file() else None

    def install(self) -> bool:
        """Try to install Chromium: with apt where that is possible, else with Playwright."""
        return super().install() or succeeds(sys.executable, "-m", "playwright", "install", "chromium")


CHROMIUM = _Browser(
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"), "HUB_CHROMIUM", "chromium", NONE
)

if __name__ == "__main__":
    sys.exit(tell(CHROMIUM))
