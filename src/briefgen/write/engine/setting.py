"""The lines of a paragraph of plain text, set one by one from its measure: the engine looks at every line for
floats, boxes in the text, first letters and much else that such a paragraph has none of.

Not where lines end: that is `measuring`. Not an import of the engine: `pdf` hands its modules in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import signature
from typing import Any

from briefgen.write.engine import pitch
from briefgen.write.engine.measuring import Lines
from briefgen.write.engine.unshaped import unshaped

PARAMETERS = (
    "context",
    "box",
    "position_y",
    "bottom_space",
    "skip_stack",
    "containing_block",
    "absolute_boxes",
    "fixed_boxes",
    "first_letter_style",
    "first_line_style",
)
NEARLY = 1 + 1e-9
"""By so much the engine lets a line be wider."""


def install(block: Any, inline: Any, boxes: Any, lines: Lines) -> None:
    """Teaches the engine's modules; does nothing if their function is not the known one."""
    if not hasattr(inline, "iter_line_boxes") or not hasattr(block, "iter_line_boxes"):
        return
    stock: Any = inline.iter_line_boxes
    if block.iter_line_boxes is stock and tuple(signature(stock).parameters) == PARAMETERS:
        block.iter_line_boxes = _setting(stock, inline, boxes, lines)


def _setting(stock: Callable[..., Any], inline: Any, boxes: Any, lines: Lines) -> Callable[..., Any]:
    """The engine's function, but for paragraphs that are one plain text."""

    def iter_line_boxes(context: Any, box: Any, top: float, bottom_space: float, *rest: Any) -> Any:
        start, around, *places, first_letter, first_line = rest
        shaped = first_letter or first_line or context.excluded_shapes
        if shaped or around.style["direction"] != "ltr" or not _is_plain(box, boxes):
            yield from stock(context, box, top, bottom_space, *rest)
            return
        for line, skip, following in _lines(inline, lines, context, box, top, _place(start), around):
            top, start = following, {0: {skip: None}} if skip else None
            yield line, start
            if start is None:
                return
        yield from stock(context, box, top, bottom_space, start, around, *places, first_letter, first_line)

    return iter_line_boxes


def _is_plain(box: Any, boxes: Any) -> bool:
    """Whether a paragraph is one text."""
    if type(box) is not boxes.LineBox or len(box.children) != 1 or type(box.children[0]) is not boxes.TextBox:
        return False
    text = box.children[0]
    style = text.style
    plain: bool = text.is_in_normal_flow() and style["vertical_align"] == "baseline" and not text.is_leader
    return plain and style["font_size"] > 0 and box.style["position"] == "static"


def _place(skip: Any) -> int:
    """How many bytes of the text stand on pages before."""
    return next(iter(skip[0])) if skip and skip.get(0) else 0


def _lines(
    inline: Any, lines: Lines, context: Any, box: Any, top: float, skip: int, around: Any
) -> Iterator[tuple[Any, int, float]]:
    """The lines, each with the bytes before the next, none after the last, and where the next begins. Ends
    where a line is not found by counting."""
    (text,) = box.children
    inline.resolve_percentages(box, around)
    inline.resolve_percentages(text, around)
    box.text_indent = 0
    if not skip:
        inline.resolve_one_percentage(box, "text_indent", around.width)
    edge, style = around.content_box_x(), text.style
    widest = (edge + around.width) * NEARLY
    rest = text.text.encode()[skip:].decode()
    height, baseline = pitch.metrics(style, inline.strut)
    leading = (inline.strut(style)[0] - height) / 2
    own_height, own_baseline = inline.strut(box.style)
    own_leading = (own_height - box.style["font_size"]) / 2
    begun = bool(skip)
    while True:
        box.position_x, box.position_y = edge, top
        left = edge + box.text_indent
        found = lines.first(rest, style, widest - left)
        if found is None:
            return
        end, width = found
        said, rest = rest[:end], rest[end:]
        text.position_x, text.position_y = left, top
        part = text.copy_with_text(said)
        part.width, part.height, part.margin_top, part.margin_bottom = width, height, leading, leading
        part.baseline = baseline + leading
        part.pango_layout = unshaped(lines.engine.Layout, said, text.justification_spacing, widest - left)
        line = box.copy_with_children([part])
        line.remove_decoration(start=begun, end=bool(rest))
        line.width = part.position_x + part.margin_width() - line.content_box_x()
        line.height, line.baseline = line.style["font_size"], own_baseline
        line.margin_top = own_leading - line.border_top_width - line.padding_top
        line.margin_bottom = own_leading - line.border_bottom_width - line.padding_bottom
        box.width, box.height = line.width, line.height
        along = inline.text_align(context, line, around.width, last=not rest)
        lowest, highest = inline.line_box_verticality(line)
        line.baseline, line.position_y, line.height = -highest, highest, lowest - highest
        line.margin_top = line.margin_bottom = 0
        line.translate(along, top - highest)
        line.position_y = top
        skip += len(said.encode())
        top = line.position_y + line.height
        begun = True
        yield line, skip if rest else 0, top
        box.text_indent = 0
