"""Files that the engine copies as they are: named by their content, and only those that the site uses."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from hub.adapter.state import assets_folder
from hub.assets import content_name
from hub.hosting import ASSETS, is_named_by_content

_BUNDLED: Final = ("assets/css/", "assets/js/")
"""Sources of the bundle, which takes their place."""
_UNUSED: Final = ("assets/images/favicon.png",)
_OF_THE_THEMES_SEARCH: Final = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


def name_by_content(files: Files, config: MkDocsConfig) -> None:
    """Take out what the site does not use, and give every file of ``assets/`` a name that changes with its content."""
    theirs = () if "material/search" in config.plugins else _OF_THE_THEMES_SEARCH
    dropped = (*_BUNDLED, *_UNUSED, *theirs)
    for file in [file for file in files if file.src_uri.startswith(ASSETS)]:
        if file.src_uri.startswith(dropped):
            files.remove(file)
        elif not is_named_by_content(file.dest_uri):
            named = content_name(file.dest_uri, file.content_bytes)
            files.remove(file)
            files.append(_copied(file, named))


def add_bundle(files: Files, config: MkDocsConfig) -> None:
    """Add the bundled assets, and the licence of the fonts among them."""
    folder = assets_folder(config)
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name == "manifest.json":
            continue
        name = path.name if is_named_by_content(path.name) else content_name(path.name, path.read_bytes())
        source = f"{folder.name}/{path.name}"
        target = f"{ASSETS}{name}"
        files.append(File(source, str(folder.parent), str(config.site_dir), use_directory_urls=False, dest_uri=target))


def name_favicon(config: MkDocsConfig) -> None:
    """Let the pages name the icon as ``name_by_content`` does."""
    icon = str(config.theme["favicon"])
    file = next((file for folder in config.theme.dirs if (file := Path(folder) / icon).is_file()), None)
    if file and not is_named_by_content(icon):
        config.theme["favicon"] = content_name(icon, file.read_bytes())


def _copied(file: File, dest_uri: str) -> File:
    return File(file.src_uri, file.src_dir, file.dest_dir, use_directory_urls=False, dest_uri=dest_uri)
