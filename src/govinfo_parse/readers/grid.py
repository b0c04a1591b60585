"""Cells to grid places, as the HTML standard's "forming a table" resolves spans."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Final, NamedTuple

from govinfo_parse.document import NOWHERE, Cell
from govinfo_parse.limits import MAX_SPAN

_MAX_ROWSPAN: Final = 65_534


class Span(NamedTuple):
    """How many rows and columns a cell asks for; 0 rows is "to the end of the group"."""

    rows: int = 1
    columns: int = 1


NO_SPAN: Final = Span()

_Hanging = tuple[int, int, int]
"""A span from a row above: its first column, its last and one, its last row and one."""

_MAX_HANGING: Final = 1_000

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
    cells = _Cells()
    row_ends: list[int] = []
    for rows in groups:
        end = len(row_ends) + len(rows)
        hanging: list[_Hanging] = []
        for row in rows:
            at = len(row_ends)
            started = _place_row(row, at, end, hanging, cells)
            row_ends.append(len(cells.texts))
            if hanging or started:
                hanging = _merged(span for span in hanging + started if span[2] > at + 1)
    made = cells.made()
    starts = [0, *row_ends]
    return tuple(made[start:end] for start, end in zip(starts, row_ends, strict=False))


def _merged(spans: Iterable[_Hanging]) -> list[_Hanging]:
    """In order of columns; neighbours that end with the same row are one."""
    merged: list[_Hanging] = []
    for span in sorted(spans):
        if merged and merged[-1][1] == span[0] and merged[-1][2] == span[2]:
            merged[-1] = merged[-1][0], span[1], span[2]
        elif len(merged) < _MAX_HANGING:
            merged.append(span)
    return merged


class _Cells:
    """The cells of a table, attribute by attribute, to be made all at once."""

    __slots__ = ("colspans", "columns", "rows", "rowspans", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.rowspans: list[int] = []
        self.colspans: list[int] = []

    def made(self) -> tuple[Cell, ...]:
        """The cells. Calling ``Cell`` for each would be a fifth of the time for a page.

        A frozen dataclass sets its seven slots through ``object.__setattr__``; this sets
        the same slots of new objects that nobody has seen yet.
        """
        cells = tuple(map(object.__new__, repeat(Cell, len(self.texts))))
        for name, values in (
            ("text", self.texts),
            ("row", self.rows),
            ("column", self.columns),
            ("rowspan", self.rowspans),
            ("colspan", self.colspans),
            ("line", repeat(0)),
            ("spot", repeat(NOWHERE)),
        ):
            deque(map(getattr(Cell, name).__set__, cells, values), maxlen=0)
        return cells


def _place_row(
    row: Sequence[RawCell], at: int, end: int, hanging: list[_Hanging], cells: _Cells
) -> list[_Hanging]:
    """Add the cells of a row; returns the spans that hang down from it."""
    count = len(row)
    cells.texts += [text for text, _ in row]
    cells.rows += [at] * count
    column = passed = 0
    hung = len(hanging)
    while passed < hung and hanging[passed][0] <= column:
        column = max(column, hanging[passed][1])
        passed += 1
    if passed == hung and [span for _, span in row].count(NO_SPAN) == count:
        cells.columns += range(column, column + count)
        cells.rowspans += [1] * count
        cells.colspans += [1] * count
        return []
    started: list[_Hanging] = []
    columns, rowspans, colspans = cells.columns, cells.rowspans, cells.colspans
    for _, (rowspan, colspan) in row:
        # Columns only grow, so that each hanging span is passed once.
        while passed < hung and hanging[passed][0] <= column:
            column = max(column, hanging[passed][1])
            passed += 1
        if rowspan != 1:
            rowspan = min(rowspan or end - at, end - at)
            if rowspan > 1:
                started.append((column, column + colspan, at + rowspan))
        columns.append(column)
        rowspans.append(rowspan)
        colspans.append(colspan)
        column += colspan
    return started
