"""The browser, and the hubs that it looks at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, Protocol, TypedDict, Unpack

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole session; every page gets a context, and so a profile, of its own."""
    program = CHROMIUM.on_path()
    if program is None:
        pytest.fail(CHROMIUM.none)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


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
