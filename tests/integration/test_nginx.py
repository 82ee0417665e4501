"""A real nginx serves the built hub with deploy/nginx.conf: what it answers, and with which headers."""

from __future__ import annotations

import gzip
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.hosting import FOREVER, SECURITY, is_named_by_content
from tests.support.nginx import Nginx, command, serve, write_config
from tests.support.site import make_site

LANGUAGES = ("", "ar/", "en/")
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "text/xml; charset=utf-8",
}
FOR_HOSTS = ("/_headers", "/_redirects", "/_redirects.map")


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory, real_site: Path) -> Iterator[Nginx]:
    """The hub, served by nginx."""
    with serve(tmp_path_factory.mktemp("nginx"), real_site) as server:
        yield server


def one_of_each_kind(site: Path) -> dict[str, str]:
    """The path of one file of each kind that the site holds, those named by content apart from the others."""
    found: dict[tuple[str, bool], str] = {}
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site).as_posix()
        if path != "404.html" and not path.startswith("_"):
            found.setdefault((file.suffix, is_named_by_content(path)), path)
    return {path: suffix for (suffix, _), path in found.items()}


def test_nginx_finds_no_fault_in_the_configuration(tmp_path: Path, real_site: Path) -> None:
    """``nginx -t`` reads it without an error or a warning."""
    main = write_config(tmp_path, real_site, 8080)
    done = subprocess.run([*command(tmp_path, main), "-t"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr


def test_every_kind_of_file_carries_the_promised_headers(nginx: Nginx, real_site: Path) -> None:
    """Type, security headers, and a year for what is named by its content; anything else is asked for anew."""
    kinds = one_of_each_kind(real_site)
    assert set(TYPES) <= set(kinds.values())
    for path, suffix in kinds.items():
        answer = nginx.get(f"/{path}")
        assert answer.status == 200, path
        assert answer.body == (real_site / path).read_bytes()
        assert {name: answer.headers[name] for name in SECURITY} == SECURITY, path
        assert answer.headers.get_all("Cache-Control") == [FOREVER if is_named_by_content(path) else "no-cache"], path
        assert answer.headers["Content-Type"] == TYPES.get(suffix, answer.headers["Content-Type"]), path
        assert answer.headers["Server"] == "nginx"


def test_what_has_not_changed_is_not_sent_again(nginx: Nginx) -> None:
    """A reader who has the page gets 304 and no body."""
    etag = nginx.get("/en/about/").headers["ETag"]
    answer = nginx.get("/en/about/", {"If-None-Match": etag})
    assert (answer.status, answer.body) == (304, b"")


def test_text_is_sent_compressed(nginx: Nginx, real_site: Path) -> None:
    """Pages, styles, scripts, data and drawings are, and fonts and workbooks, which already are, stay."""
    for path, suffix in one_of_each_kind(real_site).items():
        answer = nginx.get(f"/{path}", {"Accept-Encoding": "gzip"})
        data = (real_site / path).read_bytes()
        if suffix in (".docx", ".xlsx", ".woff2"):
            assert "Content-Encoding" not in answer.headers, path
        elif suffix in TYPES and len(data) >= 512:
            assert answer.headers["Content-Encoding"] == "gzip", path
            assert answer.headers["Vary"] == "Accept-Encoding", path
            assert gzip.decompress(answer.body) == data


@pytest.mark.parametrize("address", ["/no/such/page/", "/en/no/such/page", "/assets/gone.00000000.css", "/x.html"])
def test_a_missing_address_is_answered_with_404_in_every_language(nginx: Nginx, real_site: Path, address: str) -> None:
    """The page for missing addresses comes with the status that says so, and nobody keeps it."""
    answer = nginx.get(address)
    assert answer.status == 404
    assert answer.body == (real_site / "404.html").read_bytes()
    assert answer.headers["Cache-Control"] == "no-cache"
    assert {name: answer.headers[name] for name in SECURITY} == SECURITY


def test_the_page_for_missing_addresses_is_no_address_itself(nginx: Nginx) -> None:
    """Asked for by name it is missing like any other."""
    assert nginx.get("/404.html").status == 404


@pytest.mark.parametrize("wish", ["ar", "en-US,en;q=0.9", "he", "ru"])
def test_the_language_is_the_readers_choice(nginx: Nginx, real_site: Path, wish: str) -> None:
    """No Accept-Language changes what an address answers, and none is named in Vary."""
    for prefix in LANGUAGES:
        answer = nginx.get(f"/{prefix}", {"Accept-Language": wish})
        assert answer.status == 200
        assert answer.body == (real_site / prefix / "index.html").read_bytes()
        assert "language" not in str(answer.headers["Vary"]).lower()


def test_a_folder_without_its_slash_leads_to_itself(nginx: Nginx) -> None:
    """The redirect names no host: it holds behind a proxy and under any name."""
    answer = nginx.get("/en/about")
    assert (answer.status, answer.headers["Location"]) == (301, "/en/about/")


@pytest.mark.parametrize("path", [*FOR_HOSTS, "/.git/config", "/en/.hidden"])
def test_what_is_not_for_readers_is_not_served(nginx: Nginx, path: str) -> None:
    """Lists for hosts and hidden files are missing addresses."""
    assert nginx.get(path).status == 404


def test_a_page_that_moved_is_redirected_and_domains_can_be_proved(tmp_path: Path) -> None:
    """The build's list is read: 301 in every language. ``.well-known`` is served, for those who issue certificates."""
    config = make_site(tmp_path / "hub", {"data/redirects.yml": "- {old: old/page/, new: about/}\n"})
    from hub.cli.main import main

    assert main(["--config", str(config), "build"]) == 0
    site = config.parent / "site"
    (site / ".well-known").mkdir()
    (site / ".well-known" / "proof.txt").write_text("yes", "utf-8")
    with serve(tmp_path, site) as server:
        for prefix in LANGUAGES:
            answer = server.get(f"/{prefix}old/page/")
            assert (answer.status, answer.headers["Location"]) == (301, f"/{prefix}about/")
        assert server.get("/.well-known/proof.txt").body == b"yes"
        assert server.get("/_redirects.map").status == 404
