"""A dictionary of what may be made again: it forgets all that it holds once that is too much.

Not a cache of functions (`functools.cache`): what is kept here belongs to a value, and goes with it.
"""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Bounded(dict[Key, Value]):
    """A dictionary that is emptied when it would hold more than `most` things. So the memory of a process
    does not grow with the documents that it makes: those that come later ask for others."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: Key, value: Value) -> Value:
        """Keeps a value, and gives it."""
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
