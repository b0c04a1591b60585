"""What every reader yields: paragraphs and tables in reading order.

A :class:`Document` says what stands where in a source and nothing about what it
means; readers do not know that statutory forms exist. Text is kept as printed,
with white space as a browser would show it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple


class Layout(StrEnum):
    """How much of a table's shape the source really tells."""

    GRID = "grid"
    """Rows, columns and spans are known (HTML, Markdown with a delimiter row)."""
    ROWS = "rows"
    """Rows are known; spans were lost, so that columns are only an order (pipe text)."""
    CELLS = "cells"
    """Only the order of the cells is known: one cell per line, rows unmarked."""


Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left of a page as its text reads."""


class Spot(NamedTuple):
    """Where something stands on a page or in a line, as far as the format has those.

    ``paragraph`` is that of a cell that was told from running text.
    """

    page: int | None = None
    box: Box | None = None
    offset: int | None = None
    paragraph: int | None = None


NOWHERE: Final = Spot()


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the source. Whatever the format cannot tell is ``None``.

    ``table`` counts the document's tables from 0; ``row`` and ``column`` count grid
    places in it from 0. ``paragraph`` counts paragraphs outside tables from 0. ``line``
    counts lines of a text file from 1, ``offset`` characters of that line from 1. ``page``
    counts pages of a PDF file from 1; ``box`` is left, top, right and bottom in points from
    the top left of that page, turned as its text reads.
    """

    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    offset: int | None = None
    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None

    def __str__(self) -> str:
        names = ("page", "table", "row", "column", "paragraph", "line", "offset")
        found = ((name, getattr(self, name)) for name in names)
        return ", ".join(f"{name} {value}" for name, value in found if value is not None) or (
            "unknown place"
        )


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
    spot: Spot = field(default=NOWHERE, compare=False)

    def location(self, table: int | None) -> Location:
        """The cell's place; ``table`` is the number of the table that it is of."""
        page, box, offset, paragraph = self.spot
        if table is None:
            return Location(None, None, None, self.line or None, offset, page, box, paragraph)
        return Location(table, self.row, self.column, self.line or None, offset, page, box)


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
        return cell.location(self.index)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text outside tables.

    ``heading`` is 1 to 6 for a heading of that level, else 0. ``linked`` says that the
    whole text is a link (menus, bread crumbs, lists of other pages). ``line`` as in
    :class:`Cell`; ``gap`` counts the blank lines of a text file that precede it; ``index``
    counts the document's paragraphs from 0.
    """

    text: str
    heading: int = 0
    linked: bool = False
    line: int = 0
    gap: int = 0
    index: int = field(default=-1, compare=False)
    spot: Spot = field(default=NOWHERE, compare=False)

    @property
    def location(self) -> Location:
        """The paragraph's place."""
        page, box, offset, _ = self.spot
        number = self.index if self.index >= 0 else None
        return Location(line=self.line or None, offset=offset, page=page, box=box, paragraph=number)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Note:
    """A reader's doubt: a code of :mod:`govinfo_parse.results.finding` and what was seen."""

    code: str
    message: str
    location: Location | None = None


class LinkKind(StrEnum):
    """How a page leads to what lies elsewhere."""

    FILE = "file"
    """A link to a file, or to a program that hands one out (``downfile.jsp?…``)."""
    FRAME = "frame"
    """A frame that shows a file."""
    VIEWER = "viewer"
    """A viewer of files, in a frame or behind a link (``viewer.html?file=…``)."""
    EMBED = "embed"
    """An ``<embed>`` of a file."""
    OBJECT = "object"
    """An ``<object>`` of a file."""
    SCRIPT = "script"
    """A file that a script opens (``window.open('….pdf')``)."""
    DATA = "data"
    """A file that an attribute names for a script (``data-url``)."""
    PICTURE = "picture"
    """A picture in the page: what it shows needs OCR."""
    FRAMED_PAGE = "framed_page"
    """Another page, shown in a frame."""
    PAGE = "page"
    """A link to another page."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a page leads to: the address as printed (entities resolved, so often relative).

    ``text`` is what the link shows, or the whole of it that its ``title`` has where the page
    cuts it with ``…``; a picture's is its ``alt``. Frames have none.
    """

    address: str
    text: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page as shown, tables row by row or cell by cell, and what it leads to.

    ``loose`` is the line's text outside of its links.
    """

    text: str
    loose: str
    heading: int = 0
    links: tuple[Link, ...] = ()


def _no_lines() -> tuple[PageLine, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source, read: blocks in reading order, site metadata, and the reader's doubts.

    ``metadata`` holds what the page says of itself (``title``, and ``<meta>`` names in
    lower case such as ``articletitle``, ``pubdate``, ``contentsource``). ``look`` takes a
    second look at the source for its lines and links, which few readers of a report need.
    """

    format: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    encoding: str | None = None
    notes: tuple[Note, ...] = ()
    look: Callable[[], tuple[PageLine, ...]] = field(default=_no_lines, compare=False, repr=False)

    @property
    def links(self) -> tuple[Link, ...]:
        """What the source leads to, in reading order; read anew each time it is asked for."""
        return tuple(link for line in self.look() for link in line.links)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
