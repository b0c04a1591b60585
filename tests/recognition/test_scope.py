"""Whose figures a table prints: only a caption tells that they are another's."""

import pytest

from govinfo_parse.recognition.scope import names_whole_area, scope_of
from recognition.build import MATCHER, PROACTIVE, case, rows_of

OWN = "规章 | 1 | 2 | 3"


@pytest.mark.parametrize(
    ("caption", "is_own"),
    [
        case("the report's year", "附：2019年度政府信息公开情况统计表", True),
        case("another year", "附：2018年度政府信息公开情况统计表", False),
        case("both", "2018年度、2019年度政府信息公开情况对比表", True),
        case("a quarter", "2019年第一季度政府信息公开情况统计表", False),
        case("half a year", "2019年上半年政府信息公开情况统计表", False),
        case("a sample", "样表", False),
        case("a year in a sentence", "2018年度结转申请2件，已办结。", True),
        case("a date", "填报日期：2020年1月15日", True),
        case("a note", "注：上表含2018年度数据", True),
        case("no year", "政府信息公开情况统计表", True),
    ],
)
def test_a_table_under_a_caption(caption: str, is_own: bool) -> None:
    scope = scope_of(rows_of(f"{caption} |\n{OWN}"), 2019, MATCHER)
    assert bool(scope.rows) == is_own
    codes = [finding.code for finding in scope.findings()]
    assert codes == ([] if is_own else ["other_table"])


@pytest.mark.parametrize(
    ("text", "year", "left"),
    [
        case("a heading above the table", f"附：2018年度政府信息公开情况统计表\n\n{OWN}", 2019, {"附：2018年度政府信息公开情况统计表": PROACTIVE}),
        case("the year is not known", f"附：2018年度政府信息公开情况统计表\n\n{OWN}", None, {}),
        case("no figures are lost", "2018年度统计表 |\n信息内容 | 本年制发件数", 2019, {}),
        case("the table before stays", f"{OWN}\n\n2018年度统计表 |\n{OWN}", 2019, {"2018年度统计表": PROACTIVE}),
        case("a word of two tables", "2018年度统计表 |\n | 总计\n总计 | 5", 2019, {"2018年度统计表": "reconsideration_litigation"}),
        case("a table of no form", "2018年度统计表 |\n办公用品 | 3", 2019, {"2018年度统计表": None}),
    ],
)  # fmt: skip
def test_what_is_left_out(text: str, year: int | None, left: dict[str, str | None]) -> None:
    assert dict(scope_of(rows_of(text), year, MATCHER).left) == left


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        case("a county's sum", "全县汇总（含各乡镇、各部门）", True),
        case("with subordinate offices", "本级及下属单位合计", True),
        case("white space", "全 市 情况表", True),
        case("the organ's own", "县本级情况表", False),
        case("all year is no area", "全年情况表", False),
    ],
)
def test_names_whole_area(caption: str, expected: bool) -> None:
    assert names_whole_area(caption) == expected
