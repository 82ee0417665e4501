"""The schemas by which editors' programs complete and check the files of data: ``schemas/<file or folder>.json``.

.vscode/settings.json ties them to the files. Source: https://json-schema.org/draft-07, which those programs speak.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from hub.config import HubConfig
from hub.models.files import ALONE, MANY_A_FILE, ONE_A_FILE
from hub.schemas.make import make_schema
from hub.vocabulary import Vocabulary

FOLDER: Final = PurePosixPath("schemas")
DIALECT: Final = "http://json-schema.org/draft-07/schema#"


def schema_files(config: HubConfig, vocabularies: Mapping[str, Vocabulary]) -> dict[PurePosixPath, str]:
    """Every schema of a hub's files of data, by its path from the hub."""
    made = {
        name: make_schema(model, config.locales, vocabularies) for name, model in (*ONE_A_FILE.items(), *ALONE.items())
    }
    for name, model in MANY_A_FILE.items():
        record = make_schema(model, config.locales, vocabularies)
        parts = record.pop("$defs", {})
        made[name] = {"type": "array", "items": {"$ref": "#/$defs/Entry"}, "$defs": {**parts, "Entry": record}}
    return {FOLDER / f"{name}.json": _text(schema) for name, schema in made.items()}


def stale(config: HubConfig, vocabularies: Mapping[str, Vocabulary]) -> list[PurePosixPath]:
    """Schemas of a hub that are not what its models make today; none where it keeps no schemas."""
    folder = config.root / FOLDER
    if not folder.is_dir():
        return []
    made = schema_files(config, vocabularies)
    there = {FOLDER / file.name for file in folder.iterdir() if not file.name.startswith(".")}
    old = [file for file, text in made.items() if file in there and not _is(config, file, text)]
    return sorted({*old, *(there ^ set(made))})


def write_schemas(config: HubConfig, vocabularies: Mapping[str, Vocabulary]) -> list[PurePosixPath]:
    """Bring a hub's schemas up to date; the files that changed."""
    (config.root / FOLDER).mkdir(exist_ok=True)
    changed = stale(config, vocabularies)
    made = schema_files(config, vocabularies)
    for file in changed:
        if file in made:
            (config.root / file).write_bytes(made[file].encode())
        else:
            (config.root / file).unlink()
    return changed


def _is(config: HubConfig, file: PurePosixPath, text: str) -> bool:
    return (config.root / file).read_bytes().replace(b"\r\n", b"\n") == text.encode()


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps({"$schema": DIALECT, **schema}, ensure_ascii=False, indent=1) + "\n"
