"""What is read before a document is signed: the proof copy (校样) and the checklist (数据校核单).

Not what they say: that is `ledger.proof` and `ledger.checklist`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import has_errors

if TYPE_CHECKING:
    from briefgen.config import Config
    from briefgen.ledger.proof import Reviewed
    from briefgen.ledger.records import Records

PROOF, CHECKLIST = "proof.docx", "checklist.docx"
"""What their names end with, after the id."""


def review(reviewed: Reviewed, records: Records, config: Config) -> tuple[tuple[str, bytes], ...]:
    """The proof copy, and unless there are errors the checklist, by the ends of their names."""
    from briefgen.ledger.checklist import checklist
    from briefgen.ledger.proof import comments
    from briefgen.write.docx import write_docx, write_proof

    proof = write_proof(reviewed.document, comments(reviewed, records), config.fonts)
    if has_errors(reviewed.found):
        return ((PROOF, proof),)
    return (PROOF, proof), (CHECKLIST, write_docx(checklist(reviewed, records), config.fonts))
