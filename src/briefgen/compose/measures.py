"""How measures print: responsible organs, announced groups of demands.

Not the measures themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from briefgen.compose.printing import number_text
from briefgen.compose.rendering import current
from briefgen.compose.unseen import hold_part
from briefgen.compose.values import Number
from briefgen.compose.views import Prose, View, record_view
from briefgen.document.tree import Inline, Text, Value, Words
from briefgen.model.place import Organ
from briefgen.model.quantity import Quantity, Source
from briefgen.model.section import Measure
from briefgen.model.unit import unit


def attribution(measure: View) -> Words:
    """The note of responsible organs (责任单位): 〔有关乡镇，区甲局、乙局等部门按职责分工负责〕."""
    hold_part(current().workspace, measure._key, "responsible")
    record: Measure = measure._record
    responsible = record.responsible
    if responsible is None or responsible.mode == "none":
        return ()
    text = "，".join(part for part in (_lead(measure), _organs(measure)) if part)
    ending = "等部门按职责分工负责" if responsible.mode == "division" else "负责"
    span = current().workspace.span("measure", str(record.id), "responsible")
    return (Text(f"〔{text}{ending}〕", span),)


def announced(measure: View) -> Words:
    """The groups' announcement: “两必须、两严禁、两确保”, each count that of its list."""
    hold_part(current().workspace, measure._key, "groups")
    words: list[Inline] = [Text("“")]
    for index, group in enumerate(measure._record.groups):
        if index:
            words.append(Text("、"))
        words.extend((*_counted(measure, index), Text(str(group.verb))))
    return (*words, Text("”"))


def groups(measure: View) -> Words:
    """The groups spelt out: “两必须”，即必须……，必须……；“两严禁”，即……。"""
    hold_part(current().workspace, measure._key, "groups")
    words: list[Inline] = []
    for index, group in enumerate(measure._record.groups):
        words.append(Text("；“" if index else "“"))
        words.extend((*_counted(measure, index), Text(f"{group.verb}”，即")))
        for number, item in enumerate(group.items):
            words.append(Text(f"，{group.verb}" if number else str(group.verb)))
            words.extend(current().read(Prose(item, measure._scope)))
    return (*words, Text("。")) if words else ()


def responsible_names(measure: View) -> tuple[str, ...]:
    """The full names of the responsible organs, the lead first, with their roles."""
    hold_part(current().workspace, measure._key, "responsible")
    record: Measure = measure._record
    responsible = record.responsible
    if responsible is None:
        return ()
    ids = (*((responsible.lead,) if responsible.lead else ()), *responsible.organs)
    organs = current().workspace.organs
    return tuple(
        str(organs[str(id)].name)
        + (f"（{responsible.roles[str(id)]}）" if str(id) in responsible.roles else "")
        for id in ids
        if str(id) in organs
    )


def _lead(measure: View) -> str:
    responsible = measure._record.responsible
    organ = current().workspace.organs.get(str(responsible.lead)) if responsible.lead else None
    return str(organ.short or organ.name) if organ is not None else ""


def _organs(measure: View) -> str:
    organs: Mapping[str, Organ] = current().workspace.organs
    found = [organs[str(o)] for o in measure._record.responsible.organs if str(o) in organs]
    names = [str(o.short or o.name) for o in found]
    if found and found[0].local is not None:
        names[0] = str(found[0].local)
    return "、".join(names)


def _counted(measure: View, index: int) -> Words:
    state = current()
    record: Measure = measure._record
    span = state.workspace.span("measure", str(record.id), "groups", index, "items")
    count = Decimal(len(record.groups[index].items))
    source = Source(f"{record.id}.groups.{index}", span)
    number = Number(Quantity(count, unit("条"), source=source), words=True)
    return (Value(number_text(number, state.style).removesuffix("条"), number.quantity, span),)


def measures_of(view: View) -> tuple[View, ...]:
    """The measures of a document in the order of its sections."""
    found: list[View] = []

    def walk(sections: tuple[object, ...]) -> None:
        for section in sections:
            for id in getattr(section, "measures", ()):
                measure = record_view(view._scope, "measure", str(id))
                if measure is not None:
                    found.append(measure)
            walk(getattr(section, "sections", ()))

    walk(getattr(view._record, "sections", ()))
    return tuple(found)


FILTERS: dict[str, Callable[..., object]] = {
    "attribution": attribution,
    "announced": announced,
    "groups": groups,
}
