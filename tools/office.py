"""Find LibreOffice Calc for the tests of workbooks, or install it: `.venv/bin/python tools/office.py` prints its path.

The tests read the path from the environment variable HUB_OFFICE, which `make test` sets from here. They start it with a
profile of its own: nothing of the user's is touched.
"""

from __future__ import annotations

import sys

from program import Program, tell

NONE = """\
The tests of workbooks need LibreOffice Calc, and none was found on the PATH or could be installed.
- Debian and Ubuntu: apt-get install libreoffice-calc-nogui (as root); other systems: install LibreOffice.
- Or set HUB_OFFICE to the path of a soffice that is already there.
"""

OFFICE = Program(("soffice", "libreoffice"), "HUB_OFFICE", "libreoffice-calc-nogui", NONE)

if __name__ == "__main__":
    sys.exit(tell(OFFICE))
