"""Layouts of part three."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from .form import APPLICANT_HEAD, APPLICANTS, CORNER, ORGANISATIONS, P3, Line, lines
from .model import Cell, Row, Table
from .sheet import Sheet

GROUPS = ("span", "repeat", "drop", "row", "joined", "leaf")


@dataclass(frozen=True, slots=True)
class Shape:
    """How part three is laid out."""

    groups: str = "span"
    flat: bool = False
    turned: bool = False
    serial: bool = False
    remark: bool = False
    cuts: int = 0
    cut_heads: bool = True
    corner: bool = True
    doubled: bool = False
    wide_first: int = 1
    total_first: bool = False
    subtotal: bool = False


def part_three(rng: Random, sheet: Sheet, shape: Shape) -> list[Table]:
    """Return part three's tables in the given shape."""
    rows = list(lines(sheet.edition, sheet.hybrid))
    if shape.turned:
        return [_turned(sheet, rows, shape)]
    if not shape.cuts:
        return [_upright(rng, sheet, rows, shape, True)]
    points = sorted(rng.sample(range(3, len(rows) - 2), shape.cuts))
    edges = [0, *points, len(rows)]
    pieces = []
    for number, (start, end) in enumerate(pairwise(edges)):
        headed = number == 0 or shape.cut_heads
        table = _upright(rng, sheet, rows[start:end], shape, headed)
        caption = rng.choice(("", "续表", "（续表）", f"续表{number}")) if number and headed else ""
        pieces.append(Table(table.rows, 3, table.heads, caption, "continued" if number else ""))
    return pieces


def _label_columns(shape: Shape) -> int:
    return 3 if shape.groups in ("span", "repeat", "drop") else 1


def _order(shape: Shape) -> list[tuple[str, str]]:
    columns = list(APPLICANTS)
    if shape.subtotal:
        columns.insert(6, ("", "小计"))
    return [columns[-1], *columns[:-1]] if shape.total_first else columns


def _heads(sheet: Sheet, shape: Shape) -> list[Row]:
    width = _label_columns(shape)
    corner = CORNER if shape.corner else ""
    tall = 1 if shape.flat else 3
    first = [Cell("序号", "head", None, 1, tall)] if shape.serial else []
    last = [Cell("备注", "head", None, 1, tall)] if shape.remark else []
    names: list[Cell] = []
    for col, name in _order(shape):
        cell = sheet.head(name, shape.wide_first if col == "natural_person" else 1)
        twice = shape.doubled and col == "commercial_enterprise"
        names.append(replace(cell, text=cell.text * 2) if twice else cell)
    if shape.flat:
        return [(*first, sheet.head(corner or "办理情况", width), *names, *last)]
    start = 1 if shape.total_first else 0
    inner = names[start + 1 : start + 6 + shape.subtotal]
    outer = [replace(cell, rows=2) for cell in names if not any(cell is c for c in inner)]
    middle = [*outer[: start + 1], sheet.head(ORGANISATIONS, len(inner)), *outer[start + 1 :]]
    top = sheet.head(APPLICANT_HEAD, sum(cell.cols for cell in names))
    return [(*first, sheet.head(corner, width, 3), top, *last), tuple(middle), tuple(inner)]


def _figures(sheet: Sheet, line: Line, shape: Shape) -> list[Cell]:
    made = []
    for col, _ in _order(shape):
        if not col:
            keys = [f"{P3}/{line.key}/{name}" for name, _ in APPLICANTS[1:6]]
            parts = [sheet.printed[key].value if key in sheet.printed else 0 for key in keys]
            total = sum(int(part) for part in parts if part is not None)
            made.append(Cell("" if None in parts else str(total), "value"))
        else:
            wide = shape.wide_first if col == "natural_person" else 1
            made.append(sheet.figure(f"{P3}/{line.key}/{col}", wide))
    return made


