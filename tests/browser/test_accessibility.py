"""What axe-core can judge, on one page of each kind: every rule it has, nothing left out."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import expect

from hub.search.documents import Document
from tests.browser.conftest import HubNamed, OpenPage, Scheme
from tests.browser.search import ask, give
from tests.support.axe import ASKED_FOR, ON_PAPER, Undecided, assert_clean
from tests.support.browser import every_page

Media = Literal["screen", "print"]
Look = tuple[Scheme, int, Media]

EVERY_LOOK: tuple[Look, ...] = tuple((scheme, width, "screen") for scheme in ("light", "dark") for width in (1280, 360))
IN_EVERY_LOOK = ("home", "authority", "plan")
LOOKS: dict[str, tuple[Look, ...]] = {
    "he": (("light", 1280, "screen"), ("light", 1280, "print")),
    "ar": (("dark", 1280, "screen"),),
    "en": (("light", 360, "screen"),),
}
"""Every kind of page is seen light, dark, narrow and printed, each in one of the languages."""


def combinations() -> list[Any]:
    """Every kind of page in the looks of its languages; home, authority and plan of the hub in all of them."""
    chosen = []
    for hub, kind, language in every_page():
        in_all = hub == "real" and kind in IN_EVERY_LOOK
        looks = dict.fromkeys((*LOOKS[language], *(EVERY_LOOK if in_all else ())))
        chosen += [(hub, kind, language, *look) for look in looks]
    return [pytest.param(*one, id="-".join(map(str, one))) for one in chosen]


@pytest.mark.parametrize(("name", "kind", "language", "scheme", "width", "media"), combinations())
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
    media: Media,
) -> None:
    """No page breaks a rule of axe, best practices included, in its language, light or dark, wide, narrow, printed."""
    url = hub_named(name).pages(language)[kind]
    page = open_page(url, width=width, color_scheme=scheme, reduced_motion="reduce")
    assert page.locator("body").get_attribute("data-md-color-scheme") == ("slate" if scheme == "dark" else "default")
    page.emulate_media(media=media)
    rules = ON_PAPER if media == "print" else ASKED_FOR
    assert_clean(page, axe, undecided, f"{name} {kind} {language} {scheme} {width} {media}", rules)


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
    page.evaluate("() => document.querySelectorAll('#hub-search details').forEach((part) => { part.open = true; })")
    assert_clean(page, axe, undecided, f"search {language} {scheme} {width}")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (360, "light")])
@pytest.mark.parametrize("query", ["רשויות", "zzzz", "measurment planx"])
def test_axe_finds_nothing_where_the_search_found_nothing(
    hub_named: HubNamed, open_page: OpenPage, axe: str, undecided: Undecided, *, query: str, width: int, scheme: Scheme
) -> None:
    """What is offered instead breaks no rule: other languages, other ways, another spelling."""
    page = open_page(width=width, color_scheme=scheme, reduced_motion="reduce")
    give(page, "en", [Document("toolkit", "Toolkit", "a/", "Measurement plans")])
    page.goto(hub_named("real").url("en", ""))
    page.keyboard.press("/")
    ask(page, query)
    assert_clean(page, axe, undecided, f"search without results {query} {scheme} {width}")


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
