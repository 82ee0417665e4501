"""``hub serve``: the site on this computer, built anew whenever a file is saved."""

from __future__ import annotations

import argparse
import errno
import signal
import sys
from typing import Any

from hub.cli.demo import demo_config
from hub.preview.serve import Preview, restart


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse's type for this is private
    """Add the command to the parser."""
    parser = commands.add_parser("serve", help="show the site on this computer and rebuild it whenever a file is saved")
    parser.add_argument("--port", type=int, default=8000, help="where to listen on this computer (default: 8000)")
    parser.add_argument("--demo", action="store_true", help="the hub of invented authorities instead")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted: 0 then, 1 where it cannot start."""
    config = demo_config(arguments.config) if arguments.demo else arguments.config
    # A shell starts what runs in its background with Ctrl-C ignored: take both signals back.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    try:
        restart(Preview(config, arguments.port, say).run())
    except KeyboardInterrupt:
        say("")
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        say(f"Another program uses port {arguments.port}: try --port {arguments.port + 1}.")
        return 1
    return 0


def say(line: str) -> None:
    """Print at once, also where the output is a file."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
