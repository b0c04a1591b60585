"""Which rows are headers, and of which columns."""

import pytest

from govinfo_parse.recognition.headers import block_for, inner_header, is_header, names_columns
from govinfo_parse.recognition.row_chain import form_rows
from recognition.build import CELLS, PROACTIVE, REQUESTS, REVIEWS, case, row_of, rows_of


@pytest.mark.parametrize(
    ("line", "after_header", "header"),
    [
        case("columns", "信息内容 | 本年制发件数 | 现行有效件数", False, True),
        case("a caption", "第二十条第（一）项 | |", False, True),
        case("a row with figures", "规章 | 1 | 2 | 3", False, False),
        case("a row with empty cells", "规章 | | |", False, False),
        case("a numbered total is a row", "（七）总计 | |", False, False),
        case("a total alone, beside empty cells", "总计 | |", False, False),
        case("and below a header", "总计 | |", True, True),
        case("words of no form", "财政拨款 | 决算数", False, False),
    ],
)
def test_is_header(line: str, after_header: bool, header: bool) -> None:
    assert is_header(row_of(line), after_header=after_header) == header


@pytest.mark.parametrize(
    ("line", "table", "names"),
    [
        case("of its table", "信息内容 | 本年制发件数", PROACTIVE, True),
        case("not of another", "信息内容 | 本年制发件数", REQUESTS, False),
        case("other columns are two tables'", "其他 | 总计", REVIEWS, True),
        case("a row names none", "规章 | 1", PROACTIVE, False),
    ],
)
def test_names_columns(line: str, table: str, names: bool) -> None:
    assert names_columns(row_of(line), table) == names


@pytest.mark.parametrize(
    ("text", "header"),
    [
        case("before the first row", "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 规章 | 1 | 2 | 3", "本年制发件数 本年废止件数 现行有效件数"),
        case("a row alone has none", "规章 | 1 | 2 | 3", None),
        case("a group and its row are none", "（三）不予公开 | 1.属于国家秘密 | 0", None),
    ],
)  # fmt: skip
def test_the_header_before_a_streams_first_row(text: str, header: str | None) -> None:
    inner = inner_header(rows_of(text, CELLS)[0])
    assert (inner and " ".join(token.text for token in inner.tokens)) == header


@pytest.mark.parametrize(
    ("row", "header", "edition", "columns"),
    [
        case("the edition's", "rules", "本年制发件数 | 现行有效件数", "2021", "issued repealed in_force"),
        case("the printed one's", "rules", "本年新制作数量 | 本年新公开数量", "2021", "produced newly_disclosed total_disclosed"),
        case("of equals the edition's", "administrative_licensing", "信息内容 | 本年处理决定数量", "2019", "previous_year_items change decisions"),
        case("a row of one edition", "other_services", "信息内容 | 处理决定数量", "2021", "previous_year_items change decisions"),
    ],
)  # fmt: skip
def test_block_for(row: str, header: str, edition: str, columns: str) -> None:
    form_row = next(one for one in form_rows(PROACTIVE) if one.key == row)
    block = block_for(form_row, [row_of(header)], PROACTIVE, edition)
    assert " ".join(column.key for column in block.columns) == columns
