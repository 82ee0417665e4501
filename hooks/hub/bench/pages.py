"""What a reader's first view costs: Lighthouse's judgement, weight, requests and layout shift of the main pages."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from typing_extensions import override

from hub.assets import node_executable
from hub.bench.measure import BenchError
from hub.locales import Locales

PAGES: Final = {
    "home": "",
    "authority": "authorities/beit-hakerem/",
    "plan": "work-plans/ecostem21/",
    "chapter": "toolkit/stage-4/measurement/",
}
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
_FLAGS: Final = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking"
_COMPRESSED: Final = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
_HEAD: Final = f"{'page':24}" + "".join(f"{name:>16}" for name in (*CATEGORIES, "KB", "requests", "layout shift"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Lighthouse's scores (0 to 100) in its mobile setting; bytes over the wire, requests, cumulative layout shift."""

    scores: tuple[int, ...]
    bytes: int
    requests: int
    shift: float


def measure(project: Path, site: Path, locales: Locales, repeat: int, say: Callable[[str], None]) -> None:
    """Print a line for each page in each language; of several runs the one in the middle by performance."""
    program = project / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        raise BenchError(f"{program} is missing: run `make bench-pages`, which installs it")
    if not os.environ.get("HUB_CHROMIUM"):
        raise BenchError("HUB_CHROMIUM names no browser: run `make bench-pages`, which finds one")
    say(_HEAD)
    with _served(site) as address:
        for name, page in PAGES.items():
            for locale in locales.items:
                url = f"{address}{locale.prefix}{page}"
                runs = sorted((_run(program, url) for _ in range(repeat)), key=lambda verdict: verdict.scores[0])
                verdict = runs[len(runs) // 2]
                scores = "".join(f"{score:16}" for score in verdict.scores)
                say(
                    f"{f'{name} ({locale.code})':24}{scores}{verdict.bytes / 1024:16.1f}"
                    f"{verdict.requests:16}{verdict.shift:16.3f}"
                )


def _run(program: Path, url: str) -> Verdict:
    command = [str(node_executable()), str(program), url, "--quiet", "--output=json", f"--chrome-flags={_FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": os.environ["HUB_CHROMIUM"]}
    done = subprocess.run(
        [*command, f"--only-categories={','.join(CATEGORIES)}"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise BenchError(f"Lighthouse failed on {url}:\n{done.stderr[-2000:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    audits = report["audits"]
    return Verdict(
        tuple(round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES),
        int(audits["total-byte-weight"]["numericValue"]),
        len(audits["network-requests"]["details"]["items"]),
        float(audits["cumulative-layout-shift"]["numericValue"]),
    )


class _Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as the hosts of deploy/ do: compressed, and what is named by its content kept for a year."""

    protocol_version = "HTTP/1.1"

    @override
    def send_head(self) -> BytesIO | None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
        if status is HTTPStatus.NOT_FOUND:
            file = Path(self.directory) / "404.html"
        body = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in _COMPRESSED:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        kept = "/assets/" in self.path
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if kept else "no-cache")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that is done drops its connections."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_Host, directory=str(site))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
