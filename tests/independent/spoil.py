"""Damage to tables and labels that leaves the meaning to a careful reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from .labels import SLIPS
from .model import Cell, Item, Para, Row, Table
from .rows import insert

Change = Callable[[Cell], Cell]


def each_cell(items: list[Item], change: Change) -> list[Item]:
    """Apply a change to every cell of the form's tables."""
    made: list[Item] = []
    for item in items:
        if isinstance(item, Table) and item.part:
            rows = [tuple(change(cell) for cell in row) for row in item.rows]
            made.append(item.with_rows(rows))
        else:
            made.append(item)
    return made


def each_text(items: list[Item], change: Callable[[str], str]) -> list[Item]:
    """Apply a change to every text of the document."""
    made: list[Item] = []
    for item in items:
        if isinstance(item, Para):
            made.append(replace(item, text=change(item.text)))
        else:
            rows = [tuple(replace(c, text=change(c.text)) for c in row) for row in item.rows]
            made.append(replace(item, rows=tuple(rows), caption=change(item.caption)))
    return made


def slip(rng: Random, items: list[Item], count: int) -> list[Item]:
    """Put one wrong character into a few label cells, each slip in one cell."""
    texts = [
        cell.text
        for item in items
        if isinstance(item, Table) and item.part
        for row in item.rows
        for cell in row
        if cell.role in ("head", "label")
    ]
    usable = [right for right in SLIPS if any(right in text for text in texts)]
    for right in rng.sample(usable, min(count, len(usable))):
        items = _slip_once(rng, items, right, SLIPS[right])
    return items


def _slip_once(rng: Random, items: list[Item], right: str, wrong: str) -> list[Item]:
    hits = sum(
        right in cell.text and cell.role != "value"
        for item in items
        if isinstance(item, Table) and item.part
        for row in item.rows
        for cell in row
    )
    if not hits:
        return items
    target = rng.randrange(hits)
    seen = -1

    def change(cell: Cell) -> Cell:
        nonlocal seen
        if right not in cell.text or cell.role == "value":
            return cell
        seen += 1
        return replace(cell, text=cell.text.replace(right, wrong)) if seen == target else cell

    return each_cell(items, change)


def widen(rng: Random, filler: str, share: float) -> Change:
    """Return a change that puts white space inside labels."""

    def change(cell: Cell) -> Cell:
        text = cell.text
        if cell.role not in ("head", "label") or len(text) < 2 or rng.random() > share:
            return cell
        if len(text) <= 5 and rng.random() < 0.6:
            return replace(cell, text=filler.join(text))
        places = sorted(rng.sample(range(1, len(text)), rng.randint(1, min(3, len(text) - 1))))
        parts = [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]
        return replace(cell, text=filler.join(parts))

    return change


def lose_head(table: Table) -> Table:
    """Drop the last line of a head of several lines."""
    if table.heads < 2:
        return table
    last = table.heads - 1
    rows = [
        tuple(replace(c, rows=max(1, min(c.rows, last - y))) if y < last else c for c in row)
        for y, row in enumerate(table.rows)
        if y != last
    ]
    return replace(table, rows=tuple(rows), heads=last)


def phantom(rng: Random, table: Table) -> Table:
    """Add an empty column at the end of every row."""
    text = rng.choice(("", "\xa0"))
    return table.with_rows([(*row, Cell(text, "plain")) for row in table.rows])


def wrong_spans(rng: Random, table: Table) -> Table:
    """Give the first row's last cell a span that is too wide or too narrow."""
    first = table.rows[0]
    cell = first[-1]
    cols = rng.choice((cell.cols + 1, cell.cols + 2, max(cell.cols - 1, 1), 1))
    rows: list[Row] = [(*first[:-1], replace(cell, cols=cols)), *table.rows[1:]]
    return table.with_rows(rows)


def tall_spans(table: Table) -> Table:
    """Let the last group that spans rows claim rows beyond the table's end."""
    rows = list(table.rows)
    for y in range(len(rows) - 1, -1, -1):
        for x, cell in enumerate(rows[y]):
            if cell.rows > 1 and y + cell.rows >= len(rows) and cell.role == "label":
                rows[y] = (*rows[y][:x], replace(cell, rows=cell.rows + 3), *rows[y][x + 1 :])
                return table.with_rows(rows)
    return table


def drop_cell(rng: Random, table: Table) -> tuple[Table, list[str]]:
    """Remove one figure's cell; return the keys of its row, which are then unsure."""
    places = [y for y, row in enumerate(table.rows) if sum(c.key is not None for c in row) >= 3]
    if not places:
        return table, []
    y = rng.choice(places)
    row = table.rows[y]
    x = rng.choice([n for n, cell in enumerate(row) if cell.key])
    rows = list(table.rows)
    rows[y] = (*row[:x], *row[x + 1 :])
    return table.with_rows(rows), [cell.key for cell in row if cell.key]


def merge_zeros(rng: Random, table: Table) -> tuple[Table, list[str]]:
    """Merge a row of zeros into one cell; its keys are unsure."""
    rows = list(table.rows)
    for y in rng.sample(range(len(rows)), len(rows)):
        keyed = [cell for cell in rows[y] if cell.key]
        if (
            len(keyed) == 7
            and _together(rows[y], keyed)
            and all(cell.text == "0" for cell in keyed)
        ):
            first = rows[y].index(keyed[0])
            one = replace(keyed[0], cols=sum(c.cols for c in keyed), key=None)
            rows[y] = (*rows[y][:first], one, *rows[y][first + 7 :])
            return table.with_rows(rows), [cell.key for cell in keyed if cell.key]
    return table, []


def _together(row: Row, keyed: list[Cell]) -> bool:
    first = row.index(keyed[0])
    return list(row[first : first + 7]) == keyed


def blank_copy(table: Table, text: str) -> Table:
    """Return the table without its figures."""
    rows = [
        tuple(replace(c, text=text, key=None) if c.role == "value" else c for c in row)
        for row in table.rows
    ]
    return table.with_rows(rows)


def double_row(rng: Random, table: Table) -> tuple[Table, list[str]]:
    """Repeat one row of figures with others; its keys are unsure."""
    places = [y for y, row in enumerate(table.rows) if sum(c.key is not None for c in row) >= 3]
    places = [y for y in places if all(c.rows == 1 for c in table.rows[y])]
    if not places:
        return table, []
    y = rng.choice(places)
    row = table.rows[y]

    def other(cell: Cell) -> Cell:
        if cell.role != "value":
            return cell
        return replace(cell, text=str(rng.randint(0, 30)), key=None)

    again = tuple(other(cell) for cell in row)
    if [c.text for c in again] == [c.text for c in row]:
        again = tuple(replace(c, text="31") if c.role == "value" else c for c in again)
    return insert(table, y, again), [cell.key for cell in row if cell.key]
