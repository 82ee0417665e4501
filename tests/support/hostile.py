"""The hub, with the invented authorities in it, as somebody would hand it in who means harm.

Every text of its data is hostile, and every field of its pages that takes words. Nothing in it is refused: what may be
written has to be shown as it was written.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path, PurePosixPath
from typing import Any, Final

from hub.source.yaml12 import Value, parse
from tests.support.site import LANGUAGES, PROJECT

MARKUP: Final = "<img src=x onerror=alert(1)>"
_ENDS: Final = "\"'></title></script><script>alert(2)</script>"
HOSTILE: Final = f"=cmd|'/c calc'!A0 {MARKUP} {_ENDS} {{{{7*7}}}} {{%x%}} &lt;b&gt; ]]> ${{7}}"
"""Begins as a formula; then markup, the ends of whatever it may stand in, templates, entities."""

BODY: Final = f"""
## `{MARKUP}` &lt;script&gt;alert(3)&lt;/script&gt;

Code `{MARKUP}`, entities &lt;img src=x onerror=alert(4)&gt;, {{{{7*7}}}}, a footnote[^h].

```html
<script>alert(5)</script>
```

[^h]: &lt;svg onload=alert(6)&gt;
"""

_CONFIG: Final = """\
INHERIT: {project}/mkdocs.yml
docs_dir: docs
theme:
  custom_dir: {project}/overrides
hooks:
  - {project}/hooks/site_hooks.py
watch: []
extra:
  hub:
    data: data
    vocabulary: {project}/data/vocabulary
"""
_FIELDS: Final = re.compile(r"^(description|owner|keywords): .*$", re.MULTILINE)
_HOME_FIELDS: Final = re.compile(r"^(title|description|owner|keywords): .*$", re.MULTILINE)
"""Elsewhere the title is the first heading, which is Markdown."""


def make_hostile_hub(folder: Path) -> Path:
    """Write the hub into a folder and return its configuration file."""
    real, demo = PROJECT / "data", PROJECT / "demo" / "data"
    for file in sorted({path.relative_to(base) for base in (real, demo) for path in base.rglob("*.yml")}):
        if file.parts[0] == "vocabulary" or file.parts[0].startswith("."):
            continue
        values = [_read(base / file) for base in (real, demo) if (base / file).is_file()]
        target = folder / "data" / file
        target.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML as well.
        target.write_text(json.dumps(_harmful(_merged(values)), ensure_ascii=False), "utf-8")
    shutil.copy(real / "office_contacts.txt", folder / "data")
    shutil.copytree(PROJECT / "docs", folder / "docs")
    for page in (folder / "docs").rglob("*.md"):
        head, body = page.read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)
        fields = _HOME_FIELDS if page.parent.parent == folder / "docs" else _FIELDS
        page.write_text(f"---\n{fields.sub(_field, head)}\n---\n{body}\n{BODY}", "utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(_CONFIG.format(project=PROJECT), "utf-8")
    return config


def _read(file: Path) -> Value:
    document = parse(file.read_text("utf-8"), PurePosixPath(file.name))
    assert document.problems == []
    value = document.value
    if isinstance(value, dict) and "in_evaluation_2024" in value and "demo" in file.parts:
        value["in_evaluation_2024"] = False  # the evaluation printed how many there are
    return value


def _merged(values: list[Value]) -> Value:
    """A list of records of both hubs, each id once; a record by itself."""
    first, *others = values
    for other in others:
        assert isinstance(first, list)
        assert isinstance(other, list)
        known = {item.get("id") for item in first if isinstance(item, dict)}
        first += [item for item in other if not isinstance(item, dict) or "id" not in item or item["id"] not in known]
    return first


def _field(match: re.Match[str]) -> str:
    value = [HOSTILE] if match[1] == "keywords" else HOSTILE
    return f"{match[1]}: {json.dumps(value, ensure_ascii=False)}"


def _harmful(value: Value) -> Any:  # noqa: ANN401 - whatever stood there
    """A value with every text per language made hostile; what is no text per language stays."""
    if isinstance(value, list):
        return [_harmful(item) for item in value]
    if isinstance(value, dict):
        if value and set(value) <= set(LANGUAGES):
            return {language: _worded(text) for language, text in value.items()}
        kept = ("name",) if "columns" in value else ()  # of a sheet: what may stand there is a rule of its own
        return {key: item if key in kept else _harmful(item) for key, item in value.items()}
    return value


def _worded(text: Value) -> Any:  # noqa: ANN401 - a text or a list of texts
    return [_worded(one) for one in text] if isinstance(text, list) else f"{HOSTILE} {text}"
