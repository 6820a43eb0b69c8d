"""What a build does with finished files: hand-made changes kept, folders exchanged, the manifest written.

Not how a folder is exchanged: that is `output`. Faults of the file system become findings here.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefgen.build import manifest, output
from briefgen.build.manifest import Manifest, Output
from briefgen.build.review import CHECKLIST, PROOF
from briefgen.diagnostics import Diagnostic, Span
from briefgen.rules import build as rules

WAIT_S = 5
RECORDED_EVERY = 16
"""Documents between two writings of the manifest: former states stay on disk until it is written."""


class Delivery:
    """The output folder of one build. `findings` and `written` grow as documents are put out."""

    def __init__(self, root: Path, folder: Path, packaged: Path | None) -> None:
        self.root, self.folder = root, folder
        self.findings: list[Diagnostic] = []
        self.written: list[Path] = []
        self._inputs = manifest.hashed_inputs(root, packaged)
        self._digest = manifest.digest(self._inputs)
        self._documents: dict[str, Mapping[str, Output]] = {}
        self._recorded: dict[str, Mapping[str, Output]] = {}
        self._unwritable = False
        self._former: list[Path] = []

    @contextmanager
    def opened(self) -> Iterator[tuple[int, ...]]:
        """Holds the output folder; gives descriptors that children must close, none if it cannot be held."""
        with ExitStack() as held:
            try:
                descriptor = held.enter_context(output.locked(self.folder, WAIT_S))
                self._begin()
            except output.Busy as busy:
                self._tell_busy(busy)
                yield ()
                return
            except OSError as error:
                self._tell_fault(self.folder, error)
                yield ()
                return
            try:
                yield (descriptor,)
            finally:
                self._record()

    def put(self, id: str, files: Mapping[str, bytes]) -> None:
        """Puts a document's files out, all or none; what was changed by hand lives on under another name."""
        if not files:
            return
        known = self._documents.get(id, {})
        new = {name: Output(manifest.sha256(content), self._digest) for name, content in files.items()}
        try:
            kept = self._kept(id, known, files)
            if any(name not in known or known[name].sha256 != file.sha256 for name, file in new.items()):
                hashes = {name: file.sha256 for name, file in new.items()}
                output.intend(self.folder, output.Intent(id, hashes, self._digest))
            former = output.publish(self.folder, id, files, kept)
        except IsADirectoryError as error:
            self._tell_fault(Path(error.filename or self.folder / id), error)
            return
        except OSError as error:
            self._tell_fault(self.folder / id, error)
            return
        self._tell_edited(id, kept)
        self._tell_stale(id, known, files)
        self.written += [self.folder / id / name for name in files]
        self._documents[id] = {**known, **new}
        if former is not None:
            self._former.append(former)
        if len(self._former) >= RECORDED_EVERY:
            self._record()

    def tell_orphans(self, known: frozenset[str]) -> None:
        """Reports folders of briefings that are gone, and forgets those that are gone themselves."""
        for id in sorted(self._documents.keys() - known):
            if (self.folder / id).is_dir():
                shown = self._shown(self.folder / id)
                self.findings.append(rules.ORPHAN_OUTPUT.at(Span(shown), folder=shown))
            else:
                del self._documents[id]

    def _begin(self) -> None:
        self._documents = dict(manifest.read(self.folder).documents)
        self._recorded = dict(self._documents)
        for intent in output.intended(self.folder):
            self._adopt(intent)
        output.sweep(self.folder, output.leftovers(self.folder))

    def _adopt(self, intent: output.Intent) -> None:
        """Takes files that a build put out and could not record for what they are: our own."""
        for name, found in intent.files.items():
            own = Output(found, intent.inputs)
            folder = self.folder / intent.id
            if (folder / name).is_file() and not any(manifest.edited(folder, {name: own})):
                self._documents[intent.id] = {**self._documents.get(intent.id, {}), name: own}

    def _kept(self, id: str, known: Mapping[str, Output], files: Mapping[str, bytes]) -> dict[str, str]:
        """Other names for the files that a person changed, and otherwise than they are to be."""
        folder = self.folder / id
        return {
            name: _free_name(folder, name)
            for name in manifest.edited(folder, known)
            if name in files and (folder / name).read_bytes() != files[name]
        }

    def _record(self) -> None:
        recorded = True
        if self._documents != self._recorded:  # a build that puts nothing out leaves all as it is
            recorded = self._manifest_written()
        if recorded:
            output.settle(self.folder)  # until here it tells the next build which files are our own
        for former in self._former:
            shutil.rmtree(former, ignore_errors=True)
        self._former.clear()

    def _manifest_written(self) -> bool:
        try:
            manifest.write(self.folder, Manifest(self._inputs, self._documents))
        except OSError as error:
            if not self._unwritable:
                self._tell_unrecorded(error)
            self._unwritable = True
            return False
        self._recorded = dict(self._documents)
        return True

    # ---- findings

    def _tell_busy(self, busy: output.Busy) -> None:
        shown = self._shown(self.folder)
        self.findings.append(
            rules.OUTPUT_LOCKED.at(
                Span(shown),
                folder=shown,
                holder_zh=f"（{busy.holder}）" if busy.holder else "",
                holder_en=f" ({busy.holder})" if busy.holder else "",
                seconds=WAIT_S,
            )
        )

    def _tell_edited(self, id: str, kept: Mapping[str, str]) -> None:
        for name, other in kept.items():
            file, beside = self._shown(self.folder / id / name), self._shown(self.folder / id / other)
            self.findings.append(rules.OUTPUT_EDITED.at(Span(file), file=file, kept=beside))

    def _tell_stale(self, id: str, known: Mapping[str, Output], files: Mapping[str, bytes]) -> None:
        """Not where an error left no more than a proof copy: that nothing else was built is told there."""
        if all(name.endswith(PROOF) for name in files):
            return
        editions = {_edition(id, name) for name in files}
        for name, written in known.items():
            left_out = name not in files and _edition(id, name) in editions
            if left_out and written.inputs != self._digest and (self.folder / id / name).exists():
                file, options = self._shown(self.folder / id / name), _options(id, name)
                self.findings.append(rules.STALE_FORMAT.at(Span(file), file=file, id=id, options=options))

    def _tell_unrecorded(self, error: OSError) -> None:
        shown, why = self._shown(self.folder / manifest.NAME), _reason(error)
        self.findings.append(
            rules.MANIFEST_UNWRITABLE.at(Span(shown), path=shown, problem_zh=why.zh, problem_en=why.en)
        )

    def _tell_fault(self, path: Path, error: OSError) -> None:
        shown = self._shown(path)
        why = _reason(error)
        self.findings.append(
            rules.OUTPUT_UNWRITABLE.at(
                Span(shown),
                path=shown,
                problem_zh=why.zh,
                problem_en=why.en,
                cure_zh=why.cure_zh,
                cure_en=why.cure_en,
            )
        )

    def _shown(self, path: Path) -> str:
        """The path as a finding names it: inside the workspace relative to it."""
        full, root = path.resolve(), self.root.resolve()
        return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix()


