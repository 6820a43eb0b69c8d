"""Every document of a manifest built again in a temporary folder, and compared byte by byte.

Not a comparison with what stands in the output folder: that is `audit`, by the same hashes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

from briefgen.build import manifest, notices, stages
from briefgen.build.manifest import Manifest
from briefgen.build.review import CHECKLIST, PROOF
from briefgen.config import Format
from briefgen.diagnostics import Diagnostic, Span
from briefgen.rules import build as rules

FORMATS: tuple[Format, ...] = ("html", "pdf", "docx", "txt")


def otherwise(
    found: Manifest, order: stages.Order, shown: str, advance: stages.Advance
) -> tuple[Diagnostic, ...]:
    """The files of a manifest that come out otherwise, or not at all. `shown` is the output folder's name."""
    with tempfile.TemporaryDirectory(prefix="briefgen-verify-") as place:
        for folder, one in _orders(found, order):
            stages.build(one, Path(place) / folder, advance)
        return tuple(_compared(found, Path(place), shown))


def _orders(found: Manifest, order: stages.Order) -> Iterator[tuple[str, stages.Order]]:
    """The builds that made it: one, and one more with the figures as printed."""
    for printed in (False, True):
        names = [
            name
            for id, files in found.documents.items()
            for name in files
            if notices.edition(id, name) is printed
        ]
        formats = tuple(kind for kind in FORMATS if any(_format(name) == kind for name in names))
        if names:
            proof = any(name.endswith((PROOF, CHECKLIST)) for name in names)
            made = replace(order, names=(), formats=formats, as_printed=printed, proof=proof)
            yield _folder(printed), made


def _compared(found: Manifest, place: Path, shown: str) -> Iterator[Diagnostic]:
    for id, files in found.documents.items():
        for name, written in files.items():
            path = place / _folder(notices.edition(id, name)) / id / name
            hash = manifest.hashed(path)
            if hash == written.sha256:
                continue
            zh, en = (
                ("内容不同", "other bytes") if hash else ("这次没有写出来", "it was not written this time")
            )
            file = f"{shown}/{id}/{name}"
            yield rules.REBUILT_OTHERWISE.at(Span(file), file=file, id=id, problem_zh=zh, problem_en=en)


def _format(name: str) -> Format | None:
    suffix = name.rpartition(".")[2]
    plain = suffix in FORMATS and not name.endswith((PROOF, CHECKLIST))
    return cast(Format, suffix) if plain else None


def _folder(printed: bool) -> str:
    return "as-printed" if printed else "usual"
