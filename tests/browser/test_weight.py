"""Letters arrive in the hub's own face, and the first view is light."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, Response

from tests.browser.conftest import HubNamed, OpenPage
from tests.support.browser import KINDS, LANGUAGES, every_page

# Which of the faces the page has declared were loaded, and which of them hold a character of the text that is shown.
FACES = """async () => {
  await document.fonts.ready;
  const text = new Set([...document.body.innerText].map((character) => character.codePointAt(0)));
  const holds = (range) => range.split(",").some((part) => {
    const [first, last] = part.trim().slice(2).split("-").map((code) => parseInt(code, 16));
    for (let code = first; code <= (last ?? first); code += 1) if (text.has(code)) return true;
    return false;
  });
  return [...document.fonts]
    .filter((face) => face.family.includes("Rubik Variable"))
    .map((face) => ({ range: face.unicodeRange, status: face.status, used: holds(face.unicodeRange) }));
}"""

SCRIPTS = {"he": "U+590-5FF", "ar": "U+600-6FF", "en": "U+0-FF"}
COMPRESSED = ("woff2", "png", "webp")
HEAVIEST = ("home", "authority", "authorities", "plan")
MOST_BYTES = 250_000
MOST_REQUESTS = 25


def faces_of(page: Page, selector: str) -> list[tuple[str, bool]]:
    """Families in which an element's text was drawn, and whether they came from the site."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return [(font["familyName"], font["isCustomFont"]) for font in fonts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_script_is_drawn_in_rubik(hub_named: HubNamed, open_page: OpenPage, language: str) -> None:
    """The heading, and the names of the languages in their three scripts, are drawn in the face of the site itself."""
    page = open_page(hub_named("real").url(language, "about/"))
    faces = page.evaluate(FACES)
    for script in SCRIPTS.values():
        assert [face["status"] for face in faces if script in face["range"]] == ["loaded"]
    for selector in ("h1", *(f".hub-languages [lang={script}]" for script in SCRIPTS)):
        drawn = faces_of(page, selector)
        assert drawn, selector
        assert all(family.startswith("Rubik") and own for family, own in drawn), (selector, drawn)


def requests_of(page: Page, url: str) -> Sequence[Response]:
    """Everything that the first view of a page fetches."""
    responses: list[Response] = []

    def keep(response: Response) -> None:
        responses.append(response)

    page.on("response", keep)
    page.goto(url, wait_until="networkidle")
    return responses


@pytest.mark.parametrize(("name", "language"), [("real", "he"), ("real", "ar"), ("real", "en"), ("demo", "he")])
def test_the_first_view_is_light(hub_named: HubNamed, open_page: OpenPage, name: str, language: str) -> None:
    """A first visit takes under 250 KB, text counted as servers send it, in 25 requests; no font comes in vain."""
    heavy = {}
    for kind in HEAVIEST:
        url = hub_named(name).url(language, KINDS[name][kind])
        page = open_page()
        responses = requests_of(page, url)
        size = sum(
            len(body) if response.url.endswith(COMPRESSED) else len(gzip.compress(body))
            for response in responses
            for body in [response.body()]
        )
        if size >= MOST_BYTES or len(responses) > MOST_REQUESTS:
            heavy[kind] = (size, len(responses))
        faces = page.evaluate(FACES)
        fonts = sum(response.url.endswith("woff2") for response in responses)
        assert fonts == sum(face["status"] == "loaded" for face in faces), kind
        assert [face["range"] for face in faces if face["status"] == "loaded" and not face["used"]] == [], kind
        page.context.close()
    assert heavy == {}


def test_every_kind_of_page_is_weighed() -> None:
    """The hubs have a page of each kind in every language, so that none of the loops above is empty."""
    assert len(every_page("real")) == 55
    assert len(every_page("demo")) == 27
