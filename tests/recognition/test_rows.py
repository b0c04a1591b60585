"""What a row says of itself."""

import pytest

from govinfo_parse.recognition.rows import label_of
from recognition.build import PROACTIVE, REQUESTS, REVIEWS, case, row_of


@pytest.mark.parametrize(
    ("line", "has_figures", "is_empty"),
    [
        case("figures", "规章 | 1 | 0", True, False),
        case("zeros are figures", "规章 | 0 | 0", True, False),
        case("one figure among empty cells", "规章 | | 4", True, False),
        case("empty cells", "规章 | | ", False, True),
        case("signs for nothing are printed, and empty", "规章 | - | 无", True, True),
        case("a label alone", "规章 | 信息内容", False, True),
    ],
)
def test_figures(line: str, has_figures: bool, is_empty: bool) -> None:
    row = row_of(line)
    assert (row.has_figures, row.is_empty) == (has_figures, is_empty)


@pytest.mark.parametrize(
    ("line", "row_tables", "column_tables"),
    [
        case("a row of part two", "规章 | 1", {PROACTIVE}, set()),
        case("columns of part two", "信息内容 | 现行有效件数", set(), {PROACTIVE}),
        case("a row of part three", "2.重复申请 | 1", {REQUESTS}, set()),
        case("a block and an outcome of part four", "行政复议 | 结果维持", {REVIEWS}, {REVIEWS}),
        case("a total may be many things", "总计 | 1", {REQUESTS}, {REQUESTS, REVIEWS}),
        case("no word of the form", "财政拨款 | 1", set(), set()),
    ],
)
def test_which_tables_its_labels_may_name(
    line: str, row_tables: set[str], column_tables: set[str]
) -> None:
    row = row_of(line)
    named = (set(row.row_tables) - {None}, set(row.column_tables) - {None})
    assert named == (row_tables, column_tables)
    assert row.matched == bool(row_tables or column_tables)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        case("one label", "规章 | 1", "规章"),
        case("two", "（三）不予公开 | 1.属于国家秘密 | 0", "（三）不予公开 / 1.属于国家秘密"),
        case("an empty cell is no label", "| 规章 | 1", "规章"),
        case("none", "1 | 2", "(no label)"),
    ],
)
def test_the_label_in_messages(line: str, label: str) -> None:
    assert label_of(row_of(line)) == label
