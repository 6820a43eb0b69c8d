"""`briefgen trace`: where printed numbers come from, and what a correction would touch.

Not the answers: those are `ledger`; not their words: those are `report.trace`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.outcome import view
from briefgen.cli.session import CLEAN, ENVIRONMENT, FOUND, Session, selected, tell
from briefgen.texts import say
from briefgen.usage import Choice, Command, UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.build.tracing import Origin, Traced
    from briefgen.diagnostics import Diagnostic
    from briefgen.ledger.entry import Ledger
    from briefgen.ledger.uses import Uses

LISTED = 8
"""How many documents a message lists at most."""
KINDS = ("bound", "derived", "literal", "structural", "name")


@click.command("trace", cls=Command)
@click.argument("target", required=False, metavar="[NAME|FILE]")
@click.argument("number", required=False, metavar="[NUMBER]")
@click.option("--select", multiple=True, metavar="KEY:VALUE...")
@click.option("--kind", "kinds", type=Choice(KINDS, several=True), metavar="KIND,...", default=())
@click.option("--where-used", "used", metavar="INDICATOR|FILE:LINE")
@click.option("--as-printed", is_flag=True)
@click.option("--output-format", "form", type=Choice(("text", "json")), metavar="FORMAT", default="text")
@click.pass_obj
def trace(
    session: Session,
    target: str | None,
    number: str | None,
    select: tuple[str, ...],
    kinds: tuple[Any, ...],
    used: str | None,
    as_printed: bool,
    form: str,
) -> int:
    from briefgen.build.tracing import traced

    words, conditions = selected(tuple(word for word in (target, number) if word is not None), select)
    target, number = (*words, None, None)[:2]
    if (used is None and target is None and not conditions) or (used is not None and target is not None):
        raise UsageFault("trace.what", {})
    if not all(given is None or given.strip() for given in (target, number, used)):
        raise UsageFault("trace.empty", {})
    loaded, findings = traced(session.root, target, conditions)
    if loaded is None:
        return _failed(session, findings)
    session.asked = session.asked or loaded.language
    if used is not None:
        return _where_used(session, loaded, used, form)
    if conditions:
        target, number = _only(loaded, target, number)
    assert target is not None
    origin = _origin(session, loaded, target, as_printed)
    if origin is None:
        return FOUND
    document, findings = loaded.document(origin.id, origin.as_printed)
    if document is None:
        tell(session, "trace.uncomposed", id=origin.id)
        return _failed(session, findings)
    ledger = loaded.ledger(document)
    older = origin.is_older(ledger)
    if older:
        tell(session, "trace.older", file=target, command=session.command(f"build {origin.id}"))
    if number is None:
        return _list(session, ledger, kinds, form)
    return _explain(session, loaded, ledger, number, kinds, form, origin if older else None)


def _only(loaded: Traced, target: str | None, number: str | None) -> tuple[str, str | None]:
    """The one document that meets conditions, or a file, and the number: only it may be given, too."""
    from briefgen.build.tracing import is_file, is_name

    if target is not None and is_file(target):
        return target, number
    if target is not None and not is_name(loaded.workspace, target):
        if number is not None:
            return target, number
        number = target
    if len(loaded.ids) != 1:
        raise UsageFault("trace.several", {"count": len(loaded.ids), "ids": _some(loaded.ids)})
    return loaded.ids[0], number


def _origin(session: Session, loaded: Traced, target: str, as_printed: bool) -> Origin | None:
    """What is asked about: a briefing by its id or record, or the one that a file was made of."""
    from briefgen.build.tracing import Origin, is_file, made_of

    known = loaded.workspace.briefings
    file = target.partition(":")[0].replace("\\", "/").removeprefix(f"{session.root.as_posix()}/")
    if file.startswith("data/") and (session.root / file).is_file():
        raise UsageFault("trace.record", {"file": target if ":" in target else f"{target}:LINE"})
    id = Path(target).stem if target.endswith((".yaml", ".yml")) else target
    if id in known:
        return Origin(id, as_printed)
    if members := loaded.workspace.families.get(id):
        raise UsageFault("trace.family", {"name": id, "count": len(members), "ids": _some(members)})
    if not is_file(target):
        raise UsageFault("trace.unknown", {"id": id, "hint": _hint(session, id, known)})
    try:
        found = made_of(loaded, Path(target))
    except OSError as error:
        raise UsageFault("trace.no-file", {"file": target, "problem": error.strerror}) from None
    if len(found) != 1:
        key = "trace.ambiguous" if found else "trace.foreign"
        tell(session, key, file=target, ids=_some(origin.id for origin in found))
        return None
    return found[0]


def _some(ids: Iterable[str]) -> str:
    """The first of some ids, in words."""
    every = tuple(ids)
    return "、".join(every[:LISTED]) + ("……" if len(every) > LISTED else "")


def _list(session: Session, ledger: Ledger, kinds: tuple[Any, ...], form: str) -> int:
    from briefgen.ledger.search import of_kinds
    from briefgen.report import trace, trace_json

    entries = of_kinds(ledger.entries, kinds)
    if form == "json":
        click.echo(trace_json.listed(ledger, entries), nl=False)
        return CLEAN
    if entries:
        click.echo(trace.table(entries, view(session, sys.stdout)), nl=False)
    counted = [(trace.kind_word(k, session.lang), sum(e.kind == k for e in entries)) for k in kinds or KINDS]
    counts = "，".join(f"{word} {count}" for word, count in counted)
    tell(session, "trace.counts", count=len(entries), counts=counts)
    return CLEAN


def _explain(
    session: Session,
    loaded: Traced,
    ledger: Ledger,
    number: str,
    kinds: tuple[Any, ...],
    form: str,
    older: Origin | None,
) -> int:
    from briefgen.ledger.search import matches, nearest, of_kinds
    from briefgen.report import trace, trace_json

    entries = of_kinds(matches(ledger.entries, number), kinds)
    if not entries:
        if older is not None:
            _tell_former(session, ledger, number, older)
        if kinds and (others := matches(ledger.entries, number)):
            words = "、".join(dict.fromkeys(trace.kind_word(one.kind, session.lang) for one in others))
            tell(session, "trace.other-kind", number=number, kinds=words)
            return FOUND
        near = "、".join(nearest(ledger.entries, number))
        hint = say("trace.near", session.lang, near=near) if near else ""
        tell(session, "trace.absent", id=ledger.document, number=number, hint=hint)
        if elsewhere := loaded.printing(number, ledger.document):
            tell(session, "trace.elsewhere", number=number, ids=_some(elsewhere))
        return FOUND
    if form == "json":
        text = trace_json.told(ledger, entries, loaded.records, session.lang, older is not None)
    else:
        text = trace.explained(ledger, entries, loaded.records, view(session, sys.stdout))
    click.echo(text, nl=False)
    return CLEAN


def _tell_former(session: Session, ledger: Ledger, number: str, older: Origin) -> None:
    """A number that the file prints and the records give no more: what stood behind it, what is there now."""
    for former in older.former(ledger, number):
        tell(session, "trace.former", text=former.text, behind=former.behind or "—", now=former.now or "—")


def _where_used(session: Session, loaded: Traced, used: str, form: str) -> int:
    from briefgen.report import trace, trace_json

    ledgers, findings = loaded.ledgers()
    uses = _uses(session, loaded, ledgers, used)
    if uses is None:
        return FOUND
    if form == "json":
        click.echo(trace_json.touched(uses), nl=False)
    else:
        click.echo(trace.touched(uses, view(session, sys.stdout)), nl=False)
    tell(
        session,
        "trace.touched",
        documents=len({use.ledger.document for use in uses.printed}),
        paragraphs=len({(use.ledger.document, use.entry.line) for use in uses.printed}),
        numbers=len(uses.printed),
        derived=sum(use.entry.kind == "derived" for use in uses.printed),
        indicators=len(uses.derived),
    )
    if findings:
        tell(session, "trace.partly")
        return _failed(session, findings)
    return CLEAN


def _uses(session: Session, loaded: Traced, ledgers: tuple[Ledger, ...], used: str) -> Uses | None:
    from briefgen.ledger.uses import Spot, lines_near, spot_of, uses_of_indicators, uses_of_spot

    indicators = loaded.workspace.indicators
    named = tuple(id for id, one in indicators.items() if used in (id, str(one.name)))
    if named:
        return uses_of_indicators(loaded.records, ledgers, named)
    fact = loaded.fact_line(used)
    if fact is not None:
        return uses_of_spot(loaded.records, ledgers, Spot(fact.file, fact.line))
    spot = spot_of(used, session.root.as_posix())
    if spot is None:
        raise UsageFault("trace.no-indicator", {"id": used, "hint": _hint(session, used, loaded.nameable())})
    if not (session.root / spot.file).is_file():
        raise UsageFault("trace.absent-file", {"file": spot.file})
    uses = uses_of_spot(loaded.records, ledgers, spot)
    if uses.concerns_nothing:
        near = "、".join(map(str, lines_near(loaded.workspace, ledgers, spot)))
        hint = say("trace.near-lines", session.lang, lines=near) if near else ""
        tell(session, "trace.no-record", place=used, hint=hint)
        return None
    return uses


def _hint(session: Session, word: str, known: Iterable[str]) -> str:
    from briefgen.rules.guess import nearest

    guess = nearest(word, known)
    return say("hint", session.lang, guess=guess) if guess else ""


def _failed(session: Session, findings: tuple[Diagnostic, ...]) -> int:
    """Shows what stands in the way, and gives the code of exit."""
    from briefgen.build.stages import Outcome
    from briefgen.cli.outcome import code, show

    outcome = Outcome(findings)
    show(session, outcome, sys.stderr)
    return code(outcome, strict=False) or ENVIRONMENT
