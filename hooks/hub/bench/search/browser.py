"""A browser that searches as a reader does, and the figures that it gives."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Response, sync_playwright

from hub.bench.measure import BenchError
from hub.bench.search.queries import Query
from hub.locales import Locale

FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
TOP: Final = 10
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Counts the worker's answers: the theme's search and ours speak the same messages.
WATCH: Final = """() => {
  const Original = window.Worker;
  const told = { asked: 0, answered: 0 };
  window.hubBench = told;
  window.Worker = class extends Original {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", ({ data }) => {
        if (data?.type === 3) told.answered += 1;
      });
    }
    postMessage(message, ...rest) {
      if (message?.type === 2) told.asked += 1;
      super.postMessage(message, ...rest);
    }
  };
}"""

ASK: Final = """async ([query, top]) => {
  const box = document.querySelector(".md-search__input");
  // A timer would round the figures up to four milliseconds.
  const { port1, port2 } = new MessageChannel();
  const pause = () => new Promise((go) => {
    port1.onmessage = go;
    port2.postMessage(0);
  });
  const before = { ...window.hubBench };
  box.focus();
  box.value = query;
  const start = performance.now();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  const told = window.hubBench;
  while (told.answered === before.answered || told.answered < told.asked) {
    await pause();
    const waited = performance.now() - start;
    // The theme does not ask again for what it takes to be the same as before.
    if (waited > 2000 && before.answered && told.asked === before.asked) break;
    if (waited > 60000) throw new Error(`No answer to ${query}`);
  }
  // The answer is drawn by now or in the next frame.
  const list = document.querySelector(".md-search-result__list");
  if ("query" in list.dataset) while (list.dataset.query !== query.trim()) await pause();
  const time = performance.now() - start;
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  const items = [...list.querySelectorAll(":scope > .md-search-result__item")];
  const links = items.slice(0, top).map((item) => new URL(item.querySelector("a[href]").href).pathname);
  return { links, time };
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found: pages, best first, without the language's prefix; and how long it took."""

    query: Query
    pages: Sequence[str]
    seconds: float

    @property
    def rank(self) -> int:
        """The place of the first page that answers, from 1; 0 where none is among them."""
        return next((place for place, page in enumerate(self.pages, 1) if page in self.query.pages), 0)


@dataclass(frozen=True, slots=True)
class Weight:
    """Compressed bytes that the search takes, and how long the first result takes from the first letter."""

    before: int
    """Fetched with the page, before anybody searches."""
    first: int
    """Fetched at the first search."""
    seconds: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser: the one that HUB_CHROMIUM names, or one that is installed."""
    named = os.environ.get("HUB_CHROMIUM")
    program = named or next(filter(None, map(shutil.which, _NAMES)), None)
    with sync_playwright() as playwright:
        if program is None and not Path(playwright.chromium.executable_path).is_file():
            raise BenchError("There is no Chromium: `make bench-search` finds or installs one.")
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the class above gave it
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A site on a free port of this computer; its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=site)) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def open_search(browser: Browser, address: str, locale: Locale) -> Page:
    """A new page of a language, whose worker is counted."""
    page = browser.new_context(locale=locale.code).new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(address + locale.prefix, wait_until="networkidle")
    return page


def ask(page: Page, query: Query, root: str) -> Answer:
    """Put a query into the box as a whole, as pasting does; ``root`` is the path of the language's home."""
    found: Any = page.evaluate(ASK, [query.text, TOP])
    pages = [unquote(path).removeprefix(root) for path in found["links"]]
    return Answer(query, pages, found["time"] / 1000)


def ask_all(page: Page, queries: Sequence[Query]) -> list[Answer]:
    """Every query in turn, on one page."""
    root = urlsplit(page.url).path
    return [ask(page, query, root) for query in queries]


def weigh_search(browser: Browser, address: str, locale: Locale, query: Query) -> Weight:
    """A first visit and its first search: what belongs to the search of all that is fetched."""
    context = browser.new_context(locale=locale.code)
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    fetched: list[Response] = []

    def keep(response: Response) -> None:
        fetched.append(response)  # Playwright marks what it is handed, which a built-in method does not allow

    context.on("response", keep)
    page.goto(address + locale.prefix, wait_until="networkidle")
    before = _bytes(fetched)
    fetched.clear()
    answer = ask(page, query, urlsplit(page.url).path)
    first = _bytes(fetched)
    context.close()
    return Weight(before, first, answer.seconds)


def _bytes(responses: Sequence[Response]) -> int:
    """What those that belong to the search weigh as servers compress them."""
    names = ("/search/", "/search.", "/search-worker.", "/lunr/")
    mine = [one for one in responses if any(name in urlsplit(one.url).path for name in names)]
    return sum(len(gzip.compress(response.body(), 6)) for response in mine)
