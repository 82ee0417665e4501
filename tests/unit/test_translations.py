"""Translations: structure compared, freshness told by marks, marks written without touching anything else."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath

import pytest
from markupsafe import Markup

from hub.cli.main import main
from hub.config import HubConfig
from hub.load import load
from hub.pages import Site
from hub.source.markdown import MarkdownPage, read_page
from hub.translations.changes import Changes, changes, section_revisions
from hub.translations.marking import with_revision
from hub.translations.structure import differences
from hub.translations.survey import State, Survey
from tests.support.hub import TODAY, Content, check_hub, codes, make_hub, page

ABOUT = {language: f"docs/{language}/about/index.md" for language in ("he", "ar", "en")}
SECTIONS = "\nפתיח.\n\n## ראשון\n\nפסקה.\n\n## שני\n\nפסקה.\n"


def written(body: str, title: str = "T") -> MarkdownPage:
    """A page with a body that begins on line 1."""
    return MarkdownPage(PurePosixPath("page.md"), "he", "page.md", body, 1, title, "D.")


def found_in(original: str, translation: str) -> list[tuple[str, str, str, int, int]]:
    """The differences of two bodies as plain values."""
    return [
        (one.part.value, one.found, one.expected, one.line, one.original_line)
        for one in differences(written(original), written(translation))
    ]


@pytest.mark.parametrize(
    ("original", "translation", "expected"),
    [
        pytest.param("# א\n\nטקסט.", "# T\n\nText\nwrapped.", [], id="wrapped lines are one paragraph"),
        pytest.param("א\n\nב", "One", [("paragraphs", "1", "2", 1, 3)], id="a paragraph is missing"),
        pytest.param(
            "# א\n\n## ב\n\n## ג\n\n- ד", "# T\n\n## B", [
                ("headings", "2", "3 (##)", 1, 5),
                ("lists", "0", "1 (-)", 1, 7),
            ], id="a heading is missing: pages are compared as wholes",
        ),
        pytest.param("## א\n\n### ב", "## A\n\n## B", [("headings", "2 (##)", "2 (###)", 3, 3)], id="another level"),
        pytest.param(
            "# א\n\n## ב\n\n- א\n- ב\n\n## ג\n\n- א", "# T\n\n## B\n\n- a\n\n## C\n\n- a",
            [("lists", "1", "2 (-)", 3, 6)], id="sections are compared with their own: the line is the section's",
        ),
        pytest.param("1. א", "- a", [("lists", "1 (-)", "1 (1.)", 1, 1)], id="another kind of list"),
        pytest.param("- א\n    - ב", "- a\n- b", [("lists", "2 (-)", "2 (>-)", 2, 2)], id="another depth"),
        pytest.param("- [ ] א\n- [x] ב", "- [ ] a", [("tasks", "1", "2 ([ ])", 1, 2)], id="a task is missing"),
        pytest.param(
            "| א | ב |\n| --- | --- |\n| 1 | 2 |", "| a |\n| --- |\n| 1 |",
            [("tables", "1 (1 × 1)", "1 (2 × 1)", 1, 1)], id="a column is missing",
        ),
        pytest.param(
            "| א |\n| --- |\n| 1 |\n| 2 |", "| a |\n| --- |\n| 1 |",
            [("tables", "1 (1 × 1)", "1 (1 × 2)", 1, 1)], id="a row is missing",
        ),
        pytest.param(
            '!!! note "א"\n    ב', "a\n", [("paragraphs", "1", "1 (>)", 1, 2), ("admonitions", "0", "1 (note)", 1, 1)],
            id="a note is missing",
        ),
        pytest.param("!!! note\n    ב", "!!! tip\n    b", [("admonitions", "1 (tip)", "1 (note)", 1, 1)], id="a tip"),
        pytest.param(
            "/// work-plan | a\n///", "/// work-plan | b\n///",
            [("blocks", "1 (work-plan | b)", "1 (work-plan | a)", 1, 1)], id="another plan",
        ),
        pytest.param("```yaml\n# א\n- ב\n```", "```yaml\n# a\n```", [], id="what stands in code is no structure"),
        pytest.param("```yaml\nא\n```", "```json\na\n```", [("code", "1 (json)", "1 (yaml)", 1, 1)], id="another code"),
        pytest.param("א `[ב](c.md)`", "a `b`", [], id="a link in code is none"),
        pytest.param("[א](b.md) [ג](d.md)", "[c](d.md) [a](b.md)", [], id="a sentence may turn its links round"),
        pytest.param("[א](b.md#ראשון)", "[a](b.md#first)", [], id="an anchor is made of a heading's words"),
        pytest.param("[א](https://e.org/deed.he)", "[a](https://e.org/deed.ar)", [], id="elsewhere in one's language"),
        pytest.param(
            "א [ב](c.md)\n[ד](e.md)", "a [b](c.md)\n[d](x.md)",
            [("links", "2 (x.md)", "2 (e.md)", 2, 2)], id="a link leads elsewhere",
        ),
        pytest.param("[![א](p.svg)](b.md)", "[b](b.md)", [("images", "0", "1 (p.svg)", 1, 1)], id="no picture"),
        pytest.param("<div>\nא\n</div>", "a", [
            ("paragraphs", "1", "0", 1, 1), ("elements", "0", "1 (div)", 1, 1),
        ], id="an element is missing"),
    ],
)  # fmt: skip
def test_structure(original: str, translation: str, expected: list[tuple[str, str, str, int, int]]) -> None:
    """Two pages are compared part by part; the first place at which they differ has its line on both sides."""
    assert found_in(original, translation) == expected


ORIGINAL = "# T\n\nפתיח.\n\n## א\n\nאחת.\n\n## ב\n\nשתיים.\n"
TRANSLATION = "# T\n\nLead.\n\n## A\n\nOne.\n\n## B\n\nTwo.\n"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(ORIGINAL, Changes(), id="nothing"),
        pytest.param(ORIGINAL.replace("אחת", "אחת\nאחרת"), Changes(older=("A",)), id="a paragraph"),
        pytest.param(ORIGINAL.replace("## ב", "## בית"), Changes(older=("B",)), id="a heading"),
        pytest.param(ORIGINAL.replace("פתיח", "פתיחה"), Changes(older=("T",)), id="the opening"),
        pytest.param(ORIGINAL + "\n## ג\n\nשלוש.\n", Changes(added=("ג",)), id="a new section"),
        pytest.param(ORIGINAL.replace("## א\n\nאחת.\n\n", ""), Changes(dropped=("A",)), id="a section less"),
    ],
)
def test_older_sections_are_named(now: str, expected: Changes) -> None:
    """What was recorded of an original, section by section, tells which of them a translation is older than."""
    recorded = section_revisions(written(ORIGINAL))
    assert changes(recorded, written(now), written(TRANSLATION)) == expected


def test_a_rebuilt_translation_tells_nothing_of_its_sections() -> None:
    """Where a translation has other sections than were recorded, none is named rather than a wrong one."""
    recorded = section_revisions(written(ORIGINAL))
    assert not changes(recorded, written(ORIGINAL + "x"), written("# T\n"))


def test_revision_covers_title_description_and_words_but_not_wrapping() -> None:
    """A page's revision follows every word that readers see, and neither line ends nor the rest of the front matter."""
    text = page("he", SECTIONS)

    def revision(changed: str) -> str:
        return read_page(changed, PurePosixPath("p.md"), "he", "p.md")[0].revision

    assert revision(text) == revision(text.replace("פתיח.", "פתיח. ")) == revision(text.replace("order: 1", "order: 2"))
    changed = [text.replace("title: על", "title: אל"), text.replace("description: על", "description: אל"), text + "x"]
    assert len({revision(text), *map(revision, changed)}) == 4


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: x\norder: 1\n", "title: x\norder: 1\ntranslation_of: '0123456789ab'\n"),
        (
            "translation_of: ffffffffffff\ntitle:  'x'   # why\n",
            "translation_of: '0123456789ab'\ntitle:  'x'   # why\n",
        ),
    ],
)
def test_marking_changes_one_line(front: str, expected: str, end: str) -> None:
    """Comments, quotes, spaces and line ends stay as they were, in the front matter and below it."""
    body = "\n# x\n\ntranslation_of: in the text\n---\n\tend without a newline"
    before, after = (f"---\n{part}---\n{body}".replace("\n", end) for part in (front, expected))
    assert with_revision(before, "0123456789ab") == after


