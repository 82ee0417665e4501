"""What the preview shows at this moment, shared between the thread that builds and those that answer browsers."""

from __future__ import annotations

import threading
import time
from dataclasses import InitVar, dataclass, field, replace
from pathlib import Path

from hub.preview.report import Report


@dataclass(frozen=True, slots=True)
class Shown:
    """The last good site, if there has been one, and what the newest build reported, if one has ended."""

    version: str
    site: Path | None = None
    report: Report | None = None
    first: Path | None = None
    """A folder with pages that are newer than the site's, while the rest of the new site is being built."""
    first_pages: frozenset[str] = frozenset()
    """Their addresses, from the site's root; kept when the site has come, to tell which pages were fresh before."""


@dataclass
class Board:
    """Holds what is shown, at first a site from before; whoever waits for news is woken by every change."""

    site: InitVar[Path | None] = None
    _news: threading.Condition = field(default_factory=threading.Condition)
    _count: int = 0
    _start: int = field(default_factory=time.time_ns)
    is_closed: bool = False

    def __post_init__(self, site: Path | None) -> None:
        self._shown = Shown(self._version(), site)

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        with self._news:
            return self._shown

    def publish(self, report: Report, site: Path, *, is_news: bool = True) -> None:
        """Show what a build came to: its site where it is good, else the last good one with the report.

        A good site without news is shown to whoever asks, but open pages are not told.
        """
        with self._news:
            if is_news or not report.is_good:
                self._count += 1
            shown = replace(self._shown, version=self._version(), report=report, first=None, first_pages=frozenset())
            self._shown = replace(shown, site=site) if report.is_good else shown
            self._news.notify_all()

    def publish_first(self, folder: Path, pages: frozenset[str]) -> None:
        """Show some pages of a site that is still being built in place of the last good site's."""
        with self._news:
            self._count += 1
            self._shown = replace(
                self._shown, version=self._version(), report=Report(), first=folder, first_pages=pages
            )
            self._news.notify_all()

    def wait(self, version: str, seconds: float) -> bool:
        """Wait until something other than ``version`` is shown or the board is closed; False when the time is up."""
        with self._news:
            return self._news.wait_for(lambda: self.is_closed or self._shown.version != version, seconds)

    def close(self) -> None:
        """Wake everybody for good."""
        with self._news:
            self.is_closed = True
            self._news.notify_all()

    def _version(self) -> str:
        """No other moment has it, nor does any of the next process on the same port."""
        return f"{self._start:x}-{self._count}"
