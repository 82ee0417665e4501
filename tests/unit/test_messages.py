"""The words of problems: complete in every language, each with the parameters that the code gives."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from string import Formatter
from typing import Final

import pytest

import hub
from hub.messages import DEFAULT, FOLDER, Message, as_text, catalogue, languages, render, words
from hub.problems import Mark, Problem, problem, warning

LANGUAGES: Final = ("ar", "en", "he")
PACKAGE: Final = Path(hub.__file__).parent
MAKERS: Final = {"problem", "warning", "refuse", "refused", "_break"}
CODE: Final = re.compile(r"[a-z]+[a-z0-9]*(-[a-z0-9]+)+")
MARK: Final = Mark(PurePosixPath("data/test.yml"), 3, 7)


def constants() -> Iterator[str]:
    """Every text that stands in the package's code."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def made() -> Iterator[str]:
    """Every code that a problem is made with where it is written out."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in MAKERS and isinstance(node.args[0].value, str):
                    yield node.args[0].value


def placeholders(message: Message) -> list[set[str]]:
    texts = (message.message, message.expected, message.example)
    return [{name for _, name, _, _ in Formatter().parse(text) if name is not None} for text in texts]


def test_every_code_has_words() -> None:
    """No problem is made that nobody could tell in words."""
    # "yaml-frontmatter" is what the editing page calls the format of pages.
    families = {text for text in constants() if CODE.fullmatch(text) and text.startswith(("yaml-", "encoding-"))}
    assert {*made(), *families} - {"yaml-frontmatter"} <= set(catalogue())


def test_no_words_without_a_code() -> None:
    """No message is kept that nothing says."""
    assert set(catalogue()) <= set(constants())


def test_languages() -> None:
    """The languages of the site are the languages of its messages."""
    assert languages() == sorted(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same(language: str) -> None:
    """The same codes in the same order, the same parameters in the same texts."""
    theirs, ours = catalogue(language), catalogue(DEFAULT)
    assert list(theirs) == list(ours)
    assert list(words(language)) == list(words(DEFAULT))
    for code in ours:
        assert (code, placeholders(theirs[code])) == (code, placeholders(ours[code]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_whole(language: str) -> None:
    """A message is a sentence, says what was expected, and is written in its language."""
    letters = {"he": "[א-ת]", "ar": "[ء-ي]", "en": "[A-Za-z]"}[language]
    for code, texts in catalogue(language).items():
        assert texts.message.endswith("."), code
        assert re.search(letters, texts.message), code
        assert texts.expected.strip(), code
        assert not texts.expected.endswith("."), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_invisible_marks(language: str) -> None:
    """What the messages warn of does not stand in them."""
    text = (FOLDER / f"{language}.yml").read_text("utf-8")
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]", text)


@pytest.mark.parametrize("language", ["he", "ar"])
def test_words_are_translated(language: str) -> None:
    """No text of another language was left standing where there are words to translate."""
    theirs, ours = catalogue(language), catalogue(DEFAULT)
    for code in ours:
        assert theirs[code].message != ours[code].message, code
        if re.search("[a-z]", re.sub(r"\{\w+\}", "", ours[code].expected).replace("translation_of", "")):
            assert theirs[code].expected != ours[code].expected, code


def test_a_problem_in_words() -> None:
    """Place, severity, code, text; then what was expected, found and meant, and an example."""
    found = problem("choice-unknown", MARK, options="north, south", found="nort", near="north")
    assert as_text(found) == (
        "data/test.yml:3:7: error [choice-unknown] Not one of the possible values.\n"
        "    expected: north, south\n"
        "    found: nort\n"
        "    did you mean: north"
    )
    assert (
        as_text(found, "he").splitlines()[0] == "data/test.yml:3:7: שגיאה [choice-unknown] זה אינו אחד הערכים האפשריים."
    )
    assert as_text(found, "ar").splitlines()[0] == "data/test.yml:3:7: خطأ [choice-unknown] ليست إحدى القيم الممكنة."


def test_a_warning_says_so() -> None:
    """An editor sees what stops the build and what does not."""
    assert as_text(warning("spent-above-amount", MARK, found=2, expected=1)).startswith("data/test.yml:3:7: warning [")


def test_parameters_are_never_read_as_templates() -> None:
    """Braces in what an editor wrote stay braces."""
    assert render(problem("field-missing", MARK, field="{found}", example="{0}")).message == (
        'The field "{found}" is missing.'
    )


def test_a_parameter_that_is_missing_leaves_a_gap() -> None:
    """A slip in the code never turns into a traceback in front of an editor."""
    assert render(Problem("dates-reversed", MARK)).message == "It ends before it starts ()."


def test_nothing_in_a_message_can_steer_a_terminal() -> None:
    """Control characters and direction marks, of values and of file names, stand as their number."""
    found = problem("id-invalid", Mark(PurePosixPath("data/a\x1b[2J\u202eb\udcff.yml")), found="\x1b[31mred\u200f")
    text = as_text(found)
    assert text.startswith("data/a[U+001B][2J[U+202E]b[U+DCFF].yml:1:1: error")
    assert "found: [U+001B][31mred[U+200F]" in text
    assert text.encode("utf-8")


def test_an_unknown_language() -> None:
    """Whoever asks for a language that is not there is told."""
    with pytest.raises(KeyError):
        catalogue("xx")
