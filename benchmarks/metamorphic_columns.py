"""Changes of columns."""

from __future__ import annotations

import random

from metamorphic_form import Draft
from metamorphic_grid import Cell, Grid, Region, Row
from metamorphic_sites import (
    column_keys,
    column_pairs,
    columns,
    is_wide,
    pick,
    plain_regions,
    region_keys,
)


def swap(rng: random.Random, draft: Draft) -> None:
    """Two columns change places with their header, which tells what the figures are."""
    grid, (region, a, b) = pick(rng, draft, column_pairs)
    torn = len(set(_parents(grid, region, (a, b)))) > 1
    first, second = region.columns[a], region.columns[b]
    for y in (*region.head, *region.body):
        grid.rows[y] = _swapped(grid.rows[y], first, second)
    if torn and draft.places != "grid":
        draft.open(region_keys(grid, region))


def _parents(grid: Grid, region: Region, pair: tuple[int, int]) -> list[bool]:
    """For two columns, whether each stands under a header that spans several columns."""
    above = [grid.rows[y] for y in list(region.head)[1:]]
    return [
        any(row.count(row[region.columns[n].start]) > 1 for row in above if not is_wide(grid))
        for n in pair
    ]


def _swapped(row: Row, a: range, b: range) -> Row:
    return [
        *row[: a.start],
        *row[b.start : b.stop],
        *row[a.stop : b.start],
        *row[a.start : a.stop],
        *row[b.stop :],
    ]


def swap_figures(rng: random.Random, draft: Draft) -> None:
    """Two columns of figures change places under a header that stays: places tell."""
    grid, (region, a, b) = pick(rng, draft, _like_columns)
    x1, x2 = (region.columns[n].start for n in (a, b))
    for y in region.body:
        one, two = grid.rows[y][x1], grid.rows[y][x2]
        assert one.key is not None
        assert two.key is not None
        one.text, two.text = two.text, one.text
        draft.expect(one.key, draft.figures[two.key])
        draft.expect(two.key, draft.figures[one.key])


def _like_columns(grid: Grid) -> list[tuple[Region, int, int]]:
    """Pairs of columns that both hold counts."""
    return [
        (region, a, b)
        for region, a, b in column_pairs(grid)
        if not any(
            key.endswith(("/change", "/amount"))
            for n in (a, b)
            for key in column_keys(grid, region, n)
        )
    ]


def delete(rng: random.Random, draft: Draft) -> None:
    """A column is gone with its header: only sums can tell its figures."""
    grid, (region, n) = pick(rng, draft, columns)
    everything = draft.places == "cells"
    draft.open(region_keys(grid, region) if everything else column_keys(grid, region, n))
    gone = region.columns[n]
    if grid.name != "proactive_disclosure":
        for row in grid.rows:
            del row[gone.start : gone.stop]
        return
    # Other blocks keep their columns: the neighbour gets the room.
    for y in (*region.head, *region.body):
        row = grid.rows[y]
        row[gone.start : gone.stop] = [row[gone.start - 1]] * len(gone)


def delete_figures(rng: random.Random, draft: Draft) -> None:
    """A column of figures is gone under a header that stays: its rows are one cell short."""
    grid, region = pick(rng, draft, plain_regions)
    draft.open(region_keys(grid, region))
    gone = rng.choice(region.columns)
    for y in region.body:
        del grid.rows[y][gone.start]


def blank(rng: random.Random, draft: Draft) -> None:
    """A column without figures; where blanks leave no trace, its rows are one figure short."""
    grid, (region, n) = pick(rng, draft, columns)
    for y in region.body:
        grid.rows[y][region.columns[n].start].text = ""
    for key in column_keys(grid, region, n):
        draft.expect(key, None)
    if draft.places == "cells":
        draft.forget(region_keys(grid, region))


def insert_empty(rng: random.Random, draft: Draft) -> None:
    """An empty column with an empty header: headers still tell what is what."""
    grid, x = pick(rng, draft, _gaps)
    for y, row in enumerate(grid.rows):
        spans = 0 < x < len(row) and row[x - 1] is row[x]
        grid.rows[y] = [*row[:x], row[x] if spans else Cell(""), *row[x:]]
    if draft.places == "cells":
        draft.open(grid.keys())


def _gaps(grid: Grid) -> list[int]:
    """Places before, between and after the columns of figures."""
    edges = {x for region in grid.regions for c in region.columns for x in (c.start, c.stop)}
    return sorted(edges)
