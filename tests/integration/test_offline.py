"""What the offline copy holds: every link of it leads to a file in it, or to the published site."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree, html

from hub.cli.main import main
from hub.offline import PATH, TOP, offline_files, write_offline_copy
from tests.support.html import parse
from tests.support.site import make_site

SITE_URL = "https://hub.example.org/"
LINKS = ("href", "src", "action")


@pytest.fixture(scope="module")
def copy(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hub's copy, unpacked."""
    folder = tmp_path_factory.mktemp("copy")
    for path, data in offline_files(real_site, SITE_URL).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def test_every_link_names_a_file(copy: Path) -> None:
    """A link to a folder would list it, one that begins with a slash would leave the copy."""
    pages = sorted(copy.rglob("*.html"))
    assert len(pages) > 100
    known: dict[Path, bool] = {}
    for page in pages:
        root = html.document_fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        for element in root.iter(etree.Element):
            for link in [element.attrib[name] for name in LINKS if name in element.attrib]:
                path = link.partition("#")[0].partition("?")[0]
                if path and not path.startswith(("https://", "http://", "mailto:")):
                    target = page.parent / path
                    assert known.setdefault(target, target.is_file()), (page, link)


def test_what_needs_a_server_stays_out(copy: Path, real_site: Path) -> None:
    """No lists for hosts, no page for missing addresses; indexes are scripts, and what they find are files."""
    names = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    assert "index.html" in names
    assert not {"404.html", "_headers", "sitemap.xml", "build.json"} & names
    assert not [name for name in names if name.startswith("search/") and not name.endswith(".js")]
    for index in (real_site / "search").glob("??.*.json"):
        script = (copy / "search" / f"{index.stem}.js").read_text("utf-8")
        packed = json.loads(script.partition("=")[2].partition("=")[2].rstrip().rstrip(";"))
        root = json.loads(index.read_text("utf-8"))["root"]
        for document in packed["docs"]:
            assert (copy / f"{root}{document[2].partition('#')[0]}").is_file(), document[2]


def test_pages_carry_no_policy_that_a_disk_cannot_keep(copy: Path) -> None:
    """From a disk ``'self'`` is no place, and a preloaded font another origin's."""
    text = (copy / "en/about/index.html").read_text("utf-8")
    assert "Content-Security-Policy" not in text
    assert 'rel="preload"' not in text
    assert '<link rel="canonical" href="http' in text


def test_the_same_site_gives_the_same_zip(tmp_path: Path) -> None:
    """Byte for byte; everything lies in one folder."""
    config = make_site(tmp_path / "hub")
    assert main(["--config", str(config), "build"]) == 0
    for name in ("one.zip", "two.zip"):
        write_offline_copy(config.parent / "site", tmp_path / name, SITE_URL, date(2026, 1, 1))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert all(name.startswith(TOP) for name in archive.namelist())
        assert f"{TOP}index.html" in archive.namelist()


def test_the_copy_is_offered_where_it_was_asked_for(tmp_path: Path) -> None:
    """Every page links to it; inside the copy that link leads to the published one. Other builds have neither."""
    config = make_site(tmp_path, site_url=SITE_URL)
    site = tmp_path / "site"
    assert main(["--config", str(config), "build", "--offline"]) == 0
    assert parse(site / "en/about/index.html").one("a", href=f"../../{PATH}").text
    with zipfile.ZipFile(site / PATH) as archive:
        assert f'href="{SITE_URL}{PATH}"' in archive.read(f"{TOP}en/about/index.html").decode()
        assert f"{TOP}{PATH}" not in archive.namelist()
    assert PATH in json.loads((site / "build.json").read_text("utf-8"))["files"]
    assert main(["--config", str(config), "build"]) == 0
    assert not (site / PATH).exists()
    assert PATH not in (site / "en/about/index.html").read_text("utf-8")
