"""Read plain text: the best grid that its separators allow, and paragraphs.

Pages saved as text lose their tables in a few ways, each with its own trace (see
``text_pipes.py`` and ``text_aligned.py``). What has no separators at all stays a run of
paragraphs: whether those are cells is not for a reader to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from govinfo_parse.document import Block, Cell, Document, Note, PageLine, Paragraph, Spot, Table
from govinfo_parse.limits import MAX_CELLS, MAX_PARAGRAPHS, MAX_TEXT
from govinfo_parse.readers.text_aligned import (
    aligned_end,
    aligned_table,
    comma_end,
    comma_table,
)
from govinfo_parse.readers.text_lines import Line, is_page_mark, split_lines
from govinfo_parse.readers.text_pipes import pipe_blocks, pipe_end

_ONE_LINE: Final = 60
_HEADING: Final = re.compile(r"^(#{1,6})\s+(.*)$")


def read_text(text: str, encoding: str | None = None, notes: Iterable[Note] = ()) -> Document:
    """A document from text. Lines are counted from 1 in what is given."""
    found = list(notes)
    if len(text) > MAX_TEXT:
        text = text[:MAX_TEXT]
        found.append(Note("document_truncated", f"more than {MAX_TEXT} characters of text"))
    blocks: list[Block] = []
    tables = cells = 0
    lines = split_lines(text)
    for block in _blocks(lines):
        if isinstance(block, Table):
            block = replace(block, index=tables, rows=_with_offsets(block.rows, lines))
            tables += 1
            cells += sum(map(len, block.rows))
        if cells > MAX_CELLS or len(blocks) >= MAX_PARAGRAPHS:
            found.append(Note("document_truncated", "more cells or paragraphs than any report has"))
            break
        if isinstance(block, Paragraph):
            at = lines[block.line - 1].raw.find(block.text) + 1 if block.line else 0
            block = replace(block, index=len(blocks) - tables, spot=Spot(offset=at or None))
        blocks.append(block)
    look = partial(_look, text)
    return Document("text", tuple(blocks), encoding=encoding, notes=tuple(found), look=look)


def _look(text: str) -> tuple[PageLine, ...]:
    from govinfo_parse.readers.text_links import look_at_text

    return look_at_text(text)


def _with_offsets(
    rows: tuple[tuple[Cell, ...], ...], lines: list[Line]
) -> tuple[tuple[Cell, ...], ...]:
    """Cells with the place of their text in their line, counted from 1."""
    ends: dict[int, int] = {}

    def placed(cell: Cell) -> Cell:
        text = cell.text.partition("\n")[0]
        if not cell.line or not text:
            return cell
        at = lines[cell.line - 1].raw.find(text, ends.get(cell.line, 0))
        if at < 0:
            return cell
        ends[cell.line] = at + len(text)
        return replace(cell, spot=Spot(offset=at + 1))

    return tuple(tuple(map(placed, row)) for row in rows)


def text_blocks(text: str) -> list[Block]:
    """The blocks of a piece of plain text (``<pre>`` in a page); tables are not numbered."""
    return list(_blocks(split_lines(text)))


def _blocks(lines: list[Line]) -> Iterator[Block]:
    at = gap = 0
    while at < len(lines):
        line = lines[at]
        if is_page_mark(line.text):
            at += 1
            continue
        if not line.text:
            # A line of white space is what is left of an empty cell; an empty line is a gap.
            gap += 1
            if line.blank_cell:
                yield Paragraph("", line=line.number, gap=gap)
                gap = 0
            at += 1
            continue
        if line.pipes > _ONE_LINE:
            # A whole page written on one line: its pipes part paragraphs.
            yield from (
                Paragraph(part.strip(), line=line.number) for part in line.text.split("|") if part
            )
            at, gap = at + 1, 0
            continue
        end = pipe_end(lines, at)
        if end > at:
            yield from pipe_blocks(lines[at:end])
        else:
            end = aligned_end(lines, at)
            if end > at:
                yield aligned_table(lines[at:end])
            elif (end := comma_end(lines, at)) > at:
                yield comma_table(lines[at:end])
            else:
                end = at + 1
                yield _paragraph(line, gap)
        at, gap = end, 0


def _paragraph(line: Line, gap: int) -> Paragraph:
    match = _HEADING.match(line.text)
    if match:
        return Paragraph(match[2].strip(), heading=len(match[1]), line=line.number, gap=gap)
    text = line.text
    if text.startswith("**") and text.endswith("**"):
        text = text.strip("*").strip()
    return Paragraph(text, line=line.number, gap=gap)
