"""Rows from lines of which only the order is known: one cell a line, or glued together."""

import pytest

from govinfo_parse.recognition.stream import take_apart
from recognition.build import case, printed, rows_of


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        case("a cell a line", "规章\n1\n2\n3\n行政许可\n4", ["规章 : 1 2 3", "行政许可 : 4"]),
        case("a label over two lines", "行政规范\n性文件\n1\n2\n3", ["行政规范性文件 : 1 2 3"]),
        case("a label set down the page", "（\n二\n）\n部\n分\n公\n开\n4", ["（二）部分公开 : 4"]),
        case("a row a line", "规章 1 2 3\n行政许可 4", ["规章 : 1 2 3", "行政许可 : 4"]),
        case("a page number below a row's line", "规章 1 2 3\n7\n行政许可 4", ["规章 : 1 2 3", ": 7", "行政许可 : 4"]),
        case("figures glued to their label", "规章000\n行政许可12", ["规章 : 000", "行政许可 : 12"]),
        case("a header glued together", "本年制发件数本年废止件数现行有效件数\n规章\n1\n2\n3", ["本年制发件数 / 本年废止件数 / 现行有效件数 / 规章 : 1 2 3"]),
        case("numbers of rows are no figures", "序号\n信息内容\n1\n规章\n5\n2\n行政许可\n6\n3\n行政处罚\n7", ["序号 / 信息内容 :", "规章 : 5", "行政许可 : 6", "行政处罚 : 7"]),
    ],
)  # fmt: skip
def test_lines(text: str, rows: list[str]) -> None:
    assert [printed(row) for row in rows_of(text)] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        case("each cell ends with two", "规章\n\n1\n\n2\n\n3", ["规章 : 1 2 3"]),
        case("an empty one inside", "规章\n\n1\n\n\n3\n\n行政许可\n\n4", ["规章 : 1 _ 3", "行政许可 : 4"]),
        case("two at the end", "规章\n\n1\n\n\n\n行政许可\n\n4\n\n行政处罚\n\n5", ["规章 : 1 _ _", "行政许可 : 4", "行政处罚 : 5"]),
    ],
)  # fmt: skip
def test_a_line_feed_more_is_an_empty_cell(text: str, rows: list[str]) -> None:
    found = rows_of(text)
    spaced = [" ".join(token.text or "_" for token in row.spaced) for row in found]
    labels = [printed(row).partition(" :")[0] for row in found]
    assert [f"{label} : {cells}" for label, cells in zip(labels, spaced, strict=True)] == rows


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        case("three columns", "信息内容本年新制作数量本年新公开数量", ["信息内容", "本年新制作数量", "本年新公开数量"]),
        case("numbers stay with their labels", "（一）予以公开（七）总计", ["（一）予以公开", "（七）总计"]),
        case("one label is not taken apart", "本年新制作数量", []),
        case("a word that is none", "信息内容本年花费数量", []),
        case("separators between them", "自然人、商业企业/科研机构", ["自然人", "商业企业", "科研机构"]),
    ],
)  # fmt: skip
def test_glued_labels(text: str, labels: list[str]) -> None:
    assert take_apart(text) == labels
