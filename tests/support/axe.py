"""axe-core over a page: every rule it has, nothing left out."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from tests.support.site import PROJECT

# On top of the rules that axe runs by itself. Of those that it leaves off, level AAA stays off, and so do two trials of
# its own: one takes every short bold paragraph for a heading, the other minds that a part that scrolls takes the focus.
ASKED_FOR = (
    "css-orientation-lock",
    "label-content-name-mismatch",
    "table-fake-caption",
    "target-size",
    "td-has-header",
)

ON_PAPER = tuple(rule for rule in ASKED_FOR if rule != "target-size")
"""On paper nothing is pressed."""

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


def source() -> str:
    """The source of axe-core, which npm has installed."""
    return (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


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


def broken_rules(
    page: Page, axe: str, undecided: Undecided, name: str, asked_for: Sequence[str] = ASKED_FOR
) -> list[str]:
    """Every element of a page, as it stands, that breaks a rule; what axe cannot decide is collected."""
    page.evaluate(axe)
    results = page.evaluate(RUN, asked_for)
    assert results["passes"] > 10, "axe looked at next to nothing"
    if results["incomplete"]:
        undecided.found[name] = results["incomplete"]
    return [
        f"{rule['id']}: {node['target']}\n  {node['html']}\n  {'; '.join(node['why'])}"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]


def assert_clean(page: Page, axe: str, undecided: Undecided, name: str, asked_for: Sequence[str] = ASKED_FOR) -> None:
    """A page as it stands breaks no rule; the message names every element that does."""
    broken = broken_rules(page, axe, undecided, name, asked_for)
    assert not broken, "\n".join(broken)
