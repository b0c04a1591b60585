"""Rows under one header: how many panels a table makes, and what each header has to tell."""

import pytest

from govinfo_parse.document import Layout
from recognition.build import (
    CELLS,
    GRID,
    HEAD_THREE,
    PART_TWO,
    PROACTIVE,
    REQUESTS,
    ROWS,
    case,
    lines,
    panels_in,
)

RECEIVED = "一、本年新收政府信息公开申请数量"
OVER = "二、上年结转政府信息公开申请数量"
FORM = "natural_person commercial_enterprise research_institution social_welfare_organization legal_service_organization other_organization total"


def panels(text: str, table: str, layout: Layout = ROWS, edition: str = "2021") -> list[str]:
    """``rules normative_documents / issued repealed in_force``: the rows and the columns due."""
    return [
        " ".join(one.key or one.column or "." for one in panel.rows)
        + " / "
        + " ".join(panel.columns or panel.keys)
        for panel in panels_in(text, table, layout, edition)
    ]


@pytest.mark.parametrize("layout", [GRID, ROWS, CELLS])
def test_part_two_has_a_panel_for_each_block(layout: Layout) -> None:
    assert panels(PART_TWO, PROACTIVE, layout) == [
        "rules normative_documents / issued repealed in_force",
        "administrative_licensing / decisions",
        "administrative_penalties administrative_compulsion / decisions",
        "administrative_fees / amount",
    ]


@pytest.mark.parametrize(
    ("text", "edition", "expected"),
    [
        case("one header over two blocks", "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 1 | 2 | 3\n行政许可 | 4 | |", "2021", "rules / issued repealed in_force\nadministrative_licensing / decisions"),
        case("the other edition's header", "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量\n规章 | 1 | 2 | 3\n规范性文件 | 4 | 5 | 6", "2021", "rules normative_documents / produced newly_disclosed total_disclosed"),
        case("a list", "信息内容 | 本年制发件数 | 本年废止件数\n规章 | 本年制发件数 | 1\n规章 | 本年废止件数 | 2\n行政规范性文件 | 本年制发件数 | 4", "2021", "rules rules normative_documents / issued repealed in_force"),
        case("rows over their columns", "规章 | | | 行政规范性文件 | | | 行政许可\n本年制发件数 | 本年废止件数 | 现行有效件数 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 本年处理决定数量\n1 | 2 | 3 | 4 | 5 | 6 | 7", "2021", ". / rules normative_documents administrative_licensing other_services administrative_penalties administrative_compulsion administrative_fees centralized_procurement"),
        case("turned", "| 规章 | 行政规范性文件\n本年制发件数 | 1 | 4\n本年废止件数 | 2 | 5\n现行有效件数 | 3 | 6", "2021", "issued repealed in_force / rules normative_documents administrative_licensing administrative_penalties administrative_compulsion administrative_fees"),
    ],
)  # fmt: skip
def test_part_two(text: str, edition: str, expected: str) -> None:
    assert panels(text, PROACTIVE, ROWS, edition) == lines(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("one header", f"{HEAD_THREE}{RECEIVED} | 1 | 0 | 0 | 0 | 0 | 0 | 1\n{OVER} | 1 | 0 | 0 | 0 | 0 | 0 | 1", f"received carried_over / {FORM}"),
        case("printed again on the next page", f"{HEAD_THREE}{RECEIVED} | 1 | 0 | 0 | 0 | 0 | 0 | 1{HEAD_THREE}{OVER} | 1 | 0 | 0 | 0 | 0 | 0 | 1", f"received / {FORM}\ncarried_over / {FORM}"),
    ],
)  # fmt: skip
def test_part_three(text: str, expected: str) -> None:
    assert panels(text, REQUESTS) == lines(expected)
    assert all(panel.outer == ("natural_person", "total") for panel in panels_in(text, REQUESTS))
