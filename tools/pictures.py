"""Take the pictures of the README from a built site: `.venv/bin/python tools/pictures.py` after `make build`."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from browser import on_path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("/", "/ar/authorities/beit-hakerem/", "/en/work-plans/ecostem21/")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
SIZE: ViewportSize = {"width": 1280, "height": 860}
SHEET = """\
<style>
  body { margin: 0; display: grid; grid: auto / repeat(3, 1fr); gap: 24px; padding: 24px; background: #dfe6e8 }
  img { inline-size: 100%; border-radius: 6px }
</style>
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the built site without a line for every request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's signature
        """Say nothing."""


def main() -> int:
    """Write pictures/hub.png: three pages, three languages, side by side."""
    site = ROOT / "site"
    if not site.is_dir():
        sys.stderr.write("There is no site yet: run `make build` first.\n")
        return 1
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    target = ROOT / "pictures"
    target.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=on_path(), args=list(ARGUMENTS))
        page = browser.new_page(viewport=SIZE)
        shots = []
        for number, address in enumerate(PAGES):
            page.goto(f"http://127.0.0.1:{server.server_port}{address}")
            page.wait_for_function("document.fonts.status === 'loaded'")
            shot = ROOT / "build" / f"picture-{number}.png"
            page.screenshot(path=shot)
            shots.append(f'<img src="{shot.as_uri()}">')
        sheet = ROOT / "build" / "pictures.html"
        sheet.write_text(SHEET + "".join(shots), "utf-8")
        page.set_viewport_size({"width": 1800, "height": 460})
        page.goto(sheet.as_uri())
        page.screenshot(path=target / "hub.png", full_page=True)
        browser.close()
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
