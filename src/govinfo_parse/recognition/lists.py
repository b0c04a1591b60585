"""Tables as lists, one figure a row: 规章 | 本年制发件数 | 3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from govinfo_parse.recognition.labels import Grade
from govinfo_parse.recognition.rows import MatchedRow, Row
from govinfo_parse.recognition.rules import rule


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list with one figure a row: 规章 | 本年制发件数 | 3; ``first`` of its label's."""

    first: int
    column: str


@rule("reading", off={})
def find_lists(rows: Sequence[Row], table: str) -> dict[int, ListRow]:
    """Rows whose own labels name both a row and a column of the table."""
    found: dict[int, ListRow] = {}
    head = -1
    for index, row in enumerate(rows):
        column = _own_column(row, table)
        if column is None:
            head = -1
            continue
        names = _row_names(row, table)
        if names and (head < 0 or names != _row_names(rows[head], table)):
            head = index
        if head >= 0:
            found[index] = ListRow(head, column)
    return found


def _row_names(row: Row, table: str) -> tuple[str, ...]:
    leaf = row.leaf(table)
    return leaf.names("row", table) if leaf is not None else ()


def _own_column(row: Row, table: str) -> str | None:
    """The column that the innermost label of a row with one figure names, and no row."""
    inner = next((t for t in reversed(row.labels) if t.matches), None)
    names = inner.names("column", table) if inner is not None and row.values else ()
    if inner is None or not names or inner.matches[0].grade < Grade.NEAR or inner.names("row"):
        return None
    return names[0] if sum(not v.is_blank for v in row.values) <= 1 else None


def listed(
    rows: Sequence[Row], matched: Mapping[int, MatchedRow], lists: Mapping[int, ListRow]
) -> dict[int, MatchedRow]:
    """The rows of lists, each with the row of the form that its first one was matched with."""
    return {
        index: MatchedRow(
            rows[index], index, first.table, first.key, one.column, first.inferred, first.copy
        )
        for index, one in lists.items()
        if (first := matched.get(one.first)) is not None
    }
