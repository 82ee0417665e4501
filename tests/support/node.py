"""Node, which is installed from PyPI with the project, for the scripts that run in the reader's browser."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from hub.assets import node_executable
from tests.support.site import PROJECT

JS = PROJECT / "tests" / "js"
SEARCH = PROJECT / "overrides" / "assets" / "js" / "search"


def node(arguments: Sequence[str], given: str = "") -> subprocess.CompletedProcess[str]:
    """Run Node to its end, with a text on its standard input."""
    command = [str(node_executable()), *arguments]
    return subprocess.run(command, cwd=PROJECT, input=given, capture_output=True, encoding="utf-8", check=False)
