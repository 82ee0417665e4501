"""A small hub that the engine can build: its own data and pages, the project's theme, vocabulary and hooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import dedent

PROJECT = Path(__file__).resolve().parents[2]
LANGUAGES = {"he": "עברית", "ar": "العربية", "en": "English"}

_CONFIG = """\
site_name: fixture
site_url: {site_url}
repo_url: https://example.org/owner/hub
edit_uri: edit/main/docs/
strict: true
theme:
  name: material
  custom_dir: {project}/overrides
  font: false
  favicon: assets/img/favicon.svg
hooks:
  - {project}/hooks/site_hooks.py
plugins:
  - i18n:
      docs_structure: folder
      languages:
{languages}
markdown_extensions:
  - admonition
  - attr_list
  - tables: {{use_align_attribute: true}}
  - toc:
      permalink: true
      slugify: !!python/object/apply:pymdownx.slugs.slugify {{kwds: {{case: lower}}}}
  - hub.blocks
extra:
  generator: false
  hub: {{data: data, vocabulary: {project}/data/vocabulary}}
nav:
  - nav.home: index.md
  - nav.about:
      - about/index.md
  - nav.registry:
      - authorities/index.md
      - work-plans/index.md
      - levers/index.md
      - partners/index.md
      - districts/index.md
"""


def page(title: str, body: str = "", **front: str) -> str:
    """A written page with whole front matter; ``front`` adds or replaces lines of it."""
    fields = {
        "title": title,
        "description": f"{title}.",
        "kind": "about",
        "order": "1",
        "owner": "team",
        "last_reviewed": "2026-01-01",
        "review_in": "12",
        **front,
    }
    head = "\n".join(f"{key}: {value}" for key, value in fields.items())
    return f"---\n{head}\n---\n\n# {title}\n\n{body}\n"


def minimal_site() -> dict[str, str]:
    """Files of the smallest hub with one authority, one plan and two written pages in three languages."""
    files = {
        "data/sources.yml": dedent("""\
            - id: report
              title: {he: דוח, ar: تقرير, en: Report}
              kind: document
              publisher: {he: הרשת, ar: الشبكة, en: The network}
              year: '2024'
            """),
        "data/organisations.yml": "[]\n",
        "data/levers.yml": "[]\n",
        "data/indicators.yml": "[]\n",
        "data/series.yml": "[]\n",
        "data/authorities/ilanot.yml": dedent("""\
            id: ilanot
            name: {he: אילנות, ar: إيلانوت, en: Ilanot}
            classification: city
            sources: [{id: report}]
            """),
        "data/work_plans/plan-a.yml": dedent("""\
            id: plan-a
            authority: ilanot
            name: {he: תוכנית 2023–2026, ar: خطة 2023–2026, en: Plan 2023–2026}
            status: approved
            start: 2023
            end: 2026
            levels: [goal, lever, action]
            items:
              - id: goal-1
                name: {he: '40% מהילדים', ar: 40% من الأطفال, en: 40% of children}
                items:
                  - id: lever-1
                    name: {he: הון מדעי ב־STEM, ar: رأس المال العلمي في STEM, en: Science capital}
                    items:
                      - id: action-1
                        name: {he: סדנה, ar: ورشة, en: Workshop}
                        status: planned
                      - id: action-2
                        name: {he: סיור, ar: جولة, en: Tour}
                        status: done
            sources: [{id: report}]
            """),
    }
    for code, name in LANGUAGES.items():
        files[f"docs/{code}/index.md"] = page(name, "## שלום עולם\n" if code == "he" else "", kind="home")
        files[f"docs/{code}/about/index.md"] = page(f"About {code}")
    return files


def make_site(
    folder: Path,
    changes: Mapping[str, str | bytes | None] | None = None,
    *,
    languages: Sequence[str] = tuple(LANGUAGES),
    site_url: str = "https://example.org/",
) -> Path:
    """Write a buildable hub into a folder and return its configuration file.

    ``changes`` replaces files of the minimal one; None takes a file away.
    """
    entries = "\n".join(
        f"        - {{locale: {code}, name: {LANGUAGES.get(code, code)}{', default: true' if code == 'he' else ''}}}"
        for code in languages
    )
    config = _CONFIG.format(project=PROJECT, site_url=site_url, languages=entries)
    files: dict[str, str | bytes | None] = {"mkdocs.yml": config, **minimal_site(), **(changes or {})}
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / "mkdocs.yml"
