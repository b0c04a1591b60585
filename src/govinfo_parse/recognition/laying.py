"""Laying: a row's cells put under an arrangement so that only empty cells are left over.

Every arrangement of a panel is tried on all of its rows; the one that most speaks for holds for
the whole panel. In a row the best laying counts only if no other within the margin gives other
figures; else the row is ambiguous and goes to repair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from govinfo_parse.document import Layout
from govinfo_parse.recognition.arrangements import Arrangement, Slot, Span, arrangements
from govinfo_parse.recognition.evidence import (
    ASIDE,
    LABELLED_ALIKE,
    MARGIN,
    STAND,
    START,
    UNLAID,
)
from govinfo_parse.recognition.panels import Panel
from govinfo_parse.recognition.readings import forced_split
from govinfo_parse.recognition.rows import MatchedRow, Row, Token
from govinfo_parse.recognition.rules import first, rule

Place = tuple[str, str, str]
"""Table, row and column of the form."""


@dataclass(frozen=True, slots=True)
class Laying:
    """One way to put a row's figures under an arrangement: one cell for each slot.

    ``start`` counts the cells of the row that stand before them.
    """

    start: int
    values: tuple[Token, ...]
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A printed row whose figures stand in their places, or why they could not be put there.

    ``due`` are the places in printed order (``None`` for a column that is not of the form);
    ``cells`` what was put there, with ``doubt`` (a key of the messages in ``entries``) or
    without. ``points`` and ``rivals`` say how clear it was.
    """

    one: MatchedRow
    arrangement: Arrangement
    due: tuple[Place | None, ...]
    values: tuple[Token, ...] = ()
    doubt: str | None = None
    points: float = 0.0
    rivals: int = 0

    @property
    def cells(self) -> Iterator[tuple[Place, Token]]:
        """Places of the form and what stands in each."""
        return ((p, v) for p, v in zip(self.due, self.values, strict=True) if p is not None)


def lay_all(panels: Sequence[Panel]) -> list[LaidRow]:
    """Lay the rows of all panels of a document."""
    orders = [arrangements(panel) for panel in panels]
    habits = _habits(panels, orders)
    return [
        row for panel, own in zip(panels, orders, strict=True) for row in lay(panel, own, habits)
    ]


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


def _habits(panels: Sequence[Panel], orders: Sequence[Sequence[Arrangement]]) -> Habits:
    starts: dict[_Scope, Counter[int]] = {}
    widths: dict[tuple[str, int], Counter[int]] = {}
    votes: dict[str, Counter[int]] = {}
    grids: set[tuple[str, int]] = set()
    for panel, own in zip(panels, orders, strict=True):
        best = max(own, key=lambda one: one.points)
        width = _usual_width(panel)
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


def lay(panel: Panel, orders: Sequence[Arrangement], habits: Habits) -> list[LaidRow]:
    """Lay the rows of a panel under the arrangement that most speaks for."""
    best: tuple[tuple[bool, float], list[LaidRow]] | None = None
    for one in orders:
        laid, points = _laid_under(panel, one, habits)
        some = any(row.points > 0 or row.doubt is None for row in laid)
        if best is None or (some, points) > best[0]:
            best = (some, points), laid
    assert best is not None
    return _uncontradicted(_reopened(best[1]))


def _laid_under(
    panel: Panel, arrangement: Arrangement, habits: Habits
) -> tuple[list[LaidRow], float]:
    width = _usual_width(panel)
    spaced = _is_spaced(panel, len(arrangement.slots))
    laid, total = [], arrangement.points
    for one in panel.rows:
        start = habits.start(panel, one.row)
        found = layings(one.row, arrangement, width)
        if spaced and len(one.row.values) < len(arrangement.slots):
            found = [Laying(len(one.row.labels), tuple(one.row.spaced))]
        scored = [_weighed(one.row, way, arrangement, start) for way in found]
        row = _chosen(one, arrangement, scored, panel.table, width)
        total += row.points if scored else -UNLAID
        laid.append(row)
    return laid, total


def layings(row: Row, arrangement: Arrangement, width: int = 0) -> list[Laying]:
    """Every way to lay a row's cells: in order, or by the places of the headings.

    ``width`` is how many cells nearly all rows of the panel print.
    """
    count = len(arrangement.slots)
    if not count:
        return []
    values = _figures(row, arrangement)
    lead = len(row.tokens) - len(values)
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


def _is_spaced(panel: Panel, count: int) -> bool:
    """Whether the line feeds of every row of a panel tell of as many cells as it has columns."""
    return all(len(one.row.spaced) == count for one in panel.rows)


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
        one = _only([v for v in values if start <= v.cell.column < end])
        if one is None:
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


