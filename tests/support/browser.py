"""A real browser over a built site: the pages to look at, a static host to serve them, and what a page complains of."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

LANGUAGES: Mapping[str, str] = {"he": "", "ar": "ar/", "en": "en/"}
DIRECTIONS: Mapping[str, str] = {"he": "rtl", "ar": "rtl", "en": "ltr"}

# One page of each kind. Only the page for missing addresses is the same in every language.
MISSING = "no/such/page/"
KINDS: Mapping[str, Mapping[str, str]] = {
    "real": {
        "home": "",
        "toolkit": "toolkit/stage-4/work-plan/",
        "model": "models/ecostem21/",
        "network": "network/evaluation-2024/",
        "authority": "authorities/beit-hakerem/",
        "sparse authority": "authorities/hura/",
        "authorities": "authorities/",
        "plan": "work-plans/ecostem21/",
        "plans": "work-plans/",
        "lever": "levers/teacher-development/",
        "levers": "levers/",
        "partner": "partners/mona-centre/",
        "partners": "partners/",
        "district": "districts/north/",
        "districts": "districts/",
        "data": "data/",
        "about": "about/",
        "what is new": "about/whats-new/",
        "missing": MISSING,
    },
    "demo": {
        "home": "",
        "authority": "authorities/demo-ilanot/",
        "sparse authority": "authorities/demo-kiryat-matzpen/",
        "authorities": "authorities/",
        "plan": "work-plans/demo-plan-ilanot/",
        "plans": "work-plans/",
        "lever": "levers/demo-early-childhood/",
        "data": "data/",
        "about": "about/about-demo/",
    },
    # Its text about itself is there in Hebrew alone.
    "repository": {"fallback": "about/about-demo/"},
}

FLAGS: Sequence[str] = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks of another host fails at once, and is seen to fail.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@dataclass(frozen=True)
class Hub:
    """A built site at the address where it is served."""

    name: str
    site: Path
    address: str

    def url(self, language: str, page: str) -> str:
        """Address of a page in a language."""
        prefix = "" if page == MISSING else LANGUAGES[language]
        return f"{self.address}{prefix}{page}"

    def pages(self, language: str) -> dict[str, str]:
        """Address of one page of each kind; the page for missing addresses is counted once, as Hebrew."""
        kinds = KINDS[self.name].items()
        return {kind: self.url(language, page) for kind, page in kinds if page != MISSING or language == "he"}


def every_page(*hubs: str) -> list[tuple[str, str, str]]:
    """Hub, kind and language of one page of each kind in every language."""
    return [
        (hub, kind, language)
        for hub in hubs or KINDS
        for kind, page in KINDS[hub].items()
        for language in LANGUAGES
        if page != MISSING or language == "he"
    ]


class _StaticHost(BaseHTTPRequestHandler):
    """Serves files as a static host does: folders by their index, anything else by 404.html with status 404."""

    protocol_version = "HTTP/1.1"
    site: Path
    base: str

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        inside = path.removeprefix(self.base) if path.startswith(self.base) else MISSING
        file = self.site / inside
        if file.is_dir() and not path.endswith("/"):
            self._answer(301, b"", "text/plain", location=f"{path}/")
            return
        if file.is_dir():
            file /= "index.html"
        status = 200 if file.is_file() else 404
        if status == 404:
            file = self.site / "404.html"
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._answer(status, file.read_bytes(), f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)

    def _answer(self, status: int, body: bytes, kind: str, *, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the class above gave it
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a page drops what it still waited for."""


@contextmanager
def serve(name: str, site: Path, base: str = "/") -> Iterator[Hub]:
    """Serve a built site under a path, on a free port of this computer."""
    handler = type("Host", (_StaticHost,), {"site": site, "base": base})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield Hub(name, site, f"http://127.0.0.1:{server.server_port}{base}")
        finally:
            server.shutdown()
            thread.join()


class Watch:
    """What goes wrong on a page: foreign, failed and missing requests, errors, warnings, breaches of its policy."""

    def __init__(self, page: Page, hub: Hub) -> None:
        self.hub = hub
        self.complaints: list[str] = []
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (event) =>"
            " console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"
        )
        page.on("request", self._request)
        page.on("requestfailed", lambda request: self.complaints.append(f"failed: {request.url} ({request.failure})"))
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.hub.address, "data:", "blob:")):
            self.complaints.append(f"foreign: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.url.endswith(MISSING):
            self.complaints.append(f"{response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        asked_for = message.location.get("url", "").endswith(MISSING) and "404" in message.text
        if message.type in ("error", "warning", "assert") and not asked_for:
            self.complaints.append(f"{message.type}: {message.text}")
