"""Which edition's form is printed."""

import pytest

from govinfo_parse.forms import load_form
from govinfo_parse.recognition.edition import exclusive_targets, vote_edition
from govinfo_parse.recognition.labels import Target
from recognition.build import PART_TWO, PROACTIVE, REQUESTS, REVIEWS, case, rows_of

OLD = "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量\n规章 | 1 | 2 | 3\n规范性文件 | 4 | 5 | 6"
DIVIDED = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0\n3.其他 | 0"


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        case("columns of 2019", OLD, "2019"),
        case("the form of 2021", PART_TWO, "2021"),
        case("rows that both print", "规章 | 1 | 2 | 3\n行政处罚 | 4", None),
        case("a row of 2019 alone", "政府集中采购 | 1 | 2万元", "2019"),
        case("the divided （六） alone", DIVIDED, "2021"),
        case("part two outvotes part three", f"{OLD}\n\n{DIVIDED}", "2019"),
        case("one against one", "信息内容 | 本年新制作数量\n\n信息内容 | 本年制发件数", None),
        case("nothing", "办公用品 | 3", None),
    ],
)
def test_vote_edition(text: str, edition: str | None) -> None:
    assert vote_edition(rows_of(text)) == edition


@pytest.mark.parametrize(
    ("target", "edition"),
    [
        case("procurement", Target("row", PROACTIVE, "centralized_procurement"), "2019"),
        case("issued", Target("column", PROACTIVE, "issued"), "2021"),
        case("the undivided （六）", Target("row", REQUESTS, "other_handling"), "2019"),
        case("licensing", Target("row", PROACTIVE, "administrative_licensing"), None),
        case("part four", Target("row", REVIEWS, "reconsideration"), None),
    ],
)
def test_exclusive_targets(target: Target, edition: str | None) -> None:
    assert exclusive_targets().get(target) == edition


def test_both_editions_have_targets_of_their_own() -> None:
    assert set(exclusive_targets().values()) == {load_form(e).edition for e in ("2019", "2021")}
