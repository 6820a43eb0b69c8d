"""Which documents print an indicator."""

from __future__ import annotations

from briefgen.publish.site.printings import printings
from publish.site import buses


def test_documents_are_found_by_what_they_print() -> None:
    found = printings(buses.DOCUMENTS)
    assert {id: [one.document.id for one in held] for id, held in found.items()} == {"rides": ["note"]}
