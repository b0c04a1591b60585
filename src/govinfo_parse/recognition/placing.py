"""Placing: which of a row's values stands under which printed column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from govinfo_parse.document import Layout
from govinfo_parse.recognition.columns import Plan
from govinfo_parse.recognition.observed import Row, Token


class Pads(Enum):
    """Where empty places stand that belong to no column (spans, phantom columns)."""

    AFTER = "after"
    BEFORE = "before"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Placed:
    """A row's tokens put under a plan's keys, or the reason why they could not be."""

    cells: tuple[tuple[str, Token], ...]
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Habit:
    """What the rows of a segment have in common: where they pad, how wide they are."""

    pads: Pads = Pads.UNKNOWN
    width: int = 0


def place(row: Row, plan: Plan, habit: Habit | None = None) -> Placed:
    """Put the values of a row under the columns of its plan.

    A row with as many values as columns is read in order. Places that are left over must be
    empty and stand where the other rows of the segment have them. Anything else is
    ambiguous, and nothing is placed.
    """
    values = _without_serial(row, plan)
    wide = _merged(values, plan, row.layout)
    if wide:
        return wide
    if len(values) == len(plan.keys):
        return _zip(plan.keys, values)
    if len(values) > len(plan.keys):
        return _trim(row, values, plan, habit or Habit())
    return _short(values, plan.keys) if values else Placed(())


def _zip(keys: Iterable[str | None], values: Iterable[Token]) -> Placed:
    return Placed(tuple((k, v) for k, v in zip(keys, values, strict=True) if k is not None))


def _without_serial(row: Row, plan: Plan) -> list[Token]:
    values = row.values
    if plan.serial and len(values) == len(plan.keys) + 1 and values[0].text.isdigit():
        return values[1:]
    return values


def _merged(values: Sequence[Token], plan: Plan, layout: Layout) -> Placed | None:
    """One cell across several columns names no figure for any of them."""
    if layout is not Layout.GRID or len(values) != 1 or len(plan.keys) < 3:
        return None
    token = values[0]
    if token.cell.colspan < 2:
        return None
    doubt = None if token.is_value and not token.text.strip("-—/无 ") else "merged_value"
    return Placed(tuple((key, token) for key in plan.keys if key), doubt)


def _trim(row: Row, values: list[Token], plan: Plan, habit: Habit) -> Placed:
    keys = plan.keys
    ambiguous = Placed(_whole(values, keys), "row_ambiguous")
    ends = offsets(values, len(keys))
    if not ends:
        return ambiguous
    if all(v.is_blank for v in values):
        return _zip(keys, values[: len(keys)])
    at = _under_headings(values, plan, ends) if row.layout is Layout.GRID else None
    if at is None:
        at = _by_habit(row, values, plan, habit, ends)
    if at is None:
        return ambiguous
    kept = values[at : at + len(keys)]
    if row.layout is not Layout.GRID and _looks_shifted(kept):
        return ambiguous
    return _zip(keys, kept)


def _under_headings(values: Sequence[Token], plan: Plan, ends: Sequence[int]) -> int | None:
    """The start at which every value stands under its column's heading, if only one is."""
    fitting = [
        at
        for at in ends
        if all(
            slot.span[0] < value.cell.column + value.cell.colspan
            and value.cell.column < slot.span[1]
            for slot, value in zip(plan.slots, values[at:], strict=False)
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def _by_habit(
    row: Row, values: Sequence[Token], plan: Plan, habit: Habit, ends: Sequence[int]
) -> int | None:
    last = len(values) - len(plan.keys)
    if habit.pads is Pads.BEFORE:
        # Pads before the figures fill up the label's span: the row must be as wide as others.
        return last if last in ends and habit.width == len(row.tokens) else None
    if ends[0] == 0 and (habit.pads is Pads.AFTER or len(ends) == 1 or row.layout is Layout.GRID):
        return 0
    return last if ends == [last] and habit.width == len(row.tokens) else None


def offsets(values: Sequence[Token], count: int) -> list[int]:
    """Where ``count`` figures may start so that only empty places are left over."""
    return [
        at
        for at in range(len(values) - count + 1)
        if all(v.is_blank for v in values[:at]) and all(v.is_blank for v in values[at + count :])
    ]


def _looks_shifted(values: Sequence[Token]) -> bool:
    """The last figure is the sum of the others but stands before an empty 总计."""
    if len(values) < 5 or not values[-1].is_blank:
        return False
    figures = [int(v.text) for v in values if v.text.isascii() and v.text.isdigit()]
    filled = [v for v in values if not v.is_blank]
    return len(figures) == len(filled) >= 3 and figures[-1] == sum(figures[:-1]) > 0


def _short(values: list[Token], keys: tuple[str | None, ...]) -> Placed:
    """Fewer values than columns: read only where every reading gives the same figures.

    Of 15 columns and 14 zeros each place is 0 or missing, whichever cell was dropped.
    """
    equal = {v.text for v in values}
    if len(keys) - len(values) == 1 and len(keys) >= 7 and len(equal) == 1:
        return Placed(
            tuple((k, v) for k, v in zip(keys, values, strict=False) if k is not None),
            "cell_dropped",
        )
    return Placed(_whole(values, keys), "row_ambiguous")


def _whole(values: Sequence[Token], keys: Iterable[str | None]) -> tuple[tuple[str, Token], ...]:
    """Every column of the row, with the printed row as its text."""
    text = " | ".join(v.text for v in values)
    token = values[0]._replace(text=text)
    return tuple((key, token) for key in keys if key is not None)


def habits(rows: Sequence[tuple[Row, Plan]]) -> Mapping[int, Habit]:
    """The habit of each segment; a segment that does not tell follows the others."""
    widths: dict[int, Counter[int]] = {}
    votes: dict[int, int] = {}
    for row, plan in rows:
        widths.setdefault(row.segment, Counter())[len(row.tokens)] += 1
        votes.setdefault(row.segment, 0)
        if len(row.values) > len(plan.keys):
            at = offsets(row.values, len(plan.keys))
            if at and at[0] > 0:
                votes[row.segment] += 1
            elif at == [0]:
                votes[row.segment] -= 1
    whole = sum(votes.values())
    return {
        segment: Habit(_pads(vote or whole), widths[segment].most_common(1)[0][0])
        for segment, vote in votes.items()
    }


def _pads(vote: int) -> Pads:
    return Pads.BEFORE if vote > 0 else Pads.AFTER if vote < 0 else Pads.UNKNOWN
