"""The browser, and the hubs that it looks at.

On a busy machine Chromium now and then draws no more frames, and whatever waits for one waits for ever. So that one
such moment does not fail a run of thousands of tests: a browser is replaced when it has served many tests or has failed
one, and a test that ran into a time-out, and into nothing else, is tried once more; the run lists those as RERUN.
What a page does wrong fails an assertion, and is not tried again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Final, Literal, Protocol, TypedDict, Unpack

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect, sync_playwright

from browser import CHROMIUM
from tests.support.axe import Undecided, source
from tests.support.browser import FLAGS, Hub, serve
from tests.support.built import build_hub
from tests.support.site import PROJECT

HubNamed = Callable[[str], Hub]


Scheme = Literal["light", "dark"]


class Wishes(TypedDict, total=False):
    """What a reader has asked their system for."""

    color_scheme: Scheme
    forced_colors: Literal["active", "none"]
    reduced_motion: Literal["reduce", "no-preference"]


class OpenPage(Protocol):
    """Opens a page, or an empty one to go on from, in a new profile."""

    def __call__(self, url: str = "", *, width: int = 1280, height: int = 900, **wishes: Unpack[Wishes]) -> Page:
        """The page, once it has loaded."""


_UNDER_A_PATH = """\
INHERIT: {project}/demo/mkdocs.yml
site_url: https://example.org/repository/
docs_dir: docs
theme:
  custom_dir: {project}/overrides
hooks:
  - {project}/hooks/site_hooks.py
watch: []
extra:
  hub:
    data: {project}/demo/data
    vocabulary: {project}/data/vocabulary
"""


PATIENCE: Final = 20_000
"""How long an expectation waits, in milliseconds: as long as a busy machine may need, not as long as a page should."""

MANY: Final = 60
"""How many tests a browser serves."""

_FAILED: Final = pytest.StashKey[bool]()

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=[r"^TimeoutError\b"]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember of each test whether it failed, for the fixture of the browser that it used."""
    report = yield
    item.stash[_FAILED] = report.failed or item.stash.get(_FAILED, False)
    return report


class Browsers:
    """One browser at a time, which serves many tests."""

    def __init__(self, kind: BrowserType, program: Path) -> None:
        self._kind = kind
        self._program = program
        self._served = 0
        self._running: Browser | None = None

    def one(self) -> Browser:
        """The browser of a test: the one that runs, or a new one where none does or it has served enough."""
        if self._running is None or self._served >= MANY:
            self.close()
            self._running = self._kind.launch(executable_path=self._program, args=list(FLAGS))
        self._served += 1
        return self._running

    def close(self) -> None:
        """End the browser; the next test gets a new one."""
        if self._running is not None:
            self._running.close()
        self._running, self._served = None, 0


@pytest.fixture(scope="session")
def browsers() -> Iterator[Browsers]:
    """Where the tests of a session get their browsers."""
    program = CHROMIUM.on_path()
    if program is None:
        pytest.fail(CHROMIUM.none)
    with sync_playwright() as playwright:
        found = Browsers(playwright.chromium, program)
        yield found
        found.close()


@pytest.fixture
def chromium(browsers: Browsers, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A browser; every page gets a context, and so a profile, of its own."""
    request.node.stash[_FAILED] = False
    yield browsers.one()
    if request.node.stash[_FAILED]:
        browsers.close()


@pytest.fixture(scope="session")
def real_hub(real_site: Path) -> Iterator[Hub]:
    """The hub, served."""
    with serve("real", real_site) as hub:
        yield hub


@pytest.fixture(scope="session")
def demo_hub(demo_site: Path) -> Iterator[Hub]:
    """The demonstration hub, served."""
    with serve("demo", demo_site) as hub:
        yield hub


@pytest.fixture(scope="session")
def repository_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The demonstration hub published under a path, with a page that only Hebrew has."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(PROJECT / "demo" / "docs", folder / "docs")
    for language in ("ar", "en"):
        (folder / "docs" / language / "about" / "about-demo.md").unlink()
    config = folder / "mkdocs.yml"
    config.write_text(_UNDER_A_PATH.format(project=PROJECT), "utf-8")
    with serve("repository", build_hub(config, folder / "site"), "/repository/") as hub:
        yield hub


@pytest.fixture
def hub_named(request: pytest.FixtureRequest) -> HubNamed:
    """A served hub by its name; it is built when a test first asks for it."""

    def find(name: str) -> Hub:
        hub: Hub = request.getfixturevalue(f"{name}_hub")
        return hub

    return find


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """Open a page at a width, in a profile of its own, for a reader with some wishes; all are closed in the end."""
    contexts: list[BrowserContext] = []

    def new(url: str = "", *, width: int = 1280, height: int = 900, **wishes: Unpack[Wishes]) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **wishes)
        contexts.append(context)
        page = context.new_page()
        if url:
            page.goto(url)
        return page

    yield new
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def undecided() -> Iterator[Undecided]:
    """Collects over the session, and writes in its end."""
    collected = Undecided()
    yield collected
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    collected.write(PROJECT / "build" / "axe-incomplete.json", run)


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which npm has installed."""
    return source()
