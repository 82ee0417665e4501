"""What hosts are told: the list of headers, Netlify's settings, the names of assets."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from hub.assets import content_name
from hub.hosting import FOREVER, SECURITY, headers_file, is_named_by_content
from tests.support.site import PROJECT

MOST_RULES = 100
LONGEST_LINE = 2000
"""What Cloudflare Pages reads of one file."""


def parse_headers(text: str) -> dict[str, dict[str, str]]:
    """Read ``_headers`` as both hosts do: a path, and indented below it a name and a value a line."""
    rules: dict[str, dict[str, str]] = {}
    rule: dict[str, str] = {}
    for line in text.splitlines():
        assert len(line) <= LONGEST_LINE
        if not line.startswith(" "):
            assert re.fullmatch(r"/[^\s*]*\*?", line), line
            assert line not in rules
            rule = rules[line] = {}
            continue
        name, colon, value = line.strip().partition(": ")
        assert colon
        assert re.fullmatch(r"[A-Za-z-]+", name)
        assert name not in rule
        rule[name] = value
    assert len(rules) <= MOST_RULES
    return rules


def matching(rules: dict[str, dict[str, str]], path: str) -> list[dict[str, str]]:
    """The rules that hold for a path: Cloudflare joins the values of a name that two of them give."""
    return [
        headers for rule, headers in rules.items() if path == rule or (rule[-1] == "*" and path.startswith(rule[:-1]))
    ]


def test_headers_are_said_once_for_each_file() -> None:
    """Every file has the security headers; what is named by its content has a year; no name is given twice."""
    paths = ["index.html", "assets/hub.VYJTAPIV.js", "search/he.0123456789.json", "search/search_index.json"]
    rules = parse_headers(headers_file(paths))
    for path in paths:
        names = [name for headers in matching(rules, f"/{path}") for name in headers]
        assert len(names) == len(set(names)), path
        assert set(SECURITY) <= set(names)
        assert ("Cache-Control" in names) == is_named_by_content(path), path
    assert rules["/search/he.0123456789.json"] == {"Cache-Control": FOREVER}


def test_the_built_hub_brings_its_headers(real_site: Path) -> None:
    """The file lies at the root, and the rules hold for what is there."""
    rules = parse_headers((real_site / "_headers").read_text("utf-8"))
    assert rules["/*"] == SECURITY
    for path in real_site.rglob("*.*"):
        headers = matching(rules, f"/{path.relative_to(real_site).as_posix()}")
        assert sum("Cache-Control" in rule for rule in headers) == is_named_by_content(path.name), path


def test_every_asset_is_named_by_its_content(real_site: Path) -> None:
    """Whatever lies in assets/ is kept for a year: a name without a hash would keep the old file on readers' disks."""
    assets = [path for path in (real_site / "assets").rglob("*") if path.is_file()]
    ours = [path for path in assets if "javascripts/lunr" not in path.as_posix()]
    assert [path for path in ours if not is_named_by_content(path.name)] == []
    assert {path.suffix for path in assets} >= {".css", ".js", ".woff2", ".svg"}


def test_a_name_changes_with_the_content() -> None:
    """The same name and content give the same name; other content another."""
    assert content_name("img/favicon.svg", b"<svg/>") == content_name("img/favicon.svg", b"<svg/>")
    assert content_name("img/favicon.svg", b"<svg/>") != content_name("img/favicon.svg", b"<svg />")
    assert is_named_by_content(content_name("img/favicon.svg", b"<svg/>"))
    for plain in ("favicon.svg", "lunr.stemmer.support.min.js", "work-plan.en.xlsx", "search_index.json", "OFL.txt"):
        assert not is_named_by_content(plain)


def test_the_header_does_not_contradict_the_pages_policy() -> None:
    """Beside the page's own policy it says nothing of scripts and styles, and it forbids frames, as only it can."""
    directives = {part.split()[0] for part in SECURITY["Content-Security-Policy"].split(";")}
    assert "frame-ancestors" in directives
    assert not {name for name in directives if name.endswith("-src")} - {"object-src"}


def test_netlifys_settings_build_the_site_for_its_address() -> None:
    """The file is TOML, publishes what the build makes, and each command builds for the address it is shown at."""
    settings = tomllib.loads((PROJECT / "netlify.toml").read_text("utf-8"))
    assert settings["build"]["publish"] == "site"
    commands = [settings["build"]["command"], *(context["command"] for context in settings["context"].values())]
    for command in commands:
        assert re.fullmatch(r'SITE_URL="\$[A-Z_]+/" make offline', command), command
    assert "headers" not in settings, "headers are said in one place, which both hosts read"
