"""Printed tables as grids of cells, on which structural changes can be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace


@dataclass(eq=False, slots=True)
class Cell:
    """A printed cell; one that spans several places of a grid stands in each of them."""

    text: str
    key: str | None = None
    role: str = "label"


Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Region:
    """Rows whose figures share a header; ``columns`` are the places of the figures."""

    head: range
    body: range
    columns: tuple[range, ...]


@dataclass(slots=True)
class Grid:
    """A table: rows of cells, and its regions as they were before any change."""

    name: str
    rows: list[Row]
    regions: tuple[Region, ...]

    @property
    def body(self) -> list[int]:
        """The rows that hold figures."""
        return sorted({y for region in self.regions for y in region.body})

    def row_keys(self, y: int) -> list[str]:
        """The fields whose figures stand in a row."""
        return keys_of(self.rows[y])

    def keys(self) -> list[str]:
        """All fields whose figures stand in the table."""
        return [key for row in self.rows for key in keys_of(row)]

    def label(self, y: int) -> Cell | None:
        """The label beside the figures of a row, where there is one."""
        return next((cell for cell in self.rows[y] if cell.role == "label"), None)

    def groups(self, y: int) -> list[Cell]:
        """The labels of groups that a row belongs to."""
        return [cell for cell in self.rows[y] if cell.role == "group"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its top left place, and how many rows and columns it covers."""

    cell: Cell
    y: int
    x: int
    height: int
    width: int


def unique(cells: Iterable[Cell]) -> list[Cell]:
    """Each cell once, in order."""
    return list({id(cell): cell for cell in cells}.values())


def keys_of(row: Iterable[Cell]) -> list[str]:
    """The fields whose figures stand in a row of cells."""
    return [cell.key for cell in unique(row) if cell.key is not None]


def values_of(row: Iterable[Cell]) -> list[Cell]:
    """The cells of a row that hold figures of the form."""
    return [cell for cell in unique(row) if cell.key is not None]


def copied(rows: Iterable[Row], text: Callable[[Cell], str] = lambda cell: cell.text) -> list[Row]:
    """Rows of new cells; spans stay spans. No copy is the place of a field."""
    made: dict[int, Cell] = {}

    def copy(cell: Cell) -> Cell:
        return made.setdefault(id(cell), replace(cell, text=text(cell), key=None))

    return [[copy(cell) for cell in row] for row in rows]


def placed(rows: list[Row]) -> list[list[Placed]]:
    """Every row's own cells as a browser would place them; a torn span becomes several cells."""
    covered: set[tuple[int, int]] = set()
    out: list[list[Placed]] = []
    for y, row in enumerate(rows):
        line: list[Placed] = []
        for x in range(len(row)):
            if (y, x) in covered:
                continue
            found = _rectangle(rows, covered, y, x)
            covered.update((found.y + dy, x + dx) for dy in range(found.height)
                           for dx in range(found.width))  # fmt: skip
            line.append(found)
        out.append(line)
    return out


def _rectangle(rows: list[Row], covered: set[tuple[int, int]], y: int, x: int) -> Placed:
    """The largest block of places from here on that hold the same cell."""
    cell, width = rows[y][x], 1

    def holds(at: int, column: int) -> bool:
        in_row = at < len(rows) and column < len(rows[at])
        return in_row and rows[at][column] is cell and (at, column) not in covered

    while holds(y, x + width):
        width += 1
    height = 1
    while all(holds(y + height, x + dx) for dx in range(width)):
        height += 1
    return Placed(cell, y, x, height, width)
