"""What Python does slowly whenever a process starts, spared where it is a version that we know.

The methods of data classes are made when they are first called, and expressions are compiled once and kept.

Not the imports themselves: what is not needed is not imported by who does not need it.
"""

from __future__ import annotations


def quicken() -> None:
    """Spares this process, and those that are forked from it, the slow ways; to be called before the imports
    that it is to quicken."""
    from briefgen.start import methods, patterns

    methods.install()
    patterns.install()


def keep() -> None:
    """Keeps what was compiled in this process for those that come later."""
    from briefgen.start import patterns

    patterns.keep()
