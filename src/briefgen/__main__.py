"""`python -m briefgen`, and what the command `briefgen` starts: Ctrl-C counts while modules load."""

from __future__ import annotations

import sys
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Loads the command line and runs it."""
    try:
        from briefgen.cli import main as run
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    run()


if __name__ == "__main__":
    main()
