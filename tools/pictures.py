"""Take the pictures of the README from a built site: `.venv/bin/python tools/pictures.py` after `make build`."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from pathlib import Path

from browser import on_path
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("/", "/ar/authorities/beit-hakerem/", "/en/work-plans/ecostem21/")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
SIZE = {"width": 1280, "height": 860}
SHEET = """<body style="margin:0;display:grid;grid-template-columns:repeat(3,1fr);gap:24px;padding:24px;background:#dfe6e8">
{}</body>"""


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
            shots.append(f'<img style="width:100%;border-radius:6px" src="{shot.as_uri()}">')
        sheet = ROOT / "build" / "pictures.html"
        sheet.write_text(SHEET.format("".join(shots)), "utf-8")
        page.set_viewport_size({"width": 1800, "height": 460})
        page.goto(sheet.as_uri())
        page.screenshot(path=target / "hub.png", full_page=True)
        browser.close()
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
