"""Find an nginx for the tests of hosting, or install one: `.venv/bin/python tools/nginx.py` prints its path.

The tests read the path from the environment variable HUB_NGINX, which `make test` sets from here. They start it as the
user that they run as, on a free port, with a folder of its own: nothing of the system's is touched.
"""

from __future__ import annotations

import sys

from program import Program, tell

NONE = """\
The tests of hosting need nginx, and none was found on the PATH or could be installed.
- Debian and Ubuntu: apt-get install nginx (as root); other systems: install nginx.
- Or set HUB_NGINX to the path of an nginx that is already there.
"""

NGINX = Program(("nginx",), "HUB_NGINX", "nginx", NONE, ("/usr/sbin", "/usr/local/sbin", "/sbin"))

if __name__ == "__main__":
    sys.exit(tell(NGINX))
