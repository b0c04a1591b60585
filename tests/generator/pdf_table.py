"""Sets tables on sheets: widths of columns, heights of rows, and breaks between and inside rows."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .document import Box, Table, placed
from .pdf_columns import sections, widths
from .pdf_sheet import Cell, Grid, Line, Run, wrap

if TYPE_CHECKING:
    from .pdf_layout import Flow

_LOOSE = ("pdf_unruled", "pdf_white_rules", "pdf_header_ruled")


@dataclass(slots=True)
class Breaks:
    """How the tables of a document break over pages and how their cells are set."""

    rng: random.Random
    kinds: Collection[str]
    loose: bool = field(init=False)

    def __post_init__(self) -> None:
        self.loose = any(kind in self.kinds for kind in _LOOSE)


@dataclass(slots=True)
class Laid:
    """A cell with its lines, before it is on a sheet."""

    row: int
    last: int
    x0: float
    x1: float
    box: Box
    lines: list[Line]
    size: float


@dataclass(slots=True)
class Band:
    """A row or a part of one on a sheet; `part` is 1 or 2 where a row is cut."""

    row: int
    sheet: int
    y0: float
    y1: float
    part: int = 0


class _Setter:
    """One table: measured first, then put on sheets."""

    def __init__(self, flow: Flow, table: Table, breaks: Breaks, joined: bool) -> None:
        self.flow, self.table, self.breaks = flow, table, breaks
        self.rng, self.kinds = flow.rng, flow.kinds
        self.joined = joined
        self.pad = self.rng.choice((1.5, 2.5, 3.5, 5.4)) if table.columns < 9 else 1.5
        self.rise = self.rng.choice((2.0, 3.0, 5.0, 8.0))
        if breaks.loose:
            self.rise += 4.0
            self.pad = max(self.pad, 3.0)
        self.size = self.rng.choice((8.0, 9.0, 9.0, 10.5)) if table.columns < 9 else 9.0
        over = self.rng.choice((0.0, 0.0, 6.0, 20.0))
        self.x0, self.x1 = flow.left - over, flow.right + over
        self.centred = self.rng.random() < 0.5
        self.narrow = self.rng.choice((1, 1, 2, 3))
        if breaks.loose:
            self.narrow = 5
        self.wrapped = "pdf_figures_wrapped" in self.kinds
        self.cells: list[Laid] = []
        self.heights: list[float] = []
        size = self.size
        while True:
            self._measure()
            if self.size <= 5.5 or not self._squeezed():
                break
            self.size -= 0.5
        self.shrunk = size - self.size

    def _squeezed(self) -> bool:
        """Whether a figure is broken in its cell, which editors do not leave so."""
        if self.wrapped:
            return False
        advance = self.flow.fonts.advance
        for cell in self.cells:
            if cell.box.key is None and cell.box.role != "extra":
                continue
            room = cell.x1 - cell.x0 - 2 * self.pad
            for token in re.findall(r"[-+−–－＋0-9０-９.,，']+(?: \d+)*", cell.box.text):
                if sum(map(advance, token)) * self.size > room + 0.05:
                    return True
        return False

    def _measure(self) -> None:
        self.cells.clear()
        lines = placed(self.table)
        room = self.x1 - self.x0
        for first, last, columns in sections(self.table):
            ems, figures = widths(
                self.table,
                (first, last, columns),
                self.flow.fonts.advance,
                self.narrow,
                self.wrapped,
            )
            fixed = [2 * self.pad + em * self.size * 1.02 for em in ems]
            spare = room - sum(fixed)
            if spare < 0:
                stretch = [w * room / sum(fixed) for w in fixed]
            else:
                free = [0.0 if em < 2 else em for em in ems]
                if self.wrapped and not all(figures):
                    free = [0.0 if f else em for f, em in zip(figures, free, strict=True)]
                total = sum(free) or 1.0
                stretch = [w + spare * f / total for w, f in zip(fixed, free, strict=True)]
                if not any(free):
                    stretch = [room / columns] * columns
            edges = [self.x0]
            for width in stretch:
                edges.append(edges[-1] + width)
            for y in range(first, last):
                for x, box in lines[y]:
                    self._cell(y, box, edges[x], edges[x + box.colspan])
        self._rows()

    def _cell(self, y: int, box: Box, x0: float, x1: float) -> None:
        size, advance = self.size, self.flow.fonts.advance
        figure = box.role in ("value", "extra")
        lines = wrap(
            lambda c: advance(c) * size, box.text, x1 - x0 - 2 * self.pad, figure=figure,
            anywhere=figure and self.wrapped,
        )  # fmt: skip
        self.cells.append(Laid(y, y + box.rowspan, x0, x1, box, lines, size))

    @property
    def leading(self) -> float:
        return self.size * (1.12 if self.breaks.loose else 1.25)

    def _rows(self) -> None:
        count = len(self.table.rows)
        least = self.leading + 2 * self.rise
        self.heights = [least] * count
        for tall in (False, True):
            for cell in self.cells:
                last = min(cell.last, count)
                if (last - cell.row > 1) is not tall:
                    continue
                need = len(cell.lines) * self.leading + 2 * self.rise
                have = sum(self.heights[cell.row : last])
                if need > have:
                    for y in range(cell.row, last):
                        self.heights[y] += (need - have) / (last - cell.row)

    # Breaks.

    def _header_rows(self) -> int:
        """How many rows at the top are a header that can be repeated."""
        if self.table.name not in ("requests", "reconsideration_litigation"):
            return 0
        count = 0
        for row in self.table.rows:
            if not all(box.role in ("header", "caption") for box in row):
                break
            count += 1
        return count if count < len(self.table.rows) else 0

    def _target(self, top: float, bottom: float) -> tuple[int, int] | None:
        """A row before or in which a page is to end: the row, and lines of it that stay above."""
        kinds = self.kinds
        inside = "pdf_cut_row" in kinds
        if not (inside or "pdf_cut_group" in kinds or "pdf_cut_header" in kinds):
            return None
        found: list[tuple[int, int]] = []
        top_rows = self._header_rows()
        y = top
        for row, height in enumerate(self.heights):
            if inside:
                most = max(
                    (len(c.lines) for c in self.cells if c.row == row == c.last - 1), default=0
                )
                kept = self.rng.randint(1, most - 1) if most > 1 else 0
                end = y + kept * self.leading + 2 * self.rise
                if kept and 0.6 * bottom < end < bottom:
                    found.append((row, kept))
            elif 0.55 * bottom < y < bottom and row:
                over = [c for c in self.cells if c.row < row < c.last]
                header = "pdf_cut_header" in kinds
                wanted = row <= top_rows if header else bool(over) and row > top_rows
                if wanted:
                    small = header or min(c.last - c.row for c in over) < 5
                    found += [(row, 0)] * (3 if small else 1)
            y += height
        return self.rng.choice(found) if found else None

    def bands(self) -> list[Band]:
        """Where every row goes; opens sheets as it goes."""
        flow, rng = self.flow, self.rng
        head = self._header_rows()
        repeat = head if "pdf_header_repeated" in self.kinds else 0
        lead = self.heights[: head + 1]
        target = self._target(flow.y, flow.bottom)
        if target is None and flow.y + sum(lead) > flow.bottom and not self.joined:
            flow.open()
            target = self._target(flow.y, flow.bottom)
        out: list[Band] = []
        for row, height in enumerate(self.heights):
            kept = 0
            room = flow.bottom - flow.y
            stop = target is not None and row == target[0]
            if stop and target is not None and target[1]:
                kept = target[1]
            elif "pdf_cut_row" in self.kinds and height > room:
                kept = int((room - 2 * self.rise) / self.leading)
                own = [c for c in self.cells if c.row == row == c.last - 1]
                if max((len(c.lines) for c in own), default=0) <= kept:
                    kept = 0
            if kept > 0:
                upper = kept * self.leading + 2 * self.rise
                out.append(Band(row, len(flow.sheets) - 1, flow.y, flow.y + upper, 1))
                self._next(out, repeat if row >= head else 0)
                lower = max(height - kept * self.leading, self.leading + 2 * self.rise)
                out.append(Band(row, len(flow.sheets) - 1, flow.y, flow.y + lower, 2))
                flow.y += lower
                continue
            if (stop and out) or (height > room + 0.01 and (out or flow.y > 150)):
                self._next(out, repeat if row >= head else 0)
            out.append(Band(row, len(flow.sheets) - 1, flow.y, flow.y + height))
            flow.y += height
        if rng.random() < 0.1:
            flow.y += 10
        return out

    def _next(self, out: list[Band], repeat: int) -> None:
        flow = self.flow
        flow.open()
        if "pdf_continued" in self.kinds and out:
            text = self.rng.choice(("（续表）", "续表", "续上表"))
            flow.sheet.runs.append(Run(text, self.x1 - 40, flow.y + 10, 9.0, "chrome"))
            flow.y += 16
        if "pdf_head_room" in self.kinds:
            flow.y += self.rng.uniform(0, 40)
        for row in range(repeat):
            high = self.heights[row]
            out.append(Band(-1 - row, len(flow.sheets) - 1, flow.y, flow.y + high))
            flow.y += high

    def put(self) -> None:
        """The table on its sheets."""
        bands = self.bands()
        grids: dict[int, Grid] = {}
        for band in bands:
            grids.setdefault(band.sheet, Grid())
        upper = {band.row: self.rng.random() < 0.5 for band in bands if band.part}
        head = self._header_rows()
        for cell in self.cells:
            own = [b for b in bands if cell.row <= b.row < cell.last]
            self._pieces(cell, own, grids, upper.get(cell.row, True))
            if cell.last <= head:
                for sheet in grids:
                    copies = [b for b in bands
                              if b.sheet == sheet and cell.row <= -1 - b.row < cell.last]  # fmt: skip
                    self._pieces(cell, copies, grids, True)
        for sheet, grid in grids.items():
            ends = [c.y1 for c in grid.cells if c.box.role == "header" and c.row < max(head, 2)]
            grid.head = max(ends, default=0.0)
            self.flow.sheets[sheet].grids.append(grid)

    def _pieces(self, cell: Laid, bands: list[Band], grids: dict[int, Grid], upper: bool) -> None:
        pieces: list[Cell] = []
        sheets: list[int] = []
        for sheet in dict.fromkeys(b.sheet for b in bands):
            here = [b for b in bands if b.sheet == sheet]
            pieces.append(Cell(cell.x0, here[0].y0, cell.x1, here[-1].y1, cell.box, cell.row))
            sheets.append(sheet)
        for number, (sheet, piece) in enumerate(zip(sheets, pieces, strict=True)):
            piece.cut_above, piece.cut_below = number > 0, number + 1 < len(pieces)
            grids[sheet].cells.append(piece)
        if not pieces:
            return
        for sheet, piece, lines, top in self._shared(cell, pieces, sheets, upper):
            self._text(sheet, cell, piece, lines, top)

    def _shared(
        self, cell: Laid, pieces: list[Cell], sheets: list[int], upper: bool
    ) -> list[tuple[int, Cell, list[Line], bool]]:
        """The lines of a cell shared among its parts; whether each part is filled from its top."""
        if len(pieces) == 1:
            return [(sheets[0], pieces[0], cell.lines, "pdf_top_cells" in self.kinds)]
        fits = [max(0, int((p.y1 - p.y0 - self.rise) / self.leading)) for p in pieces]
        count = len(cell.lines)
        if cell.last - cell.row == 1 and count == 1:
            at = 0 if upper else len(pieces) - 1
            return [(sheets[at], pieces[at], cell.lines, False)]
        mode = self.rng.choice(("first", "first", "middle", "last"))
        if cell.last - cell.row == 1:
            mode = "first"
        if mode == "last" and count <= fits[-1]:
            return [(sheets[-1], pieces[-1], cell.lines, False)]
        start = 0
        if mode == "middle":
            start = max(0, (sum(fits) - count) // 2)
        out: list[tuple[int, Cell, list[Line], bool]] = []
        rest = list(cell.lines)
        for number, fit in enumerate(fits):
            skip = min(start, fit)
            start -= skip
            take = fit - skip if number + 1 < len(fits) else len(rest)
            if rest[:take]:
                whole = not out and take >= len(rest) and mode == "first"
                out.append((sheets[number], pieces[number], rest[:take], not whole and skip == 0))
                if skip and not whole:
                    high = skip * self.leading
                    piece = pieces[number]
                    part = Cell(piece.x0, piece.y0 + high, piece.x1, piece.y1, piece.box, piece.row)
                    out[-1] = (sheets[number], part, rest[:take], True)
            rest = rest[take:]
        return out

    def _text(self, sheet: int, cell: Laid, piece: Cell, lines: list[Line], top: bool) -> None:
        high = len(lines) * self.leading
        if self._turned(sheet, cell, piece, lines):
            return
        y = piece.y0 + self.rise if top else (piece.y0 + piece.y1 - high) / 2
        if self.breaks.loose and cell.last - cell.row == 1:
            y = piece.y0 + self.rise
        box = cell.box
        figure = box.role in ("value", "extra", "serial")
        right = figure and "pdf_figures_right" in self.kinds
        centred = self.centred or figure or box.role == "header" or cell.last - cell.row > 1
        for line in lines:
            spare = cell.x1 - cell.x0 - line.width
            x = cell.x0 + (spare / 2 if centred else self.pad)
            if right:
                x = cell.x1 - self.pad - line.width
            if line.text:
                base = y + self.leading / 2 + cell.size * 0.36
                self.flow.sheets[sheet].runs.append(
                    Run(line.text, x, base, cell.size, box.role, key=box.key,
                        font="hei" if box.role == "caption" else "song",
                        place=(cell.x0, piece.y0))
                )  # fmt: skip
            y += self.leading

    def _turned(self, sheet: int, cell: Laid, piece: Cell, lines: list[Line]) -> bool:
        """A label of several rows written upwards, as in printed worksheets."""
        if "pdf_turned_labels" not in self.kinds or cell.box.role != "group":
            return False
        if len(lines) != len(cell.lines) or len(lines) < 2:
            return False
        text = cell.box.text.replace("\n", "")
        long = self.flow.fonts.width(text, cell.size)
        if long > piece.y1 - piece.y0 - 2:
            return False
        x = (cell.x0 + cell.x1) / 2 + cell.size * 0.36
        y = (piece.y0 + piece.y1 + long) / 2
        self.flow.sheets[sheet].runs.append(
            Run(text, x, y, cell.size, cell.box.role, turn=math.pi / 2, place=(cell.x0, piece.y0))
        )
        return True


def lay(flow: Flow, table: Table, breaks: Breaks, *, joined: bool) -> None:
    """A table from where the flow is."""
    _Setter(flow, table, breaks, joined).put()
