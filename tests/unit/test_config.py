"""The hub's configuration, read from the site's own."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Final

import pytest

from hub.config import ConfigError, read_config

LANGUAGES: Final = """\
plugins:
  - search
  - i18n:
      languages:
        - {locale: he, name: עברית, default: true}
        - {locale: ar}
        - {locale: ru, build: false}
"""


def write(folder: Path, text: str, name: str = "mkdocs.yml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_languages_come_from_the_site_alone(tmp_path: Path) -> None:
    """In their order; a language that is not built is none; direction is data of the CLDR."""
    config = read_config(write(tmp_path, LANGUAGES))
    assert config.locales.codes == ("he", "ar")
    assert config.locales.default.code == "he"
    assert [locale.direction for locale in config.locales.items] == ["rtl", "rtl"]
    assert [locale.prefix for locale in config.locales.items] == ["", "ar/"]
    assert config.locales["ar"].name == "ar"
    assert config.locales.others == (config.locales["ar"],)
    with pytest.raises(KeyError):
        config.locales["ru"]


def test_a_fourth_language_is_a_line(tmp_path: Path) -> None:
    """The set of languages is hard-coded nowhere."""
    config = read_config(write(tmp_path, LANGUAGES.replace("locale: ru, build: false", "locale: am")))
    assert config.locales.codes == ("he", "ar", "am")
    assert config.locales["am"].direction == "ltr"


def test_folders_have_their_usual_places(tmp_path: Path) -> None:
    """Nothing has to be said to have docs/, data/ and overrides/."""
    config = read_config(write(tmp_path, LANGUAGES))
    assert (config.root, config.docs, config.data) == (tmp_path, PurePosixPath("docs"), PurePosixPath("data"))
    assert (config.vocabulary, config.overrides) == (tmp_path / "data/vocabulary", tmp_path / "overrides")
    assert config.ledger == PurePosixPath("data/addresses.txt")
    assert not config.is_demo


def test_a_hub_inherits_from_another(tmp_path: Path) -> None:
    """Mappings are merged, everything else is replaced; folders are the inheriting hub's own."""
    write(tmp_path, f"{LANGUAGES}theme: {{custom_dir: overrides}}\nextra: {{hub: {{vocabulary: words}}, other: 1}}\n")
    text = "INHERIT: ../mkdocs.yml\ndocs_dir: pages\ntheme: {custom_dir: ../overrides}\nextra: {hub: {demo: true}}\n"
    config = read_config(write(tmp_path, text, "demo/mkdocs.yml"))
    assert config.is_demo
    assert config.locales.codes == ("he", "ar")
    assert (config.root, config.docs) == (tmp_path / "demo", PurePosixPath("pages"))
    assert (config.vocabulary, config.overrides) == (tmp_path / "demo/words", tmp_path / "overrides")


def test_python_names_are_read_over(tmp_path: Path) -> None:
    """Tags with Python names mean something to the engine, not to the core."""
    text = f"{LANGUAGES}repo_url: https://example.org/hub\nmarkdown_extensions:\n"
    text += "  - x: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n"
    assert read_config(write(tmp_path, text)).repo_url == "https://example.org/hub"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("[REPO_URL, OTHER, 'https://a.org']", "https://a.org"),
        ("[HUB_TEST, 'https://a.org']", "https://b.org"),
        ("GONE", ""),
    ],
)
def test_the_environment_fills_in_what_the_configuration_leaves_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, expected: str
) -> None:
    """``!ENV`` is the first variable that is set, else what stands last, as the engine reads it."""
    for name in ("REPO_URL", "OTHER", "GONE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HUB_TEST", "https://b.org")
    assert read_config(write(tmp_path, f"{LANGUAGES}repo_url: !ENV {value}\n")).repo_url == expected


def test_files_are_edited_in_the_repository(tmp_path: Path) -> None:
    """A page and a record have a place to edit them, counted from the folder of pages; without a repository none."""
    text = f"{LANGUAGES}docs_dir: docs\nrepo_url: https://example.org/hub/\nedit_uri: edit/main/demo/docs/\n"
    config = read_config(write(tmp_path, text))
    page, record = PurePosixPath("docs/ar/index.md"), PurePosixPath("data/levers.yml")
    assert config.edit_url(page) == "https://example.org/hub/edit/main/demo/docs/ar/index.md"
    assert config.edit_url(record) == "https://example.org/hub/edit/main/demo/data/levers.yml"
    assert read_config(write(tmp_path, LANGUAGES)).edit_url(page) == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected a mapping"),
        ("- a\n", "expected a mapping"),
        ("a: 'b\n", ":2: not valid YAML"),
        ("site_name: x\n", "at least one language"),
        ("plugins: {i18n: {languages: []}}\n", "at least one language"),
        ("plugins: {i18n: {languages: [he]}}\n", "a locale for each"),
        ("plugins: {i18n: {languages: [{locale: he}]}}\n", "exactly one language"),
        ("plugins: {i18n: {languages: [{locale: xx-yy, default: true}]}}\n", "code of a language, found 'xx-yy'"),
        (f"{LANGUAGES}extra: [hub]\n", "keys and values under extra"),
        ("INHERIT: mkdocs.yml\n", "leads back"),
        ("INHERIT: nowhere.yml\n", "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    """A wrong configuration is no traceback."""
    with pytest.raises(ConfigError, match=message) as caught:
        read_config(write(tmp_path, text))
    assert "\n" not in str(caught.value)
    assert "mkdocs.yml" in str(caught.value) or "nowhere.yml" in str(caught.value)


def test_a_configuration_that_is_not_there(tmp_path: Path) -> None:
    """The path that was looked for is named."""
    with pytest.raises(ConfigError, match="nowhere"):
        read_config(tmp_path / "nowhere.yml")
