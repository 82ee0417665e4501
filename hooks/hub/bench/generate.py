"""Write a hub of invented authorities, each with a work plan: ``python -m hub.bench.generate PROJECT FOLDER COUNT``.

The same number always gives the same files, and a record is the same in a hub of any size.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final, TypeAlias

from hub.bench.records import Words, authority, indicator, lever, organisation, series, source, work_plan
from hub.config import HubConfig, read_config
from hub.source.text import read_text
from hub.source.yaml12 import parse

FIRST: Final = "bench-0001"
"""The id of the authority, and of its plan, that is in every hub."""

_LINE: Final = 130

Record: TypeAlias = dict[str, Any]


def generate(project: HubConfig, folder: Path, count: int) -> Path:
    """Write a hub with this many authorities in the languages of the project; its configuration file."""
    words = read_words(project)
    ids = [f"bench-{number:04}" for number in range(1, count + 1)]
    data = folder / "data"
    lists: dict[str, list[Record]] = {
        "sources": [source(words)],
        "organisations": [organisation(words, number) for number in range(len(words["organisations"]))],
        "levers": [lever(words, number) for number in range(len(words["levers"]))],
        "indicators": [indicator(words)],
        "series": [series(record_id, number) for number, record_id in enumerate(ids)],
    }
    for name, records in lists.items():
        write(data / f"{name}.yml", records)
    for number, record_id in enumerate(ids):
        write(data / "authorities" / f"{record_id}.yml", authority(words, record_id, number))
        write(data / "work_plans" / f"{record_id}.yml", work_plan(words, record_id, number))
    for code in project.locales.codes:
        _page(folder / "docs" / code / "index.md", words["invented"][code], "home")
        _page(folder / "docs" / code / "about" / "sources.md", words["plan"][code], "about", "/// source-list\n///\n")
    config = folder / "mkdocs.yml"
    write(config, _settings(project))
    return config


def read_words(project: HubConfig) -> Words:
    """The words in the languages of the project; a language that is not there uses those of the first."""
    file = PurePosixPath("words.yml")
    value: Any = parse(read_text(Path(__file__).parent, file).text or "", file).value
    return {name: _in_languages(entry, project.locales.codes) for name, entry in value.items()}


def _in_languages(entry: Any, codes: tuple[str, ...]) -> Any:  # noqa: ANN401 - a text or a list of them
    if isinstance(entry, list):
        return [_in_languages(item, codes) for item in entry]
    return {code: entry.get(code, next(iter(entry.values()))) for code in codes}


def _settings(project: HubConfig) -> Record:
    """The project's own configuration with other folders and a short menu."""
    home = project.overrides.parent
    return {
        "INHERIT": str(home / "mkdocs.yml"),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": str(project.overrides)},
        "hooks": [str(home / "hooks" / "site_hooks.py")],
        "watch": [],
        "extra": {"hub": {"data": "data", "vocabulary": str(project.vocabulary), "demo": True}},
        "nav": [
            "index.md",
            {"nav.registry": ["authorities/index.md", "work-plans/index.md"]},
            {"nav.about": ["about/sources.md"]},
        ],
    }


def _page(file: Path, title: str, kind: str, body: str = "") -> None:
    front: Record = {
        "title": title,
        "description": title,
        "kind": kind,
        "order": 1,
        "owner": title,
        "last_reviewed": "2026-01-01",
        "review_in": 12,
        "sources": ["bench"],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(["---", *as_yaml(front), "---", "", f"# {title}", "", body]), "utf-8")


def write(file: Path, value: Record | list[Record]) -> None:
    """Write a value as a YAML file, in the plain style that people write."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([*as_yaml(value), ""]), "utf-8")


def as_yaml(value: Record | list[Record]) -> Iterator[str]:
    """The lines of a YAML document: codes and figures on one line, groups of texts in block style."""
    if isinstance(value, dict):
        for key, item in value.items():
            line = _on_one_line(item)
            yield f"{key}: {line}".rstrip()
            yield from () if line else (f"  {inner}" for inner in as_yaml(item))
    else:
        for item in value:
            line = _on_one_line(item)
            first, *rest = [line] if line else as_yaml(item)
            yield f"- {first}"
            yield from (f"  {inner}" for inner in rest)


def _on_one_line(value: object) -> str:
    """A value as people write it on one line, or nothing where it holds texts or is long."""
    line = json.dumps(value, ensure_ascii=False)
    is_scalar = not isinstance(value, (dict, list))
    return line if is_scalar or (line.isascii() and len(line) < _LINE) else ""


if __name__ == "__main__":
    generate(read_config(Path(sys.argv[1])), Path(sys.argv[2]), int(sys.argv[3]))
