"""Rows that a page break cut in two, put together where their labels say so.

Seen in print: ``缴纳费用、行政机关不再处理其政府信息公`` at the foot of a page and ``开申请`` at
the head of the next, the figures beside either; a figure wrapped in a narrow cell, ``12`` on
one page and ``2`` on the next; an empty strip that is only the padding of the cut row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from govinfo_parse.document import Cell, Table
from govinfo_parse.recognition.labels import Grade, Matcher
from govinfo_parse.recognition.rules import rule
from govinfo_parse.recognition.values import looks_like_value

_SPACE = " \t\r\n\xa0\u3000"


def mend_seams(table: Table, matcher: Matcher) -> Sequence[Sequence[Cell]]:
    """The rows of a table with those put together that a page break cut."""
    if not table.seams:
        return table.rows
    rows: list[Sequence[Cell]] = list(table.rows)
    for seam in reversed(table.seams):
        if not 0 < seam < len(rows):
            continue
        upper, lower = rows[seam - 1], rows[seam]
        if not _filled(lower):
            del rows[seam]
        elif not _filled(upper):
            del rows[seam - 1]
        elif _is_cut(upper, lower, matcher):
            rows[seam - 1 : seam + 1] = [_joined(upper, lower)]
    return rows


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text.strip(_SPACE)]


def _is_cut(upper: Sequence[Cell], lower: Sequence[Cell], matcher: Matcher) -> bool:
    """Whether two rows are one: what is below only completes what is above."""
    above = {cell.column: cell for cell in _filled(upper)}
    figures = [c for c in _filled(lower) if looks_like_value(c.text.strip(_SPACE))]
    labels = [c for c in _filled(lower) if c not in figures]
    figures_above = [c for c in above.values() if looks_like_value(c.text.strip(_SPACE))]
    if not labels:
        if not figures_above:
            # The label above, its figures below; a header stands over the figures instead.
            return bool(above) and max(above) < min(c.column for c in figures)
        if not all(c.column in above for c in figures):
            return False
        # 12 | 2: the rest of figures that were wrapped; a row of its own is never shorter.
        is_labelled = len(figures_above) < len(above)
        shorter = len(figures) < len(figures_above)
        return shorter or (is_labelled and _are_halves(above, figures))
    completed = [c for c in labels if c.column in above]
    return bool(completed) and all(_completes(above[c.column], c, matcher) for c in completed)


@rule("reading", off=False)
def _are_halves(above: Mapping[int, Cell], figures: Sequence[Cell]) -> bool:
    """1172 | 7: a row without a label whose every figure stands under one of a labelled row.

    Where the upper row adds up by itself the lower one is a row that lost its label.
    """
    upper = [above[c.column].text.strip(_SPACE) for c in figures]
    if not all(text.isdecimal() for text in upper):
        return len(figures) == 1
    *parts, total = map(int, upper)
    return not parts or sum(parts) != total


def _completes(above: Cell, below: Cell, matcher: Matcher) -> bool:
    """Whether two texts are a label of the form together, and the lower one alone is none."""
    _, alone = matcher.match(below.text)
    if alone and alone[0].grade is Grade.EXACT:
        return False
    _, first = matcher.match(above.text)
    _, joined = matcher.match(above.text + below.text)
    if not joined or joined[0].grade < Grade.EXACT:
        return False
    return not first or first[0].grade < Grade.EXACT or first[0].target == joined[0].target


def _joined(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell]:
    below = {cell.column: cell for cell in lower}
    joined = [
        replace(cell, text=f"{cell.text}\n{below[cell.column].text}".strip("\n"))
        if cell.column in below
        else cell
        for cell in upper
    ]
    columns = {cell.column for cell in upper}
    first = min(columns)
    joined += [
        replace(cell, row=upper[0].row)
        for cell in lower
        if cell.column not in columns and cell.column > first
    ]
    return sorted(joined, key=lambda cell: cell.column)
