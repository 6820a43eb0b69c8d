"""Which findings only repeat another one: the print of what the records lack or cannot work out.

Not the faults themselves: those stay.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.compose.places import is_packaged
from briefgen.diagnostics import Diagnostic, Span
from briefgen.ledger.uses import indicators_reading
from briefgen.model.fields import Scalar
from briefgen.model.workspace import Workspace
from briefgen.rules import numbers, prose, references, wording

ECHOES = frozenset(
    rule.code
    for rule in (
        numbers.ABSENT_VALUE,
        numbers.UNKNOWN_INDICATOR,
        prose.UNDEFINED_NAME,
        prose.TEMPLATE_FAILED,
    )
)
"""What a template says of a reference that leads nowhere, or round in a circle."""
CAUSES = frozenset(
    rule.code
    for rule in (references.CIRCULAR, references.BAD_FORMULA, wording.FORMULA_UNIT, numbers.UNIT_MISMATCH)
)
"""What is told of a formula that cannot be worked out."""
FORMULA_ECHOES = frozenset((prose.TEMPLATE_FAILED.code, numbers.UNIT_MISMATCH.code))
"""What is told where its figure is printed."""


def is_template_echo(finding: Diagnostic) -> bool:
    """Whether a packaged template stumbled: over what the records lack, and that is told there."""
    return finding.code in ECHOES and is_packaged(finding.span.file)


def is_formula_echo(finding: Diagnostic, unworkable: frozenset[Span]) -> bool:
    """Whether a figure cannot be printed because of a formula that is told where it is defined."""
    return finding.code in FORMULA_ECHOES and any(one.span in unworkable for one in finding.related)


def unworkable(errors: Iterable[Diagnostic], workspace: Workspace) -> frozenset[Span]:
    """Where the indicators stand whose formulas cannot be worked out, and those that read them."""
    places = [error.span for error in errors if error.code in CAUSES]
    found = tuple(
        str(id)
        for id, one in workspace.indicators.items()
        if one.formula is not None and any(_is_in(place, one.formula, one.unit) for place in places)
    )
    readers = indicators_reading(workspace, found) if found else ()
    return frozenset(workspace.span("indicator", id) for id in (*found, *(str(one.id) for one in readers)))


def _is_in(place: Span, formula: Scalar, unit: Scalar) -> bool:
    """Whether a finding stands at a formula, which is one line, or at the unit that it should have."""
    start = formula.span
    beside = 0 <= place.column - start.column <= len(formula) + 1
    return place == unit.span or (place.file == start.file and place.line == start.line and beside)
