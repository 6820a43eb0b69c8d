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
