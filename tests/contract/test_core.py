"""The borders of the core: it knows nothing of the site engine, and every module says what it is for."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import hub
from hub.blocks import NAMES
from hub.config import read_config
from hub.messages import languages
from hub.rules.pages import BLOCK_OPTIONS
from tests.support.hub import REPOSITORY

PACKAGE: Final = Path(hub.__file__).parent
EDGES: Final = ("hub.adapter", "hub.bench", "hub.cli", "hub.preview")
"""Parts that may drive the engine: everything else is the core."""
ENGINE: Final = ("material", "mkdocs", "mkdocs_static_i18n", "mkdocs_get_deps", "watchdog")
LONGEST_MODULE: Final = 400


def name_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES: Final = {name_of(file): file for file in sorted(PACKAGE.rglob("*.py"))}
CORE: Final = [name for name in FILES if not name.startswith(EDGES)]


def test_the_core_does_not_load_the_engine() -> None:
    """Importing all of it brings neither the engine nor its plugins along."""
    code = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, *CORE], capture_output=True, encoding="utf-8", check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert loaded & set(ENGINE) == set()
    assert len(CORE) > 40


@pytest.mark.parametrize("name", CORE)
def test_no_module_of_the_core_names_the_engine(name: str) -> None:
    """Not even inside a function."""
    imported: set[str] = set()
    for node in ast.walk(ast.parse(FILES[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.split(".")[0])
            if node.module.startswith(EDGES) or node.module in EDGES:
                imported.add(node.module)
    assert imported & {*ENGINE, *EDGES} == set()


@pytest.mark.parametrize("name", FILES)
def test_modules_say_what_they_are_for(name: str) -> None:
    """A docstring that begins with a sentence, and no more lines than can be read at one sitting."""
    text = FILES[name].read_text("utf-8")
    docstring = ast.get_docstring(ast.parse(text)) or ""
    first = docstring.split("\n\n")[0].strip()
    assert first.endswith((".", ":")), first
    assert text.count("\n") <= LONGEST_MODULE


def test_the_blocks_that_are_checked_are_those_that_are_placed() -> None:
    """A block that the generator knows is known to the rules, and the other way round."""
    assert set(NAMES) == set(BLOCK_OPTIONS)


def test_messages_speak_the_languages_of_the_site() -> None:
    """An editor is answered in each of them."""
    assert set(read_config(REPOSITORY / "mkdocs.yml").locales.codes) <= set(languages())
