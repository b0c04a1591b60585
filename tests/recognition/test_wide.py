"""Blocks beside each other over one row of figures."""

import pytest

from govinfo_parse.document import Layout
from govinfo_parse.recognition.wide import wide_arrangements
from recognition.build import (
    GRID,
    HEAD_FOUR,
    PROACTIVE,
    REVIEWS,
    ROWS,
    case,
    figures_of,
    laid_in,
    lines,
    panels_in,
)

FIFTEEN = "1 | 2 | 3 | 4 | 10 | 5 | 6 | 7 | 8 | 26 | 9 | 1 | 2 | 3 | 15"
IN_FIVE = """
    reconsideration 1 2 3 4 10
    litigation_direct 5 6 7 8 26
    litigation_after_reconsideration 9 1 2 3 15
"""
FIVE = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
FLAT = f"行政复议 | 未经复议直接起诉 | 复议后起诉\n{FIVE} | {FIVE} | {FIVE}\n"
SUED_FIRST = f"""
行政诉讼 | > | > | > | > | > | > | > | > | > | 行政复议 | > | > | > | >
未经复议直接起诉 | > | > | > | > | 复议后起诉 | > | > | > | > | {FIVE}
{FIVE} | {FIVE} | ^ | ^ | ^ | ^ | ^
"""
LOST_FIRST = f"""
行政复议 | > | > | > | > | 未经复议直接起诉 | > | > | > | > | 复议后起诉 | > | > | > | >
{FIVE} | {FIVE} | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结
"""


@pytest.mark.parametrize(
    ("header", "layout", "expected"),
    [
        case("the form's header", HEAD_FOUR, GRID, IN_FIVE),
        case("the form's header, spans lost", HEAD_FOUR, ROWS, IN_FIVE),
        case("a line of blocks over a line of outcomes", FLAT, ROWS, IN_FIVE),
        case("lawsuits first", SUED_FIRST, GRID, "reconsideration 9 1 2 3 15\nlitigation_direct 1 2 3 4 10\nlitigation_after_reconsideration 5 6 7 8 26"),
        case("lawsuits first, spans lost", SUED_FIRST, ROWS, "reconsideration 9 1 2 3 15\nlitigation_direct 1 2 3 4 10\nlitigation_after_reconsideration 5 6 7 8 26"),
        case("one block's total first", LOST_FIRST, GRID, "reconsideration 1 2 3 4 10\nlitigation_direct 5 6 7 8 26\nlitigation_after_reconsideration 1 2 3 15 9"),
    ],
)  # fmt: skip
def test_fifteen_figures(header: str, layout: Layout, expected: str) -> None:
    assert figures_of(laid_in(header + FIFTEEN, REVIEWS, layout)) == lines(expected)


@pytest.mark.parametrize(
    ("header", "code"),
    [
        case("the form's order", HEAD_FOUR, None),
        case("lawsuits first", SUED_FIRST, "columns_reordered"),
    ],
)
def test_what_is_said_of_the_order(header: str, code: str | None) -> None:
    found = wide_arrangements(panels_in(header + FIFTEEN, REVIEWS, GRID)[0])
    assert max(found, key=lambda one: one.points).code == code


WIDE_TWO = """
规章 | > | > | 行政规范性文件 | > | > | 行政许可
本年制发件数 | 本年废止件数 | 现行有效件数 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 本年处理决定数量
1 | 2 | 3 | 4 | 5 | 6 | 7
"""


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        case("by their places", GRID, "rules 1 2 3\nnormative_documents 4 5 6\nadministrative_licensing 7"),
        case("by the names of all columns", ROWS, "rules 1 2 3\nnormative_documents 4 5 6\nadministrative_licensing 7"),
    ],
)  # fmt: skip
def test_part_two_in_one_row(layout: Layout, expected: str) -> None:
    assert figures_of(laid_in(WIDE_TWO, PROACTIVE, layout)) == lines(expected)


def test_a_heading_too_few_leaves_the_columns_open() -> None:
    text = WIDE_TWO.replace("本年处理决定数量", "数量")
    assert figures_of(laid_in(text, PROACTIVE, ROWS)) == []
