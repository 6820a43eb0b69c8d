"""`python -m briefgen`, and what the command `briefgen` starts: Ctrl-C counts while modules load."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

INTERRUPTED = 130
SELDOM = 50_000, 20, 50
"""How seldom garbage is looked for: modules and records, which a short process is made of, are none."""


def main() -> NoReturn:
    """Loads the command line and runs it."""
    gc.set_threshold(*SELDOM)
    try:
        _run()
    finally:
        gc.freeze()  # what ends with the process is not looked through once more


def _run() -> NoReturn:
    try:
        from briefgen.cli import main as run
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    run()


if __name__ == "__main__":
    main()
