"""Panels: printed rows under one header whose figures stand in one order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from govinfo_parse.document import Layout
from govinfo_parse.forms import FormBlock
from govinfo_parse.recognition.headers import block_for, inner_header, is_header, names_columns
from govinfo_parse.recognition.row_chain import fill_gaps, form_rows
from govinfo_parse.recognition.row_match import is_numbering
from govinfo_parse.recognition.rows import MatchedRow, Row
from govinfo_parse.recognition.rules import rule


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows of one table under one header.

    ``keys`` and ``columns`` are the rows and columns of the form that the header may have to
    tell, in the form's order; ``outer`` the columns that the upper line of a header in two
    lines names, none where the form prints one line.
    """

    table: str
    headers: tuple[Row, ...]
    rows: tuple[MatchedRow, ...]
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    outer: tuple[str, ...] = ()


def panels_of(
    rows: Sequence[Row], matched: Sequence[MatchedRow], table: str, edition: str
) -> list[Panel]:
    """The panels of a table whose rows have labels: a header and the rows of a block below it."""
    at = {one.at: one for one in matched}
    forms = {row.key: row for row in form_rows(table)}
    headers: tuple[Row, ...] = ()
    pending: list[Row] = []
    found: dict[tuple[int, int, bool], tuple[tuple[Row, ...], FormBlock, list[MatchedRow]]] = {}
    for index, row in enumerate(rows):
        one = at.get(index)
        if one is None or one.column is None:
            if is_header(row, after_header=bool(pending)):
                pending.append(row)
                continue
            inner = inner_header(row)
            if inner is not None:
                pending.append(inner)
        if one is None:
            if (row.has_figures or row.row_tables) and not is_numbering(row):
                pending = []
            continue
        own = [r for r in pending if names_columns(r, table) or not names_columns(r)]
        if any(names_columns(r, table) for r in own):
            headers = tuple(own)
        pending = []
        block = block_for(forms[one.key or ""], headers, table, edition)
        under = (id(headers), id(block), one.column is not None)
        found.setdefault(under, (headers, block, []))[2].append(one)
    return [_panel(table, headers, block, own) for headers, block, own in found.values()]


def _panel(
    table: str, headers: tuple[Row, ...], block: FormBlock, rows: Sequence[MatchedRow]
) -> Panel:
    return Panel(
        table,
        headers,
        tuple(rows),
        tuple(row.key for row in block.rows),
        tuple(column.key for column in block.columns),
        _outer(block),
    )


def _outer(block: FormBlock) -> tuple[str, ...]:
    """自然人 and 总计 stand in the upper line, the organisations below 法人或其他组织."""
    alone = tuple(column.key for column in block.columns if not column.groups)
    return alone if len(alone) < len(block.columns) else ()


@rule("reading", off=())
def wide_panels(rows: Sequence[Row], table: str) -> list[Panel]:
    """All rows of a table beside each other: 规章 and 行政规范性文件 over their columns, one row below."""
    headers: list[Row] = []
    found = []
    for at, row in enumerate(rows):
        if row.has_figures:
            if row.layout is Layout.CELLS and _has_figure_for_each(row, table):
                # In a stream the headings stand before the figures as their labels.
                headers = [Row(row.labels, [], row.layout, row.segment)]
            if _heads_all(headers, table) and (headers[0].labels is row.labels or not row.matched):
                one = MatchedRow(replace(row, labels=[]), at, table, None)
                keys = tuple(known.key for known in form_rows(table))
                found.append(Panel(table, tuple(headers), (one,), keys, ()))
            headers = []
        elif table in row.row_tables or table in row.column_tables:
            headers.append(row)
    return found


def _has_figure_for_each(row: Row, table: str) -> bool:
    """Whether a row of a stream prints as many figures as its labels name columns."""
    named = sum(bool(t.names("column", table)) for t in row.labels)
    return named > _WIDE and len(row.values) == named


def _heads_all(headers: Sequence[Row], table: str) -> bool:
    """Whether rows of the form stand over their columns."""
    named = {n for head in headers for t in head.tokens for n in t.names("row", table)}
    return len(named) >= _WIDE and any(table in head.column_tables for head in headers)


_WIDE: Final = 3
"""Rows of the form that stand over one row of figures."""


@rule("reading", off=())
def turned_panels(rows: Sequence[Row], table: str, edition: str) -> list[Panel]:
    """Applicants down the side and results along the top: labels tell columns, the header rows."""
    least = _LEAST_ACROSS[table]
    if not any(table in row.column_tables and len(row.values) >= least for row in rows):
        return []
    known = [row for row in form_rows(table) if row.is_of(edition)]
    columns = tuple(dict.fromkeys(c.key for row in known for c in row.block(edition).columns))
    found: list[tuple[tuple[Row, ...], list[tuple[int, Row, str | None]]]] = []
    headers: list[Row] = []
    for at, row in enumerate(rows):
        named = [t for t in row.labels if t.names("row", table)]
        if not row.has_figures:
            headers = [*headers, row] if named or (headers and row.labels) else []
            continue
        if len(named) > 1 and row.layout is Layout.CELLS:
            headers = [Row(row.labels[:-1], [], row.layout, row.segment)]
        if headers:
            found.append((tuple(headers), []))
            headers = []
        inner = next((t for t in reversed(row.labels) if t.text), None)
        column = inner.names("column", table)[:1] if inner else ()
        if found and len(row.values) >= least:
            found[-1][1].append((at, row, column[0] if column else None))
    return [
        Panel(table, head, own, tuple(row.key for row in known), ())
        for head, lines in found
        if _heads(head, table) >= least
        if len(own := _down_the_side(lines, table, columns)) >= _FEWEST_DOWN
    ]


_LEAST_ACROSS: Final = {"requests": 12, "proactive_disclosure": 2}
"""Rows of the form that a turned table prints along the top."""
_FEWEST_DOWN: Final = 2
"""Columns down the side that make a turned table."""


def _down_the_side(
    lines: Sequence[tuple[int, Row, str | None]], table: str, columns: tuple[str, ...]
) -> tuple[MatchedRow, ...]:
    """Rows with the column that each is; an unreadable one has the only place that is free."""
    named = [(i, columns.index(key)) for i, (_, _, key) in enumerate(lines) if key in columns]
    rising = all(a[1] < b[1] for a, b in pairwise(named))
    open_ = [i for i, (_, _, key) in enumerate(lines) if key is None]
    placed = {**dict(named), **(fill_gaps(named, open_, len(columns)) if rising and named else {})}
    return tuple(
        MatchedRow(row, at, table, None, columns[placed[i]], inferred=i in open_)
        for i, (at, row, _) in enumerate(lines)
        if i in placed
    )


def _heads(headers: Sequence[Row], table: str) -> int:
    return sum(bool(t.names("row", table)) for row in headers for t in row.tokens)
