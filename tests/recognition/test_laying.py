"""Which figure stands in which column, and where that stays open."""

import pytest

from govinfo_parse.document import Layout
from govinfo_parse.forms import load_form
from recognition.build import (
    CELLS,
    GRID,
    HEAD_FOUR,
    HEAD_THREE,
    PROACTIVE,
    REQUESTS,
    REVIEWS,
    ROWS,
    case,
    figures_of,
    laid_in,
    lines,
)

HEAD_TWO = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n"
LICENSING = "信息内容 | 本年处理决定数量\n行政许可 | 5\n"
FOUR = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（七）总计",
    "四、结转下年度继续办理",
]


def part_three(*figures: str) -> str:
    """Rows of part three with these figures."""
    return HEAD_THREE + "\n".join(map(" | ".join, zip(FOUR, figures, strict=False)))


@pytest.mark.parametrize(
    ("rows", "layout", "expected"),
    [
        case("a cell for each column", "规章 | 1 | 2 | 3", ROWS, "rules 1 2 3"),
        case("empty cells behind", "规章 | 1 | 2 | 3 | | \n行政规范性文件 | 4 | 5 | 6 | |", ROWS, "rules 1 2 3\nnormative_documents 4 5 6"),
        case("empty cells before", "规章 | | 1 | 2 | 3\n行政规范性文件 | | 4 | 5 | 6", ROWS, "rules 1 2 3\nnormative_documents 4 5 6"),
        case("an empty cell inside", "规章 | 1 | | 3", ROWS, "rules 1 _ 3"),
        case("an empty cell too many on either side", "规章 | | 1 | 2 |", ROWS, "rules ? ? ? row_ambiguous"),
        case("a cell too few", "规章 | 1 | 2", ROWS, "rules ? ? ? row_ambiguous"),
        case("a figure too many", "规章 | 1 | 2 | 3 | 4", ROWS, "rules ? ? ? row_ambiguous"),
        case("digits of three zeros glued", "规章 | 000", ROWS, "rules 0 0 0 glued_cells_split"),
        case("glued digits that read in two ways", "规章 | 1215", ROWS, "rules ? ? ? row_ambiguous"),
        case("a row in its first cell, or figures and blanks", "规章 | 012 | |", ROWS, "rules ? ? ? row_ambiguous"),
        case("empty cells behind each figure", "规章 | 1 | | 2 | | 3 |", ROWS, "rules 1 2 3"),
        case("one figure over three columns", "规章 | 3 | > | >", GRID, "rules ? ? ? merged_value"),
        case("one stroke over three columns", "规章 | / | > | >", GRID, "rules / / /"),
    ],
)  # fmt: skip
def test_part_two(rows: str, layout: Layout, expected: str) -> None:
    assert figures_of(laid_in(HEAD_TWO + rows, PROACTIVE, layout)) == lines(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("the others tell where figures start", part_three("| 1 | 0 | 0 | 0 | 0 | 0 | 1", "| 2 | 0 | 0 | 0 | 0 | 0 | 2", "| 3 | 0 | 0 | 0 | 0 | 0 | 3", "| | 4 | | | | |"), "received 1 0 0 0 0 0 1\ncarried_over 2 0 0 0 0 0 2\nresults_total 3 0 0 0 0 0 3\ncarried_forward _ 4 _ _ _ _ _"),
        case("a last figure can only be the last column's", part_three("| 1 | 0 | 0 | 0 | 0 | 0 | 1", "| 2 | 0 | 0 | 0 | 0 | 0 | 2", "| 3 | 0 | 0 | 0 | 0 | 0 | 3", "| | | | | | | 4"), "received 1 0 0 0 0 0 1\ncarried_over 2 0 0 0 0 0 2\nresults_total 3 0 0 0 0 0 3\ncarried_forward _ _ _ _ _ _ 4"),
        case("six equal figures of seven", part_three("0 | 0 | 0 | 0 | 0 | 0"), "received 0 0 0 0 0 0 _ cell_dropped"),
        case("six figures of seven", part_three("1 | 0 | 0 | 0 | 0 | 1"), "received ? ? ? ? ? ? ? row_ambiguous"),
        case("a column of no figures between others", part_three("1 | 0 | | 0 | 0 | 0 | 0 | 1", "| 2 | | 0 | 0 | 0 | 0 | 2", "3 | 0 | | 0 | 0 | 0 | 0 | 3"), "received 1 0 0 0 0 0 1\ncarried_over _ 2 0 0 0 0 2\nresults_total 3 0 0 0 0 0 3"),
        case("figures moved left, zeros not printed", part_three("| 1 | | | 1 | 2 |", "1 | | | | | | 1", "2 | 1 | | | 1 | | 4"), "received ? ? ? ? ? ? ? row_ambiguous\ncarried_over 1 _ _ _ _ _ 1\nresults_total 2 1 _ _ 1 _ 4"),
        case("an empty last cell where a figure is lost", part_three("5 | 0 | 0 | 0 | 0 | 5 |", "1 | 0 | 0 | 0 | 0 | 0 | 1", "6 | 0 | 0 | 0 | 0 | 0 | 6"), "received ? ? ? ? ? ? ? row_ambiguous\ncarried_over 1 0 0 0 0 0 1\nresults_total 6 0 0 0 0 0 6"),
    ],
)  # fmt: skip
def test_part_three(text: str, expected: str) -> None:
    assert figures_of(laid_in(text, REQUESTS)) == lines(expected)


