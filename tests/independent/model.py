"""What a generated document is made of: cells, tables, paragraphs, samples."""

from __future__ import annotations

from dataclasses import dataclass, replace

Figure = int | float | str | None


@dataclass(frozen=True, slots=True)
class Printed:
    """How a figure stands in print, and what a careful reader takes from it."""

    text: str
    value: int | float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: role is head, label, value or plain; key names its field."""

    text: str
    role: str = "label"
    key: str | None = None
    cols: int = 1
    rows: int = 1


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of own cells, as HTML has them; part is 2, 3, 4, or 0 for a foreign table."""

    rows: tuple[Row, ...]
    part: int = 0
    heads: int = 1
    caption: str = ""
    look: str = ""

    def with_rows(self, rows: list[Row]) -> Table:
        """Return the same table with other rows."""
        return replace(self, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; kind is p, h1, h2, title, meta, caption, note, links or page."""

    text: str
    kind: str = "p"


Item = Para | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A report in reading order, before it is written to a format."""

    items: tuple[Item, ...]
    title: str
    agency: str
    year: int


@dataclass(frozen=True, slots=True)
class Sample:
    """One generated file and what is true of it."""

    name: str
    data: bytes
    truth: dict[str, Figure]
    unsure: frozenset[str]
    contradictions: tuple[str, ...]
    agency: str
    year: int
    kinds: tuple[str, ...]


def spread(table: Table) -> list[list[tuple[Cell | None, bool]]]:
    """Return the full grid: each place has its cell and whether the cell starts there."""
    taken: dict[tuple[int, int], tuple[Cell, bool]] = {}
    last = len(table.rows)
    for y, row in enumerate(table.rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            for down in range(min(cell.rows, last - y)):
                for right in range(cell.cols):
                    first = down == 0 and right == 0
                    taken.setdefault((y + down, x + right), (cell, first))
            x += cell.cols
    width = max((x for _, x in taken), default=-1) + 1
    return [[taken.get((y, x), (None, True)) for x in range(width)] for y in range(last)]


def fill(texts: list[str], role: str) -> Row:
    """Return a row of single cells."""
    return tuple(Cell(text, role) for text in texts)
