"""Layouts of part two."""

from __future__ import annotations

from random import Random

from .form import P2, Block, blocks, is_money
from .model import Cell, Row, Table
from .sheet import Sheet

LAYOUTS = ("standard", "tables", "list", "order", "articles", "wide", "turned")


def part_two(rng: Random, sheet: Sheet, layout: str) -> list[Table]:
    """Return part two's tables in the given layout."""
    parts = list(blocks(sheet.edition))
    if layout == "tables":
        return _tables(rng, sheet, parts)
    if layout == "list":
        return [_list(rng, sheet, parts)]
    if layout == "articles":
        return [_articles(sheet, parts)]
    if layout == "wide":
        return [_wide(sheet, parts)]
    if layout == "turned":
        return [_turned(sheet, block) for block in parts]
    if layout == "order":
        start = rng.randint(1, len(parts) - 1)
        parts = parts[start:] + parts[:start] if rng.random() < 0.6 else parts[::-1]
    rows = [row for block in parts for row in _block(rng, sheet, block, 4)]
    return [Table(tuple(rows), 2)]


def _key(row: str, col: str) -> str:
    return f"{P2}/{row}/{col}"


def _spans(rng: Random, count: int, width: int) -> list[int]:
    free = width - 1
    if count == 1:
        return [free]
    if count == 2:
        return rng.choice(([1, free - 1], [free - 1, 1]))
    return [1] * count


def _block(rng: Random, sheet: Sheet, block: Block, width: int) -> list[Row]:
    spans = _spans(rng, len(block.columns), width)
    rows: list[Row] = [(sheet.head(block.article, width),)]
    named = zip(block.columns, spans, strict=True)
    rows.append((sheet.head("信息内容"), *(sheet.head(name, cols) for (_, name), cols in named)))
    for row, name in block.rows:
        cells = [
            sheet.figure(_key(row, col), n)
            for (col, _), n in zip(block.columns, spans, strict=True)
        ]
        rows.append((sheet.label(name), *cells))
    return rows


def _tables(rng: Random, sheet: Sheet, parts: list[Block]) -> list[Table]:
    captions = rng.random() < 0.5
    found = []
    for number, block in enumerate(parts, 1):
        rows = _block(rng, sheet, block, len(block.columns) + 1)
        caption = ""
        if captions:
            rows = rows[1:]
            caption = rng.choice(
                (block.article, f"表{number} {block.article}", f"（{block.article}）")
            )
        found.append(Table(tuple(rows), 2, 1 if captions else 2, caption))
    return found


def _list(rng: Random, sheet: Sheet, parts: list[Block]) -> Table:
    style = rng.choice(("span", "repeat", "drop"))
    article = rng.random() < 0.4
    names = rng.choice(
        (("项目", "指标", "数量"), ("信息内容", "内容", "数据"), ("事项", "统计指标", "数值"))
    )
    units = rng.random() < 0.3
    heads = [*(["条款"] if article else []), *names[:2], *(["单位"] if units else []), names[2]]
    rows: list[Row] = [tuple(Cell(name, "head") for name in heads)]
    for block in parts:
        height = len(block.rows) * len(block.columns)
        for r, (row, name) in enumerate(block.rows):
            for c, (col, indicator) in enumerate(block.columns):
                cells: list[Cell] = []
                if article and style != "span":
                    cells.append(sheet.label(block.article))
                elif article and r == c == 0:
                    cells.append(sheet.label(block.article, 1, height))
                if style == "repeat" or c == 0:
                    rows_down = len(block.columns) if style == "span" else 1
                    cells.append(sheet.label(name, 1, rows_down))
                elif style == "drop":
                    cells.append(Cell(""))
                cells.append(sheet.head(indicator))
                if units:
                    money = (
                        "万元"
                        if "万元" in cells[-1].text
                        else "元"
                        if "元" in cells[-1].text
                        else ""
                    )
                    cells.append(Cell(money or ("" if is_money(_key(row, col)) else "件"), "plain"))
                cells.append(sheet.figure(_key(row, col)))
                rows.append(tuple(cells))
    return Table(tuple(rows), 2, 1)


def _articles(sheet: Sheet, parts: list[Block]) -> Table:
    rows: list[Row] = []
    for block in parts:
        spans = {1: [3], 2: [1, 2], 3: [1, 1, 1]}[len(block.columns)]
        height = len(block.rows) + 1
        heads = [sheet.head(n, cols) for (_, n), cols in zip(block.columns, spans, strict=True)]
        rows.append((sheet.head(block.article, 1, height), sheet.head("信息内容"), *heads))
        for row, name in block.rows:
            cells = [
                sheet.figure(_key(row, c), n)
                for (c, _), n in zip(block.columns, spans, strict=True)
            ]
            rows.append((sheet.label(name), *cells))
    return Table(tuple(rows), 2, 1)


def _wide(sheet: Sheet, parts: list[Block]) -> Table:
    top: list[Cell] = []
    middle: list[Cell] = []
    low: list[Cell] = []
    figures: list[Cell] = []
    for block in parts:
        top.append(sheet.head(block.article, len(block.rows) * len(block.columns)))
        for row, name in block.rows:
            middle.append(sheet.head(name, len(block.columns)))
            for col, indicator in block.columns:
                low.append(sheet.head(indicator))
                figures.append(sheet.figure(_key(row, col)))
    return Table((tuple(top), tuple(middle), tuple(low), tuple(figures)), 2, 3)


def _turned(sheet: Sheet, block: Block) -> Table:
    rows: list[Row] = [(sheet.head(block.article, len(block.rows) + 1),)]
    rows.append((sheet.head("信息内容"), *(sheet.head(name) for _, name in block.rows)))
    for col, indicator in block.columns:
        rows.append((sheet.label(indicator), *(sheet.figure(_key(r, col)) for r, _ in block.rows)))
    return Table(tuple(rows), 2, 2)
