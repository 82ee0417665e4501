"""A fourth language is added by one command, and the site is built in it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from hub.cli.main import main
from tests.support.built import build_hub
from tests.support.site import PROJECT, make_site


def opened(file: Path) -> Any:  # noqa: ANN401 - lxml publishes no types
    return html.fromstring(file.read_bytes())


@pytest.mark.slow
def test_a_fourth_language_is_built(tmp_path: Path) -> None:
    """Russian: its folder, its configuration, a vocabulary of placeholders; one page of its own, others fall back."""
    config = make_site(tmp_path)
    shutil.copytree(PROJECT / "data/vocabulary", tmp_path / "data/vocabulary")
    text = config.read_text("utf-8")
    config.write_text(text.replace(f"{PROJECT}/data/vocabulary", "data/vocabulary"), "utf-8")
    assert main(["--config", str(config), "add-language", "ru"]) == 0
    vocabulary = tmp_path / "data/vocabulary/ru.yml"
    labels = vocabulary.read_text("utf-8")
    assert "  home: דף הבית\n" in labels
    vocabulary.write_text(labels.replace("  home: דף הבית\n", "  home: Главная\n"), "utf-8")
    about = (tmp_path / "docs/en/about/index.md").read_text("utf-8")
    (tmp_path / "docs/ru/about").mkdir()
    (tmp_path / "docs/ru/about/index.md").write_text(about.replace("About en", "О сети"), "utf-8")

    site = build_hub(config, tmp_path / "site")

    page = opened(site / "ru/about/index.html")
    assert (page.get("lang"), page.get("dir")) == ("ru", "ltr")
    assert "О сети" in page.find(".//h1").text_content()
    assert "Главная" in page.text_content()
    fallback = opened(site / "ru/index.html")
    assert fallback.get("lang") == "ru"
    assert fallback.find(".//article").get("lang") == "he"
    authority = opened(site / "ru/authorities/ilanot/index.html")
    assert (authority.get("lang"), authority.get("dir")) == ("ru", "ltr")
    assert 'hreflang="ru"' in (site / "index.html").read_text("utf-8")
    assert "https://example.org/ru/authorities/ilanot/" in (site / "sitemap.xml").read_text("utf-8")