def _upright(rng: Random, sheet: Sheet, rows: list[Line], shape: Shape, headed: bool) -> Table:
    made = _heads(sheet, shape) if headed else []
    heads = len(made)
    seen: set[tuple[str, ...]] = set()
    for number, line in enumerate(rows):
        if shape.groups == "row":
            made.extend(_group_rows(sheet, line, seen, shape))
        labels = _labels(sheet, rows, number, shape, seen)
        first = [Cell(str(number + 1), "plain")] if shape.serial else []
        last = [Cell(rng.choice(("", "", "", "", "无", "—")), "plain")] if shape.remark else []
        figures = _figures(sheet, line, shape)
        made.append((*first, *labels, *figures, *last))
    return Table(tuple(made), 3, heads)


def _group_rows(sheet: Sheet, line: Line, seen: set[tuple[str, ...]], shape: Shape) -> list[Row]:
    made: list[Row] = []
    for depth in range(1, len(line.groups) + 1):
        path = line.groups[:depth]
        if path not in seen:
            seen.add(path)
            width = 7 + shape.wide_first + shape.serial + shape.remark + shape.subtotal
            made.append((sheet.label(path[-1], width),))
    return made


def _labels(
    sheet: Sheet, rows: list[Line], number: int, shape: Shape, seen: set[tuple[str, ...]]
) -> list[Cell]:
    line = rows[number]
    if shape.groups == "joined":
        return [Cell("".join(sheet.labels(t) for t in (*line.groups, line.label)), "label")]
    if shape.groups in ("leaf", "row"):
        return [sheet.label(line.label)]
    cells: list[Cell] = []
    for depth in range(1, len(line.groups) + 1):
        path = line.groups[:depth]
        new = path not in seen
        seen.add(path)
        if shape.groups == "repeat":
            cells.append(sheet.label(path[-1]))
        elif shape.groups == "drop":
            cells.append(sheet.label(path[-1]) if new else Cell(""))
        elif new:
            below = sum(1 for other in rows[number:] if other.groups[:depth] == path)
            cells.append(sheet.label(path[-1], 1, below))
    cells.append(sheet.label(line.label, 3 - len(line.groups)))
    return cells


def _turned(sheet: Sheet, rows: list[Line], shape: Shape) -> Table:
    made: list[Row] = []
    if shape.flat:
        joined = shape.groups == "joined"
        names = [
            "".join(map(sheet.labels, (*r.groups, r.label) if joined else (r.label,))) for r in rows
        ]
        made.append((Cell("申请人", "head"), *(Cell(name, "head") for name in names)))
    else:
        made.extend(_turned_heads(sheet, rows))
    width = 1 if shape.flat else 2
    for number, (col, name) in enumerate(APPLICANTS):
        cells: list[Cell] = []
        if width == 2 and number == 1:
            cells.append(sheet.label(ORGANISATIONS, 1, 5))
        inner = width == 2 and 1 <= number <= 5
        cells.append(sheet.label(name, 1 if inner else width))
        cells.extend(sheet.figure(f"{P3}/{line.key}/{col}") for line in rows)
        made.append(tuple(cells))
    return Table(tuple(made), 3, 1 if shape.flat else 3)


def _turned_heads(sheet: Sheet, rows: list[Line]) -> list[Row]:
    top: list[Cell] = [sheet.head("申请人情况", 2, 3)]
    middle: list[Cell] = []
    low: list[Cell] = []
    seen: set[tuple[str, ...]] = set()
    for line in rows:
        for depth, level in ((1, top), (2, middle)):
            path = line.groups[:depth]
            if len(line.groups) >= depth and path not in seen:
                seen.add(path)
                level.append(sheet.head(path[-1], sum(o.groups[:depth] == path for o in rows)))
        level = (top, middle, low)[len(line.groups)]
        level.append(sheet.head(line.label, 1, 3 - len(line.groups)))
    return [tuple(top), tuple(middle), tuple(low)]
