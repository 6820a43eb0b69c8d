"""That the program that draws charts is not on this machine.

Not the program: that is `chart_svg`.
"""

from __future__ import annotations

INSTALL = 'pip install "briefgen[charts]"'


class ChartEngineMissing(Exception):
    """vl-convert is not on this machine; documents without charts, and text files, work."""

    def __init__(self) -> None:
        self.install = INSTALL
        super().__init__(f"vl-convert is not installed. {INSTALL}")
