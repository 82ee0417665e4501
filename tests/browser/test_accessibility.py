"""What axe-core can judge, on one page of each kind: every rule it has, nothing left out."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HubNamed, OpenPage, Scheme
from tests.support.browser import every_page
from tests.support.site import PROJECT

LOOKS = tuple(product(("light", "dark"), (1280, 360)))
IN_EVERY_LOOK = ("home", "authority", "plan")

# On top of the rules that axe runs by itself. Of those that it leaves off, level AAA stays off, and so do two trials of
# its own: one takes every short bold paragraph for a heading, the other minds that a part that scrolls takes the focus.
ASKED_FOR = (
    "css-orientation-lock",
    "label-content-name-mismatch",
    "table-fake-caption",
    "target-size",
    "td-has-header",
)

RUN = """async (rules) => {
  const results = await axe.run(document, {
    resultTypes: ["violations", "incomplete"],
    rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
  });
  const brief = (found) => found.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => ({
      target: node.target.join(" "),
      html: node.html.slice(0, 200),
      why: [...node.any, ...node.all, ...node.none].map((check) => check.message),
    })),
  }));
  const { violations, incomplete, passes } = results;
  return { violations: brief(violations), incomplete: brief(incomplete), passes: passes.length };
}"""


def combinations() -> list[Any]:
    """Every page once, in one of the four looks in turn; home, authority and plan of the hub itself in all four."""
    chosen = []
    for number, (hub, kind, language) in enumerate(every_page()):
        looks = LOOKS if hub == "real" and kind in IN_EVERY_LOOK else (LOOKS[number % len(LOOKS)],)
        chosen += [(hub, kind, language, *look) for look in looks]
    return [pytest.param(*one, id="-".join(map(str, one))) for one in chosen]


class Undecided:
    """What axe could not decide and a person has to, collected for build/axe-incomplete.json."""

    def __init__(self) -> None:
        self.found: dict[str, object] = {}

    def write(self, file: Path, run: str) -> None:
        """Join what other processes of the same run have written."""
        file.parent.mkdir(exist_ok=True)
        with file.open("a+", encoding="utf-8") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            stream.seek(0)
            text = stream.read()
            before = json.loads(text) if text else {}
            pages = before["pages"] if before.get("run") == run else {}
            stream.truncate(0)
            pages |= self.found
            json.dump({"run": run, "pages": dict(sorted(pages.items()))}, stream, ensure_ascii=False, indent=1)


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
    return (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def assert_clean(page: Page, axe: str, undecided: Undecided, name: str) -> None:
    """A page as it stands breaks no rule; the message names every element that does."""
    page.evaluate(axe)
    results = page.evaluate(RUN, ASKED_FOR)
    assert results["passes"] > 10, "axe looked at next to nothing"
    if results["incomplete"]:
        undecided.found[name] = results["incomplete"]
    broken = [
        f"{rule['id']}: {node['target']}\n  {node['html']}\n  {'; '.join(node['why'])}"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(("name", "kind", "language", "scheme", "width"), combinations())
def test_axe_finds_nothing(
    hub_named: HubNamed,
    open_page: OpenPage,
    axe: str,
    undecided: Undecided,
    *,
    name: str,
    kind: str,
    language: str,
    scheme: Scheme,
    width: int,
) -> None:
    """No page breaks a rule of axe, best practices included, in its language, light or dark, wide or narrow."""
    url = hub_named(name).pages(language)[kind]
    page = open_page(url, width=width, color_scheme=scheme, reduced_motion="reduce")
    assert page.locator("body").get_attribute("data-md-color-scheme") == ("slate" if scheme == "dark" else "default")
    assert_clean(page, axe, undecided, f"{name} {kind} {language} {scheme} {width}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", ["he", "en"])
def test_axe_finds_nothing_in_the_open_search(
    hub_named: HubNamed,
    open_page: OpenPage,
    axe: str,
    undecided: Undecided,
    *,
    language: str,
    width: int,
    scheme: Scheme,
) -> None:
    """The search with its results, which covers a narrow screen, breaks no rule either."""
    page = open_page(hub_named("real").url(language, ""), width=width, color_scheme=scheme, reduced_motion="reduce")
    if width == 360:
        page.locator("button[data-hub-toggle=__search]").click()
    page.locator(".md-search__input").press_sequentially("STEM")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert_clean(page, axe, undecided, f"search {language} {scheme} {width}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_nothing_in_the_open_menu(
    hub_named: HubNamed, open_page: OpenPage, axe: str, undecided: Undecided, *, language: str, scheme: Scheme
) -> None:
    """The menu of a narrow screen breaks no rule while it is open."""
    url = hub_named("real").pages(language)["toolkit"]
    page = open_page(url, width=360, color_scheme=scheme, reduced_motion="reduce")
    page.locator("button[data-hub-toggle=__drawer]").click()
    page.wait_for_function("() => document.querySelector('#hub-menu').contains(document.activeElement)")
    assert_clean(page, axe, undecided, f"menu {language} {scheme}")


@pytest.mark.parametrize(("name", "kind"), [("real", "authority"), ("real", "network"), ("demo", "authority")])
def test_axe_finds_nothing_in_what_unfolds(
    hub_named: HubNamed, open_page: OpenPage, axe: str, undecided: Undecided, *, name: str, kind: str
) -> None:
    """Tables behind charts and other parts that unfold break no rule when they are open."""
    page = open_page(hub_named(name).pages("he")[kind], reduced_motion="reduce")
    page.evaluate("() => document.querySelectorAll('article details').forEach((details) => { details.open = true; })")
    assert page.locator("article details[open]").count() > 0
    assert_clean(page, axe, undecided, f"unfolded {name} {kind}")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (360, "light")])
@pytest.mark.parametrize(
    "state",
    [
        "sort=-population&compare=demo-ilanot.demo-kiryat-matzpen.demo-neve-diklon",
        "district=haifa&sector=druze&name=Ilanot",
    ],
)
def test_axe_finds_nothing_in_a_comparison_or_an_empty_list(
    hub_named: HubNamed, open_page: OpenPage, axe: str, undecided: Undecided, *, state: str, width: int, scheme: Scheme
) -> None:
    """Authorities side by side, and the conditions to take off where nothing is found, break no rule either."""
    url = f"{hub_named('demo').url('ar', 'authorities/')}?{state}"
    page = open_page(url, width=width, color_scheme=scheme, reduced_motion="reduce")
    expect(page.locator("#compare-table tbody td, .hub-without a").first).to_be_visible()
    assert_clean(page, axe, undecided, f"authorities {state} {scheme} {width}")
