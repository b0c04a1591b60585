"""From rules to the cells between them: how a table's lines make its rows, columns and spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from govinfo_parse.readers.pdf_ink import Char, Line, Rule, lines_of

SNAP: Final = 3.0
"""Lines nearer than this are one: double lines, and borders that each cell draws itself."""

_GAP: Final = 5.0
"""A gap in a line up to this is a dash or a slip; no cell is as narrow."""

_REACH: Final = 3.0
"""How far a line may overshoot or fall short of another and still meet it."""

_SHORTEST: Final = 6.0
_OPEN: Final = 12.0
_SLIVER: Final = 4.0
_MOST_LINES: Final = 2_000


@dataclass(slots=True)
class Box:
    """A cell: grid place, spans, and the characters in it."""

    row: int
    column: int
    rows: int
    columns: int
    chars: list[Char]

    def text(self, width: float) -> str:
        """The cell's lines from top to bottom; a figure that went over its line is one again.

        ``width`` is the cell's: ``28,780,3`` / ``08`` is a wrapped figure where the first line
        left no room for more.
        """
        lines = lines_of(self.chars)
        texts = [line.text for line in lines]
        if len(lines) > 1 and all(map(_FIGURE.fullmatch, texts)) and _is_wrapped(lines, width):
            return "".join(texts)
        return "\n".join(texts)


_FIGURE: Final = re.compile(r"[-+]?[0-9０-９,，.．'’]+")


def _is_wrapped(lines: Sequence[Line], width: float) -> bool:
    """Whether every line but the last is as full as its characters allow."""
    char = max(c.x1 - c.x0 for line in lines for c in line.chars)
    return all(
        line.x1 - line.x0 > width - 2 * char - _PADDING and b.y1 - line.y1 < 1.7 * line.size
        for line, b in pairwise(lines)
    )


_PADDING: Final = 11.0
"""Both sides together; Word's default is 10.8 points."""


@dataclass(slots=True)
class Grid:
    """A table of a page: the places of its columns and rows, and its cells in order."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """``x0, y0, x1, y1``."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


@dataclass(slots=True)
class _Side:
    """A joined line and which component it belongs to."""

    rule: Rule
    group: int


def grids(across: Iterable[Rule], down: Iterable[Rule]) -> list[Grid]:
    """The tables that the rules of a page draw, from top to bottom, without their text."""
    flat = [_Side(rule, i) for i, rule in enumerate(_joined(across)[:_MOST_LINES])]
    steep = [_Side(r, len(flat) + i) for i, r in enumerate(_joined(down)[:_MOST_LINES])]
    found: list[Grid] = []
    for horizontals, verticals in _components(flat, steep):
        grid = _grid(horizontals, verticals)
        if grid is not None:
            found.append(grid)
    return sorted(found, key=lambda g: (g.ys[0], g.xs[0]))


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules at the same place put together where they touch, short ones left out."""
    places: list[list[Rule]] = []
    for rule in sorted(rules):
        if places and rule.at - places[-1][0].at <= SNAP:
            places[-1].append(rule)
        else:
            places.append([rule])
    joined: list[Rule] = []
    for group in places:
        lengths = sum(r.end - r.start for r in group)
        at = sum(r.at * (r.end - r.start) for r in group) / lengths if lengths > 0 else group[0].at
        start = end = None
        for rule in sorted(group, key=lambda r: r.start):
            if end is None or start is None:
                start, end = rule.start, rule.end
            elif rule.start - end <= _GAP:
                end = max(end, rule.end)
            else:
                joined.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None and end is not None:
            joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= _SHORTEST]


def _components(
    flat: Sequence[_Side], steep: Sequence[_Side]
) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Lines that meet, directly or through others, are one table's."""
    parent = list(range(len(flat) + len(steep)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for h in flat:
        y, left, right = h.rule
        for v in steep:
            x, top, bottom = v.rule
            if left - _REACH <= x <= right + _REACH and top - _REACH <= y <= bottom + _REACH:
                parent[root(h.group)] = root(v.group)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for side in flat:
        groups.setdefault(root(side.group), ([], []))[0].append(side.rule)
    for side in steep:
        groups.setdefault(root(side.group), ([], []))[1].append(side.rule)
    return groups.values()


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    if not across or not down:
        return None
    across, down = list(across), list(down)
    top, bottom = min(r.start for r in down), max(r.end for r in down)
    left, right = min(r.start for r in across), max(r.end for r in across)
    open_top = min(r.at for r in across) - top > _REACH
    open_bottom = bottom - max(r.at for r in across) > _REACH
    # A page break leaves out the line at the break; some tables draw no outer sides.
    if open_top:
        across.append(Rule(top, left, right))
    if open_bottom:
        across.append(Rule(bottom, left, right))
    if min(r.at for r in down) - left > _OPEN:
        down.append(Rule(left, top, bottom))
    if right - max(r.at for r in down) > _OPEN:
        down.append(Rule(right, top, bottom))
    xs = places(r.at for r in down)
    ys = places(r.at for r in across)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) == 2):
        return None
    return Grid(xs, ys, _boxes(xs, ys, across, down), open_top, open_bottom)


