"""Which observed row is which row of the form: one alignment that keeps the order.

The rows of a statutory table are a known sequence. Of all ways to read the labels, the
one that names most rows in this order wins; order settles what a label alone does not.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from govinfo_parse.recognition.observed import Row

_MOST: Final = 600
_SKIP: Final = 0.3
"""Cost of passing over a well-labelled row between two chosen ones: tables are not mixed."""
_STRONG: Final = 0.9
_ALIKE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Candidate:
    """An observed row (its index) that may be a row of the form (its index)."""

    row: int
    form: int
    score: float


def best_chain(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The order-preserving choice with the highest score.

    Where the table is printed twice (last year's beside this year's) the first is meant,
    even if the second has a row or two more.
    """
    nodes = sorted(candidates, key=lambda c: (c.row, c.form))[:_MOST]
    chain = _chain(nodes)
    if chain:
        earlier = _chain([c for c in nodes if c.row < chain[0].row])
        if len(earlier) >= _ALIKE * len(chain):
            return earlier
    return chain


def _chain(nodes: Sequence[Candidate]) -> list[Candidate]:
    if all(a.row < b.row and a.form < b.form for a, b in pairwise(nodes)):
        return list(nodes)
    strong = sorted({c.row for c in nodes if c.score >= _STRONG})
    before = {row: sum(1 for s in strong if s < row) for row in {c.row for c in nodes}}
    totals: list[float] = []
    previous: list[int] = []
    for index, node in enumerate(nodes):
        top, link = 0.0, -1
        for back in range(index):
            other = nodes[back]
            if other.row >= node.row or other.form >= node.form:
                continue
            between = before[node.row] - before[other.row] - (other.score >= _STRONG)
            total = totals[back] - _SKIP * between
            if total > top + 1e-9:
                top, link = total, back
        totals.append(top + node.score)
        previous.append(link)
    at = max(range(len(nodes)), key=lambda i: (totals[i], -i))
    chain: list[Candidate] = []
    while at >= 0:
        chain.append(nodes[at])
        at = previous[at]
    return chain[::-1]


def fill_gaps(chain: Sequence[Candidate], unnamed: Sequence[int], size: int) -> Mapping[int, int]:
    """Rows with figures and without a readable label, settled by their place.

    Between two neighbours in the chain as many unnamed rows as the form has rows there can
    only be these rows, in order. Anything else stays open.
    """
    settled: dict[int, int] = {}
    ends = [(-1, -1), *((c.row, c.form) for c in chain), (1 << 30, size)]
    for (row, form), (next_row, next_form) in itertools.pairwise(ends):
        inside = [index for index in unnamed if row < index < next_row]
        if inside and len(inside) == next_form - form - 1:
            settled.update(zip(inside, range(form + 1, next_form), strict=True))
    return settled


def label_of(row: Row) -> str:
    """The printed label of a row, for messages."""
    return " / ".join(t.text for t in row.labels if t.text) or "(no label)"
