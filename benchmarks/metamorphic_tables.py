"""Changes of headers, of words, and of whole tables."""

from __future__ import annotations

import random

from metamorphic_form import TABLES, Draft, Figure, make_figures, make_grids
from metamorphic_grid import Cell, Grid, Region, Row, copied, unique
from metamorphic_sites import is_wide, pick

# Signs that scanning and typing take for each other; no number and no key sign among them.
_ALIKE = dict(
    zip(
        "自然商科社公法总计维纠其他未复制止理决量采购额项目增规章可罚强收予以不属于国密保第信重补",
        "白燃啇料杜分去忌汁唯纣共地末夏剂正埋块重彩构颔顶日赠观童司罢张牧子似木厉干囯蜜堡弟倍童朴",
        strict=True,
    )
)


def header_again(rng: random.Random, draft: Draft) -> None:
    """The header printed twice, one below the other."""
    grid, region = pick(rng, draft, lambda grid: grid.regions)
    _insert_header(grid, region, region.body.start)


def header_in_middle(rng: random.Random, draft: Draft) -> None:
    """The header printed again between two rows; in a table of one row, below it."""
    grid, (region, y) = pick(rng, draft, _middles)
    _insert_header(grid, region, y)


def _middles(grid: Grid) -> list[tuple[Region, int]]:
    if is_wide(grid):
        return [(grid.regions[0], grid.regions[0].body.stop)]
    return [(region, y) for region in grid.regions for y in list(region.body)[1:]]


def _insert_header(grid: Grid, region: Region, y: int) -> None:
    head = [grid.rows[n] for n in region.head]
    grid.rows[y:y] = copied(head)


def header_deleted(rng: random.Random, draft: Draft) -> None:
    """No header: the order of the form may tell what the figures are."""
    grid, region = pick(rng, draft, lambda grid: grid.regions)
    draft.open([key for y in region.body for key in grid.row_keys(y)])
    del grid.rows[region.head.start : region.head.stop]


def number_row(rng: random.Random, draft: Draft) -> None:
    """A row of column numbers between header and figures."""
    grid, region = pick(rng, draft, lambda grid: grid.regions)
    y = region.body.start
    if is_wide(grid):
        count = rng.choice((5, 15))
        grid.rows.insert(y, [Cell(str(n % count + 1)) for n in range(15)])
    else:
        grid.rows.insert(y, _numbers(rng, grid, region))
    if draft.places == "cells":
        draft.open(grid.keys())


def _numbers(rng: random.Random, grid: Grid, region: Region) -> Row:
    """``栏次 1 2 3``, ``甲 1 2 3`` or ``1 2 3 4``, as wide as the table."""
    front = region.columns[0].start
    word = rng.choice(("栏次", "甲", "", "1"))
    row: Row = [Cell(word)] * front
    for n, span in enumerate(region.columns, 2 if word == "1" else 1):
        row += [Cell(str(n))] * len(span)
    return row


def garble_header(rng: random.Random, draft: Draft) -> None:
    """One sign of a header word is another, alike to the eye."""
    _, cell = pick(rng, draft, lambda grid: _garbled(grid, "header"))
    _garble(rng, cell)


def garble_label(rng: random.Random, draft: Draft) -> None:
    """One sign of a row's label is another, alike to the eye."""
    _, cell = pick(rng, draft, lambda grid: _garbled(grid, "label"))
    _garble(rng, cell)


def _garbled(grid: Grid, role: str) -> list[Cell]:
    cells = unique(cell for row in grid.rows for cell in row)
    named = [cell for cell in cells if cell.role == role and len(cell.text) < 30]
    return [cell for cell in named if any(sign in _ALIKE for sign in cell.text)]


def _garble(rng: random.Random, cell: Cell) -> None:
    at = rng.choice([n for n, sign in enumerate(cell.text) if sign in _ALIKE])
    cell.text = cell.text[:at] + _ALIKE[cell.text[at]] + cell.text[at + 1 :]


def turn(rng: random.Random, draft: Draft) -> None:
    """Rows become columns; where spans are lost, the figures' places are too."""
    grid = draft.grids[_any_table(rng)]
    keys = grid.keys()
    grid.rows = [list(column) for column in zip(*grid.rows, strict=True)]
    if draft.places != "grid":
        draft.open(keys)


def empty_before(rng: random.Random, draft: Draft) -> None:
    """An empty copy of a table before it, as a sample."""
    name = _any_table(rng)
    draft.before[name] = [_emptied(draft.grids[name])]


def empty_after(rng: random.Random, draft: Draft) -> None:
    """An empty copy of a table after it."""
    name = _any_table(rng)
    draft.after[name] = [_emptied(draft.grids[name])]


def _emptied(grid: Grid) -> Grid:
    rows = copied(grid.rows, lambda cell: "" if cell.key else cell.text)
    return Grid(f"{grid.name}_copy", rows, grid.regions)


def other_before(rng: random.Random, draft: Draft) -> None:
    """Another table with other figures before the table, and no word which is which."""
    name = _any_table(rng)
    draft.before[name] = [_rival(rng, draft, name)]


def other_after(rng: random.Random, draft: Draft) -> None:
    """Another table with other figures after the table, and no word which is which."""
    name = _any_table(rng)
    draft.after[name] = [_rival(rng, draft, name)]


def _rival(rng: random.Random, draft: Draft, name: str) -> Grid:
    """A table with other figures, which leaves open whose are right."""
    figures = make_figures(rng, draft.edition, draft.style)
    grid = draft.grids[name]
    draft.open(grid.keys())
    for y in grid.body:
        draft.accept_filled(grid.row_keys(y), figures)
    return _table(draft, figures, name)


def last_year(rng: random.Random, draft: Draft) -> None:
    """Last year's table under a line that says so, before or after the report's own."""
    name = _any_table(rng)
    then = f"附：{draft.year - 1}年度情况统计表"
    now = f"{draft.year}年度情况统计表"
    if rng.random() < 0.5:
        draft.before[name] = [then, _other(rng, draft, name), now]
    else:
        draft.after[name] = [then, _other(rng, draft, name)]


def _other(rng: random.Random, draft: Draft, name: str) -> Grid:
    return _table(draft, make_figures(rng, draft.edition, draft.style), name)


def _table(draft: Draft, figures: dict[str, Figure], name: str) -> Grid:
    grid = make_grids(draft.edition, figures, draft.style)[name]
    return Grid(f"{name}_copy", copied(grid.rows), grid.regions)


def _any_table(rng: random.Random) -> str:
    return rng.choice(TABLES)