def places(values: Iterable[float]) -> list[float]:
    """Coordinates in order, of those nearer than :data:`SNAP` the first."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SNAP:
            found.append(value)
    return found


def _boxes(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> list[Box]:
    """The cells: places of the grid with no line between them are one."""
    rows, columns = len(ys) - 1, len(xs) - 1
    right = _walls(xs, ys, down)
    below = _walls(ys, xs, across)
    taken = [[False] * columns for _ in range(rows)]
    boxes: list[Box] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            wide = 1
            while (
                column + wide < columns
                and not taken[row][column + wide]
                and not right[column + wide][row]
            ):
                wide += 1
            high = 1
            while row + high < rows and _goes_down(
                row + high, column, wide, columns, right, below, taken
            ):
                high += 1
            for y in range(row, row + high):
                taken[y][column : column + wide] = [True] * wide
            boxes.append(Box(row, column, high, wide, []))
    return boxes


def _goes_down(
    row: int,
    column: int,
    wide: int,
    columns: int,
    right: list[list[bool]],
    below: list[list[bool]],
    taken: list[list[bool]],
) -> bool:
    """Whether a cell goes on in the next row: no line above it, and the same width there."""
    return (
        not any(below[row][c] or taken[row][c] for c in range(column, column + wide))
        and not any(right[c][row] for c in range(column + 1, column + wide))
        and (column + wide == columns or taken[row][column + wide] or right[column + wide][row])
        and (column == 0 or taken[row][column - 1] or right[column][row])
    )


def nearest(at_places: Sequence[float], value: float) -> int:
    """Which of the places, which are in order, is nearest to a coordinate."""
    at = bisect_right(at_places, value)
    if at == 0 or (at < len(at_places) and at_places[at] - value < value - at_places[at - 1]):
        return at
    return at - 1


def _walls(at_places: list[float], steps: list[float], rules: list[Rule]) -> list[list[bool]]:
    """For every place and every step between two crossing places: is there a line?"""
    walls = [[False] * (len(steps) - 1) for _ in at_places]
    for rule in rules:
        at = nearest(at_places, rule.at)
        for step in range(len(steps) - 1):
            low, high = steps[step], steps[step + 1]
            covered = min(rule.end, high) - max(rule.start, low)
            if covered > 0.5 * (high - low):
                walls[at][step] = True
    return walls


def fill(grid: Grid, chars: Iterable[Char]) -> list[Char]:
    """Put characters into the cells that they stand in; returns those outside the table."""
    owner: dict[tuple[int, int], Box] = {}
    for box in grid.boxes:
        for row in range(box.row, box.row + box.rows):
            for column in range(box.column, box.column + box.columns):
                owner[row, column] = box
    left, top, right, bottom = grid.bounds
    outside: list[Char] = []
    for char in chars:
        x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
        if left <= x <= right and top <= y <= bottom:
            row = min(bisect_right(grid.ys, y), len(grid.ys) - 1) - 1
            column = min(bisect_right(grid.xs, x), len(grid.xs) - 1) - 1
            owner[row, column].chars.append(char)
        else:
            outside.append(char)
    grid.boxes = [box for box in grid.boxes if box.chars or not _is_sliver(box, grid)]
    return outside


def _is_sliver(box: Box, grid: Grid) -> bool:
    """The empty space between two lines that were meant as one."""
    width = grid.xs[box.column + box.columns] - grid.xs[box.column]
    height = grid.ys[box.row + box.rows] - grid.ys[box.row]
    return width < _SLIVER or height < _SLIVER
