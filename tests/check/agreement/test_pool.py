"""A typed number that the records hold is told with the record and how to print it (BG201)."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.agreement.numbers import unbound_number
from briefgen.check.paper import Paper
from briefgen.compose.compose import compose
from briefgen.config import Config
from briefgen.ledger.ledger import ledger_of
from briefgen.load.workspace import load_workspace
from check.written import workspace


def written_as(root: Path, text: str) -> list[str]:
    """What the finding says of the record that holds the number."""
    workspace(root, text)
    loaded, _ = load_workspace(root)
    document, _ = compose(loaded, Config(), "r")
    assert document is not None
    (found,) = unbound_number(Paper(document, ledger_of(document, loaded.lexicon), loaded))
    return [related.zh for related in found.related]


@pytest.mark.parametrize(
    ("text", "related"),
    [
        ("更换水龙头3602个。", "记录里有3602个（更换水龙头），写作 {{ f.taps }}"),
        ("规划水站44个。", "记录里有44个（规划水站），写作 {{ value('stations') }}"),
        (
            "接通2276人。",
            "记录里有2276人（已通水农户（2021年，坝区片，集中供水）），"
            "写作 {{ pair('connected', period='2021', area='plain', way='shared').persons }}",
        ),
        (
            "山区片接通1459人。",
            "记录里有1459人（已通水农户（2021年，山区片）），"
            "写作 {{ total('connected', period='2021', area='hill').persons }}",
        ),
    ],
)
def test_the_record_of_the_very_number_is_named(text: str, related: str, tmp_path: Path) -> None:
    assert written_as(tmp_path, text) == [related]


@pytest.mark.parametrize("text", ["接通7777人。", "选出44个代表。", "派出3个组。", "发放约3602个。"])
def test_a_number_that_no_record_holds_or_any_may_is_told_alone(text: str, tmp_path: Path) -> None:
    assert written_as(tmp_path, text) == []
