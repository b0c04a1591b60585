"""Entries as they stand in print: blocks of rows, their labels' spans, a sign for each status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, takewhile
from types import MappingProxyType
from typing import Final

from govinfo_parse.results.entry import Entry, Status

MARKS: Final = MappingProxyType(
    {Status.BLANK: "·", Status.MISSING: "–", Status.UNREADABLE: "?", Status.REPAIRED: "*"}
)
"""How a status shows beside a value, or in its place."""


def shown(entry: Entry) -> str:
    """A value with its status, and with its unit if it is money: ``3``, ``3*``, ``26.5 万元``, ``–``."""
    value = entry.value
    text = "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
    text += MARKS.get(entry.status, "")
    money = value is not None and entry.field.kind == "money"
    return f"{text} {entry.unit}" if money and entry.unit else text


def described(entry: Entry) -> str:
    """Which field it is, its status, and what is printed: ``…/total: blank, printed /``."""
    printed = f", printed {entry.raw}" if entry.raw else ""
    return f"{entry.field.key}: {entry.status}{printed}"


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a block, from its upper left corner: a label, or an entry."""

    row: int
    column: int
    content: str | Entry
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A grid without holes: ``rows`` hold the cells that begin in each, from left to right."""

    rows: tuple[tuple[PrintedCell, ...], ...]
    width: int


def laid_out(entries: Iterable[Entry]) -> list[Block]:
    """The blocks of a statutory table: caption, column labels, then rows with their labels."""
    return [_laid_out(rows) for rows in printed_blocks(entries)]


def printed_blocks(entries: Iterable[Entry]) -> list[list[list[Entry]]]:
    """Entries as blocks of rows; a block's rows share their columns and their caption.

    Part two has a block for each 项 of art. 20, parts three and four are one block each.
    """
    rows = [list(run) for _, run in groupby(entries, key=lambda e: e.field.row)]
    return [list(run) for _, run in groupby(rows, key=_shape)]


def _shape(row: list[Entry]) -> tuple[str, ...]:
    # The blocks of part two are told apart by their caption, the first label of each row.
    caption = row[0].field.row_label.partition(" / ")[0]
    return (caption if caption.startswith("第") else "", *(e.field.column for e in row))


def _laid_out(rows: list[list[Entry]]) -> Block:
    paths = [row[0].field.row_label.split(" / ") for row in rows]
    caption = ""
    if len(paths[0]) > 1 and len({path[0] for path in paths}) == 1:
        caption = paths[0][0]
        paths = [path[1:] for path in paths]
    corner = max(len(path) for path in paths)
    width = corner + len(rows[0])
    lines: list[tuple[PrintedCell, ...]] = []
    if caption:
        lines.append((PrintedCell(0, 0, caption, colspan=width),))
    lines += _column_heads(
        [e.field.column_label.split(" / ") for e in rows[0]], corner, top=len(lines)
    )
    top = len(lines)
    for number, row in enumerate(rows):
        figures = (PrintedCell(top + number, corner + at, entry) for at, entry in enumerate(row))
        lines.append((*_row_heads(paths, number, corner, top), *figures))
    return Block(tuple(lines), width)


def _column_heads(
    paths: list[list[str]], corner: int, top: int
) -> Iterator[tuple[PrintedCell, ...]]:
    depth = max(len(path) for path in paths)
    for level in range(depth):
        cells = [PrintedCell(top, 0, "", depth, corner)] if level == 0 else []
        column = corner
        for (outer, last), run in groupby(
            paths, key=lambda p: (tuple(p[: level + 1]), len(p) == level + 1)
        ):
            colspan = len(list(run))
            if len(outer) == level + 1:
                rowspan = depth - level if last else 1
                cells.append(PrintedCell(top + level, column, outer[-1], rowspan, colspan))
            column += colspan
        yield tuple(cells)


def _row_heads(paths: list[list[str]], number: int, depth: int, top: int) -> Iterator[PrintedCell]:
    """The labels that begin in this row; a group's label spans the rows below it."""
    path = paths[number]
    for level, label in enumerate(path):
        shared = [other[: level + 1] == path[: level + 1] for other in paths]
        if number and shared[number - 1]:
            continue
        rowspan = len(list(takewhile(bool, shared[number:])))
        colspan = depth - level if level == len(path) - 1 else 1
        yield PrintedCell(top + number, level, label, rowspan, colspan)
