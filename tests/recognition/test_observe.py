"""What a table prints as rows: what names the figures, the figures, and what stands above."""

import pytest

from govinfo_parse.document import Layout
from recognition.build import CELLS, GRID, ROWS, case, printed, rows_of


@pytest.mark.parametrize(
    ("line", "row"),
    [
        case("the label, then its figures", "规章 | 1 | 2 | 3", "规章 : 1 2 3"),
        case(
            "a unit in a cell of its own",
            "规章 | 本年制发件数 | 件 | 3",
            "规章 / 本年制发件数 / 件 : 3",
        ),
        case("a foreign label", "其他主动公开文件 | 1 | 2", "其他主动公开文件 : 1 2"),
        case(
            "a foreign label behind a group's",
            "（四）无法提供 | 不掌握 | 1 | 2",
            "（四）无法提供 / 不掌握 : 1 2",
        ),
        case("two labels in one cell", "行政复议结果维持 | 3", "行政复议 / 结果维持 : 3"),
        case("figures without a label", "1 | 2 | 3", ": 1 2 3"),
        case("an empty cell before the label", "| 规章 | 1 | 2", "_ / 规章 : 1 2"),
        case("a sign for nothing is a figure's place", "规章 | - | 无 | 3", "规章 : - 无 3"),
    ],
)
def test_a_line_of_a_table(line: str, row: str) -> None:
    assert [printed(one) for one in rows_of(line)] == [row]


@pytest.mark.parametrize(
    ("text", "layout", "rows"),
    [
        case("a grid", "信息内容 | 本年处理决定数量 | >\n行政许可 | 1 | >", GRID, ["信息内容 / 本年处理决定数量 :", "行政许可 : 1"]),
        case("lines", "信息内容 | 本年处理决定数量\n行政许可 | 1", ROWS, ["信息内容 / 本年处理决定数量 :", "行政许可 : 1"]),
        case("cells alone", "规章 | 1\n行政许可 | 2", CELLS, ["规章 : 1", "行政许可 : 2"]),
        case("a heading among the cells", "规章 | 1\n三、收到和处理政府信息公开申请情况 | 自然人 | 2", CELLS, ["规章 : 1", "自然人 : 2"]),
    ],
)  # fmt: skip
def test_layouts(text: str, layout: Layout, rows: list[str]) -> None:
    assert [printed(one) for one in rows_of(text, layout)] == rows


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        case("nothing above", "规章 | 1", ""),
        case("a short line above", "二、主动公开政府信息情况\n\n规章 | 1", "二、主动公开政府信息情况"),
        case("a unit says nothing of the table", "2022年政府信息公开统计表\n（单位：件）\n\n规章 | 1", "2022年政府信息公开统计表"),
        case("prose is no heading", "本镇全年主动公开政府信息三百余条，其中通过网站公开二百条，通过政务新媒体公开一百余条，没有收到申请，也没有被申请复议、提起诉讼的情况。\n\n规章 | 1", ""),
        case("a table unlike the form's spends its heading", "2022年政府信息公开统计表\n\n甲 | 乙\n丙 | 4\n\n规章 | 1", ""),
    ],
)  # fmt: skip
def test_what_stands_over_a_table(text: str, heading: str) -> None:
    assert rows_of(text)[-1].heading == heading


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        case("nothing", "规章 | 1", ""),
        case("a line of the table", "2022年报告 |\n规章 | 1", "2022年报告"),
        case("the next one takes its place", "2022年报告 |\n规章 | 1\n2021年报告 |\n规章 | 2", "2021年报告"),
        case("a year before the header's first word", "2022年 | 信息内容 | 本年制发件数\n规章 | 1", "2022年"),
        case("another table has its own", "2022年报告 |\n规章 | 1\n\n规章 | 2", ""),
        case("a label of the form is none", "第二十条第（一）项 |\n规章 | 1", ""),
    ],
)  # fmt: skip
def test_what_stands_over_the_rows_of_a_table(text: str, caption: str) -> None:
    assert rows_of(text)[-1].caption == caption


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        case("one table", "规章 | 1\n行政许可 | 2", 1),
        case("two tables", "规章 | 1\n\n行政许可 | 2", 2),
        case("a stream that prose interrupts", "规章\n1\n全年没有收到申请，也没有诉讼。\n行政许可\n2", 2),
        case("a stream", "规章\n1\n行政许可\n2", 1),
    ],
)  # fmt: skip
def test_prose_and_tables_part_the_rows(text: str, segments: int) -> None:
    assert len({row.segment for row in rows_of(text)}) == segments


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        case("an empty cell for each place that a span covers", "| 自然人 | 法人或其他组织 | | 总计\n| | 商业企业 | 科研机构 |\n（七）总计 | 1 | 2 | 3 | 6", GRID),
        case("the places are lost", "自然人 | 法人或其他组织 | 总计\n商业企业 | 科研机构\n（七）总计 | 1 | 2 | 3 | 6", ROWS),
    ],
)  # fmt: skip
def test_whether_lines_keep_the_places_of_their_cells(text: str, layout: Layout) -> None:
    assert {row.layout for row in rows_of(text, ROWS)} == {layout}