@pytest.mark.parametrize(
    ("figures", "layout", "expected"),
    [
        case("fifteen", "1 | 0 | 0 | 0 | 1 | 0 | 2 | 0 | 0 | 2 | 0 | 0 | 3 | 0 | 3", GRID, "reconsideration 1 0 0 0 1\nlitigation_direct 0 2 0 0 2\nlitigation_after_reconsideration 0 0 3 0 3"),
        case("fourteen zeros", "0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0", ROWS, "reconsideration 0 0 0 0 0 cell_dropped\nlitigation_direct 0 0 0 0 0 cell_dropped\nlitigation_after_reconsideration 0 0 0 0 _ cell_dropped"),
        case("fourteen figures", "1 | 0 | 0 | 0 | 1 | 0 | 2 | 0 | 0 | 2 | 0 | 0 | 3 | 3", ROWS, "reconsideration ? ? ? ? ? row_ambiguous\nlitigation_direct ? ? ? ? ? row_ambiguous\nlitigation_after_reconsideration ? ? ? ? ? row_ambiguous"),
        case("fifteen in a stream", "1 | 0 | 0 | 0 | 1 | 0 | 2 | 0 | 0 | 2 | 0 | 0 | 3 | 0 | 3", CELLS, "reconsideration 1 0 0 0 1\nlitigation_direct 0 2 0 0 2\nlitigation_after_reconsideration 0 0 3 0 3"),
    ],
)  # fmt: skip
def test_part_four(figures: str, layout: Layout, expected: str) -> None:
    assert figures_of(laid_in(HEAD_FOUR + figures, REVIEWS, layout)) == lines(expected)


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        case("an ordinal before the label", "序号 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", "1 | 规章 | 5 | 2 | 3", "rules 5 2 3"),
        case("an ordinal behind the label", "信息内容 | 序号 | 本年制发件数 | 本年废止件数 | 现行有效件数", "规章 | 1 | 5 | 2 | 3", "rules 5 2 3"),
        case("a remark", "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 备注", "规章 | 5 | 2 | 3 | 含上年", "rules 5 2 3"),
        case("the header's order", "信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数", "规章 | 5 | 2 | 3", "rules 2 3 5"),
        case("a column of no field", "信息内容 | 本年制发件数 | 网站公开数 | 本年废止件数 | 现行有效件数", "规章 | 5 | 9 | 2 | 3", "rules 5 2 3"),
        case("a column less", "信息内容 | 本年制发件数 | 现行有效件数", "规章 | 5 | 3", "rules 5 - 3"),
        case("a span written out", "第二十条第（五）项 | > | > | >\n信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量", "行政许可 | 20 | 20 | 20", "administrative_licensing 20"),
        case("a wide heading over a figure and an empty cell", "信息内容 | 本年制发件数 | > | 本年废止件数 | 现行有效件数", "规章 | 1 | | 2 | 3\n行政规范性文件 | | 4 | 5 | 6", "rules 1 2 3\nnormative_documents 4 5 6"),
    ],
)  # fmt: skip
def test_headers(header: str, row: str, expected: str) -> None:
    assert figures_of(laid_in(f"{header}\n{row}", PROACTIVE, GRID)) == lines(expected)


