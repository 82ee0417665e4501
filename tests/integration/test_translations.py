"""What readers see of translations: notices on exactly the pages that are older, the coverage page, reviews."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.cli.main import main
from tests.support.html import broken_links, parse
from tests.support.site import make_site, page

BODY = {
    "he": "פתיח.\n\n## ראשון\n\nפסקה.\n\n## שני\n\nפסקה.",
    "ar": "مقدمة.\n\n## الأول\n\nفقرة.\n\n## الثاني\n\nفقرة.",
    "en": "Lead.\n\n## First\n\nText.\n\n## Second\n\nText.",
}
ABOUT = {language: f"docs/{language}/about/index.md" for language in BODY}
JANUARY_2026, MARCH_2027 = "1767225600", "1803859200"


def hub(config: Path, *arguments: str) -> int:
    """Run the console script on a hub."""
    return main(["--config", str(config), *arguments])


def marked_site(folder: Path) -> Path:
    """A hub with a page of three sections in every language, all of it marked as current."""
    pages = {ABOUT[language]: page(f"About {language}", body, sources="[report]") for language, body in BODY.items()}
    sources = page("Sources", "/// source-list\n///")
    files = {f"docs/{language}/about/sources.md": sources for language in BODY}
    files["docs/he/index.md"] = page("muni:STEM", kind="home")
    config = make_site(folder, {**pages, **files})
    assert hub(config, "translations", "--mark-current", "--all") == 0
    return config


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built hub after one Hebrew paragraph changed, in the time of its pages' reviews."""
    config = marked_site(tmp_path_factory.mktemp("changed"))
    file = config.parent / ABOUT["he"]
    file.write_text(file.read_text("utf-8").replace("## שני\n\nפסקה.", "## שני\n\nפסקה אחרת.\n\n## שלישי"), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", JANUARY_2026)
        assert hub(config, "build") == 0
    return config.parent / "site"


def test_a_changed_paragraph_makes_exactly_its_translations_stale(changed: Path) -> None:
    """The notice stands on the translations of the changed page and nowhere else."""
    noticed = [
        path.relative_to(changed).as_posix()
        for path in changed.rglob("*.html")
        if "hub-notice--stale" in path.read_text("utf-8")
    ]
    assert sorted(noticed) == ["ar/about/index.html", "en/about/index.html"]


def test_the_notice_speaks_the_language_of_the_page_and_names_the_sections(changed: Path) -> None:
    """It stands below the title, links to the older section and to the original, and marks Hebrew words as Hebrew."""
    html = (changed / "en/about/index.html").read_text("utf-8")
    assert html.index("</h1>") < html.index("hub-notice--stale") < html.index("Lead.")
    document = parse(changed / "en/about/index.html")
    notice = document.one("div", class_="hub-notice--stale").text
    assert "The original of this page has changed since it was translated. The original page (Hebrew)" in notice
    assert "Sections whose original has changed: Second." in notice
    assert '<a href="#second">Second</a>' in html
    assert '<a href="../../about/" hreflang="he">' in html
    assert '<span lang="he" dir="rtl">שלישי</span>' in html
    arabic = parse(changed / "ar/about/index.html").one("div", class_="hub-notice--stale").text
    assert "أقسام تغيّر أصلها: الثاني." in arabic


def test_written_pages_say_who_keeps_them_and_what_they_rest_on(changed: Path) -> None:
    """Owner, day of the last review and the sources as links stand below a page; not below the home page."""
    document = parse(changed / "en/about/index.html")
    footer = document.one("footer", class_="hub-page-meta").text
    assert "Last reviewed: January 1, 2026" in footer
    assert "Kept by: team" in footer
    assert "Sources: Report" in footer
    assert '<a href="sources/#source-report">Report</a>' in document.html
    assert "hub-page-meta" not in (changed / "en/index.html").read_text("utf-8")


def test_no_link_of_what_is_generated_leads_nowhere(changed: Path) -> None:
    """Notices, meta lines and the coverage page link to what is there."""
    assert broken_links(changed) == []


def test_coverage_page_leads_to_the_files(changed: Path) -> None:
    """The state of a translation links to where its file is edited."""
    html = (changed / "en/about/coverage/index.html").read_text("utf-8")
    assert (
        '<a href="https://example.org/owner/hub/edit/main/docs/ar/about/index.md">Older than the original</a>' in html
    )
    assert "Every text of the data is translated and up to date." in html
    assert "No review is overdue." in html


def test_an_overdue_review_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From SOURCE_DATE_EPOCH alone: on the page, on the coverage page and as a warning, never as an error."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MARCH_2027)
    assert hub(marked_site(tmp_path), "build") == 0
    footer = parse(tmp_path / "site/en/about/index.html").one("footer", class_="hub-page-meta")
    assert "The next review was due on January 1, 2027" in footer.text
    rows = parse(tmp_path / "site/en/about/coverage/index.html").one("table", id="reviews-table")
    assert "docs/en/about/index.md" in rows.text
