"""Which printed rows are which rows of parts two and three."""

import pytest

from govinfo_parse.recognition.row_match import is_numbering, match_rows
from govinfo_parse.recognition.scope import scope_of
from recognition.build import (
    HEAD_THREE,
    MATCHER,
    PROACTIVE,
    REQUESTS,
    case,
    lines,
    row_of,
    rows_of,
)

HEAD_TWO = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n"
FOUR = """
一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
（一）予以公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2
（七）总计 | 2 | 0 | 0 | 0 | 0 | 0 | 2
"""
SUBTOTAL = "小计 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n（七）"


def matched(text: str, table: str, edition: str = "2021") -> list[str]:
    """``规章 = rules``; ``?`` where order settled it, the copy's number where it is a later one."""
    matching = match_rows(rows_of(text), table, edition, MATCHER)
    return [
        f"{one.row.labels[-1].text} = {one.key}{f' {one.column}' if one.column else ''}"
        f"{'?' * one.inferred}{f' ({one.copy})' if one.copy else ''}"
        for one in matching.rows
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("by their labels", HEAD_TWO + "规章 | 1 | 2 | 3\n行政规范性文件 | 4 | 5 | 6", "规章 = rules\n行政规范性文件 = normative_documents"),
        case("an unreadable one by its place", HEAD_TWO + "规章 | 1 | 2 | 3\n囗囗囗 | 4 | 5 | 6\n行政许可 | 7", "规章 = rules\n囗囗囗 = normative_documents?\n行政许可 = administrative_licensing"),
        case("two for one place stay unmatched", HEAD_TWO + "规章 | 1 | 2 | 3\n囗囗 | 4 | 5 | 6\n囗囗囗 | 4 | 5 | 6\n行政许可 | 7", "规章 = rules\n行政许可 = administrative_licensing"),
        case("one with too few figures stays unmatched", HEAD_TWO + "规章 | 1 | 2 | 3\n囗囗囗 | 4\n行政许可 | 7", "规章 = rules\n行政许可 = administrative_licensing"),
        case("a list names row and column", "信息内容 | 指标 | 数量\n规章 | 本年制发件数 | 1\n规章 | 本年废止件数 | 2\n行政许可 | 本年处理决定数量 | 3", "本年制发件数 = rules issued\n本年废止件数 = rules repealed\n本年处理决定数量 = administrative_licensing decisions"),
        case("words that other tables have too", "项目 | 2021年 | 2022年\n行政许可 | 7 | 8", ""),
        case("a budget's table", "支出项目 | 预算数 | 执行数\n规章 | 1 | 2\n行政许可 | 3 | 4", ""),
    ],
)  # fmt: skip
def test_part_two(text: str, expected: str) -> None:
    assert matched(text, PROACTIVE) == lines(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("numbers tell equal labels apart", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n3.其他 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n（七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1", "other_handling.overdue_fee other_handling.other results_total"),
        case("a label over the row that its figures miss", "2.重复 |\n申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0", "not_processed.duplicate not_processed.public_publication"),
        case("（六）其他 is the group's row", "（六）其他 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n（七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1", "other_handling results_total"),
        case("the total of part four", "".join(FOUR.splitlines(keepends=True)[:4]) + "行政复议 | 结果维持 | 结果纠正 | 总计 | 1 | 2 | 3", "received carried_over granted"),
        case("the header of part four names no row", FOUR + "行政复议 | 结果维持 | 结果纠正 | 总计 | 1 | 2 | 3", "received carried_over granted results_total"),
        case("a year is no row", "2022年 | 本年新收 | 3 | 0 | 0 | 0 | 0 | 0 | 3\n" + FOUR, "received carried_over granted results_total"),
    ],
)  # fmt: skip
def test_part_three(text: str, expected: str) -> None:
    matching = match_rows(rows_of(HEAD_THREE + text), REQUESTS, "2021", MATCHER)
    assert " ".join(str(one.key) for one in matching.rows) == expected


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        case("once", FOUR, [0, 0, 0, 0]),
        case("the sum of a group", FOUR.replace("（七）", SUBTOTAL) + "四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2", [0, 0, 0, 0, 0]),
        case("the same where the table is cut", FOUR.replace("（七）", SUBTOTAL), [0, 0, 0, 0]),
        case("twice", f"{FOUR}\n\n{HEAD_THREE}{FOUR}", [0, 0, 0, 0, 1, 1, 1, 1]),
        case("the whole area's first", f"全县汇总（含各乡镇） |{FOUR}\n\n本机关 |{FOUR}", [1, 1, 1, 1, 0, 0, 0, 0]),
        case("a total of another table is no copy", f"{FOUR}\n\n科室 | 件数\n总计 | 15", [0, 0, 0, 0]),
    ],
)  # fmt: skip
def test_copies(text: str, copies: list[int]) -> None:
    rows = scope_of(rows_of(HEAD_THREE + text), 2022, MATCHER).rows
    matching = match_rows(rows, REQUESTS, "2021", MATCHER)
    assert [one.copy for one in matching.rows] == copies


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        case("nothing to say", "规章 | 1 | 2 | 3\n行政规范性文件 | 4 | 5 | 6", []),
        case("a row that is not of the form", "规章 | 1 | 2 | 3\n规划计划 | 0 | 0 | 0\n标准 | 0 | 0 | 0\n行政许可 | 7", ["label_unrecognized", "label_unrecognized"]),
        case("rows in another order", "行政规范性文件 | 4 | 5 | 6\n规章 | 1 | 2 | 3", ["rows_out_of_order"]),
    ],
)  # fmt: skip
def test_what_is_said(text: str, codes: list[str]) -> None:
    matching = match_rows(rows_of(HEAD_TWO + text), PROACTIVE, "2021", MATCHER)
    assert [finding.code for finding in matching.findings] == codes


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        case("numbers of columns", "栏次 | 1 | 2 | 3 | 4", True),
        case("behind empty cells", "栏次 | | | 1 | 2 | 3 | 4", True),
        case("figures that rise", "规章 | 1 | 2 | 3", False),
        case("figures", "规章 | 1 | 2 | 3 | 6", False),
    ],
)
def test_numbers_of_columns(line: str, expected: bool) -> None:
    assert is_numbering(row_of(line)) == expected


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        case("the heading of the part", "三、收到和处理政府信息公开申请情况", 2),
        case("another heading", "本单位工作台账", 0),
    ],
)
def test_two_rows_without_a_header(heading: str, count: int) -> None:
    text = f"{heading}\n\n予以公开 | 3 | 3\n部分公开 | 1 | 1"
    assert len(match_rows(rows_of(text), REQUESTS, "2021", MATCHER).rows) == count
