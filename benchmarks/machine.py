"""What this machine is, as far as figures depend on it; and the package made ready as pip would leave it.

Not its name, and not who works on it.
"""

from __future__ import annotations

import compileall
import os
import platform
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import briefgen

LIBRARIES = (
    "briefgen",
    "weasyprint",
    "pydyf",
    "fonttools",
    "uharfbuzz",
    "jinja2",
    "markdown-it-py",
    "pydantic",
    "pyyaml",
    "python-docx",
    "docxtpl",
    "click",
    "zlib-ng",
    "isal",
    "distributed",
    "typst",
)


@cache
def as_installed() -> None:
    """Compiles the package as pip does when it installs it: a checkout may have no bytecode
    (`PYTHONDONTWRITEBYTECODE`), so that each new process would compile all that it imports."""
    if not compileall.compile_dir(Path(briefgen.__file__).parent, quiet=1):
        raise RuntimeError("a module cannot be compiled")


def facts() -> Iterator[str]:
    """One fact an item of a Markdown list."""
    yield f"- {_processor()}, {cores()} cores, {_memory_gb():.0f} GB of memory"
    yield f"- {platform.system()} {platform.release().split('-')[0]}, {platform.python_implementation()} " + (
        platform.python_version()
    )
    found = ((name, _version(name)) for name in LIBRARIES)
    yield "- " + ", ".join(f"{name} {number}" for name, number in found if number is not None)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _processor() -> str:
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory_gb() -> float:
    for line in _lines("/proc/meminfo"):
        if line.startswith("MemTotal"):
            return int(line.split()[1]) / 1_048_576
    return 0


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []
