"""Where in a report a change can be made."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from metamorphic_form import TABLES, Draft
from metamorphic_grid import Grid, Region, values_of

T = TypeVar("T")
_WEIGHTS = (1, 2, 1)


def pick(rng: random.Random, draft: Draft, fits: Callable[[Grid], Sequence[T]]) -> tuple[Grid, T]:
    """A place in one of the tables that have such places; the table of requests is likelier."""
    found = [(draft.grids[name], fits(draft.grids[name])) for name in TABLES]
    weights = [w if places else 0 for (_, places), w in zip(found, _WEIGHTS, strict=True)]
    grid, places = rng.choices(found, weights)[0]
    return grid, rng.choice(places)


def body_rows(grid: Grid) -> list[int]:
    """Rows with figures."""
    return grid.body


def plain_rows(grid: Grid) -> list[int]:
    """Rows of two figures or more, none of which spans columns."""
    rows = [(y, [cell for cell in grid.rows[y] if cell.key]) for y in grid.body]
    return [y for y, cells in rows if len(values_of(cells)) == len(cells) > 1]


def plain_regions(grid: Grid) -> list[Region]:
    """Regions of such rows."""
    return [region for region in grid.regions if region.body.start in plain_rows(grid)]


def is_wide(grid: Grid) -> bool:
    """Whether the table prints all its figures in one row without a label."""
    return len(grid.regions) > 1 and len(grid.body) == 1


def siblings(grid: Grid, y: int) -> range:
    """The rows of the same group around a row, in the same region."""
    body = next(region.body for region in grid.regions if y in region.body)
    first, last = y, y
    while first - 1 in body and grid.groups(first - 1) == grid.groups(y):
        first -= 1
    while last + 1 in body and grid.groups(last + 1) == grid.groups(y):
        last += 1
    return range(first, last + 1)


def row_pairs(grid: Grid) -> list[tuple[int, int]]:
    """Two labelled rows of one region and one group."""
    return [
        (a, b)
        for region in grid.regions
        for a in region.body
        for b in region.body
        if a < b and grid.label(a) and grid.groups(a) == grid.groups(b)
    ]


def columns(grid: Grid) -> list[tuple[Region, int]]:
    """Every region with every one of its columns."""
    return [(region, n) for region in grid.regions for n in range(len(region.columns))]


def column_pairs(grid: Grid) -> list[tuple[Region, int, int]]:
    """Every region with every two of its columns."""
    return [(r, a, b) for r, b in columns(grid) for a in range(b)]


def region_keys(grid: Grid, region: Region) -> list[str]:
    """All fields in the rows of a region."""
    return [key for y in region.body for key in grid.row_keys(y)]


def column_keys(grid: Grid, region: Region, column: int) -> list[str]:
    """The fields in a column of a region, from above."""
    x = region.columns[column].start
    return [key for y in region.body if (key := grid.rows[y][x].key) is not None]