def _edition(id: str, name: str) -> bool:
    """Whether a file has the figures as printed."""
    return "as-printed" in name.removeprefix(id).split(".")


def _options(id: str, name: str) -> str:
    """The options that build a file."""
    printed = "--as-printed " if _edition(id, name) else ""
    return printed + ("--proof " if name.removeprefix(id).endswith((PROOF, CHECKLIST)) else "")


def _free_name(folder: Path, name: str) -> str:
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 (a name, not a path)
    tried = f"{stem}.edited{suffix}"
    number = 1
    while os.path.lexists(folder / tried):
        number += 1
        tried = f"{stem}.edited-{number}{suffix}"
    return tried


@dataclass(frozen=True, slots=True)
class _Reason:
    zh: str
    en: str
    cure_zh: str
    cure_en: str


SHARING_VIOLATION = 32  # Windows: another program has the file open
OPEN_ELSEWHERE = _Reason(
    "文件正在别的程序里打开", "another program has the file open", "关掉它再运行", "close it and run again"
)
NOT_ALLOWED = _Reason(
    "没有写权限",
    "permission denied",
    "改文件夹的权限，或用 --output 换一个文件夹",
    "change the folder's permissions, or choose another folder with --output",
)
READ_ONLY = _Reason(
    "文件夹是只读的",
    "the folder is read-only",
    "用 --output 换一个能写的文件夹",
    "choose a folder that can be written with --output",
)
FULL = _Reason("磁盘已满", "the disk is full", "腾出空间后再运行", "free some space and run it again")
TOO_LONG = _Reason(
    "文件名太长", "the file name is too long", "把文稿的编号改短", "give the briefing a shorter id"
)
NOT_A_FOLDER = _Reason(
    "那里已有一个同名的文件，不是文件夹",
    "there is a file of that name, not a folder",
    "移走那个文件，或用 --output 换一个文件夹",
    "move that file away, or choose another folder with --output",
)
A_FOLDER = _Reason(
    "那里是一个文件夹",
    "there is a folder",
    "移走或改名那个文件夹",
    "move that folder away, or rename it",
)
REASONS: Mapping[int, _Reason] = {
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
}


def _reason(error: OSError) -> _Reason:
    """Why it failed and what helps."""
    if getattr(error, "winerror", None) == SHARING_VIOLATION:
        return OPEN_ELSEWHERE
    said = error.strerror or str(error)
    unknown = _Reason(said, said, "用 --output 换一个文件夹再试", "try another folder with --output")
    return REASONS.get(error.errno or 0, unknown)
