"""Rows that do not belong to the form but stand in its tables."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from .model import Cell, Row, Table, spread


def taller(row: Row, down: int) -> Row:
    """Return a row whose cells that reach down so far reach one row further."""
    return tuple(replace(c, rows=c.rows + 1) if c.rows > down else c for c in row)


def insert(table: Table, y: int, new: Row) -> Table:
    """Insert a row behind row y; groups that reach row y reach over the new one too."""
    rows = [taller(row, y - n) if n < y else row for n, row in enumerate(table.rows)]
    rows.insert(y + 1, new)
    return table.with_rows(rows)


def extra_row(rng: Random, table: Table) -> Table:
    """Add a row of the organ's own: other documents, or the subtotal of a group."""
    wanted = {2: "/normative_documents/", 3: "/denied.registry_query/"}.get(table.part, "")
    for y, row in enumerate(table.rows):
        keyed = [cell for cell in row if cell.key]
        if not wanted or len(keyed) not in (3, 7) or wanted not in (keyed[0].key or ""):
            continue
        labels = [n for n, cell in enumerate(row) if cell.role == "label"]
        if not labels or any(row[n].rows > 1 for n in labels):
            return table
        name = "其他主动公开文件（除规范性文件以外）" if table.part == 2 else "小计"
        new = list(row)
        new[labels[-1]] = replace(row[labels[-1]], text=name)
        for n, cell in enumerate(row):
            if cell.role == "value":
                text = str(rng.randint(1, 99)) if table.part == 2 else _sum(table, cell.key or "")
                new[n] = replace(cell, text=text, key=None)
        return insert(table, y, tuple(new))
    return table


def _sum(table: Table, key: str) -> str:
    column = key.rsplit("/", 1)[1] if key else ""
    cells = [cell for row in table.rows for cell in row if cell.key and "/denied." in cell.key]
    texts = [cell.text for cell in cells if cell.key and cell.key.endswith(f"/{column}")]
    known = [int(text) for text in texts if text.isascii() and text.isdigit()]
    return str(sum(known)) if len(known) == 8 else ""


def number_row(table: Table, kind: str) -> Table:
    """Add a row of column numbers or of units under the head."""
    grid = spread(table)
    for y, row in enumerate(table.rows):
        keyed = [cell for cell in row if cell.key]
        if len(keyed) not in (7, 15) or not table.heads:
            continue
        start = next(x for x, (cell, _) in enumerate(grid[y]) if cell is keyed[0])
        first = (
            [Cell({"numbers": "栏次", "units": "单位"}[kind], "plain", None, start)]
            if start
            else []
        )
        made = [
            Cell(str(n) if kind == "numbers" else "件", "plain", None, cell.cols)
            for n, cell in enumerate(keyed, 1)
        ]
        rows = list(table.rows)
        rows.insert(table.heads, (*first, *made))
        return replace(table, rows=tuple(rows), heads=table.heads + 1)
    return table


def spare_rows(rng: Random, table: Table) -> Table:
    """Add an empty row or two where no group reaches over."""
    width = len(spread(table)[0])
    free = [
        y
        for y in range(table.heads, len(table.rows))
        if not any(c.rows > y + 1 - n for n, row in enumerate(table.rows[: y + 1]) for c in row)
    ]
    rows = list(table.rows)
    for y in sorted(rng.sample(free, min(2, len(free))), reverse=True):
        rows.insert(y + 1, (Cell(rng.choice(("", "\xa0")), "plain", None, width),))
    return table.with_rows(rows)


def heading_row(table: Table, text: str) -> Table:
    """Put a part's heading into the table as its first row."""
    width = len(spread(table)[0])
    rows = ((Cell(text, "plain", None, width),), *table.rows)
    return replace(table, rows=rows, heads=table.heads + 1)
