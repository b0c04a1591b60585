"""Habits: where the figures of rows start that leave no choice, for the rows that do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from govinfo_parse.document import Layout
from govinfo_parse.recognition.arrangements import Arrangement
from govinfo_parse.recognition.evidence import LABELLED_ALIKE
from govinfo_parse.recognition.panels import Panel
from govinfo_parse.recognition.rows import Row
from govinfo_parse.recognition.rules import rule
from govinfo_parse.recognition.ways import Laying, layings

_Scope = tuple[str, int, int]
"""Rows of one width in a panel (by its first row) or in a segment."""


def _scopes(panel: Panel, row: Row) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("panel", panel.rows[0].at), ("segment", row.segment)


@dataclass(frozen=True, slots=True)
class Habits:
    """Where the figures of rows start that leave no choice, for those that do.

    ``starts`` is the first figure's place in rows of one width, in a panel or, where that does
    not tell, in a segment; ``padded`` whether the rows of a segment are filled up with empty
    cells behind their figures.
    """

    starts: Mapping[_Scope, int]
    padded: Mapping[int, bool]

    def start(self, panel: Panel, row: Row) -> int | None:
        """Where the figures of a row should start, if the others tell."""
        width = len(row.tokens)
        for scope in _scopes(panel, row):
            if (*scope, width) in self.starts:
                return self.starts[*scope, width]
        return len(row.labels) if self.padded.get(row.segment) else None


def habits_of(panels: Sequence[Panel], orders: Sequence[Sequence[Arrangement]]) -> Habits:
    """The habits of a document's panels, each under the arrangement that its header favours."""
    if not _may_start_anywhere(panels, orders):
        return Habits({}, {})
    starts: dict[_Scope, Counter[int]] = {}
    widths: dict[tuple[str, int], Counter[int]] = {}
    votes: dict[str, Counter[int]] = {}
    grids: set[tuple[str, int]] = set()
    for panel, own in zip(panels, orders, strict=True):
        best = max(own, key=lambda one: one.points)
        width = usual_width(panel)
        for row in (one.row for one in panel.rows):
            found = layings(row, best, width)
            votes.setdefault(panel.table, Counter())[row.segment] += _vote(row, found, best)
            for scope in _scopes(panel, row):
                widths.setdefault(scope, Counter())[len(row.tokens)] += 1
                if len(found) == 1:
                    of_width = starts.setdefault((*scope, len(row.tokens)), Counter())
                    of_width[found[0].start] += 1
                if row.layout is Layout.GRID:
                    grids.add(scope)
    agreed = {
        (kind, number, width): _agreed(own, widths[kind, number], width, (kind, number) in grids)
        for (kind, number, width), own in starts.items()
    }
    return Habits(
        {place: start for place, start in agreed.items() if start is not None},
        {
            segment: (vote or of_table.total()) < 0
            for of_table in votes.values()
            for segment, vote in of_table.items()
        },
    )


def _may_start_anywhere(panels: Sequence[Panel], orders: Sequence[Sequence[Arrangement]]) -> bool:
    """Whether any row prints more cells than its columns: else nobody asks where it starts."""
    return any(
        len(one.row.values) > min(len(order.slots) for order in own)
        for panel, own in zip(panels, orders, strict=True)
        for one in panel.rows
    )


@rule("evidence")
def _agreed(starts: Counter[int], widths: Counter[int], width: int, is_grid: bool) -> int | None:
    """Where the figures start in rows of one width, if all that tell agree.

    Outside a grid most rows must be equally wide, and more than one must tell.
    """
    most = widths[width] >= LABELLED_ALIKE * widths.total() and starts.total() > 1
    return next(iter(starts)) if len(starts) == 1 and (is_grid or most) else None


@rule("evidence", off=0)
def _vote(row: Row, found: Sequence[Laying], arrangement: Arrangement) -> int:
    """1 where a row can only be padded before its figures, -1 where only behind them."""
    if len(row.values) <= len(arrangement.slots):
        return 0
    if len(found) == 1 and found[0].start == len(row.labels):
        return -1
    return 1 if found and all(way.start > len(row.labels) for way in found) else 0


def usual_width(panel: Panel) -> int:
    """How many cells nearly all rows of a panel print; 0 where they differ."""
    widths = Counter(len(one.row.tokens) for one in panel.rows)
    width, count = widths.most_common(1)[0]
    return width if count >= max(2, LABELLED_ALIKE * len(panel.rows)) else 0


@rule("reading", off=frozenset())
def fillers_of(panel: Panel, count: int) -> frozenset[int]:
    """Cells, counted from the last one, that are empty in every row that has so many too many.

    商业企业 | (empty) | 科研机构 over 547 | (empty) | 476: a column of no figures between others.
    """
    wide = [one.row.values for one in panel.rows if len(one.row.values) > count]
    sizes = {len(values) for values in wide}
    if len(wide) < _FEW_ROWS or len(sizes) > 1 or panel.rows[0].row.layout is Layout.GRID:
        return frozenset()
    size = sizes.pop()
    empty = frozenset(
        at for at in range(size) if all(values[size - 1 - at].is_blank for values in wide)
    )
    inner = empty - {0, size - 1}
    return empty if inner and len(empty) == size - count else frozenset()


_FEW_ROWS: Final = 3
"""Rows that must agree before a cell that is empty in all of them is no column."""
