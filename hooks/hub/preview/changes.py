"""What a changed file asks for: nothing, a new build, or a new process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

import hub
from hub.config import HubConfig

_PACKAGE: Final = Path(hub.__file__).resolve().parent
_LEFTOVERS: Final = ("~", ".bak", ".pyc", ".swp", ".swx", ".tmp")


class Reaction(IntEnum):
    """What to do about changes; of several the highest counts."""

    IGNORE = 0
    REBUILD = 1
    RESTART = 2
    """The generator's own code changed: modules stay loaded, so only a new process runs it."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Files and folders that a site is made of: what people write, and the generator's code."""

    content: frozenset[Path]
    code: frozenset[Path]

    def reaction(self, changed: Iterable[Path]) -> Reaction:
        """What a burst of changes asks for."""
        return max(map(self._one, changed), default=Reaction.IGNORE)

    def _one(self, path: Path) -> Reaction:
        if any(_concerns(root, path) for root in self.code):
            return Reaction.RESTART
        return Reaction.REBUILD if any(_concerns(root, path) for root in self.content) else Reaction.IGNORE

    def observed(self) -> dict[Path, bool]:
        """Existing folders to observe, each with whether its subfolders count.

        The folder around a root is observed too: files are replaced rather than written, and folders come and go.
        """
        roots = {root for root in (*self.content, *self.code) if root.is_dir()}
        around = {root.parent for root in (*self.content, *self.code)}
        return {folder: folder in roots for folder in sorted(roots | around) if folder.is_dir()}


def watched(config_file: Path, config: HubConfig) -> Watched:
    """Everything that decides what the site of this hub looks like."""
    project = config.overrides.parent
    return Watched(
        content=frozenset(
            {
                config_file.resolve(),
                project / "mkdocs.yml",
                config.root / config.docs,
                config.root / config.data,
                config.vocabulary,
                config.overrides,
                project / "package-lock.json",
                project / "tools" / "build-assets.mjs",
            }
        ),
        code=frozenset({_PACKAGE, project / "hooks", project / "pyproject.toml"}),
    )


def without_config(config_file: Path) -> Watched:
    """What to watch while the configuration cannot be read: the configuration, and whatever lies beside it."""
    file = config_file.resolve()
    around = frozenset(file.parent / name for name in ("data", "docs", "overrides"))
    return Watched(frozenset({file, file.parent.parent / file.name}) | around, frozenset({_PACKAGE}))


def _concerns(root: Path, path: Path) -> bool:
    """Whether a path is the root or lies in it and is no leftover of an editor or a tool."""
    if path == root:
        return True
    return path.is_relative_to(root) and not any(map(_is_leftover, path.relative_to(root).parts))


def _is_leftover(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith(_LEFTOVERS) or name in ("4913", "__pycache__")


def paths_of(kind: str, source: str, target: str, *, is_directory: bool) -> Iterator[Path]:
    """The paths that an event of the file system changed; reading changes none, nor does a folder's own time stamp."""
    if kind not in ("created", "deleted", "modified", "moved") or (is_directory and kind == "modified"):
        return
    yield Path(source)
    if target:
        yield Path(target)
