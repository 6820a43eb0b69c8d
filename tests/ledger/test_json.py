"""The file beside the outputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefgen.ledger.json import ledger_json
from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.places import Places, places
from compose.workspaces import PROSE, loaded, paragraph

TEXT = "进度{{ rate('progress', period=2020, pipe='large') }}，一是查漏3户。"


def content(root: Path, outputs: Any) -> bytes:
    made = paragraph(root, TEXT, more="place: donghu\n")
    workspace = loaded(root, {PROSE: (root / PROSE).read_text(encoding="utf-8")})
    return ledger_json(ledger_of(made.document, workspace.lexicon), outputs)


def test_every_number_is_listed_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    outputs = {"txt": places([(1, 1), (2, 3)]), "pdf": Places(((1, 0), (2, 4)), (1, 2))}
    found = json.loads(content(tmp_path, outputs))
    assert found["kinds"] == {"bound": 0, "derived": 1, "literal": 1, "structural": 1, "name": 0}
    assert found["paragraphs"] == [
        {"line": 2, "role": "body", "under": "题", "text": "进度88.9%，一是查漏3户。"}
    ]
    rate, mark, typed = found["numbers"]
    assert rate == {
        "id": "n1",
        "text": "88.9%",
        "kind": "derived",
        "value": rate["value"],
        "unit": "%",
        "records": [
            {
                "name": "laid(donghu, 2020, large)",
                "file": "data/observations/water.yaml",
                "line": 4,
                "column": 70,
            },
            {
                "name": "planned(donghu, 2020, large)",
                "file": "data/observations/water.yaml",
                "line": 6,
                "column": 73,
            },
        ],
        "formula": "8公里 ÷ 9公里 = 88.8888…%",
        "indicator": {"name": "progress", "file": "data/indicators/water.yaml", "line": 4, "column": 50},
        "template": {"file": "briefings/d.yaml", "line": 7, "column": 12},
        "paragraph": {"line": 2, "offset": 2},
        "outputs": {"txt": 3, "pdf": 1},
    }
    assert rate["value"].startswith("88.888888")
    assert (mark["text"], mark["kind"], mark["value"], mark["records"]) == ("一", "structural", None, [])
    assert (typed["text"], typed["value"], typed["formula"]) == ("3户", "3", None)
    assert typed["outputs"] == {"txt": 3, "pdf": 2}


def test_it_says_the_same_bytes_again_one_number_a_line(tmp_path: Path) -> None:
    first = content(tmp_path / "a", {})
    assert content(tmp_path / "b", {}) == first
    assert str(tmp_path) not in first.decode("utf-8")
    assert [line[:9] for line in first.decode("utf-8").splitlines()][-3:] == [
        '{"id":"n1',
        '{"id":"n2',
        '{"id":"n3',
    ]


def test_a_document_without_numbers_has_an_empty_ledger(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "没有数。")
    found = json.loads(ledger_json(ledger_of(made.document, loaded(tmp_path, {}).lexicon), {}))
    assert (found["document"], found["paragraphs"], found["numbers"]) == ("d", [], [])
