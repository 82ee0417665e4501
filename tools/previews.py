"""Make the pictures that link previews show: `.venv/bin/python tools/previews.py` after `make build`.

One for each language: the hub's mark, its name and its one sentence, in the hub's own font and colours. They are kept
in the repository, because a build needs no browser; make them anew when the name, the sentence or the mark changes.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser import CHROMIUM
from hub.config import read_config
from hub.vocabulary import load_vocabularies

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "overrides" / "assets" / "img"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
WIDTH, HEIGHT = 1200, 630
MOST_BYTES = 60_000
PAGE = """\
<!doctype html><html lang="{lang}" dir="{dir}"><meta charset="utf-8"><style>
{fonts}
  body {{ margin: 0; inline-size: {width}px; block-size: {height}px; box-sizing: border-box; padding: 80px;
    display: flex; flex-direction: column; align-items: flex-start; justify-content: space-between;
    background: #ffffff; color: #0c2b3d; font-family: "Rubik Variable"; border-block-end: 24px solid #096d76 }}
  svg {{ flex: none; inline-size: 180px; block-size: 180px }}
  h1 {{ margin: 0; font-size: 76px; font-weight: 600; line-height: 1.2 }}
  p {{ margin: 24px 0 0; font-size: 40px; line-height: 1.4; color: #4b5d69; text-wrap: balance }}
</style><body>{mark}<div><h1>{name}</h1><p>{sentence}</p></div></body></html>
"""
FACE = "@font-face {{ font-family: 'Rubik Variable'; src: url('{url}'); font-weight: 300 900; unicode-range: {range} }}"
RANGES = {
    "hebrew": "U+0590-05FF, U+200C-2010, U+FB1D-FB4F",
    "arabic": "U+0600-06FF, U+0750-077F",
    "latin": "U+0000-00FF, U+2013-2014",
}


def main() -> int:
    """Write a picture for each language."""
    fonts = []
    for script, letters in RANGES.items():
        found = sorted((ROOT / "build" / "assets").glob(f"rubik-{script}-wght-normal.*.woff2"))
        if not found:
            sys.stderr.write("The fonts are not bundled yet: run `make build` first.\n")
            return 1
        fonts.append(FACE.format(url=found[0].as_uri(), range=letters))
    config = read_config(ROOT / "mkdocs.yml")
    vocabularies, _ = load_vocabularies(config.vocabulary, config.locales, config.root)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM.on_path(), args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for locale in config.locales.items:
            text = vocabularies[locale.code].text
            sheet = ROOT / "build" / f"preview.{locale.code}.html"
            html = PAGE.format(
                lang=locale.code,
                dir=locale.direction,
                fonts="\n".join(fonts),
                width=WIDTH,
                height=HEIGHT,
                mark=(IMAGES / "mark.svg").read_text("utf-8"),
                name=escape(text("site.name")),
                sentence=escape(text("site.description")),
            )
            sheet.write_text(html, "utf-8")
            page.goto(sheet.as_uri())
            page.wait_for_function("document.fonts.status === 'loaded'")
            picture = IMAGES / f"preview.{locale.code}.png"
            page.screenshot(path=picture)
            size = picture.stat().st_size
            sys.stdout.write(f"{picture.relative_to(ROOT)}: {size} bytes\n")
            if size > MOST_BYTES:
                sys.stderr.write(f"{picture.name} weighs more than {MOST_BYTES} bytes.\n")
                return 1
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
