"""Laying: a row's cells put under an arrangement so that only empty cells are left over.

Every arrangement of a panel is tried on all of its rows; the one that most speaks for holds for
the whole panel. In a row the best laying counts only if no other within the margin gives other
figures; else the row is ambiguous and goes to repair.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govinfo_parse.document import Layout
from govinfo_parse.recognition.arrangements import Arrangement, Slot, Span, arrangements
from govinfo_parse.recognition.doubts import doubted
from govinfo_parse.recognition.evidence import ASIDE, MARGIN, STAND, START, UNLAID
from govinfo_parse.recognition.habits import Habits, fillers_of, habits_of, usual_width
from govinfo_parse.recognition.laid import LaidRow, Place, whole_row
from govinfo_parse.recognition.panels import Panel
from govinfo_parse.recognition.readings import forced_split
from govinfo_parse.recognition.rows import MatchedRow, Row, Token
from govinfo_parse.recognition.rules import rule
from govinfo_parse.recognition.ways import Laying, layings


def lay_all(panels: Sequence[Panel]) -> list[LaidRow]:
    """Lay the rows of all panels of a document."""
    orders = [arrangements(panel) for panel in panels]
    habits = habits_of(panels, orders)
    return doubted([lay(panel, own, habits) for panel, own in zip(panels, orders, strict=True)])


def lay(panel: Panel, orders: Sequence[Arrangement], habits: Habits) -> list[LaidRow]:
    """Lay the rows of a panel under the arrangement that most speaks for."""
    best: tuple[tuple[bool, float], list[LaidRow]] | None = None
    width = usual_width(panel)
    starts = [habits.start(panel, one.row) for one in panel.rows]
    for one in orders:
        laid, points = _laid_under(panel, one, width, starts)
        some = any(row.points > 0 or row.doubt is None for row in laid)
        if best is None or (some, points) > best[0]:
            best = (some, points), laid
    assert best is not None
    return best[1]


def _laid_under(
    panel: Panel, arrangement: Arrangement, width: int, starts: Sequence[int | None]
) -> tuple[list[LaidRow], float]:
    spaced = _is_spaced(panel, len(arrangement.slots))
    laid, total = [], arrangement.points
    fillers = fillers_of(panel, len(arrangement.slots))
    for one, start in zip(panel.rows, starts, strict=True):
        found = layings(one.row, arrangement, width, fillers)
        if spaced and len(one.row.values) < len(arrangement.slots):
            found = [Laying(len(one.row.labels), tuple(one.row.spaced))]
        scored = [_weighed(one.row, way, arrangement, start) for way in found]
        row = _chosen(one, arrangement, scored, panel.table, width)
        total += row.points if scored else -UNLAID
        laid.append(row)
    return laid, total


def _is_spaced(panel: Panel, count: int) -> bool:
    """Whether the line feeds of every row of a panel tell of as many cells as it has columns."""
    return all(len(one.row.spaced) == count for one in panel.rows)


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
    doubted = arrangement.lacking or at_rim or len(row.values) > len(due)
    aside = (doubted and _stands_aside(row, best, arrangement)) or _may_be_all(row, arrangement)
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
def _may_be_all(row: Row, arrangement: Arrangement) -> bool:
    """其他对外管理服务事项21308 under 处理决定数量, where the other headings could not be read."""
    columns = len(arrangement.slots) + arrangement.lacking
    return (
        row.layout is Layout.CELLS
        and arrangement.lacking > 0
        and len(row.values) == 1
        and len(row.values[0].text) >= columns
    )


@rule("guard", off=False)
def _lost_a_cell(row: Row, way: Laying, width: int) -> bool:
    """Every other row is a cell wider: an empty cell at the rim may be one of the label's span."""
    if len(way.values) != len(row.values) or len(row.tokens) >= width:
        return False
    return way.values[0].is_blank or way.values[-1].is_blank


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
