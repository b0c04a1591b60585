"""Tables without ruling lines between their columns: rows and cells from where words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from govinfo_parse.readers.pdf_columns import Block, Run, blocks_of
from govinfo_parse.readers.pdf_ink import Line
from govinfo_parse.readers.pdf_strip import BESIDE, Strip
from govinfo_parse.readers.pdf_words import Extent, Word, headings_of, values_of

_MANY: Final = 5


class Zone(NamedTuple):
    """A table by its words: for every row its cells from left to right.

    ``seams`` are the rows that a page starts with.
    """

    rows: tuple[tuple[Word, ...], ...]
    seams: tuple[int, ...] = ()


def part(strip: Strip) -> list[Line | Zone]:
    """Part lines into prose and tables told by their words, in reading order."""
    if not _hold_table(range(len(strip.lines)), strip):
        return list(strip.lines)
    width = max(line.x1 for line in strip.lines) - min(line.x0 for line in strip.lines)
    placed: dict[int, Line | Zone] = {}
    for run in _runs(strip, width):
        beside, tables = _tables(run, strip)
        placed |= {at: strip.lines[at] for at in beside}
        placed |= {rows[0]: _zone(rows, strip) for rows in tables}
    return [placed[at] for at in sorted(placed)]


def _runs(strip: Strip, width: float) -> Iterator[list[int]]:
    """Lines that may be of one table; a line of prose is a run of its own."""
    run: list[int] = []
    for at in range(len(strip.lines)):
        if strip.is_prose(at, width):
            yield run
            yield [at]
            run = []
        else:
            run.append(at)
    yield run


def _hold_table(run: Iterable[int], strip: Strip) -> bool:
    """Two rows of figures, or one of many: all of a table on one line."""
    data = [at for at in run if strip.is_data[at]]
    return len(data) > 1 or any(
        sum(word.is_figure for word in strip.words[at]) >= _MANY for at in data
    )


def _tables(run: Sequence[int], strip: Strip) -> tuple[list[int], list[list[int]]]:
    """Of a run of lines those that are prose, and those of each table that it holds."""
    if not _hold_table(run, strip):
        return list(run), []
    data = [at for at in run if strip.is_data[at]]
    columns = blocks_of([Run([], data[:8])], strip)[0].columns
    start = run.index(data[0])
    while start and strip.belongs(
        run[start - 1], run[start], headings_of(strip.lines[run[start - 1]], columns)
    ):
        start -= 1
    end = run.index(data[-1]) + 1
    while end < len(run) and strip.is_near(run[end - 1], run[end]):
        end += 1
    beside = [*run[:start], *run[end:]]
    tables: list[list[int]] = [[]]
    for at in run[start:end]:
        if strip.is_heading(at, run):
            beside.append(at)
            tables.append([])
        else:
            tables[-1].append(at)
    return beside, [table for table in tables if table]


def _zone(inside: Sequence[int], strip: Strip) -> Zone:
    """The table of some lines."""
    rows: list[tuple[Word, ...]] = []
    seams: list[int] = []
    page = strip.pages[inside[0]]
    for first, cells in _rows(inside, strip):
        if strip.pages[first] != page:
            page = strip.pages[first]
            seams.append(len(rows))
        rows.append(cells)
    return Zone(tuple(rows), tuple(seams))


def _rows(inside: Sequence[int], strip: Strip) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """Rows with the line that each starts with."""
    heads, runs = _headers(inside, strip)
    block_of = {at: block for block in blocks_of(runs, strip) for at in block.words}
    above: list[int] = []
    last = Block()
    group: list[int] = []
    for at in inside:
        if group and (at in heads or _starts_row(group, at, strip)):
            yield group[0], _data_row(group, strip, block_of)
            group = []
        last = block_of.get(at, last)
        if at in heads:
            above.append(at)
            continue
        if at in block_of and above:
            yield from _header_rows(above, last, strip)
            above = []
        group.append(at)
    if group:
        yield group[0], _data_row(group, strip, block_of)
    yield from _header_rows(above, last, strip)


def _headers(inside: Sequence[int], strip: Strip) -> tuple[set[int], list[Run]]:
    """Which lines stand over columns without being data; the runs of data under them."""
    heads: set[int] = set()
    runs = [Run([], [])]
    extent: Extent | None = None
    for at in inside:
        words = strip.words[at]
        if strip.is_data[at]:
            figures = values_of(words)
            low, high = figures[0].x0, figures[-1].x1
            extent = (min(low, extent[0]), max(high, extent[1])) if extent else (low, high)
            runs[-1].data.append(at)
        elif not _is_of_row(at, inside, heads, strip) and (
            extent is None or any(w.is_over(extent) and not w.is_figure for w in words)
        ):
            heads.add(at)
            if runs[-1].data:
                runs.append(Run([], []))
            runs[-1].above.append(at)
            extent = None
    return heads, [run for run in runs if run.data]


def _is_of_row(at: int, inside: Sequence[int], heads: set[int], strip: Strip) -> bool:
    """Whether a line goes on a row of figures, or stands beside its figures."""
    if at - 1 in inside and at - 1 not in heads and strip.is_near(at - 1, at):
        return True
    return any(
        b in inside and strip.is_data[b] and abs(strip.step(at, b)) < BESIDE
        for b in (at - 1, at + 1)
    )


def _starts_row(group: Sequence[int], at: int, strip: Strip) -> bool:
    anchor = next((a for a in reversed(group) if strip.is_data[a]), None)
    if anchor is not None and strip.is_data[at] and strip.step(anchor, at) > 0.8:
        return True
    return not strip.is_near(group[-1], at)


@dataclass(slots=True)
class _Heading:
    """A cell of a header: its lines, its words and the columns it stands over."""

    first: int
    last: int
    words: list[Word]
    over: list[int]

    @property
    def cell(self) -> Word:
        return _joined(self.words)


def _header_rows(
    above: Sequence[int], block: Block, strip: Strip
) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """The cells of a header: lines under one another over the same columns are one."""
    cells: list[_Heading] = []
    for at in above:
        for word in headings_of(strip.lines[at], block.columns):
            over = block.over(word)
            cell = next((c for c in reversed(cells) if _goes_on(c, at, word, over, strip)), None)
            if cell is None:
                cells.append(_Heading(at, at, [word], over))
            else:
                cell.last = at
                cell.words.append(word)
    rows: list[list[_Heading]] = []
    for cell in cells:
        if rows and _is_beside(cell, rows[-1], strip):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    for row in rows:
        words = [
            c.cell._replace(x0=block.columns[c.over[0]][0], x1=block.columns[c.over[0]][1])
            if len(c.over) == 1
            else c.cell
            for c in row
        ]
        yield row[0].first, tuple(sorted(words, key=lambda w: w.x0))


def _goes_on(cell: _Heading, at: int, word: Word, over: list[int], strip: Strip) -> bool:
    """Whether a word is the next line of a cell; lines of other cells stand between."""
    if cell.last == at or cell.over != over or strip.is_ruled_between(cell.last, at):
        return False
    apart = (word.y1 - cell.words[-1].y1) / strip.ems[at]
    if strip.pages[cell.last] != strip.pages[at] or apart > strip.leading:
        return False
    return bool(over) or word.is_over((cell.cell.x0, cell.cell.x1))


def _is_beside(cell: _Heading, row: Sequence[_Heading], strip: Strip) -> bool:
    """Whether a cell is of a row: near its cells and under none of them."""
    return any(c.last >= cell.first or strip.is_near(c.last, cell.first) for c in row) and not any(
        cell.cell.is_over((c.cell.x0, c.cell.x1)) for c in row
    )


def _data_row(group: Sequence[int], strip: Strip, block_of: dict[int, Block]) -> tuple[Word, ...]:
    """A row's labels, its figures in their columns, and an empty cell where there is none."""
    block = next((block_of[at] for at in group if at in block_of), None)
    words = [
        word for at in group for word in (block.words.get(at) if block else None) or strip.words[at]
    ]
    if block is None:
        return _stacked(words)
    figures = [word for word in words if word.is_figure and block.over(word)]
    cells = list(_stacked([word for word in words if word not in figures]))
    for word in figures:
        over = block.over(word)
        x0, x1 = block.columns[over[0]] if len(over) == 1 else (word.x0, word.x1)
        cells.append(word._replace(x0=x0, x1=x1))
    taken = {i for cell in cells for i in block.over(cell)}
    row = _joined(words)
    cells += [
        row._replace(text="", x0=x0, x1=x1)
        for i, (x0, x1) in enumerate(block.columns)
        if i not in taken
    ]
    return tuple(sorted(cells, key=lambda w: w.x0))


def _joined(words: Sequence[Word]) -> Word:
    """Words as the lines of one cell."""
    return words[0]._replace(
        text="\n".join(w.text for w in words),
        x0=min(w.x0 for w in words),
        x1=max(w.x1 for w in words),
        y1=max(w.y1 for w in words),
        y0=min(w.y0 for w in words),
    )


def _stacked(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words over one another are one cell: a label of several lines."""
    cells: list[Word] = []
    for word in sorted(words, key=lambda w: w.x0):
        if cells and word.x0 < cells[-1].x1 - 1 and not (word.is_figure and cells[-1].is_figure):
            cells[-1] = Word("", cells[-1].x0, max(cells[-1].x1, word.x1))
        else:
            cells.append(word)
    # The words again in reading order, now that the cells are known.
    lines: list[list[Word]] = [[] for _ in cells]
    for word in words:
        at = next(i for i, c in enumerate(cells) if c.x0 - 0.1 <= word.x0 <= max(c.x1, c.x0 + 0.1))
        lines[at].append(word)
    return tuple(
        _joined(own)._replace(x0=cell.x0, x1=cell.x1)
        for own, cell in zip(lines, cells, strict=True)
        if own
    )