def _weighed(row: Row, way: Laying, arrangement: Arrangement, start: int | None) -> Laying:
    points = standing(row, way.values, arrangement.slots)
    if start == way.start:
        points += START
    return Laying(way.start, way.values, points)


@rule("evidence", off=0.0)
def standing(row: Row, values: Sequence[Token], slots: Sequence[Slot]) -> float:
    """Points for figures under their headings, where the grid can tell."""
    if row.layout is not Layout.GRID:
        return 0.0
    points = 0.0
    for slot, value in zip(slots, values, strict=True):
        if slot.span[0] < slot.span[1]:
            points += STAND if _is_under(value, slot.span) else -ASIDE
    return points


def _is_under(value: Token, span: Span) -> bool:
    start = value.cell.column
    return span[0] < start + value.cell.colspan and start < span[1]


def _chosen(
    one: MatchedRow,
    arrangement: Arrangement,
    scored: Sequence[Laying],
    table: str,
    width: int,
) -> LaidRow:
    """The row as it is read under one arrangement."""
    due = tuple(_place(one, slot, table) for slot in arrangement.slots)
    row = one.row
    if not row.values:
        return LaidRow(one, arrangement, ())
    wide = _merged(row, due)
    if wide:
        return LaidRow(one, arrangement, due, (row.values[0],) * len(due), wide[0] or None)
    if not scored:
        values, doubt = _short(row, due)
        return LaidRow(one, arrangement, due, values, doubt)
    ranked = sorted(scored, key=lambda way: -way.points)
    best = ranked[0]
    texts = [v.text for v in best.values]
    rivals = [w for w in ranked[1:] if [v.text for v in w.values] != texts]
    close = any(w.points >= best.points - MARGIN for w in rivals)
    at_rim = best.values[0].is_blank or best.values[-1].is_blank
    doubted = arrangement.is_partial or at_rim or len(row.values) > len(due)
    aside = doubted and _stands_aside(row, best, arrangement)
    if _is_glued(best.values):
        values, doubt = _short(row, due)
        return LaidRow(one, arrangement, due, values, doubt)
    if close or aside or _lost_a_cell(row, best, width):
        whole = (whole_row(row),) * len(due)
        return LaidRow(one, arrangement, due, whole, "row_ambiguous", 0.0, len(rivals))
    return LaidRow(one, arrangement, due, best.values, None, best.points, len(rivals))


def _place(one: MatchedRow, slot: Slot, table: str) -> Place | None:
    if slot.place is None:
        return None
    key, column = one.key or slot.place[0], one.column or slot.place[1]
    return (table, key, column) if key and column else None


@rule("guard", off=False)
def _stands_aside(row: Row, way: Laying, arrangement: Arrangement) -> bool:
    """A header that names only some columns must stand over the figures that it names.

    So must any header over a row that prints more cells than there are columns, or an empty one
    at its rim: it may be one of the label's span, and a figure lost.
    """
    return row.layout is Layout.GRID and any(
        slot.span[0] < slot.span[1] and not value.is_blank and not _is_under(value, slot.span)
        for slot, value in zip(arrangement.slots, way.values, strict=True)
    )


@rule("guard", off=False)
def _is_glued(values: Sequence[Token]) -> bool:
    """规章 | 012 | (empty) | (empty): digits with a zero before them are the whole row in one cell."""
    filled = [v.text for v in values if not v.is_blank]
    return (
        len(values) > 1
        and len(filled) == 1
        and filled[0][:1] == "0"
        and filled[0].isdigit()
        and len(filled[0]) >= len(values)
    )


@rule("guard", off=False)
def _lost_a_cell(row: Row, way: Laying, width: int) -> bool:
    """Every other row is a cell wider: an empty cell at the rim may be one of the label's span."""
    if len(way.values) != len(row.values) or len(row.tokens) >= width:
        return False
    return way.values[0].is_blank or way.values[-1].is_blank


@rule("guard", off=False)
def _lost_and_filled_up(due: Sequence[Place | None], values: Sequence[Token]) -> bool:
    """Fourteen figures and an empty last cell: one was dropped before, the others moved up.

    So it may be where the last total is empty, other totals are not, and a figure put in
    somewhere makes every sum of the row agree.
    """
    if not values or not values[-1].is_blank or any(v.is_blank for v in values[:-1]):
        return False
    texts = [v.text for v in values[:-1]]
    blocks = _blocks(due)
    if not blocks or not all(map(str.isdecimal, texts)) or not any(map(int, texts)):
        return False
    figures: list[int | None] = [int(text) for text in texts]
    return any(
        _adds_up([*figures[:at], None, *figures[at:]], blocks) for at in range(len(values) - 1)
    )


