"""Tables over several pages: the first row of a head, if it is the one that says 续表, is left out where
the table begins.

Not the row itself: that is `tables`. Not an import of the engine: `pdf` hands its modules in.
"""

from __future__ import annotations

from typing import Any

ROW = "continued"
ARGUMENTS = ("context", "table", "bottom_space", "skip_stack")


_taught: list[Any] = []


def known() -> bool:
    """Whether the engine knows these rows; they are not to be written for one that does not."""
    return bool(_taught)


def install(block: Any, table: Any) -> None:
    """Teaches the engine's modules; does nothing if their function is not the known one."""
    stock: Any = getattr(table, "table_layout", None)
    if stock in _taught:
        return
    code = getattr(stock, "__code__", None)
    if code is None or code.co_varnames[:4] != ARGUMENTS or getattr(block, "table_layout", None) is not stock:
        return

    table.table_layout = block.table_layout = _knowing(stock)
    _taught.append(table.table_layout)


def _knowing(stock: Any) -> Any:
    """The engine's function, with such a row left out where the table begins."""

    def table_layout(context: Any, table: Any, bottom_space: Any, skip_stack: Any, *others: Any) -> Any:
        head = table.children[0] if table.children and table.children[0].is_header else None
        if head is None or skip_stack is not None or not _says_continued(head):
            return stock(context, table, bottom_space, skip_stack, *others)
        rows = head.children
        head.children = rows[1:]
        try:
            return stock(context, table, bottom_space, skip_stack, *others)
        finally:
            head.children = rows

    return table_layout


def _says_continued(head: Any) -> bool:
    first = head.children[0].element if head.children else None
    return first is not None and first.get("class") == ROW
