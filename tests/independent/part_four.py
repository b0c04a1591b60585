"""Layouts of part four."""

from __future__ import annotations

from random import Random

from .form import OUTCOMES, P4, REVIEWS
from .model import Cell, Row, Table, fill
from .sheet import Sheet

LAYOUTS = (
    "standard",
    "rows",
    "tables",
    "list",
    "turned",
    "two",
    "empty_row",
    "flat",
    "total_first",
)


def part_four(rng: Random, sheet: Sheet, layout: str) -> list[Table]:
    """Return part four's tables in the given layout."""
    if layout == "rows":
        return [_rows(rng, sheet)]
    if layout == "tables":
        return _tables(rng, sheet)
    if layout == "list":
        return [_list(rng, sheet)]
    if layout == "turned":
        return [_turned(sheet)]
    if layout == "two":
        return _two(sheet)
    if layout == "flat":
        return [_flat(sheet)]
    if layout == "total_first":
        return [_total_first(sheet)]
    rows = [*_heads(sheet), _figures(sheet)]
    if layout == "empty_row":
        rows.insert(3, fill([rng.choice(("", "\xa0"))] * 15, "plain"))
    return [Table(tuple(rows), 4, 3)]


def _key(block: str, col: str) -> str:
    return f"{P4}/{block}/{col}"


def _name(path: tuple[str, ...], glue: str = "") -> str:
    return glue.join(path)


def _outcomes(sheet: Sheet, rows: int = 1) -> list[Cell]:
    return [sheet.head(name, 1, rows) for _, name in OUTCOMES]


def _figures(sheet: Sheet) -> Row:
    return tuple(sheet.figure(_key(block, col)) for block, _ in REVIEWS for col, _ in OUTCOMES)


def _heads(sheet: Sheet) -> list[Row]:
    return [
        (sheet.head("行政复议", 5), sheet.head("行政诉讼", 10)),
        (*_outcomes(sheet, 2), sheet.head("未经复议直接起诉", 5), sheet.head("复议后起诉", 5)),
        (*_outcomes(sheet), *_outcomes(sheet)),
    ]


def _flat(sheet: Sheet) -> Table:
    heads = [
        Cell(f"{sheet.labels(_name(path))}{sheet.labels(name)}", "head")
        for _, path in REVIEWS
        for _, name in OUTCOMES
    ]
    return Table((tuple(heads), _figures(sheet)), 4, 1)


def _total_first(sheet: Sheet) -> Table:
    order = (OUTCOMES[-1], *OUTCOMES[:-1])
    names = [sheet.head(name) for _, name in order]
    tall = [sheet.head(name, 1, 2) for _, name in order]
    figures = tuple(sheet.figure(_key(block, col)) for block, _ in REVIEWS for col, _ in order)
    heads: list[Row] = [
        (sheet.head("行政复议", 5), sheet.head("行政诉讼", 10)),
        (*tall, sheet.head("未经复议直接起诉", 5), sheet.head("复议后起诉", 5)),
        (*names, *(sheet.head(name) for _, name in order)),
    ]
    return Table((*heads, figures), 4, 3)


def _rows(rng: Random, sheet: Sheet) -> Table:
    made: list[Row] = []
    if rng.random() < 0.5:
        made.append((sheet.head("类别", 2), *_outcomes(sheet)))
        for number, (block, path) in enumerate(REVIEWS):
            figures = [sheet.figure(_key(block, col)) for col, _ in OUTCOMES]
            if number == 0:
                made.append((sheet.label("行政复议", 2), *figures))
            elif number == 1:
                made.append((sheet.label("行政诉讼", 1, 2), sheet.label(path[1]), *figures))
            else:
                made.append((sheet.label(path[1]), *figures))
    else:
        glue = rng.choice(("", "—", "：", "-"))
        made.append((sheet.head("类别"), *_outcomes(sheet)))
        for block, path in REVIEWS:
            figures = [sheet.figure(_key(block, col)) for col, _ in OUTCOMES]
            made.append((sheet.label(_name(path, glue)), *figures))
    return Table(tuple(made), 4, 1)


