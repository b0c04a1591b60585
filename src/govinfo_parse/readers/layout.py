"""Data tables told from page scaffolding, and nested tables put in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from govinfo_parse.document import Block, Layout, Note, Paragraph, Table
from govinfo_parse.limits import MAX_CELLS, MAX_PARAGRAPHS
from govinfo_parse.readers.grid import RawCell, Span, place

_LONG: Final = 400
"""Characters that no cell of a data table holds; the longest label seen has 120."""

_FEW_CELLS: Final = 12

OVER_LIMIT: Final = Note("document_truncated", "the document has more than any report")
"""For a document of which :func:`to_blocks` left out the end."""


@dataclass(slots=True)
class RawTable:
    """A table whose cells have no places yet, by row group."""

    groups: list[list[list[RawCell]]]
    layout: Layout = Layout.GRID


Piece = str | Paragraph | Table | RawTable
"""A line, a line with something to tell of it (heading, link), or a nested table."""

Row = list[tuple[list[Piece], Span]]
"""The pieces of each cell of a row, and the span that the cell asks for."""


@dataclass(slots=True)
class Frame:
    """A table while it is read: its row groups, and where its surroundings go on."""

    outside: list[Piece]
    outer_row: Row
    layout: Layout = Layout.GRID
    groups: list[tuple[str, list[Row]]] = field(default_factory=list)
    stray: list[Piece] = field(default_factory=list)
    nested: bool = False


def settle(frame: Frame) -> list[Piece]:
    """What a finished table comes to: itself, or the pieces that it only laid out."""
    groups = _displayed_order(frame.groups)
    rows = [row for group in groups for row in group]
    filled = [pieces for row in rows for pieces, _ in row if pieces]
    if not any(map(_is_seen, (piece for pieces in filled for piece in pieces))):
        return frame.stray
    if frame.nested:
        return frame.stray + _settle_nested(rows, frame.layout)
    if len(filled) == 1 or (len(filled) <= _FEW_CELLS and _is_prose(filled)):
        return frame.stray + [piece for pieces in filled for piece in pieces]
    return [*frame.stray, _raw_table(groups, frame.layout)]


def to_blocks(pieces: Iterable[Piece]) -> tuple[list[Block], bool]:
    """The document's blocks, tables numbered, and whether a limit cut them short."""
    blocks: list[Block] = []
    cells = tables = paragraphs = 0
    for piece in pieces:
        if len(blocks) >= MAX_PARAGRAPHS or cells >= MAX_CELLS:
            return blocks, True
        if isinstance(piece, Table):
            blocks.append(replace(piece, index=tables))
            cells += sum(map(len, piece.rows))
            tables += 1
        elif isinstance(piece, RawTable):
            rows = place(piece.groups)
            cells += sum(map(len, rows))
            blocks.append(Table(tables, rows, piece.layout))
            tables += 1
        elif isinstance(piece, Paragraph):
            blocks.append(replace(piece, index=paragraphs))
            paragraphs += 1
        elif piece:
            # &nbsp; alone is what is left of an empty cell where cells are paragraphs.
            blocks.append(Paragraph(piece if piece.strip() else "", index=paragraphs))
            paragraphs += 1
    return blocks, False


def _displayed_order(groups: list[tuple[str, list[Row]]]) -> list[list[Row]]:
    """Row groups as displayed: the first <thead> on top, the first <tfoot> at the bottom."""
    kinds = [kind for kind, _ in groups]
    bodies = [rows for _, rows in groups]
    if "tfoot" in kinds:
        at = kinds.index("tfoot")
        kinds.append(kinds.pop(at))
        bodies.append(bodies.pop(at))
    if "thead" in kinds[1:] and kinds[0] != "thead":
        at = kinds.index("thead")
        bodies.insert(0, bodies.pop(at))
    return bodies


def _is_seen(piece: Piece) -> bool:
    return not isinstance(piece, str) or bool(piece.strip())


def _is_prose(cells: Sequence[Sequence[Piece]]) -> bool:
    return any(sum(map(_length, pieces)) > _LONG for pieces in cells)


def _length(piece: Piece) -> int:
    if isinstance(piece, RawTable | Table):
        return _LONG
    return len(piece) if isinstance(piece, str) else len(piece.text)


def _raw_table(groups: Sequence[Sequence[Row]], layout: Layout) -> RawTable:
    return RawTable(
        [
            [
                [
                    (
                        pieces[0]
                        if len(pieces) == 1 and isinstance(pieces[0], str)
                        else cell_text(pieces),
                        span,
                    )
                    for pieces, span in row
                ]
                for row in rows
            ]
            for rows in groups
            if rows
        ],
        layout,
    )


def cell_text(pieces: Sequence[Piece]) -> str:
    """The text of a cell, one line for each piece; of a nested table one for each cell."""
    lines: list[str] = []
    for piece in pieces:
        if isinstance(piece, RawTable):
            texts = (text for rows in piece.groups for row in rows for text, _ in row)
            lines.extend(text for text in texts if text)
        elif not isinstance(piece, Table):
            lines.append(piece if isinstance(piece, str) else piece.text)
    return "\n".join(lines)


def _settle_nested(rows: Sequence[Row], layout: Layout) -> list[Piece]:
    """Rows that hold a table of their own are laid out; the rows between stay a table."""
    filled = sum(1 for row in rows for pieces, _ in row if pieces)
    is_data = filled > _FEW_CELLS and sum(len(row) > 2 for row in rows) > 2
    settled: list[Piece] = []
    run: list[Row] = []
    for row in rows:
        if any(_lays_out(pieces, is_data) for pieces, _ in row):
            settled += _settle_run(run, layout)
            run = []
            settled += (piece for pieces, _ in row for piece in pieces)
        else:
            run.append(row)
    return settled + _settle_run(run, layout)


def _lays_out(pieces: Sequence[Piece], is_data: bool) -> bool:
    """Whether a cell holds a table that is more than the text of that cell."""
    tables = [piece for piece in pieces if isinstance(piece, RawTable)]
    if not tables:
        return False
    bound = 6 if is_data else 3
    return any(sum(len(row) for rows in t.groups for row in rows) > bound for t in tables)


def _settle_run(rows: Sequence[Row], layout: Layout) -> list[Piece]:
    """Rows between nested tables: a table if they look like one, else paragraphs."""
    several = sum(sum(map(_is_filled, row)) > 1 for row in rows)
    if several > 1 and not _is_prose([pieces for row in rows for pieces, _ in row]):
        return [_raw_table([rows], layout)]
    return [piece for row in rows for pieces, _ in row for piece in pieces]


def _is_filled(cell: tuple[list[Piece], Span]) -> bool:
    return any(map(_is_seen, cell[0]))
