"""What is told where something is asked for that an edition does not hold.

Not whether it is: that is `model/withheld`.
"""

from __future__ import annotations

from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.load.limit import clipped
from briefgen.model.withheld import Thing, Withheld
from briefgen.rules import editions as rules
from briefgen.rules.references import KIND_NAMES

EDITION_NAMES = {"public": "公开版", "internal": "内部版"}
LEVEL_NAMES = {"internal": "只在内部使用", "restricted": "受限，哪一版都没有"}
LEVEL_WORDS = {"internal": "internal", "restricted": "restricted, and in no edition"}


def asked(withheld: Withheld, thing: Thing, span: Span, zh: str, en: str) -> Diagnostic:
    """The finding of a place that asks for a thing that is not there; `zh` and `en` name it."""
    related = Related(thing.place, "它写在这里", "it stands here")
    said = {"edition": withheld.edition, "edition_zh": EDITION_NAMES[withheld.edition]}
    if thing.reason == "small":
        return rules.SUPPRESSED.at(span, related, **said, what_zh=zh, what_en=en, below=withheld.below)
    return rules.WITHHELD.at(
        span,
        related,
        **said,
        what_zh=zh,
        what_en=en,
        level_zh=LEVEL_NAMES[thing.reason],
        level_en=LEVEL_WORDS[thing.reason],
    )


def record_words(kind: str, id: str) -> tuple[str, str]:
    """A record in words, by the id that it was asked by."""
    return f"{KIND_NAMES[kind][0]} {clipped(id)}", f"the {kind} {clipped(id)}"


def part_words(kind: str, id: str, name: str) -> tuple[str, str]:
    """A field, a fact or an erratum of a record in words."""
    zh, en = record_words(kind, id)
    return f"{zh} 的 {clipped(name)}", f"{clipped(name)} of {en}"


def missing_record(withheld: Withheld | None, kind: str, id: str, span: Span) -> Diagnostic | None:
    """The finding of a place that names a record that is not there because readers may not see it."""
    thing = withheld.record(kind, id) if withheld is not None else None
    if withheld is None or thing is None:
        return None
    return asked(withheld, thing, span, *record_words(kind, id))