def _tables(rng: Random, sheet: Sheet) -> list[Table]:
    styles = (
        ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"),
        (
            "（一）行政复议情况",
            "（二）未经复议直接起诉的行政诉讼情况",
            "（三）复议后起诉的行政诉讼情况",
        ),
        ("表1 行政复议", "表2 未经复议直接起诉", "表3 复议后起诉"),
    )
    captions = rng.choice(styles)
    inside = rng.random() < 0.3
    found = []
    for (block, _), caption in zip(REVIEWS, captions, strict=True):
        figures = tuple(sheet.figure(_key(block, col)) for col, _ in OUTCOMES)
        rows: list[Row] = [tuple(_outcomes(sheet)), figures]
        if inside:
            rows.insert(0, (sheet.head(caption, 5),))
        found.append(Table(tuple(rows), 4, len(rows) - 1, "" if inside else caption))
    return found


def _list(rng: Random, sheet: Sheet) -> Table:
    style = rng.choice(("span", "repeat", "drop", "glued"))
    made: list[Row] = []
    if rng.random() < 0.6:
        made.append(
            (Cell("类别", "head", None, 2 if style == "glued" else 3), Cell("数量", "head"))
        )
    for block, path in REVIEWS:
        for number, (col, outcome) in enumerate(OUTCOMES):
            if style == "glued":
                cells = [sheet.label(_name(path) + outcome, 2)]
            elif style == "repeat":
                cells = [sheet.label(path[0]), sheet.label(path[-1]), sheet.label(outcome)]
            elif style == "drop":
                names = (
                    [path[0] if block != REVIEWS[2][0] else "", path[-1]]
                    if number == 0
                    else ["", ""]
                )
                cells = [sheet.label(names[0]), sheet.label(names[1]), sheet.label(outcome)]
            else:
                cells = _spanned(sheet, block, path, number)
                cells.append(sheet.label(outcome))
            made.append((*cells, sheet.figure(_key(block, col))))
    return Table(tuple(made), 4, 1 if len(made) > 15 else 0)


def _spanned(sheet: Sheet, block: str, path: tuple[str, ...], number: int) -> list[Cell]:
    if number:
        return []
    if len(path) == 1:
        return [sheet.label(path[0], 2, 5)]
    first = [sheet.label(path[0], 1, 10)] if block == "litigation_direct" else []
    return [*first, sheet.label(path[1], 1, 5)]


def _turned(sheet: Sheet) -> Table:
    made: list[Row] = [
        (sheet.head("办理结果", 1, 2), sheet.head("行政复议", 1, 2), sheet.head("行政诉讼", 2)),
        (sheet.head("未经复议直接起诉"), sheet.head("复议后起诉")),
    ]
    for col, outcome in OUTCOMES:
        made.append((sheet.label(outcome), *(sheet.figure(_key(b, col)) for b, _ in REVIEWS)))
    return Table(tuple(made), 4, 2)


def _two(sheet: Sheet) -> list[Table]:
    first = tuple(sheet.figure(_key("reconsideration", col)) for col, _ in OUTCOMES)
    rest = tuple(sheet.figure(_key(b, col)) for b, _ in REVIEWS[1:] for col, _ in OUTCOMES)
    one = Table(((sheet.head("行政复议", 5),), tuple(_outcomes(sheet)), first), 4, 2)
    heads = (sheet.head("未经复议直接起诉", 5), sheet.head("复议后起诉", 5))
    two_rows: tuple[Row, ...] = (
        (sheet.head("行政诉讼", 10),),
        heads,
        (*_outcomes(sheet), *_outcomes(sheet)),
        rest,
    )
    return [one, Table(two_rows, 4, 3)]
