"""Columns of a table without ruling lines: where the figures of all its rows stand."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from govinfo_parse.readers.pdf_ink import Line
from govinfo_parse.readers.pdf_words import DIGIT_GAPS, Extent, Word, words_of


@dataclass(slots=True)
class Block:
    """Rows of figures in the same columns: which lines they are, their words, the columns."""

    words: dict[int, list[Word]] = field(default_factory=dict)
    columns: list[Extent] = field(default_factory=list)

    @property
    def extent(self) -> Extent:
        """From the first column to the last."""
        return self.columns[0][0], self.columns[-1][1]

    def over(self, word: Word) -> list[int]:
        """Which columns a word stands over or under."""
        return [i for i, column in enumerate(self.columns) if word.is_over(column)]

    def add(self, at: int, words: list[Word]) -> bool:
        """Take in a line; ``False`` where its figures do not stand in these columns."""
        figures = [word for word in words if word.is_figure]
        hits = [self.over(word) for word in figures]
        places = [hit[0] for hit in hits if hit]
        if (
            any(len(hit) > 1 for hit in hits)
            or len(set(places)) < len(places)
            or any(word.is_glued for word in figures)
            or (self.columns and len(places) * 2 < len(figures))
        ):
            return False
        columns = list(self.columns)
        for word, hit in zip(figures, hits, strict=True):
            if hit:
                low, high = self.columns[hit[0]]
                columns[columns.index((low, high))] = min(low, word.x0), max(high, word.x1)
        for word, hit in zip(figures, hits, strict=True):
            if not hit:
                insort(columns, (word.x0, word.x1))
        if any(a[1] > b[0] for a, b in pairwise(columns)):
            return False
        self.columns = columns
        self.words[at] = words
        return True


def blocks_of(runs: Sequence[Sequence[int]], lines: Sequence[Line]) -> list[Block]:
    """The blocks of lines of figures; a run is of lines with no header between them."""
    blocks: list[Block] = []
    for run in runs:
        rest = list(run)
        while rest:
            # The wider gap first: text may be set wide, then digits stand apart too.
            block = max(
                (_longest(rest, lines, gap) for gap in DIGIT_GAPS), key=lambda b: len(b.words)
            )
            if not block.words:
                words = words_of(lines[rest[0]])
                block.words[rest[0]] = words
                block.columns = [(w.x0, w.x1) for w in words if w.is_figure]
            rest = rest[len(block.words) :]
            blocks.append(block)
    return blocks


def _longest(run: Sequence[int], lines: Sequence[Line], gap: float) -> Block:
    block = Block()
    for at in run:
        if not block.add(at, words_of(lines[at], gap)):
            break
    return block


def is_like(block: Block, other: Block) -> bool:
    """Whether every column of a block is one of another's."""
    hits = [other.over(Word("", *column)) for column in block.columns]
    return all(len(hit) == 1 for hit in hits) and len({hit[0] for hit in hits}) == len(hits)
