"""Rows that a page break (``~``) cut in two."""

import pytest

from govinfo_parse.recognition.seams import mend_seams
from recognition.build import GRID, MATCHER, case, lines, table_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("two whole rows", "规章 | 1 | 2 | 3\n~\n行政规范性文件 | 4 | 5 | 6", "规章 | 1 | 2 | 3\n行政规范性文件 | 4 | 5 | 6"),
        case("a label", "2.重复 | 1 | 2\n~\n申请 | |", "2.重复⏎申请 | 1 | 2"),
        case("a label above, its figures below", "2.重复申请 | |\n~\n| 1 | 2", "2.重复申请 | 1 | 2"),
        case("the digits of a figure", "行政许可 | 12\n~\n| 2", "行政许可 | 12⏎2"),
        case("the empty rest of a row", "行政许可 | 12\n~\n|\n行政处罚 | 3", "行政许可 | 12\n行政处罚 | 3"),
        case("its empty beginning", "行政许可 | 12\n|\n~\n行政处罚 | 3", "行政许可 | 12\n行政处罚 | 3"),
        case("a row that lost its label is no half", "2.重复申请 | 1 | 2 | 3\n~\n| 4 | 0 | 4", "2.重复申请 | 1 | 2 | 3\n | 4 | 0 | 4"),
        case("a row of the form below a torn one", "自然 | 1\n~\n规章 | 2", "自然 | 1\n规章 | 2"),
        case("without a break nothing is mended", "2.重复 | 1 | 2\n申请 | |", "2.重复 | 1 | 2\n申请 |  | "),
    ],
)  # fmt: skip
def test_a_page_break(text: str, expected: str) -> None:
    mended = mend_seams(table_of(text, GRID), MATCHER)
    rows = [" | ".join(cell.text.replace("\n", "⏎") for cell in row) for row in mended]
    assert [row.strip() for row in rows] == lines(expected)
