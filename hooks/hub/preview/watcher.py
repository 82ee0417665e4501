"""Follow files and folders as they change, come and go."""

from __future__ import annotations

import os
import queue
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from typing_extensions import override
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from hub.preview.changes import Watched, paths_of

_QUIET: Final = 0.15
"""Seconds without a change after which a burst is over."""
_LONGEST: Final = 2.0
"""Seconds after which a burst that does not end is acted on."""


class Watcher:
    """Collects changes of what it follows, in a thread of its own."""

    def __init__(self) -> None:
        self._changes: queue.Queue[Path] = queue.Queue()
        self._handler = _Handler(self._changes)
        self._observer = Observer()
        self._followed: dict[tuple[Path, int], bool] = {}

    def start(self) -> None:
        """Begin to collect."""
        self._observer.start()

    def stop(self) -> None:
        """End, and wait for the thread."""
        self._observer.stop()
        self._observer.join()

    def follow(self, watched: Watched) -> None:
        """Follow these from now on. A folder that was deleted and made anew is another one, and followed anew."""
        wanted = {}
        for folder, deep in watched.observed().items():
            with suppress(FileNotFoundError):
                wanted[folder, folder.stat().st_ino] = deep
        if wanted == self._followed:
            return
        self._observer.unschedule_all()
        self._followed = {}
        for (folder, inode), deep in wanted.items():
            # One that has gone meanwhile is not followed; its going is a change, after which this is asked again.
            with suppress(FileNotFoundError):
                self._observer.schedule(self._handler, str(folder), recursive=deep)
                self._followed[folder, inode] = deep

    def burst(self, patience: float | None = None) -> set[Path]:
        """Wait for a change, then for the quiet after it; everything that changed meanwhile.

        Nothing where no change came in ``patience`` seconds; None waits for ever.
        """
        try:
            changed = {self._changes.get(timeout=patience)}
        except queue.Empty:
            return set()
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            try:
                changed.add(self._changes.get(timeout=_QUIET))
            except queue.Empty:
                break
        return changed


class _Handler(FileSystemEventHandler):
    def __init__(self, changes: queue.Queue[Path]) -> None:
        self._changes = changes

    @override
    def on_any_event(self, event: FileSystemEvent) -> None:
        source, target = os.fsdecode(event.src_path), os.fsdecode(event.dest_path)
        for path in paths_of(event.event_type, source, target, is_directory=event.is_directory):
            self._changes.put(path)
