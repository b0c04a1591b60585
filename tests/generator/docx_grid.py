"""Rows of a Word table: which cells stand in each, and where their edges are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .document import Box, Row, Table, placed
from .docx_writer import Writer

PORTRAIT, LANDSCAPE = 8800, 13800


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a row by its columns; `down` is "", "restart" or "continue"."""

    box: Box
    column: int
    down: str = ""

    @property
    def end(self) -> int:
        return self.column + self.box.colspan


@dataclass(frozen=True, slots=True)
class Line:
    """The places of a row, and the distance of each column's left edge from the left, in twips."""

    places: tuple[Place, ...]
    edges: tuple[int, ...]


def turns(w: Writer) -> bool:
    """Whether wide tables get pages of their own, in landscape."""
    return not w.has("docx_bare", "docx_layout_table", "docx_nested_layout", "docx_table_in_box")  # fmt: skip


def lines_of(w: Writer, table: Table) -> list[Line]:
    """The rows of a table with their edges."""
    places = _places(table)
    width = LANDSCAPE if table.columns > 12 and turns(w) else PORTRAIT
    shares = shares_of(w, table)
    ragged = w.has("docx_grid_ragged") or (w.has("docx_libreoffice") and not w.has("docx_hmerge"))
    lines: list[Line] = []
    for row in places:
        count = row[-1].end if row and table.name == "one_table" else table.columns
        whole = shares if count == len(shares) else [1] * count
        edges = [width * sum(whole[:n]) // sum(whole) for n in range(count + 1)]
        if ragged:
            _shift(w, edges, row, lines[-1].edges if lines else ())
        lines.append(Line(tuple(row), tuple(edges)))
    return lines


def grid_of(lines: list[Line]) -> list[int]:
    """Every edge of a table, as its grid has them."""
    return sorted({edge for line in lines for edge in line.edges})


def _places(table: Table) -> list[list[Place]]:
    rows: list[list[Place]] = [[] for _ in table.rows]
    for y, line in enumerate(placed(table)):
        for x, box in line:
            rows[y].append(Place(box, x, "restart" if box.rowspan > 1 else ""))
            for below in range(y + 1, min(y + box.rowspan, len(rows))):
                rows[below].append(Place(box, x, "continue"))
    for row in rows:
        row.sort(key=lambda place: place.column)
    return rows


def shares_of(w: Writer, table: Table) -> list[int]:
    """How wide the columns are against each other."""
    heads = [0] * table.columns
    for line in placed(table):
        for x, box in line:
            if box.role in ("label", "group") and box.colspan == 1 and x < table.columns:
                heads[x] = max(heads[x], len(box.text))
    if table.columns > 12 or table.name == "one_table":
        return [4] * table.columns
    return [min(16, max(4, n // 2)) if n else w.rng.choice((4, 4, 5, 6)) for n in heads]


def _shift(w: Writer, edges: list[int], row: list[Place], above: tuple[int, ...]) -> None:
    """Move inner edges a little, as dragged lines are; merged cells keep theirs."""
    fixed = {edge for p in row if p.down == "continue" for edge in (p.column, p.end)}
    for n in range(1, len(edges) - 1):
        if n in fixed and n < len(above):
            edges[n] = above[n]
        else:
            edges[n] += w.rng.choice((0, 0, 0, 17, 43))


def broken_spans(w: Writer, table: Table) -> Table:
    """Spans that do not fit the grid of the table."""
    if not w.has("docx_spans_disagree") or table.name == "one_table":
        return table
    rows: list[Row] = []
    for row in table.rows:
        first = row[0]
        if len(row) == 1 and first.colspan > 2:
            row = (replace(first, colspan=max(1, first.colspan + w.rng.choice((-1, -2, 1, 3)))),)
        elif table.name == "proactive_disclosure":
            at = w.rng.randrange(1, len(row))
            row = (*row[:at], replace(row[at], colspan=row[at].colspan + 1), *row[at + 1 :])
        rows.append(row)
    more = table.name == "proactive_disclosure"
    return replace(table, rows=tuple(rows), columns=table.columns + more)
