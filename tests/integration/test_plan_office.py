"""Workbooks that LibreOffice saved come back as those of Excel do."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Final

import openpyxl
import pytest

from office import OFFICE
from tests.support.plans import ACTIONS, RICH, imported, lines_changed, site, workbook

PLANS: Final = {
    "he": ("demo", RICH),
    "ar": ("demo", RICH),
    "en": ("demo", RICH),
    "real": ("real", "ecostem21"),
    "many": ("demo", "demo-plan-ein-an-nujum"),
}
_TIMEOUT: Final = 240


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Workbooks as LibreOffice saves them, all in one run; ``edited`` was changed by hand before."""
    folder = tmp_path_factory.mktemp("office")
    program = OFFICE.on_path()
    if program is None:
        raise RuntimeError(OFFICE.none)
    (folder / "in").mkdir()
    for name, (hub, plan) in PLANS.items():
        locale = name if name in ("ar", "en") else "he"
        (folder / "in" / f"{name}.xlsx").write_bytes(workbook(hub, plan, locale))
    book = openpyxl.load_workbook(io.BytesIO(workbook("demo", RICH, "he")))
    book[ACTIONS]["D5"] = "שם אחר"
    book[ACTIONS].insert_rows(9, 2)
    book.save(folder / "in" / "edited.xlsx")
    (folder / "in" / "blank.xlsx").write_bytes(site("real").templates["work-plan"]["he"])
    files = sorted((folder / "in").glob("*.xlsx"))
    _convert(program, folder, files)
    return {path.stem: (folder / "out" / path.name).read_bytes() for path in files}


def _convert(program: Path, folder: Path, files: list[Path]) -> None:
    command = [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML"),
        *("--outdir", str(folder / "out")),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT)


@pytest.mark.parametrize("name", PLANS)
def test_saved_by_libreoffice(saved: dict[str, bytes], name: str) -> None:
    """Opened and saved, in every language: nothing changes in the plan."""
    hub, plan = PLANS[name]
    assert saved[name] != workbook(hub, plan, name if name in ("ar", "en") else "he")
    found = imported(hub, saved[name])
    assert (found.plan_id, found.problems) == (plan, [])
    assert found.before == found.after


def test_edited_and_saved_by_libreoffice(saved: dict[str, bytes]) -> None:
    """What was changed by hand is all that changes."""
    found = imported("demo", saved["edited"])
    assert found.problems == []
    assert lines_changed(found) == ["-              he: ערבי מדע למשפחות בתשע שכונות", "+              he: שם אחר"]


def test_empty_template_saved_by_libreoffice(saved: dict[str, bytes]) -> None:
    """The empty template, its example row and its numbered rows, is an empty plan that wants a name."""
    found = imported("real", saved["blank"], "new-plan.xlsx")
    assert {it.code for it in found.problems} == {"cell-required"}
    assert {it.mark.cell for it in found.problems} == {"פרטי התוכנית!B5", "פרטי התוכנית!B6"}
