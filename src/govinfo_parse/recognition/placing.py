"""Placing: which of a row's values stands under which printed column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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

    @property
    def hidden(self) -> bool:
        """Figures are printed, but not which column each of them is of."""
        return self.doubt in {"row_ambiguous", "merged_value"}


@dataclass(frozen=True, slots=True)
class Habit:
    """What the rows of a segment have in common.

    ``pads`` is where they pad, ``width`` how many cells they print; ``start`` is the place of
    the first figure where all rows print a full grid, else -1. ``values`` is how many cells
    stand beside the labels in most rows of as many columns. ``figured`` are the grid columns in
    which some row prints a figure.
    """

    pads: Pads = Pads.UNKNOWN
    width: int = 0
    start: int = -1
    values: Mapping[int, int] = field(default_factory=dict)
    figured: frozenset[int] = frozenset()


def place(row: Row, plan: Plan, habit: Habit | None = None) -> Placed:
    """Put the values of a row under the columns of its plan.

    A row with as many values as columns is read in order. Places that are left over must be
    empty and stand where the other rows of the segment have them. Anything else is
    ambiguous, and nothing is placed.
    """
    values = _without_serial(row, plan)
    values = _without_repeats(values, plan)
    wide = _merged(values, plan, row.layout)
    if wide:
        return wide
    if len(values) == len(plan.keys):
        usual = habit.values.get(len(plan.keys), 0) if habit else 0
        if plan.remark and len(row.values) < usual and values[-1].is_blank:
            # The empty cell of the remarks is no figure: one before it was dropped.
            return _short(values[:-1], plan.keys)
        at_rim = values[0].is_blank or values[-1].is_blank
        if habit and habit.start >= 0 and len(row.tokens) < habit.width and at_rim:
            # Every other row is a cell wider: an empty cell of the label's span may count here.
            return Placed(_whole(values, plan.keys), "row_ambiguous")
        return _zip(plan.keys, values)
    if len(values) > len(plan.keys):
        return _trim(row, values, plan, habit or Habit())
    return _short(values, plan.keys) if values else Placed(())


def _zip(keys: Iterable[str | None], values: Iterable[Token]) -> Placed:
    return Placed(tuple((k, v) for k, v in zip(keys, values, strict=True) if k is not None))


def _without_serial(row: Row, plan: Plan) -> list[Token]:
    """An ordinal number between the label and the figures is none of them."""
    values = row.values
    ordinal_first = any(t.is_value and t.text.isdigit() for t in row.labels)
    if (
        plan.serial
        and not ordinal_first
        and len(values) > len(plan.keys)
        and values[0].text.isdigit()
    ):
        return values[1:]
    return values


def _without_repeats(values: list[Token], plan: Plan) -> list[Token]:
    """A figure printed once for each place of its span is one figure."""
    if not plan.repeats or len(values) != sum(plan.repeats):
        return values
    kept: list[Token] = []
    at = 0
    for count in plan.repeats:
        group = values[at : at + count]
        if len({token.text for token in group}) > 1:
            return values
        kept.append(group[0])
        at += count
    return kept


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
    ends = offsets(values, plan)
    if not ends:
        return ambiguous
    if all(v.is_blank for v in values):
        return _zip(keys, values[: len(keys)])
    if len(keys) == len(ends) == 1:
        # One column and one figure: spans around it are empty places.
        return _zip(keys, values[ends[0] : ends[0] + 1])
    at = _under_headings(values, plan, ends) if row.layout is Layout.GRID else None
    if at is None:
        at = _by_habit(row, values, plan, habit, ends)
    if at is None or (row.layout is Layout.GRID and _is_figured(values[:at], habit)):
        return ambiguous
    kept = values[at : at + len(keys)]
    if row.layout is not Layout.GRID and _looks_shifted(kept):
        return ambiguous
    return _zip(keys, kept)


def _is_figured(padding: Sequence[Token], habit: Habit) -> bool:
    """An empty cell where other rows print a figure is a column's, and pads no label."""
    return any(token.cell.column in habit.figured for token in padding)


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


def unplaced(row: Row, plan: Plan) -> Placed:
    """A row of which no figure is put under any column."""
    return Placed(_whole(row.values, plan.keys), "row_ambiguous")


