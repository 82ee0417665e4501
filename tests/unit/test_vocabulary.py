"""The labels of the site: complete in every language, every form of every number, every placeholder."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import yaml

from hub.locales import Locale, Locales
from hub.models.authority import District
from hub.problems import Problem
from hub.vocabulary import ENUMS, enum_keys, load_vocabularies, placeholders
from tests.support.hub import make_hub, text_of

LOCALES: Final = Locales((Locale("he", "עברית", is_default=True), Locale("ar", "العربية"), Locale("en", "English")))


def tree() -> dict[str, object]:
    """The smallest vocabulary: a label for every word of the closed lists."""
    labels: dict[str, object] = {}
    for key in enum_keys():
        branch, name = key.split(".")
        group = labels.setdefault(branch, {})
        assert isinstance(group, dict)
        group[name] = name
    return labels


def forms(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "{count} plans")


def checked(folder: Path, **changes: dict[str, object]) -> list[Problem]:
    """The problems of the smallest vocabulary with changes on top of some languages."""
    (folder / "vocabulary").mkdir()
    for locale in LOCALES.items:
        labels = tree() | changes.get(locale.code, {})
        text = yaml.safe_dump(labels, allow_unicode=True, sort_keys=True)
        (folder / f"vocabulary/{locale.code}.yml").write_text(text, "utf-8")
    return load_vocabularies(folder / "vocabulary", LOCALES)[1]


def test_the_smallest_vocabulary_has_no_problem(tmp_path: Path) -> None:
    """A label for each value of each closed list is enough."""
    assert checked(tmp_path) == []


def test_every_word_of_a_closed_list_needs_a_label(tmp_path: Path) -> None:
    """A new value in the code is missed in every language, with the place where it belongs."""
    lacking: dict[str, object] = {
        "district": {member.value: "x" for member in District if member is not District.HAIFA}
    }
    problems = checked(tmp_path, he=lacking, en=lacking)
    assert [(str(found.mark.file), found.params["field"]) for found in problems] == [
        ("vocabulary/he.yml", "district.haifa"),
        ("vocabulary/en.yml", "district.haifa"),
    ]
    assert text_of(problems[:1], "he") == (
        f"vocabulary/he.yml:{problems[0].mark.line}:1: שגיאה [vocabulary-missing] "
        'התווית "district.haifa" חסרה ב־"he".\n    צפוי: התווית\n    דוגמה: district.haifa: …\n'
    )


def test_labels_are_those_of_the_default_language(tmp_path: Path) -> None:
    """What it has, every language has; what it lacks, nothing prints."""
    problems = checked(tmp_path, he={"site": {"name": "א", "tag": "ב"}}, ar={"site": {"name": "ا"}}, en={"sight": "x"})
    assert [(found.code, str(found.mark.file), found.params) for found in problems] == [
        ("vocabulary-missing", "vocabulary/ar.yml", {"field": "site.tag", "locale": "ar"}),
        ("vocabulary-missing", "vocabulary/en.yml", {"field": "site.name", "locale": "en"}),
        ("vocabulary-missing", "vocabulary/en.yml", {"field": "site.tag", "locale": "en"}),
        ("vocabulary-unknown", "vocabulary/en.yml", {"found": "sight"}),
    ]
    assert "[vocabulary-unknown] A label that nothing prints." in text_of(problems)


def test_a_label_that_counts_has_every_form_of_its_language(tmp_path: Path) -> None:
    """Arabic has six, Hebrew three, English two."""
    problems = checked(
        tmp_path,
        he={"plans": forms("one", "two", "other")},
        ar={"plans": forms("zero", "one", "two", "other")},
        en={"plans": forms("one", "other")},
    )
    assert [(found.code, found.params) for found in problems] == [
        ("vocabulary-plural", {"field": "plans", "expected": "few, many"})
    ]
    assert (
        text_of(problems, "ar").splitlines()[0].endswith('[vocabulary-plural] تنقص التسمية "plans" صيغٌ لبعض الأعداد.')
    )


def test_every_language_fills_in_the_same(tmp_path: Path) -> None:
    """A placeholder that a translation lost or misspelt would fail while a page is made."""
    problems = checked(
        tmp_path,
        he={"note": "{name} מתוך {total}", "plans": forms("one", "two", "other")},
        ar={"note": "{name} من {totl}", "plans": forms("zero", "one", "two", "few", "many", "other")},
        en={"note": "{name}", "plans": {"one": "one plan", "other": "{count} plans"}},
    )
    assert [(found.code, found.params) for found in problems] == [
        ("vocabulary-placeholder", {"field": "note", "expected": "{name}, {total}", "found": "{name}, {totl}"}),
        ("vocabulary-placeholder", {"field": "note", "expected": "{name}, {total}", "found": "{name}"}),
    ]
    assert "    expected: {name}, {total}\n    found: {name}, {totl}\n" in text_of(problems)


def test_a_broken_default_language_is_told_once(tmp_path: Path) -> None:
    """The other languages are not blamed for labels that they should have."""
    checked(tmp_path, ar={"note": "x"})
    (tmp_path / "vocabulary/he.yml").write_text('site: "ה"רשת"\n', "utf-8")
    vocabularies, problems = load_vocabularies(tmp_path / "vocabulary", LOCALES)
    assert [(found.code, str(found.mark.file)) for found in problems] == [("yaml-gershayim", "vocabulary/he.yml")]
    assert sorted(vocabularies) == ["ar", "en"]


def test_files_are_named_as_seen_from_the_hub(tmp_path: Path) -> None:
    """Also where a hub borrows the vocabulary of its neighbour."""
    root = tmp_path / "demo"
    root.mkdir()
    _, problems = load_vocabularies(tmp_path / "data/vocabulary", LOCALES, root)
    assert [str(found.mark.file) for found in problems] == [
        f"../data/vocabulary/{locale.code}.yml" for locale in LOCALES.items
    ]


def test_labels_are_read_by_name_value_and_number(tmp_path: Path) -> None:
    """A label by its path, a value of a closed list, and a form for a number."""
    checked(
        tmp_path,
        he={"site": {"name": "מרכז"}, "plans": {"one": "אחת", "two": "שתיים", "other": "{count}"}},
        ar={"site": {"name": "ا"}, "plans": forms("zero", "one", "two", "few", "many", "other")},
        en={"site": {"name": "c"}, "plans": forms("one", "other")},
    )
    hebrew = load_vocabularies(tmp_path / "vocabulary", LOCALES)[0]["he"]
    assert hebrew.text("site.name") == "מרכז"
    assert hebrew.named("district", District.SOUTH) == "south"
    assert [hebrew.plural("plans", number) for number in (1, 2, 3, 1.5)] == ["אחת", "שתיים", "{count}", "{count}"]
    with pytest.raises(KeyError):
        hebrew.text("plans")
    with pytest.raises(KeyError):
        hebrew.text("site.nothing")


@pytest.mark.parametrize(
    ("label", "expected"),
    [("a {b} {c} {b}", {"b", "c"}), ("plain", set()), ({"one": "x", "other": "{n}"}, {"n"}), ("{}", {""})],
)
def test_placeholders(label: str | dict[str, str], expected: set[str]) -> None:
    """Names in braces, over all forms of a label."""
    assert placeholders(label) == expected


def test_every_closed_list_that_a_page_prints_is_in_the_vocabulary() -> None:
    """The branches that the vocabulary names are lists of the models."""
    assert all(list(kind) for kind in ENUMS.values())
    assert len(set(enum_keys())) == len(list(enum_keys()))


def test_the_repository_has_a_vocabulary_for_the_throw_away_hubs(tmp_path: Path) -> None:
    """They copy it, so that they are made as the real hub is."""
    config = make_hub(tmp_path)
    assert load_vocabularies(config.vocabulary, config.locales, config.root)[1] == []
