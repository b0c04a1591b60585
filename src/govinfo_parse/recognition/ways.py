"""The ways to lay a row's cells under an arrangement: in order, or by the places of headings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from govinfo_parse.document import Layout
from govinfo_parse.recognition.arrangements import Arrangement, Slot, Span
from govinfo_parse.recognition.rows import Row, Token
from govinfo_parse.recognition.rules import first, rule

_FEW: Final = 3
"""Figures of a row that show whether spans were filled up."""


@dataclass(frozen=True, slots=True)
class Laying:
    """One way to put a row's figures under an arrangement: one cell for each slot.

    ``start`` counts the cells of the row that stand before them.
    """

    start: int
    values: tuple[Token, ...]
    points: float = 0.0


def layings(
    row: Row, arrangement: Arrangement, width: int = 0, fillers: Collection[int] = ()
) -> list[Laying]:
    """Every way to lay a row's cells: in order, or by the places of the headings.

    ``width`` is how many cells nearly all rows of the panel print; ``fillers`` are cells, counted
    from the last one, that are empty in all of them.
    """
    count = len(arrangement.slots)
    if not count:
        return []
    values = _figures(row, arrangement)
    if len(values) == count:
        return [Laying(len(row.tokens) - count, tuple(values))]
    lead = len(row.tokens) - len(values)
    if fillers and len(values) - count == len(fillers):
        last = len(values) - 1
        return [Laying(lead, tuple(v for at, v in enumerate(values) if last - at not in fillers))]
    end = len(values)
    if arrangement.remark and end > count and not values[-1].is_blank:
        end -= 1
    found = [
        Laying(lead + at, tuple(values[at : at + count]))
        for at in range(len(values) - count + 1)
        if all(v.is_blank for v in values[:at])
        and all(v.is_blank for v in values[at + count : end])
    ]
    if len(values) > count:
        spread = None if found else _by_step(values, count)
        if spread is None and len(row.tokens) == width:
            spread = _by_place(row, values, arrangement.slots)
        if spread is not None:
            found.append(Laying(lead, spread))
    return found


def _figures(row: Row, arrangement: Arrangement) -> Sequence[Token]:
    values = _without_serial(row.values, row, arrangement)
    return _without_repeats(values, arrangement)


@rule("reading", off=first)
def _without_serial(values: Sequence[Token], row: Row, arrangement: Arrangement) -> Sequence[Token]:
    """An ordinal number between the label and the figures is none of them."""
    ordinal_first = any(t.is_value and t.text.isdigit() for t in row.labels)
    too_many = arrangement.serial and len(values) > len(arrangement.slots)
    return values[1:] if too_many and not ordinal_first and values[0].text.isdigit() else values


@rule("reading", off=first)
def _without_repeats(values: Sequence[Token], arrangement: Arrangement) -> Sequence[Token]:
    """A figure printed once for each place of its span is one figure."""
    if not arrangement.repeats or len(values) != sum(arrangement.repeats):
        return values
    kept: list[Token] = []
    at = 0
    for count in arrangement.repeats:
        one = _only(values[at : at + count])
        if one is None:
            return values
        kept.append(one)
        at += count
    return kept


def _only(tokens: Sequence[Token]) -> Token | None:
    """The one thing printed in several cells: once, beside empty ones, or in each of them."""
    filled = [token for token in tokens if not token.is_blank]
    if len({token.text for token in filled}) > 1:
        return None
    return (filled or tokens)[0] if tokens else None


@rule("reading")
def _by_step(values: Sequence[Token], count: int) -> tuple[Token, ...] | None:
    """Every figure before as many empty cells as the others: each span was filled up alike."""
    step, rest = divmod(len(values), count)
    if rest or count < _FEW or not all(v.is_blank for i, v in enumerate(values) if i % step):
        return None
    return tuple(values[::step])


@rule("reading")
def _by_place(row: Row, values: Sequence[Token], slots: Sequence[Slot]) -> tuple[Token, ...] | None:
    """What stands under each heading, where spans became empty cells beside the figures."""
    spans = _widened([slot.span for slot in slots])
    if spans is None or row.layout is Layout.CELLS:
        return None
    found = []
    for start, end in spans:
        below = [v for v in values if start <= v.cell.column < end]
        one = _only(below)
        if one is None or sum(not v.is_blank for v in below) > 1:
            # Six zeros under 自然人 and the cells beside it are six figures.
            return None
        found.append(one)
    outside = [v for v in values if not spans[0][0] <= v.cell.column]
    return tuple(found) if all(v.is_blank for v in outside) else None


def _widened(spans: Sequence[Span]) -> list[Span] | None:
    """Each heading's columns up to the next heading; ``None`` where they have no places."""
    starts = [start for start, _ in spans]
    if any(start == end for start, end in spans) or starts != sorted(set(starts)):
        return None
    return list(zip(starts, [*starts[1:], 1 << 30], strict=True))
