"""Cells to grid places, as the HTML standard's "forming a table" resolves spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from govinfo_parse.document import Cell
from govinfo_parse.limits import MAX_SPAN

_MAX_ROWSPAN: Final = 65_534


class Span(NamedTuple):
    """How many rows and columns a cell asks for; 0 rows is "to the end of the group"."""

    rows: int = 1
    columns: int = 1


NO_SPAN: Final = Span()

RawCell = tuple[str, Span]
"""A cell's text and the span that it asks for."""


def parse_span(rowspan: str | None, colspan: str | None) -> Span:
    """The span that attributes ask for, read as leniently as browsers do.

    >>> parse_span("2px", "x")
    Span(rows=2, columns=1)
    >>> parse_span("0", "0")
    Span(rows=0, columns=1)
    """
    rows = 1 if rowspan is None else _number(rowspan, 1)
    columns = 1 if colspan is None else _number(colspan, 1)
    return Span(min(rows, _MAX_ROWSPAN), min(columns, MAX_SPAN) or 1)


def _number(text: str, default: int) -> int:
    text = text.strip(" \t\n\r\f").removeprefix("+")
    digits = len(text) - len(text.lstrip("0123456789"))
    # Eight digits are over every bound; a million of them are not worth converting.
    return int(text[: min(digits, 8)]) if digits else default


def place(groups: Iterable[Sequence[Sequence[RawCell]]]) -> tuple[tuple[Cell, ...], ...]:
    """Give each cell of the row groups its place; spans end with their row group."""
    placed: list[tuple[Cell, ...]] = []
    for rows in groups:
        end = len(placed) + len(rows)
        # Spans from rows above, by first column: (first column, last + 1, last row + 1).
        hanging: list[tuple[int, int, int]] = []
        for row in rows:
            at = len(placed)
            cells, started = _place_row(row, at, end, hanging)
            placed.append(tuple(cells))
            if hanging or started:
                hanging = sorted(span for span in hanging + started if span[2] > at + 1)
    return tuple(placed)


def _place_row(
    row: Sequence[RawCell], at: int, end: int, hanging: list[tuple[int, int, int]]
) -> tuple[list[Cell], list[tuple[int, int, int]]]:
    cells: list[Cell] = []
    started: list[tuple[int, int, int]] = []
    column = passed = 0
    for text, (rowspan, colspan) in row:
        # Columns only grow, so that each hanging span is passed once.
        while passed < len(hanging) and hanging[passed][0] <= column:
            column = max(column, hanging[passed][1])
            passed += 1
        if rowspan != 1:
            rowspan = min(rowspan or end - at, end - at)
            if rowspan > 1:
                started.append((column, column + colspan, at + rowspan))
        cells.append(Cell(text, at, column, rowspan, colspan))
        column += colspan
    return cells, started
