"""The orders in which the figures below a header may stand."""

import pytest

from govinfo_parse.document import Layout
from govinfo_parse.recognition.arrangements import Arrangement, arrangements
from recognition.build import (
    CELLS,
    GRID,
    HEAD_THREE,
    PROACTIVE,
    REQUESTS,
    REVIEWS,
    ROWS,
    case,
    panels_in,
)

RECEIVED = "一、本年新收政府信息公开申请数量"
SEVEN = "natural_person commercial_enterprise research_institution social_welfare_organization legal_service_organization other_organization total"
TOTAL_FIRST = "total natural_person commercial_enterprise research_institution social_welfare_organization legal_service_organization other_organization"
COLUMNS = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"


def best_of(text: str, table: str, layout: Layout = ROWS) -> Arrangement:
    """The arrangement of the first panel that its header speaks for."""
    return max(arrangements(panels_in(text, table, layout)[0]), key=lambda one: one.points)


def order_of(arrangement: Arrangement) -> str:
    """The half of the place that each column tells; ``x`` for a column that is not of the form."""
    return " ".join(
        "x" if slot.place is None else next(filter(None, slot.place), ".")
        for slot in arrangement.slots
    )


@pytest.mark.parametrize(
    ("header", "order", "code"),
    [
        case("as the form prints them", "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", "issued repealed in_force", None),
        case("in another order", "信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数", "in_force issued repealed", "columns_reordered"),
        case("two of them", "信息内容 | 本年制发件数 | 现行有效件数", "issued in_force", None),
        case("one that is not of the form", "信息内容 | 本年制发件数 | 本年废止件数 | 网站公开数 | 现行有效件数", "issued repealed x in_force", None),
        case("one torn word", "信息内容 | 本年制发件数 | 囗囗囗囗 | 现行有效件数", "issued repealed in_force", None),
        case("an ordinal and a remark", "序号 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 备注", "issued repealed in_force", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("layout", [GRID, ROWS])
def test_part_two(header: str, layout: Layout, order: str, code: str | None) -> None:
    width = header.count("|") + 1
    row = " | ".join(["1"] * (width - 4) + ["规章", "1", "2", "3"])
    best = best_of(f"{header}\n{row}", PROACTIVE, layout)
    assert (order_of(best), best.code) == (order, code)


@pytest.mark.parametrize(
    ("header", "layout", "order"),
    [
        case("three lines with their spans", HEAD_THREE, GRID, SEVEN),
        case("three lines, spans lost", HEAD_THREE, ROWS, SEVEN),
        case("three lines in a stream", HEAD_THREE, CELLS, SEVEN),
        case("one line", f"申请人情况 | {COLUMNS}\n", ROWS, SEVEN),
        case("a second total beside", "申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 合计 | 总计\n", ROWS, f"{SEVEN[:-6]} x total"),
        case("one line, the total first", "申请人情况 | 总计 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他\n", ROWS, TOTAL_FIRST),
        case("two lines, the total first", "申请人情况 | 总计 | 自然人 | 法人或其他组织 | > | > | > | >\n^ | ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他\n", GRID, TOTAL_FIRST),
        case("two lines, the total first, spans lost", "申请人情况 | 总计 | 自然人 | 法人或其他组织 | > | > | > | >\n^ | ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他\n", ROWS, TOTAL_FIRST),
    ],
)  # fmt: skip
def test_part_three(header: str, layout: Layout, order: str) -> None:
    best = best_of(f"{header}{RECEIVED} | 1 | 0 | 0 | 0 | 0 | 0 | 1", REQUESTS, layout)
    assert order_of(best) == order


@pytest.mark.parametrize(
    ("text", "table", "order"),
    [
        case("outcomes along the top", "类别 | 结果纠正 | 结果维持 | 其他结果 | 尚未审结 | 总计\n行政复议 | 1 | 0 | 0 | 0 | 1", REVIEWS, "corrected upheld other pending total"),
        case("blocks along the top", "| 行政复议 | 复议后起诉 | 未经复议直接起诉\n结果维持 | 1 | 0 | 0\n结果纠正 | 0 | 2 | 0", REVIEWS, "reconsideration litigation_after_reconsideration litigation_direct"),
        case("rows along the top", "| 行政规范性文件 | 规章\n本年制发件数 | 1 | 4\n本年废止件数 | 2 | 5", PROACTIVE, "normative_documents rules"),
        case("a row that tells both", "行政复议 | 结果维持 | 1", REVIEWS, "."),
    ],
)  # fmt: skip
def test_turned_tables(text: str, table: str, order: str) -> None:
    assert order_of(best_of(text, table)) == order


@pytest.mark.parametrize(
    ("header", "serial", "remark", "is_partial"),
    [
        case("nothing beside", "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", False, False, False),
        case("an ordinal", "序号 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", True, False, False),
        case("remarks", "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 备注", False, True, False),
        case("a column less", "信息内容 | 本年制发件数 | 现行有效件数", False, False, True),
    ],
)  # fmt: skip
def test_what_stands_beside(header: str, serial: bool, remark: bool, is_partial: bool) -> None:
    best = best_of(f"{header}\n规章 | 1 | 2 | 3", PROACTIVE)
    assert (best.serial, best.remark, best.lacking) == (serial, remark, is_partial)


def test_a_word_before_the_whole_header_is_no_column() -> None:
    header = "第二十条第（一）项 | 填报日期\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"
    best = best_of(f"{header}\n规章 | 1 | 2 | 3", PROACTIVE)
    assert order_of(best) == "issued repealed in_force"


def test_where_the_lower_line_belongs_cannot_be_known() -> None:
    text = f"自然人 | 法人或其他组织 | 法人或其他组织 | 总计\n商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他\n{RECEIVED} | 1 | 0 | 0 | 0 | 0 | 0 | 1"
    best = best_of(text, REQUESTS)
    assert (order_of(best), best.code) == (SEVEN, "header_ignored")
