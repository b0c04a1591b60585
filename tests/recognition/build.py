"""Documents, rows and panels from a few lines of text, and what became of them as text.

A table is written with pipes, ``>`` for a place that the cell before it covers and ``^`` for one
that the cell above covers, ``⏎`` for a line break in a cell and a line of ``~`` for a page break::

    信息内容 | 本年处理决定数量 | >
    行政许可 | 20 | >

Where the layout has no spans (``ROWS``, ``CELLS``) the places that they cover are not printed.
Lines without pipes are paragraphs; an empty line ends a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

import pytest

from govinfo_parse.document import Block, Cell, Layout, Paragraph, Table
from govinfo_parse.forms import load_form
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.laid import LaidRow
from govinfo_parse.recognition.laying import lay_all
from govinfo_parse.recognition.normalize import diagnose
from govinfo_parse.recognition.observe import observe
from govinfo_parse.recognition.panels import Panel, panels_of, turned_panels, wide_panels
from govinfo_parse.recognition.review_match import match_reviews
from govinfo_parse.recognition.row_match import match_rows
from govinfo_parse.recognition.rows import Row

PROACTIVE: Final = "proactive_disclosure"
REQUESTS: Final = "requests"
REVIEWS: Final = "reconsideration_litigation"
GRID, ROWS, CELLS = Layout.GRID, Layout.ROWS, Layout.CELLS

MATCHER: Final = Matcher(diagnose(""))

PART_TWO: Final = """
第二十条第（一）项 | > | > | >
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 1 | 0 | 4
行政规范性文件 | 3 | 2 | 9
第二十条第（五）项 | > | > | >
信息内容 | 本年处理决定数量 | > | >
行政许可 | 20 | > | >
第二十条第（六）项 | > | > | >
信息内容 | 本年处理决定数量 | > | >
行政处罚 | 7 | > | >
行政强制 | 5 | > | >
第二十条第（八）项 | > | > | >
信息内容 | 本年收费金额（单位：万元） | > | >
行政事业性收费 | 0.85 | > | >
"""
HEAD_THREE: Final = """
本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和 | 申请人情况 | > | > | > | > | > | >
^ | 自然人 | 法人或其他组织 | > | > | > | > | 总计
^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ^
"""
HEAD_FOUR: Final = """
行政复议 | > | > | > | > | 行政诉讼 | > | > | > | > | > | > | > | > | >
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | > | > | > | > | 复议后起诉 | > | > | > | >
^ | ^ | ^ | ^ | ^ | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
"""


def case(title: str, *values: Any, wrong: str = "") -> Any:
    """A line of a test's table: what it is about, what is printed, what a careful person reads.

    ``wrong`` says what the library makes of it as yet; the test then fails once it is right.
    """
    marks = [pytest.mark.xfail(reason=wrong, strict=True)] if wrong else []
    return pytest.param(*values, id=title, marks=marks)


def table_of(text: str, layout: Layout = ROWS, index: int = 0) -> Table:
    """A table of lines with pipes."""
    lines = [line.strip() for line in text.strip().splitlines()]
    rows: list[list[Cell]] = []
    seams: list[int] = []
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    made: dict[tuple[int, int], Cell] = {}
    for line in lines:
        if not line.strip("~"):
            seams.append(len(rows))
            continue
        at = len(rows)
        for column, part in enumerate(part.strip() for part in line.split("|")):
            over = {">": (at, column - 1), "^": (at - 1, column)}.get(part)
            if over is None:
                owner[at, column] = (at, column)
                made[at, column] = Cell(part.replace("⏎", "\n"), at, column)
                continue
            start = owner[at, column] = owner[over]
            cell = made[start]
            made[start] = replace(
                cell,
                rowspan=max(cell.rowspan, at - cell.row + 1),
                colspan=max(cell.colspan, column - cell.column + 1),
            )
        rows.append([])
    for (at, _), cell in made.items():
        rows[at].append(cell)
    if layout is GRID:
        return Table(index, tuple(map(tuple, rows)), layout, tuple(seams))
    plain = [
        tuple(Cell(cell.text, at, column) for column, cell in enumerate(row))
        for at, row in enumerate(rows)
    ]
    if layout is ROWS:
        return Table(index, tuple(plain), layout, tuple(seams))
    texts = [cell.text for row in plain for cell in row]
    return Table(index, (tuple(Cell(text, 0, at) for at, text in enumerate(texts)),), layout)


def blocks_of(text: str, layout: Layout = ROWS) -> list[Block]:
    """The paragraphs and tables of a text."""
    blocks: list[Block] = []
    numbered = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    tables = 0
    for is_text, group in groupby(numbered, key=lambda one: bool(one[1])):
        lines = list(group) if is_text else []
        if any("|" in line for _, line in lines):
            blocks.append(table_of("\n".join(line for _, line in lines), layout, tables))
            tables += 1
        else:
            blocks += [Paragraph(line, line=number) for number, line in lines]
    return blocks


def rows_of(text: str, layout: Layout = ROWS) -> list[Row]:
    """The observed rows of a text."""
    return observe(blocks_of(text, layout), MATCHER)


def row_of(text: str, layout: Layout = ROWS) -> Row:
    """The one row of a line."""
    (row,) = rows_of(text, layout)
    return row


def panels_in(
    text: str, table: str, layout: Layout = ROWS, edition: str = "2021"
) -> Sequence[Panel]:
    """The panels of one statutory table."""
    rows = rows_of(text, layout)
    if table == REVIEWS:
        return match_reviews(rows, edition)
    matched = match_rows(rows, table, edition, MATCHER).rows
    turned = turned_panels(rows, table, edition)
    return turned or panels_of(rows, matched, table, edition) or wide_panels(rows, table)


def laid_in(
    text: str, table: str, layout: Layout = ROWS, edition: str = "2021"
) -> Sequence[LaidRow]:
    """The laid rows of one statutory table."""
    return lay_all(panels_in(text, table, layout, edition))


def printed(row: Row) -> str:
    """``规章 : 1 2 3``; ``_`` is an empty cell."""
    labels = " / ".join(_shown(token.text) for token in row.labels)
    return f"{labels} : {' '.join(_shown(token.text) for token in row.values)}".strip()


def _shown(text: str) -> str:
    return text.replace("\n", "⏎") or "_"


def figures_of(laid: Iterable[LaidRow], edition: str = "2021") -> list[str]:
    """``rules 1 0 4``: each row of the form with its figures in the form's order.

    ``_`` is an empty cell, ``-`` a field of which no cell was found; ``?`` stands for what is open,
    with the doubt that leaves it so behind the row.
    """
    read: dict[tuple[str, str], dict[str, str]] = {}
    doubts: dict[tuple[str, str], str] = {}
    for row in laid:
        is_open = row.doubt in ("row_ambiguous", "merged_value")
        for (table, key, column), token in row.cells:
            text = "?" if is_open else _shown(token.text)
            read.setdefault((table, key), {})[column] = text
            if row.doubt:
                doubts[table, key] = row.doubt
    return [
        " ".join([key, *line, *filter(None, [doubts.get((table, key))])])
        for (table, key), line in _in_the_forms_order(read, edition)
    ]


def _in_the_forms_order(
    read: Mapping[tuple[str, str], Mapping[str, str]], edition: str
) -> Iterator[tuple[tuple[str, str], list[str]]]:
    for table in load_form(edition).tables:
        for block in table.blocks:
            for row in block.rows:
                own = read.get((table.key, row.key))
                if own:
                    columns = [column.key for column in block.columns]
                    yield (table.key, row.key), [own.get(key, "-") for key in columns]


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]
