"""The names of what briefgen keeps in an output folder beside the documents.

Not the manifest: that is for people, and stands beside the documents.
"""

from __future__ import annotations

WORK = ".briefgen"
"""The folder inside the output folder for locks and for what is not finished."""
LOCK, HELD, INTENDED, REPLACING = "lock", "held", "intended", "replacing"
STAGED, FORMER = "staged", "former"
"""Folders of documents, by id: as they are to be; and the files that they had, where folders cannot be
exchanged."""
TRACES, STATE, RECORD = "traces", "state.json", "manifest.json"
FILES = frozenset((LOCK, HELD, INTENDED, REPLACING, STATE, RECORD))
FOLDERS = frozenset((STAGED, FORMER, TRACES))
LARGEST = 256 * 1024 * 1024
"""Bytes of a file that is read here."""


def is_name(text: str) -> bool:
    """Whether a text can name a file or folder, and leads out of none."""
    if text in ("", ".", "..") or any(sign in text for sign in "/\\\0"):
        return False
    return not any("\ud800" <= char <= "\udfff" for char in text)


def is_hash(text: str) -> bool:
    """Whether a text is a SHA-256 as it is written here."""
    return len(text) == 64 and set(text) <= set("0123456789abcdef")
