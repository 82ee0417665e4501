"""What changed, in words: `hub diff` over a recorded pair of hubs, and the comment that a pull request gets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import comment
from hub.changes.report import compare
from hub.changes.words import Told, tell
from hub.cli.main import main
from hub.config import HubConfig
from hub.load import load
from hub.pages import Site
from tests.support.hub import TODAY, Content, make_hub, page

FIXTURES: Final = Path(__file__).resolve().parents[1] / "fixtures" / "changes"
UPDATE: Final = os.environ.get("HUB_UPDATE_GOLDEN") == "1"

PLAN: Final = """\
id: plan
name: {{he: 'תוכנית', ar: 'خطة', en: 'Plan'}}
status: {status}
levels: [goal, action]
mission: {{he: '{mission}', ar: 'مهمة', en: 'Mission'}}
items:
  - id: more-pupils
    name: {{he: 'יותר תלמידות', ar: 'طالبات أكثر', en: 'More pupils'}}
    items:
      - id: club
        name: {{he: 'חוג', ar: 'دورة', en: 'Club'}}
        status: under_way
        core: {core}
        start: {start}
        performers: [{performer}]
        budget_lines:
          - {{amount: {amount}, currency: ILS, year: 2026, source: foundation, kind: cash, state: committed}}
{more}sources: [{{id: evaluation}}]
"""
CAMP: Final = "      - {id: camp, name: {he: 'מחנה <b>קיץ</b>', ar: 'مخيم', en: 'Camp @all'}, status: planned}\n"
LONG: Final = "עד 2030 " + "יגדל מספר הבנות והבנים שלומדים מדעים " * 6

BEFORE: Final[dict[str, Content]] = {
    "data/work_plans/plan.yml": PLAN.format(
        status="draft", mission=LONG, core="false", start="2026-01", performer="{organisation: foundation}",
        amount=100000, more="",
    ),
    "docs/he/about/index.md": page("he", "\nשורה אחת.\n"),
    "data/authorities/lod.yml": "id: lod\nname: {he: לוד, ar: اللد, en: Lod}\nsources: [{id: evaluation}]\n",
}  # fmt: skip
AFTER: Final[dict[str, Content]] = {
    "data/work_plans/plan.yml": PLAN.format(
        status="approved", mission=LONG + "ומתמידים בהם", core="true", start="2026-03",
        performer="{name: {he: 'בית הספר', ar: 'المدرسة', en: 'The school'}}", amount=120000, more=CAMP,
    ),
    "docs/he/about/index.md": page("he", "\nשורה אחרת.\n"),
    "data/authorities/arad.yml": "id: arad\nname: {he: ערד, ar: عراد, en: Arad}\nsources: [{id: evaluation}]\n",
}  # fmt: skip
PROBLEMS: Final = {"errors": 1, "warnings": 2, "problems": []}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[HubConfig, HubConfig]:
    """The hub before and after."""
    folder = tmp_path_factory.mktemp("changes")
    return make_hub(folder / "before", BEFORE), make_hub(folder / "after", AFTER)


def told(pair: tuple[HubConfig, HubConfig], language: str) -> Told:
    before, after = (load(config, TODAY).catalog for config in pair)
    return tell(compare(before, after), after, Site(after).writers[language])


def golden(name: str, text: str) -> str:
    """What a golden file holds; on request it is written anew first, for a reviewer to read."""
    file = FIXTURES / name
    if UPDATE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return file.read_text("utf-8")


def in_project(pair: tuple[HubConfig, HubConfig], capsys: pytest.CaptureFixture[str], *options: str) -> str:
    before, after = pair
    assert main(["--config", str(after.root / "mkdocs.yml"), "diff", str(before.root), *options]) == 0
    return capsys.readouterr().out


@pytest.fixture
def after_folder(pair: tuple[HubConfig, HubConfig], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The newer hub, as the folder that the command runs in."""
    monkeypatch.chdir(pair[1].root)
    return pair[1].root


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_changes_are_told_in_words(
    pair: tuple[HubConfig, HubConfig], after_folder: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    """Records, parts of them, pages, translations gone stale and coverage: the exact words."""
    assert after_folder.is_dir()
    main(["diff", str(pair[0].root), "--lang", language])
    out = capsys.readouterr().out
    assert out == golden(f"words.{language}.txt", out)


def test_a_change_of_money_and_performer_reads_as_a_sentence(pair: tuple[HubConfig, HubConfig]) -> None:
    words = "\n".join(line for _, lines in told(pair, "en").records for line in lines).translate(
        {0x2068: None, 0x2069: None}
    )
    assert "₪100,000 → ₪120,000" in words
    assert "“Foundation” → “The school”" in words
    assert "Draft → Approved" in words
    assert "2026-01 → 2026-03" in words
    assert "no → yes" in words


FACT: Final = """\
id: lod
name: {{he: לוד, ar: اللد, en: Lod}}
location: {{lat: {lat}, lon: 34.9, source: {{id: evaluation}}}}
facts: [{{property: population, value: {value}, unit: people, year: 2021, source: {{id: evaluation}}}}]
sources: [{{id: evaluation}}]
"""


def test_a_figure_is_named_by_what_it_is_and_never_seems_the_same(tmp_path: Path) -> None:
    """A fact is called by its property and year, not its value; a figure that rounds to the old one is told whole."""
    pair = (
        make_hub(tmp_path / "before", {"data/authorities/lod.yml": FACT.format(lat=31.9514, value=100)}),
        make_hub(tmp_path / "after", {"data/authorities/lod.yml": FACT.format(lat=31.9513, value=120)}),
    )
    lines = [line.translate({0x2068: None, 0x2069: None}) for _, lines in told(pair, "en").records for line in lines]
    assert lines == ["Location, Latitude: 31.9514 → 31.9513", "Facts “Population, 2021”, Value: 100 → 120"]


def test_a_part_without_a_name_is_told_by_its_values(tmp_path: Path) -> None:
    """A unit that counts is a word there, without the place of its number."""
    after = make_hub(tmp_path / "after", {"data/authorities/lod.yml": FACT.format(lat=31.9, value=120)})
    lod = FACT[FACT.index("facts:") : FACT.index("sources:")]
    before = make_hub(
        tmp_path / "before", {"data/authorities/lod.yml": FACT.replace(lod, "").format(lat=31.9, value=0)}
    )
    ((_, (line,)),) = told((before, after), "en").records
    assert "people" in line
    assert "{" not in line


def test_a_file_that_cannot_be_read_is_not_told_as_removed(
    pair: tuple[HubConfig, HubConfig],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its records and its page are still there; what changed in them nobody can tell yet."""
    broken = {"data/work_plans/plan.yml": 'id: plan\nname: {he: "דו"ח"}\n', "docs/he/about/index.md": "# no fields\n"}
    after = make_hub(tmp_path / "hub", BEFORE | broken)
    monkeypatch.chdir(after.root)
    assert main(["diff", str(pair[0].root), "--lang", "en"]) == 0
    out = capsys.readouterr().out.translate({0x2068: None, 0x2069: None})
    assert "Removed" not in out
    assert "- data/work_plans/plan.yml: has problems; what changed in it will be told when they are mended\n" in out
    assert "- docs/he/about/index.md: has problems" in out


def test_of_a_long_text_only_what_changed_is_shown(pair: tuple[HubConfig, HubConfig]) -> None:
    (line,) = (line for _, lines in told(pair, "he").records for line in lines if "ומתמידים" in line)
    assert len(line) < len(LONG)


def test_the_same_hub_twice_has_no_changes(
    pair: tuple[HubConfig, HubConfig], after_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(after_folder), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Nothing that readers see has changed.\n"
    assert told((pair[1], pair[1]), "he").is_empty


def test_a_revision_of_git_is_a_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was committed is compared with what lies there now; nothing of the folder is touched."""
    make_hub(tmp_path, BEFORE)
    monkeypatch.chdir(tmp_path)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "before"]):
        subprocess.run([*git, *command], check=True)
    plan = str(AFTER["data/work_plans/plan.yml"])
    (tmp_path / "data/work_plans/plan.yml").write_text(plan, "utf-8")
    assert main(["diff", "HEAD", "--lang", "en"]) == 0
    assert "₪120,000" in capsys.readouterr().out
    assert (tmp_path / "data/work_plans/plan.yml").read_text("utf-8") == plan
    for wrong in ("no-such-branch", "--output=x"):
        assert main(["diff", "--", wrong]) == 2
    assert main(["diff", "HEAD", "--lang", "xx"]) == 2
    assert not (tmp_path / "x").exists()


