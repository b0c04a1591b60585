"""Changes of rows and of single cells."""

from __future__ import annotations

import random
import re

from metamorphic_form import Draft, Figure
from metamorphic_grid import Cell, Grid, copied, values_of
from metamorphic_sites import body_rows, is_wide, pick, plain_rows, row_pairs, siblings
from metamorphic_sums import accept_print

_NUMBER = re.compile(r"[一二三四]、|[（(][一二三四五六七][）)]|\d\.|")


def duplicate_same(rng: random.Random, draft: Draft) -> None:
    """A row printed twice says nothing new."""
    grid, y = pick(rng, draft, body_rows)
    _insert_copy(rng, grid, y, {})
    if is_wide(grid) and draft.places == "cells":
        draft.open(grid.keys())


def duplicate_other(rng: random.Random, draft: Draft) -> None:
    """A row printed twice with other figures: nobody knows which are right."""
    grid, y = pick(rng, draft, body_rows)
    keys = grid.row_keys(y)
    changed = {key for key in keys if rng.random() < 0.5} or {rng.choice(keys)}
    others = {key: _other(rng, draft.figures[key]) for key in changed}
    _insert_copy(rng, grid, y, {key: str(value) for key, value in others.items()})
    draft.open(keys)
    draft.accept_filled(keys, others)


def _other(rng: random.Random, value: Figure) -> int:
    return abs(int(value or 0)) + rng.choice((1, 2, 7, 30, 400))


def _insert_copy(rng: random.Random, grid: Grid, y: int, texts: dict[str, str]) -> None:
    """A copy of a row below it or at the end of its group, with some other figures."""
    row = grid.rows[y]
    own = [cell for cell in row if cell.role != "group"]
    groups = row[: len(row) - len(own)]
    copy = copied([own], lambda cell: texts.get(cell.key or "", cell.text))[0]
    at = y + 1 if rng.random() < 0.6 else siblings(grid, y).stop
    grid.rows.insert(at, groups + copy)


def swap(rng: random.Random, draft: Draft) -> None:
    """Two rows change places with their labels: labels tell what the figures are."""
    grid, (a, b) = pick(rng, draft, row_pairs)
    grid.rows[a], grid.rows[b] = grid.rows[b], grid.rows[a]


def exchange_labels(rng: random.Random, draft: Draft) -> None:
    """Two rows exchange their labels, with or without their numbers; words tell what is what."""
    grid, (a, b) = pick(rng, draft, row_pairs)
    one, two = grid.label(a), grid.label(b)
    assert one is not None
    assert two is not None
    if rng.random() < 0.5:
        one.text, two.text = two.text, one.text
    else:
        first, second = (_parted(cell.text) for cell in (one, two))
        one.text, two.text = first[0] + second[1], second[0] + first[1]
    for key, other in zip(grid.row_keys(a), grid.row_keys(b), strict=True):
        draft.expect(key, draft.figures[other])
        draft.expect(other, draft.figures[key])


def _parted(label: str) -> tuple[str, str]:
    """The number of a label and its words."""
    found = _NUMBER.match(label)
    end = found.end() if found else 0
    return label[:end], label[end:]


def delete(rng: random.Random, draft: Draft) -> None:
    """A row is gone: its figures are not known."""
    grid, y = pick(rng, draft, body_rows)
    for key in grid.row_keys(y):
        draft.expect(key, None)
    del grid.rows[y]


def blank(rng: random.Random, draft: Draft) -> None:
    """A row without figures."""
    grid, y = pick(rng, draft, body_rows)
    for cell in values_of(grid.rows[y]):
        _blank(draft, cell)


def blank_cell(rng: random.Random, draft: Draft) -> None:
    """A cell without a figure; where blanks leave no trace, its row is one figure short."""
    grid, y = pick(rng, draft, body_rows)
    _blank(draft, rng.choice(values_of(grid.rows[y])))
    if draft.places == "cells":
        draft.forget(grid.row_keys(y))


def _blank(draft: Draft, cell: Cell) -> None:
    assert cell.key is not None
    cell.text = ""
    draft.expect(cell.key, None)


def delete_cell(rng: random.Random, draft: Draft) -> None:
    """A cell is gone and its row one cell short."""
    grid, y = pick(rng, draft, plain_rows)
    draft.open(grid.row_keys(y))
    grid.rows[y].remove(rng.choice(values_of(grid.rows[y])))


def delete_cell_fill(rng: random.Random, draft: Draft) -> None:
    """A cell is gone, and an empty one at the end makes up for it."""
    grid, y = pick(rng, draft, plain_rows)
    before = [*grid.rows[y]]
    draft.open(grid.row_keys(y))
    grid.rows[y].remove(rng.choice(values_of(before)))
    grid.rows[y].append(Cell(""))
    accept_print(draft, grid, y, before)


def double_cell(rng: random.Random, draft: Draft) -> None:
    """A cell is printed twice and its row one cell too long."""
    grid, y = pick(rng, draft, plain_rows)
    cell = rng.choice(values_of(grid.rows[y]))
    _lengthen(draft, grid, y, grid.rows[y].index(cell), cell.text)


def _lengthen(draft: Draft, grid: Grid, y: int, x: int, text: str) -> None:
    """Put a cell into a row; where no figure stands beyond the columns, places can be believed."""
    before = [*grid.rows[y]]
    last = before[-1].key
    draft.open(grid.row_keys(y))
    grid.rows[y].insert(x, Cell(text))
    if last is not None and draft.figures[last] is None:
        accept_print(draft, grid, y, before)


def shift_right(rng: random.Random, draft: Draft) -> None:
    """An empty cell in front of the figures, and the row one cell longer."""
    grid, y = pick(rng, draft, plain_rows)
    _lengthen(draft, grid, y, grid.rows[y].index(values_of(grid.rows[y])[0]), "")


def shift_right_cut(rng: random.Random, draft: Draft) -> None:
    """An empty cell in front of the figures, and the last figure lost."""
    grid, y = pick(rng, draft, plain_rows)
    before = [*grid.rows[y]]
    draft.open(grid.row_keys(y))
    grid.rows[y].insert(before.index(values_of(before)[0]), Cell(""))
    del grid.rows[y][-1]
    accept_print(draft, grid, y, before)


def shift_left(rng: random.Random, draft: Draft) -> None:
    """The label a column narrower than it was, and an empty cell at the end."""
    grid, y = pick(rng, draft, _broad_labels)
    draft.open(grid.row_keys(y))
    label = grid.label(y)
    assert label is not None
    grid.rows[y].remove(label)
    grid.rows[y].append(Cell(""))


def _broad_labels(grid: Grid) -> list[int]:
    return [y for y in grid.body if sum(cell.role == "label" for cell in grid.rows[y]) > 1]


def insert_empty(rng: random.Random, draft: Draft) -> None:
    """An empty row says nothing; cells that span over it still do."""
    grid, y = pick(rng, draft, lambda grid: [*grid.body, grid.body[-1] + 1])
    above = grid.rows[y - 1]
    below = grid.rows[y] if y < len(grid.rows) else []
    spans = [x < len(below) and cell is below[x] for x, cell in enumerate(above)]
    grid.rows.insert(
        y, [cell if span else Cell("") for cell, span in zip(above, spans, strict=True)]
    )


def blank_label(rng: random.Random, draft: Draft) -> None:
    """A row without its label; its place may tell what it is."""
    grid, y = pick(rng, draft, _labelled)
    draft.open(grid.row_keys(y))
    label = grid.label(y)
    assert label is not None
    label.text = ""


def _labelled(grid: Grid) -> list[int]:
    return [y for y in grid.body if grid.label(y)]
