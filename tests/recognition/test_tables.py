"""All passes together, on a few lines."""

import pytest

from govinfo_parse.document import Layout
from govinfo_parse.recognition.tables import is_deduplicated, recognize
from recognition.build import (
    CELLS,
    GRID,
    HEAD_FOUR,
    HEAD_THREE,
    MATCHER,
    PART_TWO,
    ROWS,
    blocks_of,
    case,
    lines,
    rows_of,
)

TWO_READ = """
    rules 1 0 4
    normative_documents 3 2 9
    administrative_licensing 20
    administrative_penalties 7
    administrative_compulsion 5
    administrative_fees 0.85
"""
RECEIVED = "一、本年新收政府信息公开申请数量"
OVER = "二、上年结转政府信息公开申请数量"
FIFTEEN = "1 | 0 | 0 | 0 | 1 | 0 | 2 | 0 | 0 | 2 | 0 | 0 | 3 | 0 | 3"


def read(text: str, layout: Layout = ROWS, year: int | None = 2023, **options: bool) -> list[str]:
    """``rules 1 0 4``: the rows that were found; ``*`` stands behind what was repaired."""
    found: dict[str, list[str]] = {}
    for entry in recognize(blocks_of(text, layout), MATCHER, year, **options).entries:
        if entry.status.value != "missing":
            text = entry.status.value if entry.value is None else str(entry.value)
            mark = "*" * (entry.status.value == "repaired")
            found.setdefault(entry.field.row, []).append(text + mark)
    return [" ".join([row, *figures]) for row, figures in found.items()]


@pytest.mark.parametrize("layout", [GRID, ROWS, CELLS])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("part two", PART_TWO, TWO_READ),
        case(
            "part three",
            f"{HEAD_THREE}{RECEIVED} | 2 | 1 | 0 | 0 | 0 | 0 | 3\n（三）不予公开 | 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n（七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1",
            "received 2 1 0 0 0 0 3\ndenied.state_secret 1 0 0 0 0 0 1\nresults_total 1 0 0 0 0 0 1",
        ),
        case("part four", HEAD_FOUR + FIFTEEN, "reconsideration 1 0 0 0 1\nlitigation_direct 0 2 0 0 2\nlitigation_after_reconsideration 0 0 3 0 3"),
    ],
)  # fmt: skip
def test_the_three_tables(text: str, layout: Layout, expected: str) -> None:
    assert read(text, layout) == lines(expected)


@pytest.mark.parametrize(
    ("text", "year", "printed", "edition"),
    [
        case("the print decides", PART_TWO, 2020, "2021", "2021"),
        case("the year, where no table tells", HEAD_FOUR + FIFTEEN, 2020, None, "2019"),
        case("neither", HEAD_FOUR + FIFTEEN, None, None, "2021"),
    ],
)
def test_edition(text: str, year: int | None, printed: str | None, edition: str) -> None:
    found = recognize(blocks_of(text), MATCHER, year)
    assert (found.printed_edition, found.edition) == (printed, edition)


@pytest.mark.parametrize(
    ("text", "found", "has_requests"),
    [
        case("part three", f"{HEAD_THREE}{RECEIVED} | 1 | 0 | 0 | 0 | 0 | 0 | 1\n{OVER} | 0 | 0 | 0 | 0 | 0 | 0 | 0", True, True),
        case("part two alone", PART_TWO, True, False),
        case("another table", "项目 | 2021年 | 2022年\n办公用品 | 3 | 4", False, False),
        case("another year's", f"附：2018年度政府信息公开情况统计表\n{PART_TWO}", False, False),
    ],
)  # fmt: skip
def test_what_was_found(text: str, found: bool, has_requests: bool) -> None:
    recognition = recognize(blocks_of(text), MATCHER, 2023)
    assert (recognition.found, recognition.has_requests) == (found, has_requests)


@pytest.mark.parametrize(
    ("repairs", "expected"),
    [case("with repairs", True, "received 2 1 0 0 0 0* 3"), case("without", False, "received 2 1 0 0 0 unreadable 3")],
)  # fmt: skip
def test_repairs(repairs: bool, expected: str) -> None:
    text = (
        f"{HEAD_THREE}{RECEIVED} | 2 | 1 | 0 | 0 | 0 | 若干 | 3\n{OVER} | 0 | 0 | 0 | 0 | 0 | 0 | 0"
    )
    assert read(text, repairs=repairs)[0] == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        case("nothing to say", PART_TWO, ""),
        case("a page break between rows", "规章 | 1 | 2 | 3\n信息内容 | 本年制发件数\n~\n行政许可 | 4", "table_joined"),
        case("a page break in a row", "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n行政规范 | 1 | 2 | 3\n~\n性文件 | | |\n规章 | 1 | 2 | 3", "rows_out_of_order table_joined row_joined"),
    ],
)  # fmt: skip
def test_what_is_said(text: str, codes: str) -> None:
    findings = recognize(blocks_of(text, GRID), MATCHER, 2023).findings
    assert " ".join(finding.code for finding in findings) == codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("every line once", "规章\n0\n行政许可\n行政处罚\n行政强制\n行政事业性收费\n1\n行政复议\n（一）予以公开\n（二）部分公开\n2.重复申请", True),
        case("zeros again and again", "规章\n0\n行政许可\n0\n行政处罚\n行政强制\n行政事业性收费\n1\n行政复议\n（一）予以公开\n（二）部分公开\n2.重复申请", False),
        case("a few labels", "规章\n0\n行政许可", False),
        case("a table", "规章 | 0\n行政许可 |\n行政处罚 |\n行政强制 |\n行政事业性收费 | 1\n行政复议 |\n（一）予以公开 |\n（二）部分公开 |\n2.重复申请 |", False),
    ],
)  # fmt: skip
def test_deduplicated_text(text: str, expected: bool) -> None:
    assert is_deduplicated(rows_of(text)) == expected
