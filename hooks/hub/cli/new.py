"""``hub new``: begin an authority, a plan, a page or an organisation, by questions or by flags."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from hub.catalog import Catalog
from hub.cli.check import report
from hub.config import read_config
from hub.dates import build_date
from hub.messages import DEFAULT, languages
from hub.models.authority import Classification, District, PopulationSector
from hub.models.page import PageKind
from hub.models.reference import OrganisationSector
from hub.models.work_plan import PlanStatus
from hub.scaffold.texts import Answers
from hub.scaffold.write import AUTHORITY, ORGANISATION, PAGE, PLAN, Taken, fault_of_id, new_files, put
from hub.schemas.make import spoken
from hub.validate import validate_hub

_WRONG_USE: Final = 2
_PER_LANGUAGE: Final = frozenset({"name", "description"})
_Closed = type[StrEnum] | None
_ASKED: Final[Mapping[str, Mapping[str, tuple[bool, _Closed]]]] = {
    AUTHORITY: {
        "classification": (False, Classification),
        "district": (False, District),
        "sector": (False, PopulationSector),
    },
    PLAN: {"authority": (False, None), "status": (True, PlanStatus), "start": (False, None), "end": (False, None)},
    ORGANISATION: {"sector": (True, OrganisationSector), "url": (False, None)},
    PAGE: {"description": (True, None), "kind": (True, PageKind), "order": (True, None)},
}
"""What is asked of each kind beside id, name and source: whether it is required, and its closed list."""


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("new", help="begin an authority, a plan, a page or an organisation")
    kinds = parser.add_subparsers(dest="what", required=True, metavar="KIND")
    for kind, asked in _ASKED.items():
        one = kinds.add_parser(
            kind, help=f"begin {'an' if kind[0] in 'ao' else 'a'} {kind}; what no flag says is asked"
        )
        one.add_argument(
            "--id", help="about/new-page for a page" if kind == PAGE else "small Latin letters, digits, hyphens"
        )
        one.add_argument("--name", action="append", default=[], metavar="LANGUAGE=TEXT", help="once for each language")
        one.add_argument("--source", help="id of the source it rests on (data/sources.yml)")
        for name, (_, closed) in asked.items():
            if name in _PER_LANGUAGE:
                one.add_argument(f"--{name}", action="append", default=[], metavar="LANGUAGE=TEXT")
            else:
                one.add_argument(f"--{name}", choices=[value.value for value in closed] if closed else None)
        one.add_argument("--lang", choices=languages(), default=DEFAULT, help="language of the messages")
        one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the files: 0; 1 where the check refuses what was said, 2 where something is lacking or there already."""
    catalog, _ = validate_hub(read_config(arguments.config), build_date())
    try:
        answers = _Asking(catalog, arguments).answers()
        if fault := fault_of_id(arguments.what, answers.record_id, catalog):
            report([fault], warnings=False, language=arguments.lang)
            return 1
        files = new_files(arguments.what, answers, catalog, arguments.config)
    except _LackingError as error:
        sys.stderr.write(f"hub new {arguments.what}: {error}\n")
        return _WRONG_USE
    except Taken as error:
        sys.stderr.write(f"hub new {arguments.what}: {error} is there already\n")
        return _WRONG_USE
    if faults := put(files, catalog, catalog.today):
        report(faults, warnings=False, language=arguments.lang)
        return 1
    for file in files:
        sys.stdout.write(f"{file.relative_to(catalog.config.root).as_posix()}\n")
    return 0


class _LackingError(Exception):
    """What nobody said, and nobody can be asked: all of it."""


class _Asking:
    """Takes what flags say, and asks for the rest where somebody is there to answer."""

    def __init__(self, catalog: Catalog, arguments: argparse.Namespace) -> None:
        self._catalog = catalog
        self._given = vars(arguments)
        self._asked = _ASKED[arguments.what]
        self._lacking: list[str] = []

    def answers(self) -> Answers:
        """Everything that the kind wants to know. _LackingError where something required stays open."""
        config = self._catalog.config
        record_id = self._one("id", required=True, options=[])
        name = self._per_language("name")
        rest: dict[str, str] = {}
        described: dict[str, str] = {}
        for field, (required, closed) in self._asked.items():
            if field in _PER_LANGUAGE:
                described = self._per_language(field)
            else:
                rest[field] = self._one(field, required=required, options=[one.value for one in closed or ()])
        source = self._one("source", required=True, options=sorted(self._catalog.sources))
        if self._lacking:
            raise _LackingError(f"{', '.join(self._lacking)} {'is' if len(self._lacking) == 1 else 'are'} lacking")
        return Answers(
            record_id, {code: name[code] for code in config.locales.codes}, source, self._catalog.today, described, rest
        )

    def _one(self, field: str, *, required: bool, options: list[str]) -> str:
        if given := self._given.get(field):
            return str(given)
        return self._ask(field, f"--{field}", options=options, required=required)

    def _per_language(self, field: str) -> dict[str, str]:
        locales = self._catalog.config.locales
        said = dict(entry.split("=", 1) for entry in self._given[field] if "=" in entry)
        if wrong := set(said) - set(locales.codes) | {entry for entry in self._given[field] if "=" not in entry}:
            raise _LackingError(f"--{field} wants LANGUAGE=TEXT with one of {', '.join(locales.codes)}: {min(wrong)}")
        return {
            one.code: said.get(one.code)
            or self._ask(field, f"--{field} {one.code}=…", of=one.name, options=[], required=True)
            for one in locales.items
        }

    def _ask(self, field: str, flag: str, *, of: str = "", options: list[str], required: bool) -> str:
        if not sys.stdin.isatty():
            if required:
                self._lacking.append(flag)
            return ""
        words = [
            self._catalog.vocabularies[code].text(f"data_field.{field}.name")
            for code in spoken(self._catalog.config.locales)
            if f"data_field.{field}.name" in self._catalog.vocabularies[code].labels
        ]
        label = " · ".join(dict.fromkeys(words)) or field
        hint = f" ({', '.join(options)})" if options else ""
        while True:
            answer = input(f"{label}{f' [{of}]' if of else ''}{hint}: ").strip()
            if answer in options or (answer and not options) or not (answer or required):
                return answer