def survey_of(config: HubConfig) -> Survey:
    """The translations of a hub."""
    return Survey(load(config, TODAY).catalog)


def states(config: HubConfig) -> dict[tuple[str, str], State]:
    """The texts of a hub that are not current: by name and language."""
    return {(t.text.name, t.locale): t.state for t in survey_of(config).texts if t.state is not State.CURRENT}


def hub(config: HubConfig, *arguments: str) -> int:
    """Run the command on a hub."""
    return main(["--config", str(config.root / "mkdocs.yml"), "translations", *arguments])


def change(config: HubConfig, file: str, old: str, new: str) -> None:
    """Change a file of a hub."""
    path = config.root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


PLAN: Content = """\
id: plan
name: {he: 'תוכנית', ar: 'خطة', en: 'Plan'}
status: sample
levels: [action]
items:
  - id: club
    name: {he: 'חוג', ar: 'دورة', en: 'Club'}
    status: planned
    parts:
      - {he: 'אחת', ar: 'واحدة', en: 'One'}
      - {he: 'שתיים', ar: 'اثنتان', en: 'Two'}
  - {id: visit, name: {he: 'ביקור', ar: 'زيارة'}, status: planned}
sources: [{id: evaluation}]
"""


@pytest.fixture
def marked(tmp_path: Path) -> HubConfig:
    """A hub whose pages and texts are all marked as current."""
    english = page("en", "\nLead.\n\n## First\n\nText.\n\n## Second\n\nText.\n", original="---\n---\n")
    arabic = page("ar", "\nمقدمة.\n\n## الأول\n\nفقرة.\n\n## الثاني\n\nفقرة.\n")
    pages = {ABOUT["he"]: page("he", SECTIONS), ABOUT["ar"]: arabic, ABOUT["en"]: english}
    config = make_hub(tmp_path, {**pages, "data/work_plans/plan.yml": PLAN})
    assert hub(config, "--mark-current", "--all") == 0
    return config


