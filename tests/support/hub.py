"""Throw-away hubs: the smallest hub without a single problem, and whatever a test puts on top of it.

    config = make_hub(tmp_path, {"data/authorities/sderot.yml": "id: sderot"})
    problems = check_hub(config)

Paths are relative to the hub. A ``None`` leaves a file out; bytes are written as they are, text as UTF-8.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from hub.config import HubConfig, read_config
from hub.messages import as_text
from hub.problems import Problem
from hub.source.markdown import read_page
from hub.validate import validate_hub

REPOSITORY: Final = Path(__file__).resolve().parents[2]
TODAY: Final = date(2026, 11, 21)
LANGUAGES: Final = ("he", "ar", "en")

Content = str | bytes | None

_MKDOCS: Final = """\
site_name: test
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: he, name: עברית, default: true}
        - {locale: ar, name: العربية}
        - {locale: en, name: English}
"""

_SOURCES: Final = """\
- id: evaluation
  title: {he: 'דו"ח הערכה', ar: 'تقرير التقييم', en: 'Evaluation'}
  kind: document
  publisher: {he: 'הרשת', ar: 'الشبكة', en: 'The network'}
  year: '2024'
"""

_ORGANISATIONS: Final = """\
- id: foundation
  name: {he: 'קרן', ar: 'صندوق', en: 'Foundation'}
  sector: philanthropy
  sources: [{id: evaluation}]
"""

_LEVERS: Final = """\
- id: teachers
  name: {he: 'מורים ומורות', ar: 'المعلمون والمعلمات', en: 'Teachers'}
  description: {he: 'פיתוח', ar: 'تطوير', en: 'Development'}
  toolkit_stage: 3
  sources: [{id: evaluation}]
"""

_INDICATORS: Final = """\
- id: five-units
  title: {he: 'בגרות ברמת 5 יח"ל', ar: 'بجروت بمستوى 5 وحدات', en: '5-unit matriculation'}
  unit: {he: 'אחוזים', ar: 'بالمئة', en: 'per cent'}
  decimals: 1
  measure: percentage
  ascending: true
  aggregates: false
  period_type: calendar
  definition: {he: 'שיעור', ar: 'نسبة', en: 'Share'}
  sources: [{id: evaluation}]
"""

_SERIES: Final = """\
- indicator: five-units
  scope: {authority: sderot}
  points:
    - {period: 2023, value: 31.2, source: {id: evaluation}}
"""

_AUTHORITY: Final = """\
id: sderot
name: {he: 'שדרות', ar: 'سديروت', en: 'Sderot'}
sources: [{id: evaluation}]
"""

_PLAN: Final = """\
id: plan
name: {he: 'תוכנית', ar: 'خطة', en: 'Plan'}
status: sample
levels: [action]
items:
  - {id: club, name: {he: 'חוג', ar: 'دورة', en: 'Club'}, status: planned}
sources: [{id: evaluation}]
"""

TITLES: Final = {"he": "על הרשת", "ar": "عن الشبكة", "en": "About the network"}


def page(language: str, body: str = "", *, title: str = "", fields: str = "", original: str | None = None) -> str:
    """A written page: whole front matter, its title as heading, then ``body``.

    ``original`` is the text of the Hebrew page that a translation was made from; the minimal page where left out.
    """
    title = title or TITLES[language]
    head = f"title: {title}\ndescription: {title}.\nkind: about\norder: 1\nowner: {title}\n"
    head += "last_reviewed: 2026-11-01\nreview_in: 12\nsources: [evaluation]\n"
    if language != LANGUAGES[0]:
        head += f"translation_of: '{revision(original if original is not None else page(LANGUAGES[0]))}'\n"
    return f"---\n{head}{fields}---\n\n# {title}\n{body}"


def revision(text: str) -> str:
    """The revision of a page that ``page`` made."""
    return read_page(text, PurePosixPath("page.md"), LANGUAGES[0], "page.md")[0].revision


def minimal_files() -> dict[str, Content]:
    """The files of the smallest hub without a problem or a warning (its vocabulary is the repository's own)."""
    files: dict[str, Content] = {
        "mkdocs.yml": _MKDOCS,
        "data/sources.yml": _SOURCES,
        "data/organisations.yml": _ORGANISATIONS,
        "data/levers.yml": _LEVERS,
        "data/indicators.yml": _INDICATORS,
        "data/series.yml": _SERIES,
        "data/authorities/sderot.yml": _AUTHORITY,
        "data/work_plans/plan.yml": _PLAN,
    }
    return files | {f"docs/{language}/about/index.md": page(language) for language in LANGUAGES}


def make_hub(tmp_path: Path, files: Mapping[str, Content] | None = None) -> HubConfig:
    """Write a hub of the minimal files with ``files`` on top, and read its configuration."""
    shutil.copytree(REPOSITORY / "data/vocabulary", tmp_path / "data/vocabulary")
    for name, content in (minimal_files() | dict(files or {})).items():
        path = tmp_path / name
        if content is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_config(tmp_path / "mkdocs.yml")


def check_hub(config: HubConfig, today: date = TODAY) -> list[Problem]:
    """Every problem of a hub on a day."""
    return validate_hub(config, today)[1]


def problems_of(tmp_path: Path, files: Mapping[str, Content] | None = None, today: date = TODAY) -> list[Problem]:
    """Every problem of a hub that consists of the minimal files and ``files``."""
    return check_hub(make_hub(tmp_path, files), today)


def codes(problems: list[Problem]) -> list[str]:
    """The codes of problems, in their order."""
    return [problem.code for problem in problems]


def text_of(problems: list[Problem], language: str = "en") -> str:
    """Problems as a terminal shows them."""
    return "".join(f"{as_text(problem, language)}\n" for problem in problems)
