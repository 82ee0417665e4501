"""The files of the editing page: Sveltia CMS as npm has it, its fonts, and a page with a policy of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hub.catalog import Catalog
from hub.cms.config import cms_config
from hub.fragments import render
from hub.locales import Locale
from hub.views.writer import Writer
from hub.vocabulary import Vocabulary

FOLDER: Final = "edit"
PACKAGE: Final = Path("node_modules/@sveltia/cms")
_TAKEN: Final = (
    "LICENSE.txt",
    "npm/index.js",
    "npm/chunks/react-[!d]*.js",
    "npm/assets/*.woff2",
    "npm/assets/*.LICENSE.txt",
)
"""What the page needs of the package: no maps, and nothing for pictures, previews and code that it does not edit."""

_ELSEWHERE: Final = re.compile(
    rb"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)(?::vf)?@[0-9.]+/([a-z0-9-]+)\.woff2"
)
"""Where its styles would take fonts from that the package brings along."""

_POLICY: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    # It styles what it draws by itself.
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self'",
    "img-src": "'self' blob: data: https://avatars.githubusercontent.com",
    # GitHub's interface for programs, and nobody else: no fonts, no news of versions, no state of services.
    "connect-src": "'self' blob: data: https://api.github.com",
    "form-action": "'none'",
    "base-uri": "'none'",
}
POLICY: Final = "; ".join(f"{name} {value}" for name, value in _POLICY.items())


@dataclass(frozen=True, slots=True)
class EditView:
    """The page around what Sveltia CMS draws: its words in every language."""

    policy: str
    locales: tuple[Locale, ...]
    vocabularies: Mapping[str, Vocabulary]

    def text(self, locale: Locale, name: str) -> str:
        """A label of the page in a language."""
        return self.vocabularies[locale.code].text(f"edit.{name}")


def edit_files(catalog: Catalog, writer: Writer) -> Iterator[tuple[str, bytes]]:
    """Every file of the editing page; none where it is switched off, or the package is not installed."""
    package = catalog.config.overrides.parent / PACKAGE
    if not catalog.config.has_editing_page or catalog.config.is_demo or not package.is_dir():
        return
    locales = catalog.config.locales
    view = EditView(POLICY, (locales.default, *locales.others), catalog.vocabularies)
    yield f"{FOLDER}/index.html", render("edit.html", view, writer).encode()
    yield f"{FOLDER}/config.json", _json(cms_config(catalog))
    for name in ("edit.css", "edit.js"):
        yield f"{FOLDER}/{name}", (Path(__file__).parent / name).read_bytes()
    for pattern in _TAKEN:
        for file in sorted(package.glob(pattern)):
            path = file.relative_to(package).as_posix().removeprefix("npm/")
            yield f"{FOLDER}/cms/{path}", _own(file) if file.suffix == ".js" else file.read_bytes()


def _json(value: Any) -> bytes:  # noqa: ANN401 - JSON
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _own(file: Path) -> bytes:
    """A script as it is hosted here: it names no map, which is not published, and the fonts that lie beside it."""
    data = file.read_bytes().partition(b"\n//# sourceMappingURL=")[0] + b"\n"

    def local(font: re.Match[bytes]) -> bytes:
        found = sorted(file.parent.glob(f"assets/{font[1].decode()}-{font[2].decode()}-*.woff2"))
        return f"cms/assets/{found[0].name}".encode() if found else font[0]

    return _ELSEWHERE.sub(local, data)