def test_marked_hub_has_nothing_to_report_but_what_is_missing(marked: HubConfig) -> None:
    """After marking, the one text that was never translated is left."""
    assert codes(check_hub(marked)) == ["text-not-translated"]
    assert states(marked) == {("items.visit.name", "en"): State.MISSING}


def test_a_changed_text_is_stale_alone(marked: HubConfig) -> None:
    """A changed Hebrew text makes its own translations stale, and no other text."""
    change(marked, "data/work_plans/plan.yml", "he: 'חוג'", "he: 'חוג מדעים'")
    assert states(marked) == {
        ("items.club.name", "ar"): State.STALE,
        ("items.club.name", "en"): State.STALE,
        ("items.visit.name", "en"): State.MISSING,
    }
    stale = [problem for problem in check_hub(marked) if problem.code == "text-stale"]
    assert [(problem.mark.line, problem.mark.column) for problem in stale] == [(7, 33), (7, 45)]


def test_reordering_makes_nothing_stale(marked: HubConfig) -> None:
    """Texts are known by ids, and those without one by their words: a list may change its order."""
    file = marked.root / "data/work_plans/plan.yml"
    head, items, visit = file.read_text("utf-8").partition("  - {id: visit")
    visit, sources, end = f"{items}{visit}".partition("sources:")
    start, opening, club = head.partition("  - id: club")
    lines = club.splitlines(keepends=True)
    club = "".join([*lines[:-2], lines[-1], lines[-2]])
    file.write_text(f"{start}{visit}{opening}{club}{sources}{end}", "utf-8")
    assert states(marked) == {("items.visit.name", "en"): State.MISSING}


