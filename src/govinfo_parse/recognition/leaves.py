"""Leaves of a header: the innermost headings over the figures, and what each names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from govinfo_parse.document import Table
from govinfo_parse.recognition.labels import Grade
from govinfo_parse.recognition.rows import Row, Token
from govinfo_parse.recognition.rules import rule

_WIDEST: Final = 64
"""Grid columns of one heading; wider spans are mistakes of the page."""
_SECOND_NAMES: Final = ("合计", "总数", "小计")


@rule("guard", off=None)
def second_name(leaf: Token) -> bool:
    """合计 beside 总计 is a column of its own; alone it stands for 总计."""
    return leaf.label is not None and leaf.label.key in _SECOND_NAMES


def heading_of(leaf: Token) -> str:
    """A header's text, mended, with what it says in brackets (单位：万元)."""
    return leaf.label.key + leaf.label.rest if leaf.label else leaf.text


def exact_name(leaf: Token, kind: str, form: Iterable[str], table: str) -> str | None:
    """The one row or column of this panel that a heading names for certain."""
    found = {
        m.target.key for m in leaf.matches if m.target.kind == kind and m.target.table == table
    } & set(form)
    return found.pop() if len(found) == 1 else None


def is_alike(row: Row, other: Row) -> bool:
    """Whether two rows stand in one printed table, or in two of as many grid columns.

    Places of another piece of the table (a header cut by a page break) are other places.
    """
    table, others = row.tokens[0].table, other.tokens[0].table
    return table is others or _width(table) == _width(others)


def _width(table: Table | None) -> int:
    cells = (row[-1] for row in table.rows if row) if table is not None else ()
    return max((cell.column + cell.colspan for cell in cells), default=0)


def _is_furniture(token: Token) -> bool:
    return bool(token.names("corner") or token.names("caption"))


def grid_leaves(headers: Sequence[Row], table: str, kind: str) -> list[Token]:
    """For every grid column the lowest header cell over it; a cell over several counts once."""
    under: dict[int, Token] = {}
    for row in headers:
        for token in row.tokens:
            if token.is_blank or _is_furniture(token):
                continue
            start = token.cell.column
            for column in range(start, min(start + token.cell.colspan, start + _WIDEST)):
                old = under.get(column)
                # A heading that is no column of the form never hides one that is
                # (an empty or torn second line under 自然人).
                if old is None or token.matches or not old.names(kind, table):
                    under[column] = token
    leaves: list[Token] = []
    for column in sorted(under):
        token = under[column]
        if not leaves or leaves[-1] is not token:
            leaves.append(token)
    return [leaf for leaf in leaves if not _is_outer(leaf, table, kind)]


def ordered_leaves(headers: Sequence[Row], table: str, kind: str) -> Iterator[Token]:
    """Header cells in reading order, where spans were lost."""
    for row in headers:
        for token in row.tokens:
            over = _is_outer(token, table, kind) or (
                token.names("group", table) and not token.names(kind, table)
            )
            if not (token.is_blank or _is_furniture(token) or over):
                yield token


def _is_outer(token: Token, table: str, kind: str) -> bool:
    """A heading over several columns, or the label of the rows: it heads no one column."""
    if token.names(kind, table):
        return False
    other = "row" if kind == "column" else "column"
    is_sure = bool(token.matches) and token.matches[0].grade >= Grade.NEAR
    if token.names(other, table) and not second_name(token):
        return True
    return is_sure and bool(token.names("group"))
