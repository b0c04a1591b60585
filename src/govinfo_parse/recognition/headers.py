"""Header rows: which rows name columns, and of which table."""

from __future__ import annotations

from collections.abc import Sequence

from govinfo_parse.forms import FormBlock
from govinfo_parse.recognition.leaves import second_name
from govinfo_parse.recognition.row_chain import FormRow
from govinfo_parse.recognition.rows import Row


def is_header(row: Row, *, after_header: bool = False) -> bool:
    """A row that names columns and prints no figure.

    总计 and 其他 name rows as well as columns: numbered (（七）总计) they are rows, and alone
    beside empty cells they are a header only where one has begun.
    """
    if row.has_figures or not row.matched:
        return False
    if row.spaced and row.labels[-1:] and row.labels[-1].names("row"):
        # A row of a stream whose figures are empty: the header before it is not its own.
        return False
    names = [t for t in row.tokens if t.matches]
    sides = [t for t in names if t.names("serial") or t.names("remark")]
    columns = [t for t in names if t.names("column")]
    if any(t.names("row") and t.label and t.label.number is not None for t in names):
        return False
    pure_columns = [t for t in columns if not t.names("row")]
    pure_rows = [t for t in names if t.names("row") and not t.names("column")]
    if pure_columns or sides:
        return len(pure_columns) + len(sides) > len(pure_rows)
    if pure_rows:
        return False
    if columns:
        return after_header or not row.values
    return any(t.names("corner") or t.names("caption") for t in names)


def names_columns(row: Row, table: str | None = None) -> bool:
    """Whether a row names columns (of a table)."""
    return table in row.column_tables


def inner_header(row: Row) -> Row | None:
    """In a stream the header's labels stand before the first row's own."""
    if len(row.labels) < 2:
        return None
    tokens = [
        t
        for t in row.labels[:-1]
        if (
            t.names("column")
            or t.names("serial")
            or t.names("remark")
            or t.names("group")
            or second_name(t)
        )
        and not (t.names("row") and t.label and t.label.number is not None)
    ]
    if not any(t.names("column") and not t.names("row") for t in tokens):
        return None
    return Row(tokens, [], row.layout, row.segment)


def block_for(form_row: FormRow, headers: Sequence[Row], table: str, edition: str) -> FormBlock:
    """The block whose columns the printed header names best; of equals the edition's."""
    if form_row.alike:
        return form_row.block(edition)
    blocks = dict(form_row.blocks)
    named = [k for row in headers for t in row.tokens for k in t.names("column", table)[:2]]

    def fit(item: tuple[str, FormBlock]) -> tuple[int, int, bool]:
        keys = {column.key for column in item[1].columns}
        return len(keys & set(named)), -len(keys), item[0] == edition

    own = blocks[edition]
    best = max(blocks.items(), key=fit)
    own_keys = {column.key for column in own.columns}
    best_keys = {column.key for column in best[1].columns}
    return best[1] if len(best_keys & set(named)) > len(own_keys & set(named)) else own
