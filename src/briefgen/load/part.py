"""What one file of a workspace holds, and what beside its content decides that.

Not the workspace: there the parts of all files are joined. Not reading: that is `reading`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.config import Config
    from briefgen.diagnostics import Diagnostic
    from briefgen.load.columns import Columns
    from briefgen.load.nodes import MappingNode
    from briefgen.load.targets import Known
    from briefgen.load.vocabulary import Vocabulary
    from briefgen.model.allowance import Allowance
    from briefgen.model.briefing import AnyBriefing
    from briefgen.model.indicator import Observation
    from briefgen.model.lexicon import Lexicon
    from briefgen.model.target import Target
    from briefgen.model.workspace import Spans


@dataclass(frozen=True, slots=True)
class Loop:
    """The documents of a briefing with `for:`, each with its match, and the spans that they share. `broken`
    says that something is wrong with them."""

    name: str
    members: tuple[tuple[AnyBriefing, Target], ...]
    spans: Spans
    broken: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The content of one file: what it gives to the workspace, and what is wrong with it."""

    records: tuple[tuple[str, Any, Spans], ...] = ()
    """Kind, record, and where its parts stand."""
    loop: Loop | None = None
    observations: tuple[Observation, ...] = ()
    lexicon: Lexicon | None = None
    allowances: tuple[Allowance, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What the files read before say of this one: settings, and the records that it names."""

    style: MappingNode
    config: Config | None
    units: Mapping[str, str] = field(default_factory=dict)
    """Of the indicators, by id."""
    known: Known | None = None
    """What `for:` chooses from."""
    columns: Columns | None = None
    words: Vocabulary | None = None
    """What rows of observations may name."""
