"""Which observed row is which row of the form: one alignment that keeps the order.

The rows of a statutory table are a known sequence. Of all ways to read the labels, the
one that names most rows in this order wins; order settles what a label alone does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from govinfo_parse.forms import EDITIONS, FormBlock, load_form
from govinfo_parse.recognition.evidence import GRADES, PASSED_OVER
from govinfo_parse.recognition.labels import Grade, label_key

_MOST: Final = 600
"""Candidates of one table: the search is quadratic."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of either edition in the order of both, with the block it stands in."""

    key: str
    blocks: tuple[tuple[str, FormBlock], ...]
    leaves: frozenset[str]
    """The keys of its own labels, without their aliases."""
    number: int | None
    level: str
    alike: bool
    """Whether all editions that print the row print the same columns."""

    def block(self, edition: str) -> FormBlock:
        """The block of an edition, or of the only edition that prints the row."""
        return next((b for e, b in self.blocks if e == edition), self.blocks[0][1])

    def is_of(self, edition: str) -> bool:
        """Whether an edition prints the row."""
        return any(e == edition for e, _ in self.blocks)


@cache
def form_rows(table: str) -> tuple[FormRow, ...]:
    """The rows of one table in both editions, merged in printed order."""
    merged: list[str] = []
    for edition in EDITIONS:
        at = 0
        for key in (r.key for b in _blocks(edition, table) for r in b.rows):
            if key in merged:
                at = merged.index(key) + 1
            else:
                merged.insert(at, key)
                at += 1
    rows = []
    for key in merged:
        blocks = tuple(
            (edition, block)
            for edition in EDITIONS
            for block in _blocks(edition, table)
            if any(r.key == key for r in block.rows)
        )
        own = [label_key(r.leaf) for _, b in blocks for r in b.rows if r.key == key]
        label, leaves = own[-1], frozenset(each.key for each in own)
        printed = {tuple(c.key for c in block.columns) for _, block in blocks}
        rows.append(FormRow(key, blocks, leaves, label.number, label.level, len(printed) == 1))
    return tuple(rows)


def _blocks(edition: str, table: str) -> tuple[FormBlock, ...]:
    return next(t.blocks for t in load_form(edition).tables if t.key == table)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An observed row (its index) that may be a row of the form (its index)."""

    row: int
    form: int
    grade: Grade
    points: float

    @property
    def is_sure(self) -> bool:
        """Whether the label alone tells, as the form prints it or with one slip."""
        return self.points >= GRADES[Grade.NEAR]


def best_chain(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The order-preserving choice with the most points."""
    return _chain(sorted(candidates, key=lambda c: (c.row, c.form))[:_MOST])


def _chain(nodes: Sequence[Candidate]) -> list[Candidate]:
    if all(a.row < b.row and a.form < b.form for a, b in pairwise(nodes)):
        return list(nodes)
    sure = sorted({c.row for c in nodes if c.is_sure})
    before = {row: sum(1 for s in sure if s < row) for row in {c.row for c in nodes}}
    totals: list[float] = []
    previous: list[int] = []
    for index, node in enumerate(nodes):
        top, link = 0.0, -1
        for back in range(index):
            other = nodes[back]
            if other.row >= node.row or other.form >= node.form:
                continue
            between = before[node.row] - before[other.row] - other.is_sure
            total = totals[back] - PASSED_OVER * between
            if total > top + 1e-9:
                top, link = total, back
        totals.append(top + node.points)
        previous.append(link)
    at = max(range(len(nodes)), key=lambda i: (totals[i], -i))
    chain: list[Candidate] = []
    while at >= 0:
        chain.append(nodes[at])
        at = previous[at]
    return chain[::-1]


def fill_gaps(
    named: Sequence[tuple[int, int]], unnamed: Sequence[int], size: int
) -> Mapping[int, int]:
    """Rows with figures and without a readable label, settled by their place.

    ``named`` are rows and the rows of the form (of ``size``) that they are, both rising.
    Between two neighbours as many unnamed rows as the form has rows there can only be these
    rows, in order. Anything else stays open.

    >>> dict(fill_gaps([(0, 0), (3, 3)], [1, 2], 4)), dict(fill_gaps([(0, 0), (3, 3)], [1], 4))
    ({1: 1, 2: 2}, {})
    """
    settled: dict[int, int] = {}
    ends = [(-1, -1), *named, (1 << 30, size)]
    for (row, form), (next_row, next_form) in pairwise(ends):
        inside = [index for index in unnamed if row < index < next_row]
        if inside and len(inside) == next_form - form - 1:
            settled.update(zip(inside, range(form + 1, next_form), strict=True))
    return settled
