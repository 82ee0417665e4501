"""The web server of the preview: answers this computer alone, and tells open pages when to reload."""

from __future__ import annotations

import threading
from collections import Counter
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from typing_extensions import override

from hub.preview.answers import Answer, answer
from hub.preview.board import Board
from hub.preview.pages import EVENTS, Frame

HOST: Final = "127.0.0.1"
UNNAMED: Final = "?"
"""Stands for an open page that does not say which it is."""
_HEARTBEAT: Final = 15.0
"""Seconds between signs of life, by which a closed page is noticed."""


class PreviewServer(ThreadingHTTPServer):
    """Serves what the board shows; ``frame`` is set anew when the configuration changes."""

    daemon_threads = True

    def __init__(self, port: int, board: Board, frame: Frame) -> None:
        super().__init__((HOST, port), _Handler)
        self.board = board
        self.frame = frame
        self._lock = threading.Lock()
        self._open: Counter[str] = Counter()

    def open_pages(self) -> frozenset[str]:
        """The pages that browsers show at this moment, by their addresses from the site's root."""
        with self._lock:
            return frozenset(page for page, number in self._open.items() if number > 0)

    def note(self, page: str, change: int) -> None:
        """Count a page in or out."""
        with self._lock:
            self._open[page] += change


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        """Send a page, a file or the news."""
        if urlsplit(self.path).path == f"{self.server.frame.base}{EVENTS}":
            self._send_news()
        else:
            self._send(answer(self.path, self.server.board.shown, self.server.frame))

    def do_HEAD(self) -> None:
        """The same without the body."""
        self.do_GET()

    def _send(self, found: Answer) -> None:
        self.send_response(found.status)
        if found.location:
            self.send_header("Location", found.location)
        if found.content_type:
            self.send_header("Content-Type", found.content_type)
        self.send_header("Content-Length", str(len(found.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self._write(b"" if self.command == "HEAD" else found.body)

    def _send_news(self) -> None:
        """Keep the connection open until something else is shown than what the page has."""
        since = parse_qs(urlsplit(self.path).query).get("since", [""])[0]
        page = self._page()
        self.server.note(page, 1)
        try:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self._wait(since)
        finally:
            self.server.note(page, -1)

    def _wait(self, since: str) -> None:
        board = self.server.board
        while not board.wait(since, _HEARTBEAT):
            if not self._write(b": still here\n\n"):
                return
        if not board.is_closed:
            self._write(f"data: {board.shown.version}\n\n".encode())

    def _page(self) -> str:
        """The page that asks for news, by its address from the site's root; browsers name it, some are kept from it."""
        referer = self.headers.get("Referer")
        if referer is None:
            return UNNAMED
        path = unquote(urlsplit(referer).path)
        return path.removeprefix(self.server.frame.base).removesuffix("index.html")

    def _write(self, content: bytes) -> bool:
        """Write to the browser; False where it has gone."""
        try:
            self.wfile.write(content)
            self.wfile.flush()
        except ConnectionError:
            return False
        return True

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Requests are nobody's news."""
