"""``hub fmt``: give saved data files back the order of keys and the style of the hub's files."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final

from hub.config import HubConfig, read_config
from hub.editing.fmt import formatted, like
from hub.editing.order import Kind
from hub.editing.saving import write
from hub.models.files import FOLDERS, LISTS, NETWORK, OPTIONAL_FOLDERS, OPTIONAL_LISTS
from hub.models.network import Network

_WRONG_USE: Final = 2
_SUFFIX: Final = ".yml"


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("fmt", help="restore the order of keys and the style of data files")
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="data files (default: all of the hub's)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where something would be written")
    parser.add_argument(
        "--like",
        metavar="REVISION",
        default="",
        help="write what a file says as that revision of git does: its comments and blank lines come back",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write files in order: 0, with --check 1 where one is not; 2 for a file that is none of the hub's data."""
    config = read_config(arguments.config)
    files = [Path(os.path.relpath(it.resolve(), config.root.resolve())) for it in arguments.files]
    unknown = [file for file in files if kind_of(config, PurePosixPath(file.as_posix())) is None]
    for file in unknown:
        sys.stderr.write(f"expected a data file of the hub, found {file}\n")
    if unknown:
        return _WRONG_USE
    differing = 0
    chosen = [PurePosixPath(it.as_posix()) for it in files] or list(data_files(config))
    for name in chosen:
        path = config.root / name
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            sys.stderr.write(f"expected a text file in UTF-8, found {name}\n")
            return _WRONG_USE
        made = _made(config, name, text, arguments.like)
        if made != text:
            differing += 1
            sys.stdout.write(f"{name}\n")
            if not arguments.check:
                write(path, made)
    return 1 if differing and arguments.check else 0


def _made(config: HubConfig, file: PurePosixPath, text: str, revision: str) -> str:
    kind = kind_of(config, file)
    unix = text.removeprefix("\ufeff").replace("\r\n", "\n")
    base = _committed(config.root, file, revision) if revision else None
    if base is None:
        return formatted(unix, kind, config.locales.codes)
    return like(base, unix, kind, config.locales.codes)


def _committed(root: Path, file: PurePosixPath, revision: str) -> str | None:
    """A file at a revision; None where it was not there yet."""
    if revision.startswith("-"):
        return None
    found = subprocess.run(
        ["git", "show", f"{revision}:./{file}"],  # noqa: S607 - git is found on the path
        cwd=root,
        capture_output=True,
        check=False,
    )
    return found.stdout.decode("utf-8", errors="replace") if found.returncode == 0 else None


def kind_of(config: HubConfig, file: PurePosixPath) -> Kind:
    """What kind of record a data file holds; None for a file that is none."""
    try:
        parts = file.relative_to(config.data).parts
    except ValueError:
        return None
    if not parts or not parts[-1].endswith(_SUFFIX):
        return None
    if len(parts) == 1:
        known: dict[str, Kind] = {**LISTS, **OPTIONAL_LISTS, NETWORK: Network}
        return known.get(file.stem)
    folders: dict[str, Kind] = {**FOLDERS, **OPTIONAL_FOLDERS}
    return folders.get(parts[0]) if len(parts) == 2 else None  # noqa: PLR2004 - a folder and a file in it


def data_files(config: HubConfig) -> Iterator[PurePosixPath]:
    """Every data file of the hub, in order."""
    found: Iterable[Path] = sorted((config.root / config.data).rglob(f"*{_SUFFIX}"))
    for path in found:
        file = PurePosixPath(path.relative_to(config.root).as_posix())
        if kind_of(config, file) is not None:
            yield file
