"""Tables written with pipes.

Three traces are seen: a row on each line (``规章 | 0 | 0 | 0 |``), a cell on each line
(``规章 |``, with ``|`` alone for an empty cell and ``|||`` for places that spans cover), and
pipes alone between the lines of cells (``规章`` / ``|`` / ``0``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govinfo_parse.document import Block, Cell, Layout, Paragraph, Table
from govinfo_parse.readers.text_lines import Line, is_page_mark, is_rule

_NEAR = 3
"""Lines without a pipe that may stand between two pipes of one table (a broken label)."""
_LONGEST = 60
"""Characters of such a line: prose is longer."""


def pipe_end(lines: list[Line], start: int) -> int:
    """Where a table with pipes that starts at ``start`` ends; ``start`` where none does."""
    if not _starts(lines, start):
        return start
    end = at = start
    while at < len(lines):
        line = lines[at]
        if line.pipes:
            end = at + 1
        elif at - end >= _NEAR or len(line.text) > _LONGEST or line.text.startswith("#"):
            break
        at += 1
    return end


def _starts(lines: list[Line], at: int) -> bool:
    if lines[at].pipes:
        return True
    # The first cell of a table whose pipes stand alone: 第二十条第(一)项 / |
    follows = lines[at + 1 : at + 2]
    return bool(follows) and follows[0].text == "|" and len(lines[at].text) <= _LONGEST


def pipe_blocks(lines: list[Line]) -> Iterator[Block]:
    """The tables (and stray paragraphs) of a run of lines with pipes."""
    lines = _whole_rows([line for line in lines if line.text and not is_page_mark(line.text)])
    drawn = [line.text for line in lines if line.pipes and not is_rule(line.text)]
    opened = all(text.startswith("|") for text in drawn)
    closed = all(text.endswith("|") for text in drawn)
    fields = [_fields(line.text, opened, closed) if line.pipes else [line.text] for line in lines]
    filled = [sum(1 for f in found if f) for found in fields]
    rows = sum(1 for line, n in zip(lines, filled, strict=True) if line.pipes and n >= 2)
    single = sum(1 for line, n in zip(lines, filled, strict=True) if line.pipes and n == 1)
    bare = sum(1 for line in lines if not line.pipes)
    alone = sum(1 for line in lines if line.text == "|")
    if rows * 6 >= rows + single and rows >= 1:
        yield from _rows(lines, fields)
    elif bare > single and alone >= 2:
        yield _between(lines)
    else:
        yield from _stacked(lines, fields)


def _whole_rows(lines: list[Line]) -> list[Line]:
    """A row that was broken inside a cell (``| 规章 | 3`` / ``5 | 0 |``) is one row again."""
    whole: list[Line] = []
    widest = max((line.pipes for line in lines), default=0)
    for line in lines:
        last = whole[-1] if whole else None
        if (
            last is not None
            and 2 <= last.pipes <= widest - line.pipes
            and last.text.startswith("|")
            and not last.text.endswith("|")
            and line.text.endswith("|")
            and not line.text.startswith("|")
            and line.number == last.number + 1
        ):
            text = f"{last.text}<br>{line.text}"
            whole[-1] = Line(text, text, last.number, last.pipes + line.pipes, False)
        else:
            whole.append(line)
    return whole


def _fields(text: str, opened: bool, closed: bool) -> list[str]:
    """What stands between the pipes of a line.

    A pipe at the start or end opens or closes the row only where every row has one there;
    elsewhere it stands beside an empty cell.
    """
    parts = text.replace("\\|", "\ue001").split("|")
    if opened and len(parts) > 1:
        parts = parts[1:]
    if closed and len(parts) > 1:
        parts = parts[:-1]
    return [
        part.strip(" \t\xa0\u3000")
        .replace("\ue001", "|")
        .replace("<br>", "\n")
        .replace("<br/>", "\n")
        for part in parts
    ]


_DRAWN: Final = re.compile(r"^\s*[+┌├└╔╠╚┼]")


def _join_drawn(lines: list[Line], fields: list[list[str]]) -> tuple[list[Line], list[list[str]]]:
    """Rows drawn between ``+---+`` lines: their lines are one row, joined place by place."""
    drawn = sum(1 for line in lines if _DRAWN.match(line.text) and is_rule(line.text))
    if drawn < _FEWEST_DRAWN:
        return lines, fields
    joined: list[tuple[Line, list[str]]] = []
    group: list[tuple[Line, list[str]]] = []
    for line, found in [*zip(lines, fields, strict=True), (None, [])]:
        if line is not None and not is_rule(line.text):
            group.append((line, found))
            continue
        joined += _one_row(group)
        group = []
    return [line for line, _ in joined], [found for _, found in joined]


def _one_row(group: list[tuple[Line, list[str]]]) -> list[tuple[Line, list[str]]]:
    """The lines of one drawn row as one; lines that hold rows of their own stay."""
    if len(group) < 2 or len({len(found) for _, found in group}) > 1:
        return group
    places = list(zip(*(found for _, found in group), strict=True))
    if any(sum(1 for text in place if text.isdigit()) > 1 for place in places):
        return group
    return [(group[0][0], ["\n".join(t for t in place if t) for place in places])]


_FEWEST_DRAWN: Final = 3


def _rows(lines: list[Line], fields: list[list[str]]) -> Iterator[Block]:
    """A row on each line. A line without a pipe ends the table: it is no row of it."""
    lines, fields = _join_drawn(lines, fields)
    rows: list[tuple[Cell, ...]] = []
    for line, found in zip(lines, fields, strict=True):
        if is_rule(line.text):
            continue
        if line.pipes:
            number = len(rows)
            rows.append(
                tuple(
                    Cell(text, number, column, line=line.number)
                    for column, text in enumerate(found)
                )
            )
            continue
        if rows:
            yield Table(0, tuple(rows), Layout.ROWS)
            rows = []
        yield Paragraph(line.text, line=line.number)
    if rows:
        yield Table(0, tuple(rows), Layout.ROWS)


def _stacked(lines: list[Line], fields: list[list[str]]) -> Iterator[Block]:
    """A cell on each line, closed by a pipe; ``||`` stands for places that a span covers.

    A line without a pipe is the first part of a cell that goes on in the next line
    (``三、本年度办理结果`` / ``|``); with an empty line after it, it stands between two tables.
    """
    cells: list[Cell] = []
    open_lines: list[Line] = []
    for at, (line, found) in enumerate(zip(lines, fields, strict=True)):
        if is_rule(line.text):
            continue
        if not line.pipes:
            if at + 1 < len(lines) and lines[at + 1].number == line.number + 1:
                open_lines.append(line)
                continue
            if cells:
                yield Table(0, (tuple(cells),), Layout.CELLS)
                cells = []
            yield from (Paragraph(bare.text, line=bare.number) for bare in [*open_lines, line])
            open_lines = []
            continue
        text = "\n".join([*(bare.text for bare in open_lines), *(f for f in found if f)])
        covered = line.pipes if not text else 1
        cells.append(Cell(text, 0, len(cells), colspan=covered, line=line.number))
        open_lines = []
    if cells:
        yield Table(0, (tuple(cells),), Layout.CELLS)


def _between(lines: list[Line]) -> Table:
    """Pipes alone between cells; lines without one between them are one cell's lines."""
    cells: list[Cell] = []
    open_lines: list[Line] = []
    for line in [*lines, None]:
        if line is not None and not line.pipes:
            open_lines.append(line)
            continue
        if line is None and not open_lines:
            break
        if line is not None and line.text.strip("| \t"):
            open_lines.append(line)
        number = (open_lines or [line or lines[-1]])[0].number
        text = "\n".join(part.text.strip("| \t") for part in open_lines)
        if text or cells:
            cells.append(Cell(text, 0, len(cells), line=number))
        open_lines = []
    return Table(0, (tuple(cells),), Layout.CELLS)
