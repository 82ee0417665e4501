"""Puts what is new into its places, and takes it back where the check finds fault with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from hub.addresses import write_ledger
from hub.catalog import Catalog
from hub.models import corrected
from hub.models.scalars import ID_EXAMPLE, is_slug, shown
from hub.problems import Mark, Problem, problem
from hub.scaffold import texts
from hub.scaffold.texts import Answers
from hub.source.markdown import read_page
from hub.validate import validate_hub

AUTHORITY, PLAN, ORGANISATION, PAGE = "authority", "plan", "organisation", "page"
_EMPTY_LIST: Final = re.compile(r"^\[\s*\]\s*$", re.MULTILINE)


class Taken(Exception):  # noqa: N818 - reads as what happened
    """Something of that name is there already; the message is its file."""


def fault_of_id(kind: str, record_id: str, catalog: Catalog) -> Problem | None:
    """What is wrong with an id, which becomes the name of a file: nothing is written under a name that is none.

    A page's id is a path of such names below the folder of its language.
    """
    names = record_id.split("/") if kind == PAGE else [record_id]
    if all(is_slug(name) for name in names):
        return None
    config = catalog.config
    place = Mark(config.docs if kind == PAGE else config.data)
    example = corrected.slug(record_id.replace(".", " ")) or ID_EXAMPLE
    return problem("id-invalid", place, found=shown(record_id), example=example)


def new_files(kind: str, answers: Answers, catalog: Catalog, config_file: Path) -> dict[Path, str]:
    """The files that something new wants, whole, by their path. Taken where it is there already."""
    config = catalog.config
    if kind == PAGE:
        return _pages(answers, catalog, config_file)
    if kind == ORGANISATION:
        file = config.root / config.data / "organisations.yml"
        if answers.record_id in catalog.ids("organisations"):
            raise Taken(str(config.data / file.name))
        before = file.read_text("utf-8")
        kept = _EMPTY_LIST.sub("", before).rstrip("\n")
        return {file: (f"{kept}\n\n" if kept else "") + texts.organisation(answers)}
    name = {AUTHORITY: "authorities", PLAN: "work_plans"}[kind]
    path = config.data / name / f"{answers.record_id}.yml"
    if (config.root / path).exists():
        raise Taken(str(path))
    text = texts.authority(answers) if kind == AUTHORITY else texts.plan(answers, _levels(catalog))
    return {config.root / path: text}


def put(files: Mapping[Path, str], catalog: Catalog, today: date) -> list[Problem]:
    """Write files, and their addresses into the ledger. Errors in them are returned, and everything is as it was."""
    config = catalog.config
    before = {file: file.read_bytes() if file.exists() else None for file in files}
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    fresh, problems = validate_hub(config, today)
    ours = {PurePosixPath(file.relative_to(config.root).as_posix()) for file in files}
    errors = [found for found in problems if found.is_error]
    if faults := [found for found in errors if found.mark.file in ours]:
        for file, content in before.items():
            if content is None:
                file.unlink()
            else:
                file.write_bytes(content)
        return faults
    if not errors and (config.root / config.ledger).exists():
        write_ledger(fresh)
    return []


def _levels(catalog: Catalog) -> dict[str, dict[str, str]]:
    """What a goal, a lever and an action are called in each language."""
    return {
        level: {code: one.text(f"level.{level}") for code, one in catalog.vocabularies.items()}
        for level in ("goal", "lever", "action")
    }


def _pages(answers: Answers, catalog: Catalog, config_file: Path) -> dict[Path, str]:
    """A page in every language, and its line in the navigation beside its neighbours."""
    config = catalog.config
    path = f"{answers.record_id}.md"
    made: dict[Path, str] = {}
    original = ""
    for locale in (config.locales.default, *config.locales.others):
        file = config.docs / locale.code / path
        if (config.root / file).exists():
            raise Taken(str(file))
        text = texts.page(answers, locale.code, _owner(catalog, locale.code), original)
        if locale.is_default:
            original = read_page(text, file, locale.code, path)[0].revision
        made[config.root / file] = text
    navigation = config_file.read_text("utf-8")
    placed = _with_line(navigation, path)
    return made | ({config_file.resolve(): placed} if placed != navigation else {})


def _owner(catalog: Catalog, code: str) -> str:
    """Whoever keeps most of a language's pages."""
    owners = Counter(entry.front.owner for entry in catalog.pages.get(code, {}).values())
    return owners.most_common(1)[0][0] if owners else catalog.vocabularies[code].text("site.name")


def _with_line(navigation: str, path: str) -> str:
    """The configuration with a page after the last one of its folder; as it was where the folder has none."""
    folder = f"{path.rpartition('/')[0]}/" if "/" in path else ""
    neighbours = list(re.finditer(rf"^( *)- {re.escape(folder)}[a-z0-9-]+\.md$", navigation, re.MULTILINE))
    if not neighbours:
        return navigation
    last = neighbours[-1]
    return f"{navigation[: last.end()]}\n{last[1]}- {path}{navigation[last.end() :]}"
