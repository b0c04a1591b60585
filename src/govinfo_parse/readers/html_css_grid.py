"""CSS grids: how many columns they have and where their items stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from govinfo_parse.limits import MAX_CELLS, MAX_SPAN
from govinfo_parse.readers.html_boxes import Box

_MAX_ROWSPAN: Final = 100

_REPEAT: Final = re.compile(r"repeat\(\s*([\w-]+)\s*,([^()]*(?:\([^()]*\)[^()]*)*)\)")
_FUNCTION: Final = re.compile(r"[\w-]+\([^()]*(?:\([^()]*\)[^()]*)*\)")
_LINE_NAMES: Final = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a pseudo-table: its element (``None`` for a hole) and its span."""

    box: Box | None
    rowspan: int = 1
    colspan: int = 1


def count_columns(style: Mapping[str, str]) -> int:
    """The number of columns that a grid declares; 0 where it depends on the window.

    >>> count_columns({"grid-template-columns": "2fr repeat(6, minmax(0, 1fr))"})
    7
    >>> count_columns({"grid-template": "auto auto / 1fr 2fr 3fr"})
    3
    """
    tracks = style.get("grid-template-columns", "")
    if not tracks:
        shorthand = style.get("grid-template", "") or style.get("grid", "")
        tracks = shorthand.partition("/")[2]
    total = 0

    def repeated(found: re.Match[str]) -> str:
        nonlocal total
        times = int(found[1]) if found[1].isdigit() and len(found[1]) < 5 else -MAX_SPAN
        total += times * len(_tracks(found[2]))
        return " "

    rest = _REPEAT.sub(repeated, tracks)
    total += len(_tracks(rest))
    return total if 0 < total <= MAX_SPAN else 0


def _tracks(text: str) -> list[str]:
    tracks = _FUNCTION.sub("x", _LINE_NAMES.sub(" ", text)).split()
    return [] if tracks in (["none"], ["subgrid"]) else tracks


def arrange(boxes: Iterable[Box], columns: int) -> list[list[GridCell]]:
    """Rows of cells as the grid's auto-placement puts them; holes are cells without a box."""
    taken: set[tuple[int, int]] = set()
    placed: dict[tuple[int, int], GridCell] = {}
    row = column = 0
    for box in boxes:
        first_row, rowspan = _extent(box.style, "row", 0)
        first, colspan = _extent(box.style, "column", columns)
        colspan = min(colspan, columns)
        rowspan = min(rowspan, _MAX_ROWSPAN)
        if first_row is not None:
            row, column = first_row, 0
        if first is not None:
            if first < column and first_row is None:
                row += 1
            column = min(first, columns - colspan)
        while not _fits(taken, row, column, rowspan, colspan, columns):
            if first is not None or column + colspan >= columns:
                row += 1
                column = min(first or 0, columns - colspan)
            else:
                column += 1
        placed[row, column] = GridCell(box, rowspan, colspan)
        taken |= {
            (row + down, column + right) for down in range(rowspan) for right in range(colspan)
        }
        column += colspan
        if len(taken) > MAX_CELLS:
            break
    return _with_holes(placed, taken)


def _fits(
    taken: set[tuple[int, int]], row: int, column: int, rowspan: int, colspan: int, columns: int
) -> bool:
    if column + colspan > columns:
        return False
    return not any(
        (row + down, column + right) in taken for down in range(rowspan) for right in range(colspan)
    )


def _with_holes(
    placed: Mapping[tuple[int, int], GridCell], taken: set[tuple[int, int]]
) -> list[list[GridCell]]:
    last: dict[int, int] = {}
    for row, column in taken:
        last[row] = max(column, last.get(row, -1))
    rows: list[list[GridCell]] = []
    for row in range(1 + max(last, default=-1)):
        cells: list[GridCell] = []
        for column in range(last.get(row, -1) + 1):
            if (row, column) in placed:
                cells.append(placed[row, column])
            elif (row, column) not in taken:
                cells.append(GridCell(None))
        rows.append(cells)
    return rows


def _extent(style: Mapping[str, str], axis: str, lines: int) -> tuple[int | None, int]:
    """Where an item starts on an axis (``None``: wherever it fits) and how far it reaches."""
    area = [part.strip() for part in style.get("grid-area", "").split("/")]
    offset = 0 if axis == "row" else 1
    start = area[offset] if len(area) > offset else ""
    end = area[offset + 2] if len(area) > offset + 2 else ""
    if f"grid-{axis}" in style:
        start, _, end = (part.strip() for part in style[f"grid-{axis}"].partition("/"))
    start = style.get(f"grid-{axis}-start", start)
    end = style.get(f"grid-{axis}-end", end)
    first, last = _line(start, lines), _line(end, lines)
    span = _span(start) or _span(end) or 1
    if first is not None and last is not None:
        first, last = min(first, last), max(first, last)
        return first, max(1, last - first)
    if last is not None:
        return max(0, last - span), span
    return first, span


def _line(text: str, lines: int) -> int | None:
    if not re.fullmatch(r"-?\d{1,4}", text) or int(text) == 0:
        return None
    number = int(text)
    if number > 0:
        return number - 1
    return max(0, lines + 1 + number) if lines else None


def _span(text: str) -> int:
    found = re.fullmatch(r"span\s+(\d{1,4})", text)
    return max(1, int(found[1])) if found else 0
