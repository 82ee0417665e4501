"""Run the engine, and put the new site in place only when it is whole."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import click
from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from hub.adapter.refused import Refused
from hub.adapter.state import current, prepare
from hub.assets import AssetError
from hub.catalog import Catalog
from hub.guard import UnsafePage
from hub.hosting import write_headers
from hub.links import check_links
from hub.manifest import write_manifest
from hub.messages import as_text
from hub.offline import PATH as OFFLINE
from hub.offline import write_offline_copy
from hub.problems import Problem
from hub.search.site import SearchIndex


class BuildFailed(Exception):  # noqa: N818 - reads as what happened
    """The engine refused, or the built site is not whole; what was wrong stands in the message or in ``problems``."""

    def __init__(self, message: str = "", problems: list[Problem] | None = None) -> None:
        super().__init__(message or "\n".join(map(as_text, problems or ())))
        self.problems = problems or []


def build_site(
    config_file: Path,
    site_dir: Path | None = None,
    hub: tuple[Catalog, list[Problem]] | None = None,
    *,
    offline: bool = False,
    keep: Callable[[SearchIndex], None] | None = None,
) -> Path:
    """Build a site strictly and return the folder that it is in. BuildFailed leaves the old site as it was.

    ``hub`` is what ``validate_hub`` returned for it, so that it need not be read twice. ``offline`` adds the copy for
    readers without a connection, and the link to it. ``keep`` is handed what the site's search holds.
    """
    try:
        config = load_config(str(config_file), strict=True)
    except MkDocsException as error:
        raise BuildFailed(str(error)) from error
    target = (site_dir or Path(config.site_dir)).resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
        fresh = Path(folder) / "new"
        config.site_dir = str(fresh)
        config.extra["hub_offline"] = OFFLINE if offline else ""
        root = Path(str(config.config_file_path)).parent
        refused = Refused(root, PurePosixPath(Path(os.path.relpath(config.docs_dir, root)).as_posix()))
        try:
            config.plugins.on_startup(command="build", dirty=False)
            if hub:
                prepare(config, *hub)
            # What has been read stays to the end: the collector need not look through it again and again.
            gc.freeze()
            with refused:
                build(config)
        except Abort as error:
            found = refused.problems()
            raise BuildFailed("\n".join([*map(as_text, found), *refused.others()]) or str(error), found) from error
        except (MkDocsException, click.ClickException, AssetError) as error:
            raise BuildFailed(str(error)) from error
        except UnsafePage as error:
            raise BuildFailed(problems=error.problems) from error
        except TemplateError as error:
            raise BuildFailed(_where(error)) from error
        finally:
            gc.unfreeze()
            config.plugins.on_shutdown()
        if keep:
            keep(current(config).search)
        day = current(config).catalog.today
        if offline:
            write_offline_copy(fresh, fresh / OFFLINE, config.site_url or "", day)
        if broken := check_links(fresh, urlsplit(config.site_url or "/").path.rstrip("/") + "/"):
            raise BuildFailed(problems=broken)
        write_headers(fresh)
        write_manifest(fresh, root, day)
        fresh.chmod(0o755)
        swap(fresh, target, Path(folder) / "old")
    return target


def _where(error: TemplateError) -> str:
    """A template's fault with its file and line, found in the traceback where the fault itself does not say."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    name = getattr(error, "filename", None) or (frames[-1].filename if frames else "?")
    line = getattr(error, "lineno", None) or (frames[-1].lineno if frames else 1)
    return f"{name}:{line}: {error.message or type(error).__name__}"


def swap(fresh: Path, target: Path, aside: Path) -> None:
    """Put ``fresh`` where ``target`` is; the old folder goes to ``aside``, and comes back if the move fails."""
    if not target.exists():
        fresh.rename(target)
        return
    target.rename(aside)
    try:
        fresh.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside)
