"""Find a program that the tests drive, or install Debian's package of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


class ProgramError(Exception):
    """There is no such program to test with; the message says how to get one."""


@dataclass(frozen=True)
class Program:
    """A program: the names it may have, the variable that names another one, and Debian's package of it."""

    names: tuple[str, ...]
    variable: str
    package: str
    none: str
    """What is said where there is none and none can be installed."""
    folders: tuple[str, ...] = ()
    """Where it may lie beside the folders of the PATH."""

    def on_path(self) -> Path | None:
        """Return the program that the variable names, or else the first that is found."""
        chosen = os.environ.get(self.variable)
        if chosen:
            if not os.access(chosen, os.X_OK):
                message = f"{self.variable} names {chosen}, which is no program that can be run.\n"
                raise ProgramError(message)
            return Path(chosen)
        path = os.pathsep.join((os.environ.get("PATH", os.defpath), *self.folders))
        found = next((program for name in self.names if (program := shutil.which(name, path=path))), None)
        return Path(found) if found else None

    def install(self) -> bool:
        """Try to install the package with apt, which only root may; whether that went well."""
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            return False
        os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
        # No service that comes with it is started: the tests start their own.
        os.environ.setdefault("RUNLEVEL", "1")
        install = ("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", self.package)
        return succeeds("apt-get", "update", "--quiet") and succeeds(*install)

    def find(self) -> Path:
        """Return the program, installing it if there is none. Raises ProgramError when that fails."""
        found = self.on_path()
        if found is None:
            self.install()
            found = self.on_path()
        if found is None:
            raise ProgramError(self.none)
        return found


def succeeds(*command: str) -> bool:
    """Run a command, with its output on standard error, and say whether it succeeded."""
    sys.stderr.write(f"{' '.join(command)}\n")
    sys.stderr.flush()
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def tell(program: Program) -> int:
    """Print the path of a program: 0, or 1 and how to get one."""
    try:
        found = program.find()
    except ProgramError as error:
        sys.stderr.write(str(error))
        return 1
    sys.stdout.write(f"{found}\n")
    return 0