def test_parts_without_ids_are_told_apart_by_their_words(marked: HubConfig) -> None:
    """Of two texts that share a name the changed one alone is stale; one that is added is unmarked, not stale."""
    change(marked, "data/work_plans/plan.yml", "he: 'אחת'", "he: 'אחרת'")
    stale = [t for t in survey_of(marked).texts if t.state is State.STALE]
    assert [(t.text.name, t.text.path[-1], t.locale) for t in stale] == [
        ("items.club.parts.*", 0, "ar"),
        ("items.club.parts.*", 0, "en"),
    ]
    change(marked, "data/work_plans/plan.yml", "he: 'אחרת'", "he: 'אחת'")
    change(
        marked,
        "data/work_plans/plan.yml",
        "      - {he: 'שתיים'",
        "      - {he: 'ו', ar: 'و', en: 'And'}\n      - {he: 'שתיים'",
    )
    assert states(marked)["items.club.parts.*", "ar"] is State.UNMARKED
    unmarked = [problem for problem in check_hub(marked) if problem.code == "texts-unmarked"]
    assert [(problem.params["locale"], problem.params["count"]) for problem in unmarked] == [("ar", "1"), ("en", "1")]


def test_marking_a_file_of_the_data(marked: HubConfig) -> None:
    """Marking one file records its texts anew and touches nothing else."""
    change(marked, "data/work_plans/plan.yml", "he: 'חוג'", "he: 'חוג מדעים'")
    before = {file: file.read_bytes() for file in marked.root.rglob("*") if file.is_file()}
    assert hub(marked, "--mark-current", "data/work_plans/plan.yml") == 0
    changed = [file for file, content in before.items() if file.read_bytes() != content]
    assert changed == [marked.root / "data/.revisions/work_plans/plan.yml"]
    assert list(states(marked).values()) == [State.MISSING]


def test_marking_twice_writes_nothing(marked: HubConfig, capsys: pytest.CaptureFixture[str]) -> None:
    """A hub that is marked already stays as it is."""
    assert hub(marked, "--mark-current", "--all") == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("files changed: 0")


