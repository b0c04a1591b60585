"""Reports of which figures are destroyed, in ways that real copies show."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

from generator.figures import FILLS, Figure, consistent
from plain import page

WAYS = ("each_row", "scattered", "one", "cell_lost", "digits_parted", "row_glued")
_GARBAGE = ("■", "…", "S", "□")
_FIGURE = re.compile(r"<td>@([^<]*)</td>")
_ROW = re.compile(r"<tr>(?:(?!</tr>).)*</tr>")


def damaged(way: str, seed: int, *, contradicted: bool = False) -> tuple[str, Mapping[str, Figure]]:
    """A page and the figures that were printed before; with contradictions if asked for."""
    rng = random.Random(f"{way}/{seed}/{contradicted}")
    edition = rng.choice(("2019", "2021"))
    values = consistent(rng, edition, FILLS[seed % len(FILLS)])
    if contradicted:
        summed = [key for key in values if not key.startswith("proactive")]
        for key in rng.sample(summed, rng.randint(1, 3)):
            values[key] = (values[key] or 0) + rng.choice((1, 2, 10))
    printed: dict[str, object] = dict(values)
    if way in ("each_row", "scattered", "one"):
        for key in _chosen(way, rng, list(values)):
            printed[key] = rng.choice(_GARBAGE)
        return page(edition, printed), values
    source = page(edition, printed, figure=lambda value: f"@{value}")
    change = {"cell_lost": _lose, "digits_parted": _part, "row_glued": _glue}[way]
    return change(rng, source).replace("@", ""), values


def _chosen(way: str, rng: random.Random, keys: list[str]) -> list[str]:
    if way == "one":
        return [rng.choice(keys)]
    if way == "scattered":
        return [key for key in keys if rng.random() < 0.08]
    rows: dict[str, list[str]] = {}
    for key in keys:
        rows.setdefault(key.rpartition("/")[0], []).append(key)
    return [rng.choice(row) for row in rows.values()]


def _lose(rng: random.Random, source: str) -> str:
    cell = rng.choice(list(_FIGURE.finditer(source)))
    return source[: cell.start()] + source[cell.end() :]


def _part(rng: random.Random, source: str) -> str:
    """``12`` in two cells, ``1`` and ``2``."""
    long = [m for m in _FIGURE.finditer(source) if len(m[1]) > 1 and m[1].isdigit()]
    if not long:
        return source
    cell = rng.choice(long)
    at = rng.randrange(1, len(cell[1]))
    parts = f"<td>@{cell[1][:at]}</td><td>@{cell[1][at:]}</td>"
    return source[: cell.start()] + parts + source[cell.end() :]


def _glue(rng: random.Random, source: str) -> str:
    """The seven figures of a row in one cell, nothing between them."""
    row = rng.choice([m for m in _ROW.finditer(source) if m[0].count("@") == 7])
    run = "".join(m[1] for m in _FIGURE.finditer(row[0]))
    label = row[0][: row[0].index("<td>@")]
    return f"{source[: row.start()]}{label}<td colspan=7>@{run}</td></tr>{source[row.end() :]}"