def stands_under(row: Row, plan: Plan) -> bool:
    """Whether every figure stands under its column's heading, where the grid can tell."""
    if row.layout is not Layout.GRID or not any(slot.span[1] for slot in plan.slots):
        return True
    return all(
        slot.span[0] < value.cell.column + value.cell.colspan and value.cell.column < slot.span[1]
        for slot, value in zip(plan.slots, row.values, strict=False)
    )


def _by_habit(
    row: Row, values: Sequence[Token], plan: Plan, habit: Habit, ends: Sequence[int]
) -> int | None:
    last = len(values) - len(plan.keys)
    if habit.start >= 0 and habit.width == len(row.tokens):
        at = habit.start - (len(row.tokens) - len(values))
        return at if at in ends else None
    if habit.pads is Pads.BEFORE:
        # Pads before the figures fill up the label's span: the row must be as wide as others.
        return last if last in ends and habit.width == len(row.tokens) else None
    if ends[0] == 0 and (habit.pads is Pads.AFTER or len(ends) == 1 or row.layout is Layout.GRID):
        return 0
    return ends[0] if len(ends) == 1 and habit.width == len(row.tokens) else None


def offsets(values: Sequence[Token], plan: Plan) -> list[int]:
    """Where the figures may start so that only empty places (and a remark) are left over."""
    count = len(plan.slots)
    end = len(values)
    if plan.remark and end > count and not values[-1].is_blank:
        end -= 1
    return [
        at
        for at in range(len(values) - count + 1)
        if all(v.is_blank for v in values[:at])
        and all(v.is_blank for v in values[at + count : end])
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
    """The habit of each segment; a segment that does not tell how it pads follows the others."""
    segments: dict[int, list[tuple[Row, Plan]]] = {}
    for row, plan in rows:
        segments.setdefault(row.segment, []).append((row, plan))
    votes = {segment: sum(_vote(r, p) for r, p in own) for segment, own in segments.items()}
    whole = sum(votes.values())
    return {
        segment: Habit(
            _pads(votes[segment] or whole), _width(own), _start(own), _values(own), _figured(own)
        )
        for segment, own in segments.items()
    }


def _vote(row: Row, plan: Plan) -> int:
    """1 where a row can only be padded before its figures, -1 where only after them."""
    at = offsets(row.values, plan) if len(row.values) > len(plan.keys) else []
    if not at or at[0] == at[-1] == 0:
        return -1 if at else 0
    return 1 if at[0] > 0 else 0


def _width(rows: Sequence[tuple[Row, Plan]]) -> int:
    return Counter(len(row.tokens) for row, _ in rows).most_common(1)[0][0]


def _values(rows: Sequence[tuple[Row, Plan]]) -> Mapping[int, int]:
    counts: dict[int, Counter[int]] = {}
    for row, plan in rows:
        counts.setdefault(len(plan.keys), Counter())[len(row.values)] += 1
    return {due: max(own, key=lambda n: (own[n], n)) for due, own in counts.items()}


def _figured(rows: Sequence[tuple[Row, Plan]]) -> frozenset[int]:
    return frozenset(
        token.cell.column
        for row, _ in rows
        if row.layout is Layout.GRID
        for token in row.values
        if not token.is_blank
    )


def _start(rows: Sequence[tuple[Row, Plan]]) -> int:
    """Where the first figure stands in every row, if all rows are equally wide and agree."""
    width = _width(rows)
    starts: Counter[int] = Counter()
    for row, plan in rows:
        if len(row.tokens) != width:
            continue
        at = offsets(row.values, plan)
        if len(at) == 1:
            starts[len(row.labels) + at[0]] += 1
        heading = plan.slots[0].span[0] if plan.slots else 0
        if row.layout is Layout.ROWS and heading - len(row.labels) in at:
            starts[heading] += 1
    alike = sum(1 for row, _ in rows if len(row.tokens) == width)
    if len(starts) != 1 or alike < max(2, 0.9 * len(rows)):
        return -1
    return next(iter(starts))


def _pads(vote: int) -> Pads:
    return Pads.BEFORE if vote > 0 else Pads.AFTER if vote < 0 else Pads.UNKNOWN
