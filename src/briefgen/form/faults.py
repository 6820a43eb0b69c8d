"""Why a file cannot be measured, in words.

Not what is wrong with a page: those are findings of `rules.page`.
"""

from __future__ import annotations


class Unmeasurable(Exception):
    """A file that cannot be read at all: the problem and its cure, in Chinese and English."""

    def __init__(self, zh: str, en: str, cure_zh: str, cure_en: str) -> None:
        super().__init__(en)
        self.zh, self.en, self.cure_zh, self.cure_en = zh, en, cure_zh, cure_en
