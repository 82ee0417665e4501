"""The hub's nginx configuration at work: its file as it stands, but for the port and the folder of the site."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from grp import getgrgid
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from pwd import getpwuid

from nginx import NGINX
from tests.support.site import PROJECT

CONFIG = PROJECT / "deploy" / "nginx.conf"
_FOLDER = "/var/www/hub"
_LISTEN = "    listen 80;\n    listen [::]:80;\n"
_MAIN = """\
{user}
daemon off;
pid nginx.pid;
error_log stderr warn;
events {{ worker_connections 64; }}
http {{
    include mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include {config};
}}
"""


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Nginx:
    """A running server."""

    port: int

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for a path, with a connection of its own; redirects are not followed."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers=dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()


def program() -> Path:
    """The nginx to test with; RuntimeError with what to do where there is none."""
    found = NGINX.on_path()
    if found is None:
        raise RuntimeError(NGINX.none)
    return found


def write_config(folder: Path, site: Path, port: int) -> Path:
    """Write a whole configuration around the hub's into a folder that is the server's own."""
    text = CONFIG.read_text("utf-8")
    assert text.count(_LISTEN) == 1
    assert text.count(_FOLDER) == 2
    hub = folder / "hub.conf"
    hub.write_text(text.replace(_LISTEN, f"    listen 127.0.0.1:{port};\n").replace(_FOLDER, str(site)), "utf-8")
    main = folder / "nginx.conf"
    main.write_text(_MAIN.format(config=hub, user=_user()), "utf-8")
    shutil.copy(_mime_types(), folder / "mime.types")
    return main


def _user() -> str:
    """Root's server would read the site as nobody, who may not look into a test's folder."""
    return f"user {getpwuid(0).pw_name} {getgrgid(0).gr_name};" if os.geteuid() == 0 else ""


def _mime_types() -> Path:
    """The list of media types that comes with nginx."""
    for path in (Path("/etc/nginx/mime.types"), program().resolve().parent.parent / "conf" / "mime.types"):
        if path.is_file():
            return path
    raise RuntimeError(NGINX.none)


def command(folder: Path, main: Path) -> list[str]:
    """How to run the server with a folder of its own."""
    return [str(program()), "-p", f"{folder}/", "-c", str(main), "-e", "stderr"]


@contextmanager
def serve(folder: Path, site: Path) -> Iterator[Nginx]:
    """Serve a built site as the hub's configuration says, on a free port of this computer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    main = write_config(folder, site, port)
    log = folder / "log"
    with log.open("w", encoding="utf-8") as stream, subprocess.Popen(command(folder, main), stderr=stream) as server:
        try:
            _wait(server, port, log)
            yield Nginx(port)
        finally:
            server.terminate()


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Until the server answers, or has given up: RuntimeError with what it said."""
    for _ in range(600):
        if server.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(log.read_text("utf-8"))
