"""Pages that the same rules are for have the same styles: the engine works them out anew for each page, and
those of sixteen boxes in its margins with them.

Not which rules those are. Not an import of the engine: `pdf` hands its module in.
"""

from __future__ import annotations

from inspect import signature
from typing import Any

PARAMETERS = ("page_type", "html", "style_for")
KEPT, RESOLVED = "briefgen_pages", "briefgen_resolved"


def install(page: Any, boxes: Any) -> None:
    """Teaches the engine's module; does nothing if its functions are not those it knows."""
    stock = getattr(page, "set_page_type_computed_styles", None)
    resolve = getattr(page, "resolve_percentages", None)
    if stock is None or resolve is None or tuple(signature(stock).parameters) != PARAMETERS:
        return

    def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
        style_for.add_page_declarations(page_type)
        cascaded, computed = style_for.get_cascaded_styles(), style_for.get_computed_styles()
        own = {pseudo: held for (element, pseudo), held in cascaded.items() if element == page_type}
        rules = tuple((pseudo, _said(held)) for pseudo, held in own.items())
        kept = style_for.__dict__.setdefault(KEPT, {})
        if rules not in kept:
            stock(page_type, html, style_for)
            kept[rules] = {pseudo: computed[page_type, pseudo] for pseudo in (None, *own)}
        for pseudo, style in kept[rules].items():
            computed[page_type, pseudo] = style

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        if type(box) is not boxes.MarginBox:
            resolve(box, containing_block)
            return
        kept = box.style.get(RESOLVED)
        if kept is None:
            kept = box.style[RESOLVED] = {}
        if containing_block not in kept:
            before = set(vars(box))
            resolve(box, containing_block)
            kept[containing_block] = {key: vars(box)[key] for key in vars(box).keys() - before}
        vars(box).update(kept[containing_block])

    page.set_page_type_computed_styles = set_page_type_computed_styles
    page.resolve_percentages = resolve_percentages


def _said(cascaded: dict[str, tuple[Any, Any]]) -> tuple[tuple[str, int, str], ...]:
    """What rules say: values are those of the parsed sheet, which outlives the document."""
    return tuple((name, id(value), repr(weight)) for name, (value, weight) in cascaded.items())
