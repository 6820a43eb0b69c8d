"""An output folder held against its manifest: all is there as it was built, and nothing passes for it.

Not a build: `rebuild` makes the files anew. Nothing is written, and what was not built is only named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen import __version__, fonts
from briefgen.build import manifest, notices
from briefgen.build.manifest import Manifest, Unusable
from briefgen.build.output.places import WORK
from briefgen.build.versions import versions
from briefgen.diagnostics import Diagnostic, Span
from briefgen.rules import build as rules

LEDGER = r"ledger(\.as-printed)?\.json"
SHORT = 12  # letters of a hash that a message shows


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found. `manifest` is None where it cannot be used, and then nothing was compared."""

    findings: tuple[Diagnostic, ...]
    manifest: Manifest | None = None
    with_inputs: bool = False
    """Whether the workspace was there to compare its files as well."""


def audit(output: Path, root: Path, packaged: Path | None) -> Audit:
    """Compares an output folder with its manifest, and the manifest with this machine and workspace."""
    try:
        found = manifest.load(output / manifest.NAME)
        is_as_written = manifest.is_as_written(output / manifest.NAME)
    except Unusable as problem:
        shown = _shown(output / manifest.NAME, root)
        finding = rules.MANIFEST_UNUSABLE.at(
            Span(shown), file=shown, problem_zh=problem.zh, problem_en=problem.en
        )
        return Audit((finding,))
    findings = [] if is_as_written else [_altered(output, root)]
    findings += [*_documents(output, root, found), *_strangers(output, root, found), *_made_with(found)]
    there = any((root / name).exists() for name in (*manifest.INPUT_FILES, "briefings"))
    if there:
        findings += _inputs(found, manifest.hashed_inputs(root, packaged))
        findings += _stale(output, root, found)
    return Audit(tuple(findings), found, there)


def _altered(output: Path, root: Path) -> Diagnostic:
    shown = _shown(output / manifest.NAME, root)
    return rules.MANIFEST_ALTERED.at(Span(shown), file=shown)


def _documents(output: Path, root: Path, found: Manifest) -> Iterator[Diagnostic]:
    for id, files in found.documents.items():
        for name, written in files.items():
            path = output / id / name
            hash = manifest.hashed(path) if path.is_file() else None
            shown = _shown(path, root)
            if hash is None:
                yield rules.OUTPUT_MISSING.at(Span(shown), file=shown, id=id)
            elif hash != written.sha256:
                yield rules.OUTPUT_ALTERED.at(Span(shown), file=shown, id=id)


def _strangers(output: Path, root: Path, found: Manifest) -> Iterator[Diagnostic]:
    for folder in sorted(path for path in output.iterdir() if path.is_dir() and path.name != WORK):
        known = found.documents.get(folder.name, {})
        for path in sorted(folder.iterdir()):
            if path.name not in known:
                shown = _shown(path, root)
                rule = rules.OUTPUT_UNRECORDED if _claims(folder.name, path) else rules.FOREIGN_OUTPUT
                yield rule.at(Span(shown), file=shown)


def _claims(id: str, path: Path) -> bool:
    """Whether a file has the name of one that briefgen builds."""
    built = rf"({re.escape(id)}(\.as-printed)?\.(html|txt|pdf|docx|proof\.docx|checklist\.docx)|{LEDGER})"
    return re.fullmatch(built, path.name) is not None


def _made_with(found: Manifest) -> Iterator[Diagnostic]:
    then, now = {"briefgen": found.briefgen, **found.versions}, {"briefgen": __version__, **versions()}
    yield from _differences(then, now)
    here = {name: file.sha256[:SHORT] for name, file in fonts.table().files.items()}
    try:
        fonts.require()
    except fonts.FontsMissing as missing:
        here = {name: hash for name, hash in here.items() if name not in (*missing.absent, *missing.altered)}
    yield from _differences({name: hash[:SHORT] for name, hash in found.fonts.items()}, here)


def _differences(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Diagnostic]:
    for name in sorted(then.keys() | now.keys()):
        if then.get(name) != now.get(name):
            yield rules.OTHER_VERSION.at(
                Span(manifest.NAME),
                name=name,
                then=then.get(name, "—"),
                now=now.get(name, "—"),
            )


def _inputs(found: Manifest, now: Mapping[str, str]) -> Iterator[Diagnostic]:
    for name in sorted(found.inputs.keys() | now.keys()):
        then, here = found.inputs.get(name), now.get(name)
        if then == here:
            continue
        zh, en = ("改过", "changed") if then and here else ("没有了", "removed")
        if then is None:
            zh, en = "才加进来", "added"
        yield rules.INPUT_CHANGED.at(Span(name), file=name, what_zh=zh, what_en=en)


def _stale(output: Path, root: Path, found: Manifest) -> Iterator[Diagnostic]:
    """Files that were left out when their document was last built."""
    last = manifest.digest(found.inputs)
    for id, files in found.documents.items():
        for name, written in files.items():
            if written.inputs != last:
                yield notices.stale(id, name, _shown(output / id / name, root))


def _shown(path: Path, root: Path) -> str:
    full, here = path.absolute(), root.absolute()
    return full.relative_to(here).as_posix() if full.is_relative_to(here) else path.as_posix()
