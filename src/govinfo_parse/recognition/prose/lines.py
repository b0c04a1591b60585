"""Lines: one record for each paragraph, made once and shared by all who read the prose.

A cell that stands alone in its row is a line like others: sites print headings and prose as
rows of a table. The whole document is mended in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from govinfo_parse.document import Block, Cell, Layout, Location, Paragraph, Table
from govinfo_parse.recognition.labels import Matcher, find_section
from govinfo_parse.recognition.prose.cuts import parted_at_headings

_BETWEEN: Final = "\x1e"
"""Stands between texts that are mended together; white space to every fixer."""


class Line(NamedTuple):
    """A paragraph or a row of one cell: as printed, mended, and where it stands.

    ``at`` counts the document's blocks; ``text`` is mended and on one line. ``cell`` is that of a row; ``in_table`` says that other rows of its table hold
    several cells: what is alone there may be a caption or a label. ``linked`` and ``level`` are
    those of a paragraph.
    """

    printed: str
    text: str
    at: int
    block: Block
    cell: Cell | None = None
    in_table: bool = False
    linked: bool = False
    level: int = 0

    @property
    def bare(self) -> str:
        """The text without white space."""
        return self.text.replace(" ", "")

    @property
    def in_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.cell is not None

    @property
    def location(self) -> Location:
        """Where it stands."""
        if isinstance(self.block, Paragraph):
            return self.block.location
        assert self.cell is not None
        return self.block.locate(self.cell)


def read_lines(blocks: Sequence[Block], matcher: Matcher) -> tuple[Line, ...]:
    """The lines of a report in reading order."""
    found = [part for at, block in enumerate(blocks) for part in _parts(block, at, matcher)]
    texts = _mended([part[0] for part in found], matcher)
    lines = []
    for part, text in zip(found, texts, strict=True):
        if _SPACE.search(text):
            text = " ".join(text.split())
        if text:
            lines.append(Line(part[0], text, *part[1:]))
    return tuple(lines)


_SPACE: Final = re.compile(r"\s")
_Part = tuple[str, int, Block, Cell | None, bool, bool, int]


def _parts(block: Block, at: int, matcher: Matcher) -> Iterable[_Part]:
    if isinstance(block, Paragraph):
        text = block.text
        return ((text, at, block, None, False, block.linked, block.heading),) if text else ()
    return _rows(block, at, matcher)


def _rows(block: Table, at: int, matcher: Matcher) -> Iterator[_Part]:
    if block.layout is Layout.CELLS:
        # One cell a line: headings and prose between the tables are cells too.
        for cell in block.rows[0]:
            for text in cell.text.split("\n"):
                if "。" in text or find_section(text, matcher):
                    yield text, at, block, cell, False, False, 0
        return
    rows = [_filled(row) for row in block.rows]
    in_table = any(len(row) > 1 for row in rows)
    for row in rows:
        if len(row) == 1:
            for text in _pieces(row[0], in_table, matcher):
                yield text, at, block, row[0], in_table, False, 0
        elif row and _LABELLED.match(row[0].text) and all(_LABELLED.match(c.text) for c in row):
            # 发布时间：2021-03-13 | 来源：… | 阅读：1042 is a line of a page.
            yield " ".join(cell.text for cell in row), at, block, row[0], False, False, 0


def _filled(row: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a row that print something; one of a span that was written out."""
    found = [cell for cell in row if cell.text and not cell.text.isspace()]
    if len(found) > 1 and found[0].text == found[1].text and len(found[0].text) >= _SPAN:
        return found[:1] if len({cell.text for cell in found}) == 1 else found
    return found


_SPAN: Final = 4
"""Characters of a text that no two cells hold by chance."""


def _pieces(cell: Cell, in_table: bool, matcher: Matcher) -> Iterator[str]:
    """Paragraphs of one cell are lines; halves of a caption (第二十条 / 第（八）项) are not."""
    pieces = [cell.text] if in_table and len(cell.text) < _SHORT else cell.text.split("\n")
    for piece in pieces:
        for part in parted_at_headings(Paragraph(piece), matcher):
            yield part.text


_LABELLED: Final = re.compile(r"\s*[^：:\s]{2,24}\s*[:：]")
_SHORT: Final = 40


def _mended(texts: Sequence[str], matcher: Matcher) -> list[str]:
    """All texts mended in one pass; one by one where a fixer moved their borders."""
    mended = matcher.mend(_BETWEEN.join(texts)).split(_BETWEEN)
    return mended if len(mended) == len(texts) else [matcher.mend(text) for text in texts]


def pairs_of(blocks: Sequence[Block], matcher: Matcher) -> Iterator[tuple[str, str, Location]]:
    """Labels and what stands beside or under them in tables: 发布机构 | 青石县水利局."""
    for block in blocks:
        if not isinstance(block, Table) or len(block.rows) > _FEW_ROWS:
            continue
        for row in block.rows:
            texts = [(matcher.mend(cell.text), cell) for cell in row]
            for (label, _), (text, cell) in pairwise(texts):
                yield "".join(label.split()), " ".join(text.split()), block.locate(cell)
        for above, below in pairwise(block.rows):
            if len(above) == len(below) > 1:
                for head, cell in zip(above, below, strict=True):
                    label = "".join(matcher.mend(head.text).split())
                    yield label, " ".join(matcher.mend(cell.text).split()), block.locate(cell)


_FEW_ROWS: Final = 12
"""A table of what a page says of itself is short."""
