"""`briefgen explain`, `schema` and `doctor`: rules, kinds of records and the machine, told.

Not what they tell: that is `rules`, `load.schema` and `doctor`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.session import CLEAN, ENVIRONMENT, Session, tell
from briefgen.texts import say
from briefgen.usage import Choice, Command, UsageFault

if TYPE_CHECKING:
    from briefgen.diagnostics import Lang, Rule

SCHEMAS = {
    "places": "data/places.yaml",
    "organs": "data/organs.yaml",
    "indicators": "data/indicators/*.yaml",
    "dimensions": "data/vocab/dimensions.yaml",
    "lexicon": "data/vocab/lexicon.yaml",
    "observations": "data/observations/*.yaml",
    "case": "data/cases/*.yaml",
    "measures": "data/measures/*.yaml",
    "briefing": "briefings/**/*.yaml",
}


@click.command("explain", cls=Command)
@click.argument("code", required=False, metavar="[BG...]")
@click.pass_obj
def explain(session: Session, code: str | None) -> None:
    from briefgen.rules import RULES, find, outline
    from briefgen.rules.guess import nearest

    zh = session.lang == "zh"
    if code is None:
        for rule in RULES:
            click.echo(f"{rule.code} {rule.name:<24} {outline(rule.zh if zh else rule.en)}")
        return
    rule_found = find(code)
    if rule_found is None:
        guess = nearest(code, [word for rule in RULES for word in (rule.code, rule.name)])
        hint = say("hint", session.lang, guess=guess) if guess else ""
        raise UsageFault("explain.unknown", {"code": code, "hint": hint})
    click.echo("\n".join(_explanation(rule_found, session.lang)))


def _explanation(rule: Rule, lang: Lang) -> Iterable[str]:
    from briefgen.report.view import severity_word
    from briefgen.rules import outline

    zh = lang == "zh"
    yield f"{rule.code} {rule.name} ({severity_word(rule.severity, lang)})"
    yield f"  {outline(rule.zh if zh else rule.en)}"
    parts = (
        ("explain.why", rule.why_zh if zh else rule.why_en),
        ("explain.example", rule.example),
        ("explain.cure", outline(rule.help_zh if zh else rule.help_en)),
    )
    for key, text in parts:
        if text:
            yield ""
            yield say(key, lang)
            yield from (f"  {line}" for line in text.split("\n"))


@click.command("schema", cls=Command)
@click.argument("kind", type=Choice(tuple(SCHEMAS)), required=False, metavar="[KIND]")
def schema(kind: Any) -> None:
    import json

    from briefgen.load.schema import schema as schema_of

    if kind is None:
        for name, files in SCHEMAS.items():
            click.echo(f"{name:<12} {files}")
        return
    click.echo(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))


@click.command("doctor", cls=Command)
@click.pass_obj
def doctor(session: Session) -> int:
    from briefgen.doctor import examine

    lang, zh = session.lang, session.lang == "zh"
    symptoms = examine(session.root)
    for symptom in symptoms:
        key = "doctor.ok" if symptom.present else "doctor.missing" if symptom.needed else "doctor.optional"
        detail = f" - {symptom.detail}" if symptom.detail else ""
        click.echo(f"[{say(key, lang)}] {symptom.zh if zh else symptom.en}{detail}")
        if symptom.cure:
            click.echo(f"     {say('doctor.cure', lang, command=symptom.cure)}")
    lacking = [symptom for symptom in symptoms if symptom.needed and not symptom.present]
    if not lacking:
        tell(session, "doctor.all-well")
        return CLEAN
    effect = ("；" if zh else "; ").join(
        symptom.effect_zh if zh else symptom.effect_en for symptom in lacking
    )
    tell(session, "doctor.lacking", count=len(lacking), effect=effect)
    return ENVIRONMENT
