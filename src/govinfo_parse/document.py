"""What every reader yields: paragraphs and tables in reading order.

A :class:`Document` says what stands where in a source and nothing about what it
means; readers do not know that statutory forms exist. Text is kept as printed,
with white space as a browser would show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Layout(StrEnum):
    """How much of a table's shape the source really tells."""

    GRID = "grid"
    """Rows, columns and spans are known (HTML, Markdown with a delimiter row)."""
    ROWS = "rows"
    """Rows are known; spans were lost, so that columns are only an order (pipe text)."""
    CELLS = "cells"
    """Only the order of the cells is known: one cell per line, rows unmarked."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the source. Whatever the format cannot tell is ``None``.

    ``table`` counts the document's tables from 0; ``row`` and ``column`` count grid
    places in it from 0; ``line`` counts lines of a text file from 1.
    """

    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None

    def __str__(self) -> str:
        parts = [
            f"{name} {value}"
            for name, value in (
                ("table", self.table),
                ("row", self.row),
                ("column", self.column),
                ("line", self.line),
            )
            if value is not None
        ]
        return ", ".join(parts) or "unknown place"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table as printed; it stands at the top left of its span.

    ``text`` holds line breaks (``\\n``) where the source breaks the line. ``line`` is
    the line of a text file, counted from 1; 0 where the format has no lines.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in rows. A place covered by a span holds no cell; an empty cell is a cell.

    ``seams`` are the rows that stand first on a new page: what is printed above and below
    them may be one row, cut by the page.
    """

    index: int
    rows: tuple[tuple[Cell, ...], ...]
    layout: Layout = Layout.GRID
    seams: tuple[int, ...] = ()

    def locate(self, cell: Cell) -> Location:
        """The place of one of this table's cells."""
        return Location(self.index, cell.row, cell.column, cell.line or None)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text outside tables.

    ``heading`` is 1 to 6 for a heading of that level, else 0. ``linked`` says that the
    whole text is a link (menus, bread crumbs, lists of other pages). ``line`` as in
    :class:`Cell`; ``gap`` counts the blank lines of a text file that precede it.
    """

    text: str
    heading: int = 0
    linked: bool = False
    line: int = 0
    gap: int = 0


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Note:
    """A reader's doubt: a code of :mod:`govinfo_parse.results.finding` and what was seen."""

    code: str
    message: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A source, read: blocks in reading order, site metadata, and the reader's doubts.

    ``metadata`` holds what the page says of itself (``title``, and ``<meta>`` names in
    lower case such as ``articletitle``, ``pubdate``, ``contentsource``).
    """

    format: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    encoding: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
