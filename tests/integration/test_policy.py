"""The content policy and what it asks of the pages."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from urllib.parse import urlsplit

from tests.support.html import Document, pages

_POLICY = "Content-Security-Policy"


def test_every_page_of_the_hub_carries_a_strict_policy(real_site: Path) -> None:
    """Nothing comes from elsewhere and nothing inline runs but by its hash."""
    for document in pages(real_site):
        policy = document.one("meta", http_equiv=_POLICY).attributes["content"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        for script in document.all("script"):
            if "src" not in script.attributes and "application/" not in script.attributes.get("type", ""):
                digest = b64encode(hashlib.sha256(_code(document, script.text).encode()).digest()).decode()
                assert f"'sha256-{digest}'" in policy, document.path


def _code(document: Document, text: str) -> str:
    """The script as it stands in the file."""
    assert text in document.html
    return text


def test_no_inline_styles_and_no_handlers(real_site: Path) -> None:
    """Style attributes and event handlers would be stopped by the policy."""
    for document in pages(real_site):
        for element in document.elements:
            assert "style" not in element.attributes, (document.path, element.tag)
            assert not [name for name in element.attributes if re.match(r"on[a-z]", name)], (document.path, element.tag)
        assert not document.all("style"), document.path


def test_no_resource_comes_from_another_host(real_site: Path) -> None:
    """Scripts, styles, fonts and images are the site's own."""
    for document in pages(real_site):
        for element in document.elements:
            target = element.attributes.get("src") or (element.tag == "link" and element.attributes.get("href")) or ""
            if element.tag == "link" and element.attributes.get("rel") == "canonical":
                continue
            assert not urlsplit(str(target)).netloc, (document.path, target)
    for css in (real_site / "assets").glob("*.css"):
        assert not re.search(r"url\(['\"]?(?:https?:)?//", css.read_text("utf-8"))


def test_alternates_stand_in_the_sitemap_alone(real_site: Path) -> None:
    """The theme asks for a sitemap beside every alternate link of the head; the head has none."""
    for document in pages(real_site):
        assert not document.all("link", rel="alternate"), document.path