GROUPS = " | ".join(["法人或其他组织"] * 5)
ORGANISATIONS = "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他"


@pytest.mark.parametrize(
    ("header", "figures", "expected"),
    [
        case("a group's heading of no form", f"自然人 | 法人 | 总计\n{ORGANISATIONS}", "2 | 1 | 0 | 0 | 0 | 0 | 3", "received 2 1 0 0 0 0 3"),
        case("the same over padded rows", f"自然人 | 法人 | 总计\n{ORGANISATIONS}", "2 | 1 | 0 | 0 | 0 | 0 | 3 |", "received 2 1 0 0 0 0 3"),
        case("spans written out", f"申请人情况 | 自然人 | {GROUPS} | 总计\n申请人情况 | 自然人 | {ORGANISATIONS} | 总计", "2 | 1 | 0 | 0 | 0 | 0 | 3", "received 2 1 0 0 0 0 3"),
        case("spans written out, the total first", f"申请人情况 | 总计 | 自然人 | {GROUPS}\n申请人情况 | 总计 | 自然人 | {ORGANISATIONS}", "3 | 2 | 1 | 0 | 0 | 0 | 0", "received 2 1 0 0 0 0 3"),
        case("a column of part sums in the lower line", f"自然人 | 法人或其他组织 | 总计\n{ORGANISATIONS} | 小计", "2 | 1 | 0 | 0 | 0 | 0 | 1 | 3", "received 2 1 0 0 0 0 3"),
    ],
)  # fmt: skip
def test_headers_in_two_lines(header: str, figures: str, expected: str) -> None:
    assert figures_of(laid_in(f"{header}\n{FOUR[0]} | {figures}", REQUESTS)) == lines(expected)


@pytest.mark.parametrize(
    ("figures", "named", "expected"),
    [
        case("totals that hold", ["3 | 1 | 0 | 0 | 0 | 0 | 4"] * 4, False, "3 1 0 0 0 0 4"),
        case("totals that all fail, and no header to trust", ["4 | 3 | 1 | 0 | 0 | 0 | 0"] * 4, False, "? ? ? ? ? ? ? row_ambiguous"),
        case("a header is believed", ["4 | 3 | 1 | 0 | 0 | 0 | 0"] * 4, True, "4 3 1 0 0 0 0"),
    ],
)  # fmt: skip
def test_totals_against_the_order(figures: list[str], named: bool, expected: str) -> None:
    text = part_three(*figures)
    text = text if named else text.removeprefix(HEAD_THREE)
    keys = ("received", "carried_over", "results_total", "carried_forward")
    assert figures_of(laid_in(text, REQUESTS)) == [f"{key} {expected}" for key in keys]


def test_a_cell_less_than_every_other_row_may_be_the_labels() -> None:
    keys = [row.key for table in load_form("2021").tables[1:2] for row in table.blocks[0].rows]
    labels = [row.leaf for table in load_form("2021").tables[1:2] for row in table.blocks[0].rows]
    whole = [f"{label} | | 1 | 0 | 0 | 0 | 0 | 0 | 1" for label in labels]
    shorter = f"{labels[4]} | | 1 | 0 | 0 | 0 | 0 | 1"
    text = HEAD_THREE + "\n".join([*whole[:4], shorter, *whole[5:]])
    read = [f"{key} 1 0 0 0 0 0 1" for key in keys]
    read[4] = f"{keys[4]} ? ? ? ? ? ? ? row_ambiguous"
    assert figures_of(laid_in(text, REQUESTS)) == read
