"""Files of a workspace, opened with care: regular ones only, inside it, and no larger than allowed.

Not what they say: nothing here knows a format.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_PROBLEMS: dict[int, tuple[str, str]] = {
    errno.ENOENT: ("没有这个文件，或链接断了", "there is no such file, or the link is broken"),
    errno.ENOTDIR: ("路径里有一段不是文件夹", "a part of its path is no folder"),
    errno.EISDIR: ("它是文件夹", "it is a folder"),
    errno.ELOOP: ("链接绕成了圈", "its links go round in a circle"),
    errno.EACCES: ("没有读的权限", "there is no permission to read it"),
    errno.EPERM: ("没有读的权限", "there is no permission to read it"),
    errno.ENAMETOOLONG: ("文件名太长", "its name is too long"),
    errno.EIO: ("磁盘读不出来", "the disk cannot be read"),
}


class Unreadable(Exception):
    """Why a file is not read, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


class TooLarge(Exception):
    """The size of a file beyond the limit."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def contents(root: Path, name: str, limit: int) -> bytes:
    """The bytes of a file in a workspace. Pipes and devices are never opened: they may have no end."""
    path = root / name
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise Unreadable(*_PROBLEMS[errno.EISDIR])
        if not stat.S_ISREG(info.st_mode):
            raise Unreadable("它是管道或设备，不是普通文件", "it is a pipe or a device, not a regular file")
        if leads_out(root, path):
            raise Unreadable("链接指到工作区之外", "its link leads out of the workspace")
        if info.st_size > limit:
            raise TooLarge(info.st_size)
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise Unreadable(*problem(error)) from error
    except ValueError as error:  # a NUL in the name
        raise Unreadable("文件名里有不能用的字符", "its name holds a forbidden character") from error
    if len(content) > limit:
        raise TooLarge(len(content))
    return content


def regular(path: Path, limit: int) -> bytes:
    """The bytes of a regular file no larger than the limit. Raises OSError for anything else: a pipe would be
    waited for."""
    info = path.stat()
    if stat.S_ISDIR(info.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(info.st_mode) or info.st_size > limit:
        code = errno.EFBIG if info.st_size > limit else errno.EINVAL
        raise OSError(code, os.strerror(code), str(path))
    return path.read_bytes()


def leads_out(root: Path, path: Path) -> bool:
    """Whether a path ends outside a folder once its links are followed."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def problem(error: OSError) -> tuple[str, str]:
    """What the system says of a file, in Chinese and English."""
    said = error.strerror or type(error).__name__
    return _PROBLEMS.get(error.errno or 0, (said, said))


def shown(name: str) -> str:
    """A name as it can be printed: bytes that are no UTF-8 show as �."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def megabytes(size: int) -> str:
    """A size in words."""
    return f"{size / 1024 / 1024:.1f} MB"
