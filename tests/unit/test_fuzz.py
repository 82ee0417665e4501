"""Whatever stands in a file, reading it neither raises nor hangs, and every problem has a place in that file."""

from __future__ import annotations

import random
import shutil
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.config import HubConfig
from hub.messages import as_text
from hub.models.authority import Authority
from hub.models.base import DEFAULT_LOCALE_KEY, LOCALES_KEY
from hub.models.errors import validate
from hub.models.page import FrontMatter
from hub.models.work_plan import WorkPlan
from hub.source.markdown import read_page
from hub.source.text import decode
from hub.source.yaml12 import Value, parse
from hub.validate import validate_hub
from tests.support.hub import REPOSITORY, TODAY, make_hub

FILE: Final = PurePosixPath("data/test.yml")
CONTEXT: Final = {LOCALES_KEY: ("he", "ar", "en"), DEFAULT_LOCALE_KEY: "he"}
FULL: Final = REPOSITORY / "tests/fixtures/full/data"
TEXTS: Final = [path.read_text("utf-8") for path in sorted(FULL.rglob("*.yml"))]
SLOW_MACHINE: Final = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
QUICK: Final = settings(
    deadline=timedelta(seconds=10), max_examples=150, derandomize=True, suppress_health_check=SLOW_MACHINE
)
"""The same examples in every run: a build does not depend on luck. Raise ``max_examples`` to look for more."""
SNIPPETS: Final = [
    '"',
    "'",
    ":",
    ": ",
    "\t",
    "\n",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "!x ",
    "|",
    ">",
    "#",
    "%",
    "---\n",
    "...\n",
    "\\",
    "? ",
    "<<: ",
    "~",
    "0x",
    "9" * 400,
    "\u200f",
    "\u2028",
    "\x00",
    "\ufeff",
    "😀",
    "ש״ח",
    "null",
    "true",
    "2021-02-30",
    "٣",
]

plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
values = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(sorted(WorkPlan.model_fields | Authority.model_fields)) | st.text(max_size=8),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A whole record with a few cuts, doublings and insertions."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 30))
        new = draw(st.sampled_from(SNIPPETS) | st.text(max_size=4) | st.just(text[at : at + length] * 2))
        text = text[:at] + new + text[at + length :]
    return text


def held(raw: bytes) -> None:
    """Read bytes as a record of every kind: problems, if any, lie inside and can be told in every language."""
    source = decode(raw, FILE)
    problems = list(source.problems)
    assert (source.text is None) == bool(problems)
    if source.text is not None:
        document = parse(source.text, FILE)
        problems += document.problems
        for model in (Authority, WorkPlan, FrontMatter) if document.is_whole else ():
            record, found = validate(model, document.value, document, context=CONTEXT)
            assert (record is None) == bool(found)
            problems += found
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    for problem in problems:
        assert 1 <= problem.mark.line <= lines
        assert problem.mark.column >= 1
        for language in ("he", "ar", "en"):
            assert as_text(problem, language).encode()


@QUICK
@given(mutated())
def test_mutated_records(text: str) -> None:
    """Slips of the keyboard in whole records."""
    held(text.encode("utf-8", "surrogatepass"))


@QUICK
@given(st.text(alphabet=st.sampled_from("ab:-{}[]\"'|>&*!#%@?,~ \n\t\\0אב")) | st.text())
def test_any_text(text: str) -> None:
    """Texts without any sense, and those that look like YAML."""
    held(text.encode("utf-8", "surrogatepass"))


@QUICK
@given(st.binary() | mutated().map(lambda text: text.encode("cp1255", "replace")))
def test_any_bytes(raw: bytes) -> None:
    """Files in any encoding, or in none."""
    held(raw)


@QUICK
@given(values)
def test_any_value(value: Value) -> None:
    """Records of any shape, as a form or a program might write them."""
    document = parse("id: x\n", FILE)
    for model in (Authority, WorkPlan, FrontMatter):
        record, problems = validate(model, value, document, context=CONTEXT)
        assert (record is None) == bool(problems)


@QUICK
@given(st.text() | mutated().map(lambda text: f"---\n{text}\n---\n# x\n"))
def test_any_page(text: str) -> None:
    """Pages of any text: a place for every problem, a line for every block, a revision."""
    readable = decode(text.encode("utf-8", "surrogatepass"), FILE).text
    if readable is None:
        return
    page, document, problems = read_page(readable, FILE, "he", "x.md")
    lines = readable.count("\n") + 1
    assert all(1 <= problem.mark.line <= lines for problem in problems)
    assert all(1 <= block.line <= lines for block in page.blocks())
    assert document.mark(("title",)).line <= lines
    assert len(page.revision) == 12


@pytest.fixture(scope="module")
def full_hub(tmp_path_factory: pytest.TempPathFactory) -> HubConfig:
    """A hub in which every field is filled."""
    config = make_hub(tmp_path_factory.mktemp("full") / "hub")
    shutil.copytree(FULL, config.root / "data", dirs_exist_ok=True)
    return config


@settings(deadline=None, max_examples=25, derandomize=True, suppress_health_check=SLOW_MACHINE)
@given(st.integers(min_value=0))
def test_a_hub_with_a_slip_in_it(full_hub: HubConfig, seed: int) -> None:
    """Any slip in any of its files: rules are applied to what is left, every problem names a file and can be told."""
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not for a secret
    file = chance.choice(sorted(path for path in full_hub.root.rglob("*.*") if path.suffix in {".yml", ".md"}))
    if file.name == "mkdocs.yml":
        return
    whole = file.read_text("utf-8")
    at = chance.randrange(len(whole))
    file.write_text(whole[:at] + chance.choice(SNIPPETS) + whole[at + chance.randrange(20) :], "utf-8")
    try:
        _, problems = validate_hub(full_hub, TODAY)
    finally:
        file.write_text(whole, "utf-8")
    for problem in problems:
        assert (full_hub.root / problem.mark.file).exists() or problem.code.endswith("-missing")
        assert as_text(problem, "he")


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 500_000,
        "{" * 500_000,
        "- " * 300_000,
        "? " * 300_000,
        "a: " + '"' * 500_001,
        "a: '" + "x" * 1_000_000,
        ("k" * 1000 + ": v\n") * 1500,
        "\n".join(f"k{number}: v" for number in range(100_000)),
        "a: " + "x: " * 300_000,
        "a: &a " * 100_000,
        "#" * 1_500_000,
        " " * 1_500_000,
        "\t" * 1_500_000,
        "a:\n" + " " * 700_000 + "b",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_large_files_are_read_in_time(text: str) -> None:
    """No file within the limit of size takes more than seconds, whatever its shape."""
    document = parse(text, FILE)
    assert len(document.problems) <= 1 or {found.code for found in document.problems} == {"yaml-duplicate-key"}