def _blocks(due: Sequence[Place | None]) -> list[list[int]]:
    """The places of each total's row, the total's own last; none where any is not of a row."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for at, place in enumerate(due):
        if place is None:
            return []
        blocks.setdefault(place[:2], []).append(at)
    ends_in_total = all(due[b[-1]][2] == "total" for b in blocks.values())  # type: ignore[index]
    return [*blocks.values()] if ends_in_total else []


def _adds_up(figures: Sequence[int | None], blocks: Sequence[Sequence[int]]) -> bool:
    for block in blocks:
        *parts, total = (figures[at] for at in block)
        known = sum(part for part in parts if part is not None)
        if total is not None and (known > total or (None not in parts and known < total)):
            return False
    return True


def _usual_width(panel: Panel) -> int:
    """How many cells nearly all rows of a panel print; 0 where they differ."""
    widths = Counter(len(one.row.tokens) for one in panel.rows)
    width, count = widths.most_common(1)[0]
    return width if count >= max(2, LABELLED_ALIKE * len(panel.rows)) else 0


@rule("guard")
def _merged(row: Row, due: Sequence[Place | None]) -> tuple[str] | None:
    """One cell across several columns names no figure for any of them."""
    values = row.values
    if row.layout is not Layout.GRID or len(values) != 1 or len(due) < _FEW:
        return None
    if values[0].cell.colspan < 2:
        return None
    is_nothing = values[0].is_value and not values[0].text.strip("-—/无 ")
    return ("",) if is_nothing else ("merged_value",)


_FEW: Final = 3
_MANY: Final = 7


def _short(row: Row, due: Sequence[Place | None]) -> tuple[tuple[Token, ...], str]:
    """Too few or too many values: read only where every reading gives the same figures.

    Of 15 columns and 14 zeros each place is 0 or missing, whichever cell was dropped.
    """
    values = row.values
    parts = forced_split([v.text for v in values], len(due))
    if parts is not None:
        return tuple(_part(values, part) for part in parts), "glued_cells_split"
    equal = len({v.text for v in values}) == 1
    if len(due) - len(values) == 1 and len(due) >= _MANY and equal:
        return (*values, values[0]._replace(text="", cell=values[-1].cell)), "cell_dropped"
    return (whole_row(row),) * len(due), "row_ambiguous"


def _part(values: Sequence[Token], text: str) -> Token:
    """A figure that was glued to its neighbours."""
    return next(v for v in values if not v.is_blank)._replace(text=text)


def whole_row(row: Row) -> Token:
    """The printed row as one text, for columns of which nobody knows which cell is theirs."""
    return row.values[0]._replace(text=" | ".join(v.text for v in row.values))


def _reopened(laid: list[LaidRow]) -> list[LaidRow]:
    """Rows whose empty last cell may stand for one that was dropped before it."""
    filled = sum(bool(row.values) and not row.values[-1].is_blank for row in laid)
    is_habit = len(laid) > 1 and 2 * filled <= len(laid)
    return [
        _opened(row)
        if row.doubt is None and not is_habit and _lost_and_filled_up(row.due, row.values)
        else row
        for row in laid
    ]


def _opened(row: LaidRow) -> LaidRow:
    whole = (whole_row(row.one.row),) * len(row.due)
    return LaidRow(row.one, row.arrangement, row.due, whole, "row_ambiguous")


def _uncontradicted(laid: list[LaidRow]) -> list[LaidRow]:
    """Without a header that tells the columns, many failing totals leave all rows open."""
    if not laid or laid[0].arrangement.is_named or not _is_contradicted(laid):
        return laid
    return [_opened(row) if row.doubt is None and row.values else row for row in laid]


@rule("guard", off=False)
def _is_contradicted(laid: Sequence[LaidRow]) -> bool:
    """Whether most totals of rows that were read by order alone are not those of their parts."""
    agree = differ = 0
    for row in laid:
        figures = {place[2]: token.text for place, token in row.cells}
        total = figures.pop("total", "")
        texts = [total, *figures.values()]
        if row.doubt or len(figures) < _FEW or len(texts) != len(row.values):
            continue
        if all(text.isascii() and text.isdigit() for text in texts) and any(map(int, texts)):
            holds = int(total) == sum(map(int, figures.values()))
            agree, differ = agree + holds, differ + (not holds)
    return differ >= _FAILING and differ > 2 * agree


_FAILING: Final = 4
