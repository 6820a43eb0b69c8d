"""The word lists: the packaged one, and what a workspace adds to it.

Not their use: that is the ledger's.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from briefgen.load.records import record
from briefgen.load.tree import tree
from briefgen.model.lexicon import Lexicon

FILE = "data/vocab/lexicon.yaml"


@cache
def packaged_lexicon() -> Lexicon:
    """The word list that comes with the package: in a checkout that of the repository root."""
    inside = Path(str(files("briefgen"))) / "lexicon.yaml"
    path = inside if inside.is_file() else Path(__file__).parents[3] / FILE
    node, faults = tree(path.read_bytes(), FILE)
    assert node is not None and not faults, faults
    made, faults = record(node, Lexicon)
    assert isinstance(made, Lexicon), faults
    return made
