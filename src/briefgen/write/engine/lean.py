"""The PDF engine loaded without what it does not need for our fonts, where it is a version that we know.

Two things take half of the time: its declarations of C functions are parsed at every start, and a library for
fonts is loaded that mends such as we do not have. Not an import of the engine: that happens inside.
"""

from __future__ import annotations

import ast
import hashlib
import io
import marshal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import Any

from briefgen.fonts.kept import keep, place, remembered
from briefgen.write.engine import sheets

KNOWN = ("70.0",)
LATER: dict[str, tuple[str, ...]] = {
    "fontTools": ("subset",),
    "fontTools.ttLib": ("TTFont", "ttFont", "woff2"),
    "fontTools.varLib": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
"""Modules that are loaded when one of these is used, and not before."""
ERRORS = {"fontTools.ttLib": "TTLibError"}


@contextmanager
def lean() -> Iterator[None]:
    """The engine may be imported inside; one of another version is loaded as it is."""
    try:
        known = version("weasyprint") in KNOWN and "weasyprint" not in sys.modules
    except PackageNotFoundError:
        known = False
    if not known:
        yield
        return
    import cffi

    stock, absent = cffi.FFI, () if "fontTools" in sys.modules else tuple(LATER)
    cffi.FFI = _Declarations
    sys.modules.update({name: _stand_in(name) for name in absent})
    try:
        with sheets.trimmed_sheets():
            yield
        sheets.install(sys.modules["weasyprint"])
    finally:
        cffi.FFI = stock
        for name in absent:
            sys.modules.pop(name, None)


class _Declarations:
    """Takes the place of the library's class: what it says once declared is kept."""

    def cdef(self, text: str) -> None:
        """Declares, once; all that the engine asks for afterwards is there at once."""
        declared = _declared(text)
        for name in dir(declared):
            if not name.startswith("_"):
                setattr(self, name, getattr(declared, name))


def _declared(text: str) -> Any:
    import _cffi_backend

    key = repr((text, sys.version, _cffi_backend.__version__)).encode()
    kept = place("declarations", hashlib.sha256(key).hexdigest()[:32])
    with suppress(OSError, EOFError, ValueError, TypeError):
        return _cffi_backend.FFI("engine", **marshal.loads(remembered(kept)))  # data, no code
    from cffi.api import FFI

    parser = FFI()
    parser.cdef(text)
    try:
        parts = _parsed(parser)
    except (ImportError, TypeError, ValueError):  # a library of another version: it is parsed each time
        return parser
    keep(kept, marshal.dumps(parts))
    return _cffi_backend.FFI("engine", **parts)


def _parsed(parser: Any) -> dict[str, Any]:
    """What has been declared, as the literals that the library would write into a module."""
    from cffi.recompiler import make_py_source

    parser.set_source("engine", None)
    source = io.StringIO()
    make_py_source(parser, "engine", source)
    calls = [node for node in ast.walk(ast.parse(source.getvalue())) if isinstance(node, ast.Call)]
    (call,) = calls
    return {word.arg: ast.literal_eval(word.value) for word in call.keywords if word.arg}


def _stand_in(name: str) -> ModuleType:
    module = ModuleType(name)
    module.__path__ = []
    for held in LATER[name]:
        setattr(module, held, _Later(name, held))
    if name in ERRORS:
        setattr(module, ERRORS[name], type(ERRORS[name], (Exception,), {}))
    return module


class _Later:
    """A part of a module that is loaded when it is used."""

    def __init__(self, module: str, name: str) -> None:
        self._where = module, name

    def _loaded(self) -> Any:
        module, name = self._where
        found = getattr(import_module(module), name, None)
        return import_module(f"{module}.{name}") if found is None else found

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self._loaded()(*given, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loaded(), name)
