"""A page as a sequence: lines of text and tables, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from govinfo_parse.readers.pdf_grid import Grid, fill, grids
from govinfo_parse.readers.pdf_ink import Ink, Line, Rule, lines_of

_LONG: Final = 400
_FEW: Final = 12


Item = Line | Grid


@dataclass(slots=True)
class Page:
    """What a page holds, in reading order."""

    number: int
    height: float
    items: list[Item]
    across: tuple[Rule, ...] = ()
    left: float = 0.0


def read_page(ink: Ink) -> Page:
    """Lines and tables of a page; frames and boxes around prose are no tables."""
    chars = list(ink.chars)
    tables: list[Grid] = []
    # Inner tables first: a frame around the page holds what is left.
    for grid in sorted(grids(ink.across, ink.down), key=_area):
        rest = fill(grid, chars)
        if _is_table(grid):
            tables.append(grid)
            chars = rest
    lines = [line._replace(page=ink.number, left=ink.left) for line in lines_of(chars)]
    items: list[Item] = [*lines, *tables]
    return Page(ink.number, ink.height, sorted(items, key=_top), ink.across, ink.left)


def _area(grid: Grid) -> float:
    x0, y0, x1, y1 = grid.bounds
    return (x1 - x0) * (y1 - y0)


def _is_table(grid: Grid) -> bool:
    """Cells with text in more than one; not a frame whose few cells hold prose."""
    filled = [box for box in grid.boxes if box.chars]
    if not filled or len(grid.boxes) < 2:
        return False
    if len(filled) == 1 and len(grid.boxes) < 4:
        return False
    return len(filled) > _FEW or all(len(box.chars) <= _LONG for box in filled)


def _top(item: Item) -> float:
    return item.ys[0] if isinstance(item, Grid) else item.y0