def test_a_changed_page_names_the_sections_that_are_older(
    marked: HubConfig, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list names file, sections and counts for each language."""
    change(marked, ABOUT["he"], "## שני\n\nפסקה", "## שני\n\nפסקה אחרת")
    capsys.readouterr()
    assert hub(marked) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ar (العربية)",
        "  pages: 1 in all, 0 current, 1 stale, 0 unmarked, 0 missing",
        "    stale: docs/ar/about/index.md",
        "      older: الثاني",
        "  texts of the data: 14 in all, 14 current, 0 stale, 0 unmarked, 0 missing",
        "en (English)",
        "  pages: 1 in all, 0 current, 1 stale, 0 unmarked, 0 missing",
        "    stale: docs/en/about/index.md",
        "      older: Second",
        "  texts of the data: 14 in all, 13 current, 0 stale, 0 unmarked, 1 missing",
        "    missing: data/work_plans/plan.yml:12: items.visit.name",
    ]


def test_marking_is_refused_while_the_structure_differs(marked: HubConfig, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that is not built as its original stays unmarked; the message says where, and the others are marked."""
    change(marked, ABOUT["he"], "פתיח.", "פתיח אחר.\n\n- ועוד")
    change(marked, ABOUT["ar"], "مقدمة.", "مقدمة أخرى.\n\n- وأيضًا")
    english = (marked.root / ABOUT["en"]).read_bytes()
    capsys.readouterr()
    assert hub(marked, "--mark-current", "docs/he/about") == 1
    assert capsys.readouterr().out.splitlines() == [
        "pages marked: 1; files of the data marked: 0; files changed: 2",
        "",
        "not marked: docs/en/about/index.md",
        "      docs/en/about/index.md:1: lists: 0 against 1 (-) in docs/he/about/index.md:16",
    ]
    assert (marked.root / ABOUT["en"]).read_bytes() == english
    assert [(p.locale, p.state) for p in survey_of(marked).pages] == [("ar", State.CURRENT), ("en", State.STALE)]


@pytest.mark.parametrize("arguments", [["--mark-current"], ["--mark-current", "mkdocs.yml"], ["--all"]])
def test_wrong_use(marked: HubConfig, arguments: list[str]) -> None:
    """A path that names nothing that can be marked, or no path at all, is wrong use."""
    assert hub(marked, *arguments) == 2


def test_nothing_is_marked_in_a_broken_hub(marked: HubConfig, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read is reported, and no record of what it held is lost."""
    change(marked, "data/work_plans/plan.yml", "id: plan", "id: [")
    assert hub(marked, "--mark-current", "--all") == 1
    assert "data/work_plans/plan.yml" in capsys.readouterr().out
    assert (marked.root / "data/.revisions/work_plans/plan.yml").is_file()


def test_the_record_of_what_is_gone_goes(marked: HubConfig) -> None:
    """Marking everything takes away the sidecars of files that no longer exist."""
    (marked.root / "data/work_plans/plan.yml").unlink()
    assert hub(marked, "--mark-current", "--all") == 0
    assert not (marked.root / "data/.revisions/work_plans/plan.yml").exists()


@pytest.mark.parametrize("text", ["<<<<<<< ours\n", "- a\n", "a: 'b\n"])
def test_a_sidecar_that_cannot_be_used_is_a_warning(marked: HubConfig, text: str) -> None:
    """A broken record of revisions never stops a build: its texts count as unmarked."""
    (marked.root / "data/.revisions/levers.yml").write_text(text, "utf-8")
    problems = check_hub(marked)
    assert codes(problems) == ["revisions-unreadable", "texts-unmarked", "texts-unmarked", "text-not-translated"]
    assert not any(problem.is_error for problem in problems)


def test_json_holds_counts_and_everything_that_is_not_current(
    marked: HubConfig, capsys: pytest.CaptureFixture[str]
) -> None:
    """Programs get the same list with the same counts."""
    change(marked, ABOUT["en"], "\n## Second", "\n### Second")
    capsys.readouterr()
    assert hub(marked, "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["ar"] == {
        "pages": {"total": 1, "current": 1, "stale": 0, "unmarked": 0, "missing": 0},
        "texts": {"total": 14, "current": 14, "stale": 0, "unmarked": 0, "missing": 0},
        "page_list": [],
        "text_list": [],
    }
    assert listed["en"]["page_list"] == [
        {
            "file": "docs/en/about/index.md",
            "state": "current",
            "changes": {},
            "differences": [
                {"part": "headings", "found": "3 (###)", "expected": "3 (##)", "line": 21, "original_line": 20}
            ],
        }
    ]
    assert [text["state"] for text in listed["en"]["text_list"]] == ["missing"]


def test_coverage_counts(marked: HubConfig) -> None:
    """Counts and shares per language: fourteen texts, one stale in both languages and one missing in English."""
    change(marked, ABOUT["he"], "פתיח.", "פתיחה.")
    change(marked, "data/work_plans/plan.yml", "he: 'חוג'", "he: 'חוג מדעים'")
    site = Site(load(marked, TODAY).catalog)
    made = next(page for page in site.pages() if page.address == "about/coverage/").make(site.writers["en"])
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", made.html)]
    shown = [" | ".join(str(Markup(cell).striptags()) for cell in row) for row in rows]  # noqa: S704 - our own
    assert [row for row in shown if row.startswith(("Arabic", "English"))] == [
        "Arabic | 1 | 0 (0%) | 1 (100%) | 0 (0%) | 0 (0%)",
        "English | 1 | 0 (0%) | 1 (100%) | 0 (0%) | 0 (0%)",
        "Arabic | 14 | 13 (92.8%) | 1 (7.1%) | 0 (0%) | 0 (0%)",
        "English | 14 | 12 (85.7%) | 1 (7.1%) | 0 (0%) | 1 (7.1%)",
    ]
    assert (
        "About the network | Older than the original | Older than the original | November 1, 2026 | November 1, 2027"
        in shown
    )
    assert (
        "data/work_plans/plan.yml | Older than the original: 1 | Older than the original: 1, Not translated: 1" in shown
    )
    assert "No review is overdue." in made.html
