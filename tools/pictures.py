"""Take the pictures of README and CONTRIBUTING: `.venv/bin/python tools/pictures.py` after `make build`.

Needs LibreOffice and Poppler's pdftoppm beside the browser. The pictures are committed: only who makes them anew does.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, ViewportSize, sync_playwright

from browser import CHROMIUM

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "pictures"
ACTIONS = "פעולות"
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
    """Write the pictures: of the site for the README, of the three ways to edit for CONTRIBUTING."""
    site = ROOT / "site"
    office = shutil.which("soffice")
    if not site.is_dir() or office is None:
        sys.stderr.write("Needs a built site (`make build`) and LibreOffice (`soffice`).\n")
        return 1
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM.on_path(), args=list(ARGUMENTS))
        page = browser.new_page(viewport=SIZE)
        hub(page, base)
        correcting(page, base)
        form(browser.new_page(viewport=SIZE), base)
        workbook(office)
        browser.close()
    server.shutdown()
    return 0


def hub(page: Page, base: str) -> None:
    """Three pages in three languages, side by side."""
    shots = []
    for number, address in enumerate(PAGES):
        page.goto(f"{base}{address}")
        page.wait_for_function("document.fonts.status === 'loaded'")
        shot = ROOT / "build" / f"picture-{number}.png"
        page.screenshot(path=shot)
        shots.append(f'<img src="{shot.as_uri()}">')
    sheet = ROOT / "build" / "pictures.html"
    sheet.write_text(SHEET + "".join(shots), "utf-8")
    page.set_viewport_size({"width": 1800, "height": 460})
    page.goto(sheet.as_uri())
    page.screenshot(path=PICTURES / "hub.png", full_page=True)
    page.set_viewport_size(SIZE)


def correcting(page: Page, base: str) -> None:
    """The foot of an authority's page, with the link that corrects it."""
    page.goto(f"{base}/authorities/rahat/")
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.locator("#correct").scroll_into_view_if_needed()
    page.screenshot(path=PICTURES / "editing-site.png", clip={"x": 0, "y": 360, "width": 1280, "height": 500})


def form(page: Page, base: str) -> None:
    """An authority in the form of the editing page, over a folder as an editor would choose it."""
    sys.path.append(str(ROOT))
    from tests.browser.test_edit import Editor
    from tests.support.browser import Hub

    Editor(page, Hub("real", ROOT / "site", f"{base}/"))
    page.evaluate("() => { location.hash = '#/collections/authorities/entries/beit-hakerem' }")
    page.locator('[data-key-path="name.he"] input').first.wait_for()
    page.screenshot(path=PICTURES / "editing-form.png")


def workbook(office: str) -> None:
    """The sheet of actions of a plan, as LibreOffice shows it, right to left."""
    build = ROOT / "build"
    command = [sys.executable, "-m", "hub.cli.main", "export", "plan", "ecostem21", "--lang", "he"]
    subprocess.run([*command, "-o", str(build / "picture.xlsx")], cwd=ROOT, check=True)
    book = openpyxl.load_workbook(build / "picture.xlsx")
    for name in book.sheetnames:
        if name != ACTIONS:
            del book[name]  # hidden sheets would be printed too
    book.save(build / "picture.xlsx")
    profile = f"-env:UserInstallation={(build / 'office').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(build)]
    subprocess.run(
        [*convert, str(build / "picture.xlsx")], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    page = ["pdftoppm", "-r", "110", "-png", "-singlefile", "-f", "1", str(build / "picture.pdf")]
    subprocess.run([*page, str(PICTURES / "editing-workbook")], check=True)


if __name__ == "__main__":
    sys.exit(main())
