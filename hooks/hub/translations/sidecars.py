"""The files beside the data that record which originals translations were made from.

They lie in ``data/.revisions/``: one for each file of the data, and one for each translated page. People who edit
records, and the forms and tables made of them, never meet them; ``hub translations --mark-current`` writes them. A hub
without the folder does not keep them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from hub.config import HubConfig
from hub.problems import Mark, Problem, warning
from hub.source.text import read_text
from hub.source.yaml12 import Value, parse

FOLDER: Final = ".revisions"
PAGES: Final = "pages"
HEAD: Final = "# What the translations were made from; written by `hub translations --mark-current`.\n"
_REVISIONS: Final = re.compile(r"[0-9a-f]{12}(?: [0-9a-f]{12})*")


def folder(config: HubConfig) -> PurePosixPath:
    """Where a hub keeps them."""
    return config.data / FOLDER


def of_data(config: HubConfig, file: PurePosixPath) -> PurePosixPath:
    """The sidecar of a file of the data."""
    return folder(config) / file.relative_to(config.data)


def of_page(config: HubConfig, locale: str, path: str) -> PurePosixPath:
    """The sidecar of a translated page."""
    return folder(config) / PAGES / locale / PurePosixPath(path).with_suffix(".yml")


def read_sidecars(config: HubConfig) -> tuple[dict[PurePosixPath, Value] | None, list[Problem]]:
    """Every sidecar by its file; None where the hub keeps none. One that cannot be used is a warning, and left out."""
    place = config.root / folder(config)
    if not place.is_dir():
        return None, []
    found: dict[PurePosixPath, Value] = {}
    problems: list[Problem] = []
    for item in sorted(place.rglob("*.yml")):
        file = folder(config) / item.relative_to(place).as_posix()
        source = read_text(config.root, file)
        document = parse(source.text or "", file)
        reasons = [*source.problems, *document.problems]
        if reasons or not isinstance(document.value, dict):
            line = reasons[0].mark.line if reasons else 1
            problems.append(warning("revisions-unreadable", Mark(file, line)))
        else:
            found[file] = document.value
    return found, problems


def text_revisions(value: Value, name: str, locale: str) -> list[str]:
    """What a sidecar of the data records of the texts of a name in a language."""
    given = value.get(name) if isinstance(value, dict) else None
    recorded = given.get(locale) if isinstance(given, dict) else None
    return recorded.split() if isinstance(recorded, str) and _REVISIONS.fullmatch(recorded) else []


def page_sections(value: Value, revision: str | None) -> tuple[str, ...]:
    """What a page's sidecar records of the sections of the original; nothing where it speaks of another revision."""
    if not isinstance(value, dict) or value.get("revision") != revision or not isinstance(value.get("sections"), list):
        return ()
    return tuple(str(section) for section in value["sections"])  # type: ignore[union-attr]


def data_sidecar(revisions: Mapping[str, Mapping[str, list[str]]]) -> str:
    """A sidecar of the data as text: a line for each name."""
    return HEAD + "".join(_line(name, revisions[name]) for name in sorted(revisions))


def _line(name: str, languages: Mapping[str, list[str]]) -> str:
    inside = ", ".join(f"{locale}: '{' '.join(sorted(found))}'" for locale, found in languages.items())
    key = name.replace("'", "''")
    return f"'{key}': {{{inside}}}\n"


def page_sidecar(revision: str, sections: tuple[str, ...]) -> str:
    """A sidecar of a page as text."""
    return "".join([HEAD, f"revision: '{revision}'\nsections:\n", *(f"  - '{section}'\n" for section in sections)])
