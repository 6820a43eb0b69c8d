"""The versions of everything whose code shapes the bytes of a document.

Not what is installed at large: `doctor` looks at the machine.
"""

from __future__ import annotations

import ctypes
import platform
import zlib
from functools import cache
from importlib import metadata

PACKAGES = (
    "weasyprint",
    "pydyf",
    "tinycss2",
    "fonttools",
    "uharfbuzz",
    "pillow",
    "python-docx",
    "jinja2",
    "markdown-it-py",
    "rjieba",
    "zlib-ng",
    "vl-convert-python",
    "isal",
)
LIBRARIES = {
    "pango": (("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
}


@cache
def versions() -> dict[str, str]:
    """Python's, and those of the packages and libraries that are there, by name."""
    found = {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    for name, (files, function) in LIBRARIES.items():
        said = next((version for file in files if (version := _said(file, function))), "")
        found |= {name: said} if said else {}
    return dict(sorted(found.items()))


def _said(file: str, function: str) -> str:
    try:
        asked = getattr(ctypes.CDLL(file), function)
    except (OSError, AttributeError):
        return ""
    asked.restype = ctypes.c_char_p
    return bytes(asked()).decode("ascii", "replace")