def test_the_comment(pair: tuple[HubConfig, HubConfig], after_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole comment of the recorded pair, in Hebrew and English, with links into the preview."""
    assert after_folder.is_dir()
    assert main(["diff", str(pair[0].root), "--format", "json"]) == 0
    changes = json.loads(capsys.readouterr().out)
    text = comment.comment(changes, PROBLEMS, "https://preview.example.org/7/")
    assert text == golden("comment.md", text)
    assert "(https://preview.example.org/7/ar/work-plans/plan/)" in text
    assert "https://" not in comment.comment(changes, PROBLEMS)


HOSTILE: Final = (
    "<script>alert(1)</script>",
    "[x](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "https://evil.example www.evil.example",
    "@everyone #1",
    "</div><!-- hub-changes -->",
    "`code` **bold** | a | b",
    "line\n\n# heading",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_a_report_stay_words(text: str) -> None:
    """No HTML, no link, no mention, no heading comes of what a stranger's request says."""
    safe = comment.safe(text)
    assert not set("<\n") & set(safe)
    assert "://e" not in safe
    assert "www.e" not in safe.replace("\\", "")
    assert "@e" not in safe
    for special in "[]()#*`|!":
        assert all(safe[index - 1] == "\\" for index, letter in enumerate(safe) if letter == special)


@pytest.mark.parametrize(
    "changes",
    [
        [],
        {"words": []},
        {"words": {"he": {"records": [{"heading": 1, "lines": []}]}}},
        {"words": {"he": {}, "en": {}}, "pages": "x"},
        {"words": {"he": {}, "en": {}}, "pages": [{"title": "x", "fate": "added", "addresses": ["javascript:x/"]}]},
    ],
)
def test_a_report_in_another_form_is_refused(changes: object) -> None:
    with pytest.raises(comment.ReportError):
        comment.comment(changes, PROBLEMS, "https://preview.example.org/")


def test_a_broken_or_huge_report_is_said_in_the_comment(tmp_path: Path) -> None:
    """The workflow that comments never fails on what a request brings, and shows none of it."""
    script = [sys.executable, comment.__file__, str(tmp_path)]
    for content in (b"", b"{", b"[" * 100_000, b'"' + b"x" * (comment.MAX_BYTES + 1) + b'"'):
        (tmp_path / "changes.json").write_bytes(content)
        (tmp_path / "problems.json").write_bytes(b'{"errors": 0, "warnings": 0}')
        done = subprocess.run(script, capture_output=True, check=True, encoding="utf-8")
        assert done.stdout.startswith(comment.MARKER)
        assert comment.WORDS["he"]["unreadable"] in done.stdout
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "template", ["http://x.example/{number}", "javascript:{number}", "https://x.example/{number}?x"]
)
def test_a_preview_has_an_https_address(template: str) -> None:
    with pytest.raises(comment.ReportError):
        comment.preview_address(template, "7")
    assert comment.preview_address("", "7") == ""
    assert comment.preview_address("https://pr-{number}.example.org/", "7") == "https://pr-7.example.org/"


def test_the_workflow_knows_the_comment_again() -> None:
    """The comment that is kept up to date is found by the mark that it begins with."""
    workflows = Path(comment.__file__).resolve().parents[1] / ".github" / "workflows"
    assert f'startswith("{comment.MARKER}")' in (workflows / "comment.yml").read_text("utf-8")
    assert "ref: ${{ github.event.repository.default_branch }}" in (workflows / "comment.yml").read_text("utf-8")
