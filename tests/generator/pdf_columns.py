"""The columns of tables as they are printed: how many a row has, and how wide they want to be."""

from __future__ import annotations

from collections.abc import Callable

from .document import Table, placed


def sections(table: Table) -> list[tuple[int, int, int]]:
    """Runs of rows with the same number of columns: first row, row after the last, columns."""
    widths = [0] * len(table.rows)
    for y, line in enumerate(placed(table)):
        for x, box in line:
            for over in range(y, min(y + box.rowspan, len(widths))):
                widths[over] = max(widths[over], x + box.colspan)
    out: list[tuple[int, int, int]] = []
    for y, width in enumerate(widths):
        if out and out[-1][2] == width:
            out[-1] = (out[-1][0], y + 1, width)
        else:
            out.append((y, y + 1, width))
    return out


def widths(
    table: Table,
    rows: tuple[int, int, int],
    measure: Callable[[str], float],
    narrow: int,
    wrapped: bool,
) -> tuple[list[float], list[bool]]:
    """The widths of the columns of some rows, in ems, before they fill the room.

    Tells also which columns hold figures.
    """
    first, last, columns = rows
    want = [0.0] * columns
    group = [False] * columns
    figures = [False] * columns
    for y, line in enumerate(placed(table)):
        if not first <= y < last:
            continue
        for x, box in line:
            if box.colspan > 1:
                continue
            wide = sum(map(measure, box.text.split("\n")[0]))
            if box.role == "group":
                group[x] = True
            elif box.role in ("value", "extra") and wrapped:
                want[x] = max(want[x], min(wide * 0.6, 6.0), 1.5)
                figures[x] = True
            elif box.role in ("value", "extra"):
                want[x] = max(want[x], min(wide, 6.0), 2.4)
                figures[x] = True
            elif box.role == "header":
                want[x] = max(want[x], min(wide, 2.0 if wrapped else 3.2))
            elif box.role in ("serial", "remark"):
                want[x] = max(want[x], min(wide, 4.0), 2.2)
            else:
                want[x] = max(want[x], min(wide, 11.0))
    for x in range(columns):
        if group[x]:
            own = float(narrow) if x == 0 or narrow == 1 else narrow + 1.5
            want[x] = own if want[x] < 4 else max(own, min(want[x], 6.0))
        want[x] = want[x] or 2.0
    return want, figures
