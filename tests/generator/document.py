"""What renderers print: paragraphs and tables of boxes, before any format is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed, with the figure a careful reader takes from it."""

    text: str
    value: int | float | None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A cell to print. A line break in the text is a break inside the cell."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    key: str | None = None
    role: str = "label"


Row = tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table to print; `blocks` are the rows where a new block begins."""

    name: str
    rows: tuple[Row, ...]
    columns: int
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: title, heading, body, note, date, signature, chrome."""

    text: str
    role: str = "body"


Item = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    items: tuple[Item, ...]

    def map(
        self, paragraph: Callable[[Paragraph], Paragraph], box: Callable[[Box], Box]
    ) -> Document:
        """The document with every paragraph and every box replaced."""
        items: list[Item] = []
        for item in self.items:
            if isinstance(item, Table):
                rows = tuple(tuple(box(b) for b in row) for row in item.rows)
                items.append(replace(item, rows=rows))
            else:
                items.append(paragraph(item))
        return Document(tuple(items))


def placed(table: Table) -> list[list[tuple[int, Box]]]:
    """Each row's own boxes with the column at which each stands, as a browser would place them."""
    taken: set[tuple[int, int]] = set()
    result: list[list[tuple[int, Box]]] = []
    for y, row in enumerate(table.rows):
        x = 0
        line: list[tuple[int, Box]] = []
        for box in row:
            while (y, x) in taken:
                x += 1
            line.append((x, box))
            for dy in range(box.rowspan):
                for dx in range(box.colspan):
                    taken.add((y + dy, x + dx))
            x += box.colspan
        result.append(line)
    return result


def cut(table: Table, at: int, repeat: bool) -> tuple[Table, Table]:
    """Two tables from one, as a page break cuts it; cells that cross the cut go on below it."""
    lines = placed(table)
    upper: list[Row] = []
    lower: list[list[tuple[int, Box]]] = [list(line) for line in lines[at:]]
    for y, line in enumerate(lines[:at]):
        row: list[Box] = []
        for x, box in line:
            over = y + box.rowspan - at
            if over > 0:
                rest = replace(box, text=box.text if repeat else "", rowspan=over, key=None)
                lower[0].append((x, rest))
                box = replace(box, rowspan=box.rowspan - over)
            row.append(box)
        upper.append(tuple(row))
    below = tuple(tuple(b for _, b in sorted(line, key=lambda pair: pair[0])) for line in lower)
    return (
        replace(table, rows=tuple(upper), blocks=tuple(b for b in table.blocks if b < at)),
        replace(table, rows=below, blocks=tuple(b - at for b in table.blocks if b >= at)),
    )
