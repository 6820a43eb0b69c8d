"""Which parts of a YAML file of observations an edition leaves out.

Not CSV and XLSX: those are `sheet_files`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from briefgen.edition.record_files import Cut
from briefgen.load.columns import Columns
from briefgen.load.written import Spot, Written

Names = frozenset[str]
INSIDE = ("columns", "rows")


def of_rows(root: Written, hidden: Collection[Spot], columns: Columns, unseen: Names) -> Cut:
    """What is left out of a file of observations. `hidden` are the places of figures that readers may not
    see, `unseen` the columns."""
    return _Rows(hidden, columns, unseen).cut(root)


class _Rows:
    """One file, and what of it is used by rows that stay: names of columns."""

    def __init__(self, hidden: Collection[Spot], columns: Columns, unseen: Names) -> None:
        self._hidden, self._columns, self._unseen = sorted(hidden), columns, unseen
        self._cut = Cut()

    def cut(self, root: Written) -> Cut:
        if root.kind == "list":
            rows = [*self._observations(root)]
            self._unless(rows, root)
            return self._cut
        defaults, singles, tables = (root.get(key) for key in ("defaults", "observations", "tables"))
        rows = [] if singles is None else [*self._observations(singles)]
        if singles is not None:
            self._unless(rows, singles)
        tabled = [] if tables is None else [*self._tables(tables)]
        if tables is not None:
            self._unless(tabled, tables)
        self._unless([*rows, *tabled], root)
        if defaults is not None:
            self._shared(defaults, [*rows, *tabled])
        return self._cut

    def _unless(self, kept: Iterable[object], node: Written) -> None:
        if not [*kept]:
            self._cut.drop(node)

    def _observations(self, listed: Written) -> Iterator[Names]:
        """The columns of each row that stays."""
        for row in listed.values:
            if self._is_hidden(row):
                self._cut.drop(row)
            else:
                yield self._cells(row)

    def _tables(self, listed: Written) -> Iterator[Names]:
        for table in listed.values:
            named, rows = table.get("columns"), table.get("rows")
            if named is None or rows is None:
                continue
            kept: list[Written] = []
            for row in rows.values:
                if self._is_hidden(row):
                    self._cut.drop(row)
                else:
                    kept.append(row)
            self._unless(kept, table)
            header = [self._key(cell) for cell in named.values]
            for at, key in enumerate(header):
                if key in self._unseen:
                    self._cut.drop(named.values[at])
                    for row in kept:
                        self._cut.drop(row.values[at])
            fixed = self._cells(table)
            yield from (fixed | _filled(header, row) for row in kept)

    def _cells(self, mapping: Written) -> Names:
        """The columns that a mapping fills; those that are not for readers are left out."""
        found: set[str] = set()
        for key, value in mapping.pairs():
            name = self._key(key)
            if key.text in INSIDE:
                continue
            if name in self._unseen:
                self._cut.drop(value)
            elif value.text.strip():
                found.add(name)
        return frozenset(found)

    def _shared(self, defaults: Written, rows: list[Names]) -> None:
        """A shared cell stays where a row that stays takes it."""
        for key, value in defaults.pairs():
            name = self._key(key)
            if name in self._unseen or all(name in row for row in rows):
                self._cut.drop(value)

    def _key(self, cell: Written) -> str:
        return self._columns.key(cell.text) or cell.text

    def _is_hidden(self, row: Written) -> bool:
        at = bisect_left(self._hidden, row.start)
        return at < len(self._hidden) and self._hidden[at] < row.end


def _filled(header: list[str], row: Written) -> Names:
    """The columns of a table's row that hold something."""
    pairs = zip(header, row.values, strict=False)
    return frozenset(name for name, cell in pairs if cell.text and not cell.text.isspace())
