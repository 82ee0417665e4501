"""Where every page lives, and the list of what has been published."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub import addresses
from hub.locales import Locale
from hub.pages import Site
from hub.validate import validate_hub
from tests.support.hub import TODAY, codes, make_hub, page, problems_of


@pytest.mark.parametrize(
    ("path", "address", "source"),
    [
        ("index.md", "", None),
        ("about/index.md", "about/", None),
        ("about/sources.md", "about/sources/", "about/sources.md"),
        ("toolkit/stage-3/work-plan.md", "toolkit/stage-3/work-plan/", "toolkit/stage-3/work-plan.md"),
        ("authorities/index.md", "authorities/", "authorities/index.md"),
        ("work-plans/index.md", "work-plans/", "work-plans/index.md"),
    ],
)
def test_written_pages(path: str, address: str, source: str | None) -> None:
    """A page's address follows from its file, the front page's is empty."""
    assert addresses.written(path) == address
    if source is not None:
        assert addresses.source_path(address) == source


def test_generated_pages() -> None:
    """One function each, and no other place where an address is put together."""
    assert addresses.authority("sderot") == "authorities/sderot/"
    assert addresses.work_plan("plan") == "work-plans/plan/"
    assert addresses.source_path("authorities/sderot/") == "authorities/sderot.md"


def test_every_generated_page_has_a_listed_address(tmp_path: Path) -> None:
    """What the checks of links and of the ledger know is what is built, each address once."""
    catalog, _ = validate_hub(make_hub(tmp_path), TODAY)
    listed = set(addresses.all_addresses(catalog))
    written = {addresses.written(path) for path in catalog.pages[catalog.config.locales.default.code]}
    made = [page.address for page in Site(catalog).pages()]
    assert sorted(made) == sorted(listed - written)


def test_languages_put_their_prefix_before() -> None:
    """The default language has none."""
    assert addresses.in_language("about/", Locale("he", "עברית", is_default=True)) == "about/"
    assert addresses.in_language("about/", Locale("ar", "العربية")) == "ar/about/"


@pytest.mark.parametrize(
    ("address", "start", "expected"),
    [
        ("authorities/a/", "authorities/b/", "../a/"),
        ("authorities/a/", "authorities/a/", "./"),
        ("", "authorities/a/", "../../"),
        ("authorities/a/", "", "authorities/a/"),
        ("authorities/", "authorities/a/", "../"),
        ("work-plans/p/", "authorities/a/", "../../work-plans/p/"),
    ],
)
def test_links_are_relative(address: str, start: str, expected: str) -> None:
    """The site works at / and below any folder."""
    assert addresses.relative(address, start) == expected


def test_the_ledger_grows_and_never_shrinks(tmp_path: Path) -> None:
    """What was published stays on the list, whatever happens to its page."""
    config = make_hub(tmp_path)
    assert addresses.read_ledger(config) is None
    catalog, _ = validate_hub(config, TODAY)
    current = set(addresses.all_addresses(catalog))
    assert {"about/", "authorities/", "authorities/sderot/", "work-plans/", "work-plans/plan/"} <= current
    assert addresses.write_ledger(catalog) == len(current)
    assert addresses.write_ledger(catalog) == 0
    assert validate_hub(config, TODAY)[1] == []
    ledger = tmp_path / "data/addresses.txt"
    ledger.write_text(ledger.read_text("utf-8") + "authorities/rahat/\n", "utf-8")
    assert addresses.write_ledger(catalog) == 0
    entries = addresses.read_ledger(config)
    assert entries is not None
    assert list(entries) == sorted({*current, "authorities/rahat/"})
    assert codes(validate_hub(config, TODAY)[1]) == ["address-gone"]


def test_a_broken_page_keeps_its_address(tmp_path: Path) -> None:
    """A page that cannot be read is not gone."""
    config = make_hub(tmp_path)
    addresses.write_ledger(validate_hub(config, TODAY)[0])
    (tmp_path / "data/authorities/sderot.yml").write_text("id: [", "utf-8")
    (tmp_path / "docs/he/about/index.md").write_text("x", "utf-8")
    assert codes(validate_hub(config, TODAY)[1]) == ["yaml-brackets", "front-matter-missing"]


def test_a_folder_that_is_missing_is_one_problem(tmp_path: Path) -> None:
    """Not one for each page that was in it."""
    config = make_hub(tmp_path)
    addresses.write_ledger(validate_hub(config, TODAY)[0])
    (tmp_path / "data/work_plans/plan.yml").unlink()
    (tmp_path / "data/work_plans").rmdir()
    assert codes(validate_hub(config, TODAY)[1]) == ["folder-missing"]


def test_a_ledger_that_is_no_text(tmp_path: Path) -> None:
    """Its encoding is explained like that of any other file."""
    found = problems_of(tmp_path, {"data/addresses.txt": "# כתובות\nabout/\n".encode("cp1255")})
    assert "encoding-windows-1255" in codes(found)


def test_addresses_differ_between_a_page_and_a_folder(tmp_path: Path) -> None:
    """``about.md`` and ``about/index.md`` would be one page."""
    found = problems_of(tmp_path, {"docs/en/about.md": page("en")})
    assert codes(found) == ["page-without-original", "address-taken"]
