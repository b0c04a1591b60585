"""The lines and shades of tables, as programs draw them."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator

from .pdf_sheet import Area, Cell, Grid
from .pdf_space import Space

_SHADES = ("0.9 g", "0.85 0.9 1 rg", "0.95 0.95 0.85 rg", "0.88 g")


def shades(space: Space, rng: random.Random, grid: Grid, kinds: Collection[str]) -> list[str]:
    """Rectangles behind the cells."""
    out: list[str] = []
    colour = rng.choice(_SHADES)
    for cell in grid.cells:
        header = cell.box.role in ("header", "caption")
        shaded = (
            "pdf_shaded" in kinds
            or "pdf_white_rules_on_shade" in kinds
            or ("pdf_zebra" in kinds and cell.row % 2 == 0 and cell.box.rowspan == 1)
            or ("pdf_shaded_header" in kinds and header)
        )
        if shaded:
            area = space.area(cell.x0, cell.y0, cell.x1, cell.y1)
            out.append(f"q {colour} {area} re f Q")
    return out


def _sides(cell: Cell, kinds: Collection[str]) -> Iterator[Area]:
    lost = "pdf_edges_lost" in kinds
    if not (lost and cell.cut_above):
        yield cell.x0, cell.y0, cell.x1, cell.y0
    if not (lost and cell.cut_below):
        yield cell.x0, cell.y1, cell.x1, cell.y1
    yield cell.x0, cell.y0, cell.x0, cell.y1
    yield cell.x1, cell.y0, cell.x1, cell.y1


def _flat(area: Area) -> bool:
    return area[1] == area[3]


def _kept(grid: Grid, area: Area, kinds: Collection[str]) -> bool:
    x0, y0, _, _ = area
    flat = _flat(area)
    if "pdf_header_ruled" in kinds:
        ends = [grid.y0, grid.y1, grid.head]
        return flat and any(abs(y0 - end) < 0.5 for end in ends)
    if "pdf_horizontal_only" in kinds:
        return flat
    if "pdf_open_sides" in kinds and not flat:
        return grid.x0 + 0.5 < x0 < grid.x1 - 0.5
    return True


def _edges(grid: Grid, kinds: Collection[str]) -> list[Area]:
    """Every side of every cell once; what is lost at a cut is lost for both neighbours."""
    found: dict[tuple[float, ...], Area] = {}
    for cell in grid.cells:
        for area in _sides(cell, kinds):
            if _kept(grid, area, kinds):
                found[tuple(round(v, 2) for v in area)] = area
    return list(found.values())


def _joined(areas: list[Area]) -> list[Area]:
    """Sides that go on in one another as one line."""
    out: list[Area] = []
    for flat in (True, False):
        lines: dict[float, list[tuple[float, float]]] = {}
        for area in areas:
            if _flat(area) is flat:
                at = round(area[1] if flat else area[0], 2)
                lines.setdefault(at, []).append((area[0], area[2]) if flat else (area[1], area[3]))
        for at, parts in sorted(lines.items()):
            parts.sort()
            start, end = parts[0]
            merged = []
            for a, b in parts[1:]:
                if a > end + 0.3:
                    merged.append((start, end))
                    start, end = a, b
                end = max(end, b)
            merged.append((start, end))
            out += [(a, at, b, at) if flat else (at, a, at, b) for a, b in merged]
    return out


def _slipped(rng: random.Random, area: Area, kinds: Collection[str]) -> Area:
    x0, y0, x1, y1 = area
    by = 0.0
    if "pdf_overshoot" in kinds:
        by = rng.uniform(0.2, 1.0)
    elif "pdf_short_lines" in kinds:
        by = -rng.uniform(0.2, 1.0)
    if _flat(area):
        x0, x1 = x0 - by, x1 + by
    else:
        y0, y1 = y0 - by, y1 + by
    if "pdf_skewed" in kinds:
        x0, y0, x1, y1 = (v + rng.uniform(-0.2, 0.2) for v in (x0, y0, x1, y1))
    return x0, y0, x1, y1


def _segments(area: Area, on: float, off: float) -> Iterator[Area]:
    x0, y0, x1, y1 = area
    length = max(abs(x1 - x0), abs(y1 - y0), 0.01)
    at = 0.0
    while at < length:
        a, b = at / length, min(at + on, length) / length
        yield x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b
        at += on + off


def _stroke(space: Space, area: Area) -> str:
    return f"{space.at(area[0], area[1])} m {space.at(area[2], area[3])} l S"


def _fill(space: Space, area: Area, thick: float) -> str:
    x0, y0, x1, y1 = area
    half = thick / 2
    if abs(y1 - y0) < abs(x1 - x0):
        y0, y1 = y0 - half, y0 + half
    else:
        x0, x1 = x0 - half, x0 + half
    return space.area(x0, min(y0, y1), x1, max(y0, y1))


def rules(space: Space, rng: random.Random, grid: Grid, kinds: Collection[str]) -> list[str]:
    """The lines of one table on one sheet."""
    if "pdf_unruled" in kinds:
        return []
    white = "pdf_white_rules" in kinds or "pdf_white_rules_on_shade" in kinds
    ink = "1" if white else rng.choice(("0", "0", "0.2", "0.5"))
    red = not white and rng.random() < 0.08
    thick = rng.choice((0.0, 0.25, 0.48, 0.5, 0.75))
    colours = "0.8 0 0 RG 0.8 0 0 rg" if red else f"{ink} G {ink} g"
    out = [f"q {colours} {space.long(thick)} w"]
    if "pdf_rectangles" in kinds:
        cells = [f"{space.area(c.x0, c.y0, c.x1, c.y1)} re S" for c in grid.cells]
        return [*out, *cells, "Q"]
    if "pdf_cell_borders" in kinds:
        areas = [a for c in grid.cells for a in _sides(c, kinds) if _kept(grid, a, kinds)]
    elif "pdf_side_by_side" in kinds:
        areas = _edges(grid, kinds)
    else:
        areas = _joined(_edges(grid, kinds))
        if rng.random() < 0.3:
            rng.shuffle(areas)
    if "pdf_dashes" in kinds:
        dash, gap = rng.choice(((3, 2), (1, 1), (4, 1.5)))
        out.append(f"[{space.long(dash)} {space.long(gap)}] 0 d")
    wide = rng.choice((0.5, 0.75, 1.0))
    for straight in areas:
        area = _slipped(rng, straight, kinds)
        if "pdf_thin_rectangles" in kinds:
            out.append(f"{_fill(space, area, wide)} re f")
        elif "pdf_image_lines" in kinds:
            x0, y0, x1, y1 = area
            a, b = space.xy(x0, y0 if space.flip else y1)
            if abs(y1 - y0) < abs(x1 - x0):
                size = f"{space.long(x1 - x0)} 0 0 {space.long(0.5)}"
            else:
                size = f"{space.long(0.5)} 0 0 {space.long(y1 - y0)}"
            out.append(f"q {size} {a:.2f} {b:.2f} cm /I1 Do Q")
        elif "pdf_dash_segments" in kinds:
            out += [_stroke(space, part) for part in _segments(area, 3.0, 2.0)]
        elif "pdf_double_lines" in kinds:
            x0, y0, x1, y1 = area
            dx, dy = (0.0, 0.75) if _flat(area) or abs(y1 - y0) < abs(x1 - x0) else (0.75, 0.0)
            out.append(_stroke(space, (x0 - dx, y0 - dy, x1 - dx, y1 - dy)))
            out.append(_stroke(space, (x0 + dx, y0 + dy, x1 + dx, y1 + dy)))
        else:
            out.append(_stroke(space, area))
    return [*out, "Q"]


def clips(space: Space, grid: Grid) -> list[str]:
    """Rectangles that bound what is drawn and are not drawn themselves."""
    return [f"q {space.area(c.x0 - 3, c.y0 - 3, c.x1 + 3, c.y1 + 3)} re W n Q" for c in grid.cells]
