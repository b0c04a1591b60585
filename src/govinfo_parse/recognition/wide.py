"""The fifteen figures of part four in one row: blocks beside each other, five outcomes in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from govinfo_parse.document import Layout
from govinfo_parse.recognition.arrangements import (
    Arrangement,
    Half,
    Slot,
    Span,
)
from govinfo_parse.recognition.evidence import FORM, MISNAMED, NAME
from govinfo_parse.recognition.leaves import exact_name
from govinfo_parse.recognition.panels import Panel
from govinfo_parse.recognition.row_chain import form_rows
from govinfo_parse.recognition.rows import Row, Token
from govinfo_parse.recognition.rules import rule


def wide_arrangements(panel: Panel) -> list[Arrangement]:
    """The orders of blocks and outcomes that the header leaves for a row without labels."""
    over = _over(panel)
    if not panel.columns:
        # Each row of part two has columns of its own: only their places can tell them.
        return [*_by_geometry(panel, over)] or [*_by_names(panel)] or [Arrangement(())]
    names = _outcomes(panel)
    size = len(panel.columns)
    groups = [tuple(names[at : at + size]) for at in range(0, len(names), size)]
    # Fourteen names for fifteen figures would turn every group by one.
    complete = len(names) % size == 0
    whole = [group for group in groups if complete and set(group) == set(panel.columns)]
    found = list(_by_geometry(panel, over))
    is_whole = len(groups) > 1 and len(whole) == len(groups)
    for blocks in _block_orders(panel):
        orders = whole if is_whole and len(whole) == len(blocks) else whole[:1] * len(blocks)
        orders = orders or [panel.columns] * len(blocks)
        halves: list[Half] = [
            (block, outcome)
            for block, order in zip(blocks, orders, strict=True)
            for outcome in order
        ]
        found.append(_weighed(halves, panel, over))
    return found


def _weighed(halves: Sequence[Half], panel: Panel, over: dict[int, Half]) -> Arrangement:
    """Points for what stands over the figures, where the grid tells it."""
    points = FORM
    values = panel.rows[0].row.values
    if len(values) == len(halves):
        for half, value in zip(halves, values, strict=True):
            named = over.get(value.cell.column, (None, None))
            for own, other in zip(half, named, strict=True):
                if other is not None:
                    points += NAME if own == other else -MISNAMED
    spans = _spans(over, len(halves))
    slots = tuple(Slot(half, "", span) for half, span in zip(halves, spans, strict=True))
    return Arrangement(slots, points, _code(halves, panel), is_named=True)


def _spans(over: dict[int, Half], count: int) -> list[Span]:
    """The grid columns of the outcomes, where as many are named as there are figures."""
    columns = sorted(column for column, (_, outcome) in over.items() if outcome)
    return [(c, c + 1) for c in columns] if len(columns) == count else [(0, 0)] * count


def _code(halves: Sequence[Half], panel: Panel) -> str | None:
    form: list[Half] = [(b, o) for b in panel.keys for o in panel.columns]
    return "columns_reordered" if [*halves] != [h for h in form if h in halves] else None


def _outcomes(panel: Panel) -> list[str]:
    """The outcomes that the header names, in printed order."""
    return [
        name
        for row in panel.headers
        for token in row.tokens
        if (name := exact_name(token, "column", panel.columns, panel.table))
    ]


@rule("reading", off=())
def _by_geometry(panel: Panel, over: dict[int, Half]) -> Iterator[Arrangement]:
    """From the labels over each figure, where every figure has both."""
    values = panel.rows[0].row.values
    if len(values) != sum(outcome is not None for _, outcome in over.values()):
        return
    halves = [over.get(value.cell.column, (None, None)) for value in values]
    if all(a and b for a, b in halves) and len(set(halves)) == len(halves):
        spans: list[Span] = [(v.cell.column, v.cell.column + v.cell.colspan) for v in values]
        slots = tuple(Slot(h, "", span) for h, span in zip(halves, spans, strict=True))
        yield Arrangement(slots, 2 * NAME * len(halves) + FORM, _code(halves, panel), is_named=True)


@rule("reading", off=())
def _by_names(panel: Panel) -> Iterator[Arrangement]:
    """规章 | 规范性文件 … over 本年制发件数 | 本年废止件数 …: each row's own columns, one after the other.

    Where the places are lost, the order tells if every heading is one that is due.
    """
    tokens = [t for row in panel.headers for t in row.tokens]
    named = dict.fromkeys(n for t in tokens for n in t.names("row", panel.table)[:1])
    heads = [t for t in tokens if t.names("column", panel.table)]
    known = {row.key: row for row in form_rows(panel.table)}
    halves: list[Half] = []
    for key in named:
        at = len(halves)
        own = (tuple(c.key for c in block.columns) for _, block in known[key].blocks)
        columns = next((c for c in own if _are_named(heads[at : at + len(c)], c, panel)), None)
        if columns is None:
            return
        halves += [(key, column) for column in columns]
    if halves and len(halves) == len(heads):
        slots = tuple(Slot(half) for half in halves)
        yield Arrangement(slots, 2 * NAME * len(halves) + FORM, is_named=True)


def _are_named(heads: Sequence[Token], columns: tuple[str, ...], panel: Panel) -> bool:
    return len(heads) == len(columns) and all(
        column in head.names("column", panel.table)
        for head, column in zip(heads, columns, strict=True)
    )


def _over(panel: Panel) -> dict[int, Half]:
    """The lowest block and the lowest outcome named over each grid column."""
    if panel.rows[0].row.layout is not Layout.GRID:
        return {}
    found: dict[int, Half] = {}
    for token in (t for row in panel.headers for t in row.tokens):
        block = token.names("row", panel.table)[:1]
        outcome = token.names("column", panel.table)[:1]
        for column in range(token.cell.column, token.cell.column + token.cell.colspan):
            old = found.get(column, (None, None))
            if block or outcome:
                found[column] = (block[0] if block else old[0], outcome[0] if outcome else old[1])
    return found


def _block_orders(panel: Panel) -> list[tuple[str, ...]]:
    """The printed order of the blocks first; only the two of 行政诉讼 where only they are named."""
    named = tuple(_named_blocks(panel.headers, panel.table))
    orders = [_block_order(panel), panel.keys]
    if set(named) == set(panel.keys[1:]):
        orders.append(named)
    return list(dict.fromkeys(orders))


def _named_blocks(headers: Sequence[Row], table: str) -> dict[str, None]:
    return dict.fromkeys(
        name for row in headers for t in row.tokens for name in t.names("row", table)[:1]
    )


@rule("evidence", off=())
def _upper_and_inner(headers: Sequence[Row], table: str) -> tuple[list[str], list[str]]:
    """The headings of the upper line (行政诉讼 as an empty name), and those of the lower one."""
    upper: list[str] = []
    inner: list[str] = []
    groups = _rows_in_groups(table)
    for token in (t for row in headers for t in row.tokens):
        names = token.names("row", table)
        if names and names[0] in groups:
            inner.append(names[0])
        elif names:
            upper.append(names[0])
        elif token.names("group", table):
            upper.append("")
    return list(dict.fromkeys(upper)), list(dict.fromkeys(inner))


@cache
def _rows_in_groups(table: str) -> frozenset[str]:
    """The rows of the form that stand under an outer label: the two of 行政诉讼."""
    return frozenset(
        row.key
        for row in form_rows(table)
        for _, block in row.blocks
        for own in block.rows
        if own.key == row.key and own.groups
    )


def _block_order(panel: Panel) -> tuple[str, ...]:
    """The printed order of the blocks: 行政诉讼 stands for its two, in their own order."""
    for row in panel.headers:
        named = _named_blocks([row], panel.table)
        grouped = any(t.names("group", panel.table) for t in row.tokens)
        if len(named) == len(panel.keys) and not grouped:
            return tuple(named)
    upper, inner = _upper_and_inner(panel.headers, panel.table) or ([], [])
    outer = [key for key in panel.keys if key not in inner]
    if len(inner) + len(outer) != len(panel.keys) or len(outer) != 1:
        return panel.keys
    return (*inner, *outer) if upper == ["", *outer] else (*outer, *inner)
