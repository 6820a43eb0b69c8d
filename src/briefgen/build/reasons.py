"""Why a file cannot be written, and what helps: what the system says, in the words of the person.

Not findings: those are `notices`.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, and the cure."""

    zh: str
    en: str
    cure_zh: str
    cure_en: str


SHARING_VIOLATION = 32  # Windows: another program has the file open
OPEN_ELSEWHERE = Reason(
    "文件正在别的程序里打开", "another program has the file open", "关掉它再运行", "close it and run again"
)
NOT_ALLOWED = Reason(
    "没有写权限",
    "permission denied",
    "改文件夹的权限，或用 --output 换一个文件夹",
    "change the folder's permissions, or choose another folder with --output",
)
READ_ONLY = Reason(
    "文件夹是只读的",
    "the folder is read-only",
    "用 --output 换一个能写的文件夹",
    "choose a folder that can be written with --output",
)
FULL = Reason("磁盘已满", "the disk is full", "腾出空间后再运行", "free some space and run it again")
TOO_LONG = Reason(
    "文件名太长", "the file name is too long", "把文稿的编号改短", "give the briefing a shorter id"
)
NOT_A_FOLDER = Reason(
    "那里已有一个同名的文件，不是文件夹",
    "there is a file of that name, not a folder",
    "移走那个文件，或用 --output 换一个文件夹",
    "move that file away, or choose another folder with --output",
)
A_FOLDER = Reason(
    "那里是一个文件夹",
    "there is a folder",
    "移走或改名那个文件夹",
    "move that folder away, or rename it",
)
BROKEN = Reason(
    "磁盘出错",
    "the disk has a fault",
    "检查磁盘或网络盘，用 --output 换一个文件夹再试",
    "look at the disk or the network drive, or try another folder with --output",
)
TOO_MANY = Reason(
    "打开的文件太多",
    "too many files are open",
    "关掉一些程序再运行；在 Linux 上可以先运行 ulimit -n 4096",
    "close some programs and run it again; on Linux, ulimit -n 4096 allows more",
)
REASONS: Mapping[int, Reason] = {
    errno.EACCES: NOT_ALLOWED,
    errno.EPERM: NOT_ALLOWED,
    errno.EROFS: READ_ONLY,
    errno.ENOSPC: FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): FULL,
    errno.ENAMETOOLONG: TOO_LONG,
    errno.ENOTDIR: NOT_A_FOLDER,
    errno.EEXIST: NOT_A_FOLDER,
    errno.EISDIR: A_FOLDER,
    errno.EBUSY: OPEN_ELSEWHERE,
    errno.EIO: BROKEN,
    errno.EMFILE: TOO_MANY,
    errno.ENFILE: TOO_MANY,
}


def reason(error: OSError) -> Reason:
    """Why it failed and what helps."""
    if getattr(error, "winerror", None) == SHARING_VIOLATION:
        return OPEN_ELSEWHERE
    said = error.strerror or str(error)
    unknown = Reason(said, said, "用 --output 换一个文件夹再试", "try another folder with --output")
    return REASONS.get(error.errno or 0, unknown)
