"""From pages to blocks: paragraphs, and tables with their cells in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from govinfo_parse.document import Cell, Spot, Table
from govinfo_parse.readers.layout import Piece
from govinfo_parse.readers.pdf_grid import Box, Grid, nearest, places
from govinfo_parse.readers.pdf_ink import Bounds, Line, rounded
from govinfo_parse.readers.pdf_page import Page
from govinfo_parse.readers.pdf_prose import paragraphs
from govinfo_parse.readers.pdf_seams import Sheet, joined, without_furniture
from govinfo_parse.readers.pdf_unruled import Zone
from govinfo_parse.readers.pdf_words import Word

_MOST_HEADER_ROWS: Final = 6


def blocks_of(pages: Sequence[Page]) -> list[Piece]:
    """The paragraphs and tables of a document's pages, in reading order."""
    without_furniture(pages)
    left, right = _text_column(pages)
    pieces: list[Piece] = []
    run: list[Line] = []

    def end_run() -> None:
        pieces.extend(paragraphs(run, left, right))
        run.clear()

    for item in joined(pages):
        if isinstance(item, Sheet):
            end_run()
            pieces.append(_table(item))
        elif isinstance(item, Zone):
            end_run()
            pieces.append(_word_table(item))
        else:
            run.append(item)
    end_run()
    return pieces


def _text_column(pages: Sequence[Page]) -> tuple[float, float]:
    """Where the lines of the text start and end: what most of the long ones have in common."""
    lines = [i for p in pages for i in p.items if isinstance(i, Line)]
    if not lines:
        return 0.0, 0.0
    widest = max(line.x1 - line.x0 for line in lines)
    long = [line for line in lines if line.x1 - line.x0 > 0.6 * widest]
    ends = Counter(round(line.x1 / 6) for line in long)
    common, count = max(ends.items(), key=lambda item: (item[1], item[0]))
    right = 6.0 * common if count > 1 else max(line.x1 for line in long)
    return min(line.x0 for line in long), right


def _table(sheet: Sheet) -> Table:
    """One grid from the pieces of a table; rows of repeated headers are dropped."""
    xs = places(x for grid in sheet.pieces for x in grid.xs)
    rows: list[tuple[Cell, ...]] = []
    header: list[tuple[str, ...]] = []
    seams: list[int] = []
    for number, grid in enumerate(sheet.pieces):
        lines = _rows(grid, xs)
        if number == 0:
            header = [tuple(text for text, *_ in line) for line in lines[:_MOST_HEADER_ROWS]]
        else:
            lines = _without_header(lines, header)
            seams.append(len(rows))
        start = len(rows)
        printed = sorted({box.row for line in lines for _, box, *_ in line})
        numbers = {row: start + at for at, row in enumerate(printed)}
        rows += [
            tuple(
                Cell(
                    text,
                    numbers[box.row],
                    column,
                    box.rows,
                    columns,
                    spot=Spot(sheet.pages[number], _box(grid, box, sheet.lefts[number])),
                )
                for text, box, column, columns in line
            )
            for line in lines
        ]
    return Table(0, tuple(rows), seams=tuple(seams))


def _word_table(zone: Zone) -> Table:
    """Cells where their words stand: every two points are a column of the grid."""
    rows = tuple(
        tuple(
            Cell(
                word.text,
                number,
                round(word.x0 / _COLUMN),
                colspan=max(1, round((word.x1 - word.x0) / _COLUMN)),
                spot=_spot(word),
            )
            for word in row
        )
        for number, row in enumerate(zone.rows)
    )
    return Table(0, rows, seams=zone.seams)


_COLUMN: Final = 2.0


def _box(grid: Grid, box: Box, left: float) -> Bounds:
    """A cell's sides on its page."""
    x0, x1 = grid.xs[box.column], grid.xs[box.column + box.columns]
    return rounded((left + x0, grid.ys[box.row], left + x1, grid.ys[box.row + box.rows]))


def _spot(word: Word) -> Spot:
    page, left = word.sheet
    return Spot(page or None, rounded((left + word.x0, word.y0, left + word.x1, word.y1)))


_Placed = tuple[str, Box, int, int]
"""A cell's text, its box, and its first column and columns in the whole table."""


def _rows(grid: Grid, xs: Sequence[float]) -> list[list[_Placed]]:
    by_row: dict[int, list[_Placed]] = {}
    for box in grid.boxes:
        first = nearest(xs, grid.xs[box.column])
        last = nearest(xs, grid.xs[box.column + box.columns])
        width = grid.xs[box.column + box.columns] - grid.xs[box.column]
        text = box.text(width) if box.chars else ""
        by_row.setdefault(box.row, []).append((text, box, first, max(1, last - first)))
    return [sorted(by_row[row], key=lambda c: c[2]) for row in sorted(by_row)]


def _without_header(
    lines: list[list[_Placed]], header: Sequence[tuple[str, ...]]
) -> list[list[_Placed]]:
    """Rows at the top of a page that repeat the table's own first rows."""
    count = 0
    while (
        count < min(len(lines), len(header))
        and any(text for text, *_ in lines[count])
        and tuple(text for text, *_ in lines[count]) == header[count]
    ):
        count += 1
    return lines[count:]
