"""Columns of a table without ruling lines: where the figures of all its rows stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from govinfo_parse.readers.pdf_strip import Strip
from govinfo_parse.readers.pdf_words import (
    DIGIT_GAPS,
    Extent,
    Word,
    headings_of,
    values_of,
    words_of,
)

_FULL: Final = 3


@dataclass(slots=True)
class Block:
    """Rows of figures in the same columns: which lines they are, their words, the columns."""

    words: dict[int, list[Word]] = field(default_factory=dict)
    columns: list[Extent] = field(default_factory=list)
    full: int = 0
    """How many rows have a figure in every column."""
    is_closed: bool = False
    """Whether a header has named the columns."""
    edge: float = 0.0
    """Where the last of the labels starts: a serial number stands before it."""

    @property
    def has_all(self) -> bool:
        """Whether there can be no other column: a header or full rows have shown them all."""
        return self.is_closed or self.full >= _FULL

    def over(self, word: Word) -> list[int]:
        """Which columns a word stands over or under."""
        return [i for i, column in enumerate(self.columns) if word.is_over(column)]

    def add(self, at: int, words: list[Word]) -> bool:
        """Take in a line; ``False`` where its figures do not stand in these columns."""
        figures = [word for word in values_of(words) if word.x0 > self.edge]
        hits = [self.over(word) for word in figures]
        places = [hit[0] for hit in hits if hit]
        if (
            any(len(hit) > 1 for hit in hits)
            or len(set(places)) < len(places)
            or any(word.is_glued for word in figures)
            or (self.columns and len(places) * 2 < len(figures))
            # Figures beside the columns are another table's, or shifted.
            or (self.has_all and len(places) < len(figures))
        ):
            return False
        columns = _grown(self.columns, figures, hits)
        if any(a[1] > b[0] for a, b in pairwise(columns)):
            return False
        is_full = len(figures) == len(columns)
        self.full = self.full + is_full if len(columns) == len(self.columns) else int(is_full)
        self.columns = columns
        self.words[at] = words
        labels = [w.x0 for w in words if not w.is_figure and columns and w.x1 < columns[0][0]]
        self.edge = max(self.edge, *labels, 0.0)
        return True

    def take(self, word: Word) -> None:
        """A heading is as wide as its column at least; over none it is a column's of its own."""
        over = self.over(word)
        extent = word.x0, word.x1
        if len(over) == 1:
            old = self.columns[over[0]]
            extent = min(extent[0], old[0]), max(extent[1], old[1])
        elif over:
            return
        rest = [column for i, column in enumerate(self.columns) if i not in over]
        if not any(Word("", *extent).is_over(column) for column in rest):
            self.columns = sorted([*rest, extent])


def _grown(
    columns: Sequence[Extent], figures: Sequence[Word], hits: Sequence[list[int]]
) -> list[Extent]:
    """The columns with a row's figures in them; a figure in none is one more."""
    grown = list(columns)
    for word, hit in zip(figures, hits, strict=True):
        if hit:
            low, high = grown[hit[0]]
            grown[hit[0]] = min(low, word.x0), max(high, word.x1)
    return sorted(
        [*grown, *((w.x0, w.x1) for w, hit in zip(figures, hits, strict=True) if not hit)]
    )


class Run(NamedTuple):
    """Lines of figures with no header between them, and the header lines above them."""

    above: list[int]
    data: list[int]


def blocks_of(runs: Sequence[Run], strip: Strip) -> list[Block]:
    """The blocks of lines of figures. A block has the columns of its header, too."""
    blocks: list[Block] = []
    for run in runs:
        rest, above = list(run.data), run.above
        while rest:
            # The wider gap first: text may be set wide, then digits stand apart too.
            block = max(
                (_longest(rest, above, strip, gap) for gap in DIGIT_GAPS),
                key=lambda b: len(b.words),
            )
            rest = rest[len(block.words) :]
            if blocks and len(above) < 2 and _is_like(block, blocks[-1]):
                block.columns = list(blocks[-1].columns)
            blocks.append(block)
            above = []
    return blocks


def _longest(run: Sequence[int], above: Sequence[int], strip: Strip, gap: float) -> Block:
    block = Block()
    for at in run:
        if not block.add(at, words_of(strip.lines[at], gap)):
            break
        if len(block.words) == 1 and block.columns:
            _complete(block, above, strip)
    if not block.words:
        words = words_of(strip.lines[run[0]], gap)
        block.words[run[0]] = words
        block.columns = [(word.x0, word.x1) for word in values_of(words)]
    return block


def _is_like(block: Block, other: Block) -> bool:
    """Whether every column of a block is one of another's."""
    hits = [other.over(Word("", *column)) for column in block.columns]
    return all(len(hit) == 1 for hit in hits) and len({hit[0] for hit in hits}) == len(hits)


def _complete(block: Block, above: Sequence[int], strip: Strip) -> None:
    """Add the columns that a header names and the first row has no figure in."""
    labels = [word for words in block.words.values() for word in words if not word.is_figure]
    left = max((word.x1 for word in labels if word.x1 < block.columns[0][1]), default=0.0)
    headings = {
        at: [w for w in headings_of(strip.lines[at], block.columns) if w.x0 >= left]
        for at in reversed(above)
    }
    level: list[int] = []
    for at, words in headings.items():
        # 第二十条第（五）项 stands over a table's headings and is none of them.
        if not words or (level and not any(_is_beside(at, leaf, strip) for leaf in level)):
            continue
        level.append(at)
        for word in words:
            block.take(word)
    named = {i for at in level for word in headings[at] for i in block.over(word)}
    block.is_closed = len(named) > 1


def _is_beside(at: int, leaf: int, strip: Strip) -> bool:
    """Whether two lines may be of one row of headings, which a page may have cut."""
    return strip.is_near(at, leaf) or strip.pages[at] != strip.pages[leaf]
