"""How far a file is unpacked: limits against files that are small outside and endless inside.

Not what is found in it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefgen.publish.gate.pieces import Flaw, Told, Where
from briefgen.rules import gate as rules

MOST_BYTES = 256 << 20
"""What one published file may unpack to, in all."""
MOST_AT_ONCE = 96 << 20
MOST_TIMES = 200
"""How many times its packed size a part may be, once it is larger than FREE."""
FREE = 4 << 20
MOST_DEPTH = 6
MOST_PARTS = 20_000


class Overfull(Exception):
    """Why no more is unpacked, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


class Budget:
    """What may still be unpacked of one published file."""

    def __init__(self) -> None:
        self.left = MOST_BYTES
        self.parts = MOST_PARTS

    def most(self, packed: int) -> int:
        """How large a part of this packed size may come out."""
        return min(MOST_AT_ONCE, max(FREE, packed * MOST_TIMES))

    def spend(self, size: int, packed: int) -> None:
        """Counts a part; Overfull where it goes beyond a limit."""
        self.left -= size
        self.parts -= 1
        if size > self.most(packed):
            raise Overfull(
                f"一个 {packed} 字节的部分展开后超过 {size >> 20} MB",
                f"a part of {packed} bytes unpacks to more than {size >> 20} MB",
            )
        if self.left < 0:
            raise Overfull(f"展开后超过 {MOST_BYTES >> 20} MB", f"it unpacks to over {MOST_BYTES >> 20} MB")
        if self.parts < 0:
            raise Overfull(f"里面超过 {MOST_PARTS} 个部分", f"it holds over {MOST_PARTS} parts")


@dataclass(frozen=True, slots=True)
class Opening:
    """A file being read, and how deep inside others it lies."""

    budget: Budget
    read: Callable[[str, bytes, Opening], Iterator[Told]]
    depth: int = 0

    def inner(self, name: str, content: bytes, zh: str, en: str) -> Iterator[Told]:
        """What a file inside this one says."""
        if self.depth >= MOST_DEPTH:
            problem = (
                ("problem_zh", f"层层套装超过 {MOST_DEPTH} 层"),
                ("problem_en", "too many files in files"),
            )
            yield Flaw(rules.OVERFULL, Where(zh, en), params=problem)
            return
        for told in self.read(name, content, replace(self, depth=self.depth + 1)):
            yield told.within(zh, en)


def inflated(packed: bytes, budget: Budget, wbits: int = zlib.MAX_WBITS) -> tuple[bytes, bytes]:
    """What zlib data unpack to, as far as they go, and what stands behind them; zlib.error where they are
    damaged."""
    unpacker = zlib.decompressobj(wbits)
    most = budget.most(len(packed))
    content = unpacker.decompress(packed, most + 1)
    budget.spend(len(content), len(packed))
    return content, unpacker.unused_data
