"""Tables in a line of prose, parted into lines."""

import pytest

from govinfo_parse.document import Paragraph
from govinfo_parse.recognition.running import unroll
from recognition.build import MATCHER, case, lines

PROSE = "2023年，本镇认真贯彻落实《中华人民共和国政府信息公开条例》，主动公开规范性文件3件，行政处罚5件。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "rows glued together",
            "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件007"
            "第二十条第（五）项信息内容本年处理决定数量行政许可12",
            """
            第二十条第（一）项
            信息内容
            本年制发件数
            本年废止件数
            现行有效件数
            规章000
            行政规范性文件007
            第二十条第（五）项
            信息内容
            本年处理决定数量
            行政许可12
            """,
        ),
        case(
            "figures that are told apart stay so",
            "第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 1 2 3 行政规范性文件 4 5 6 "
            "第二十条第（五）项 行政许可 7",
            """
            第二十条第（一）项
            信息内容
            本年制发件数
            本年废止件数
            现行有效件数
            规章 1 2 3
            行政规范性文件 4 5 6
            第二十条第（五）项
            行政许可 7
            """,
        ),
        case(
            "thousands, and a mark behind a figure",
            "第二十条第（五）项 信息内容 本年处理决定数量 行政许可 1,230 行政处罚 3 行政强制 4, 第二十条第（八）项 行政事业性收费 0",
            """
            第二十条第（五）项
            信息内容
            本年处理决定数量
            行政许可 1,230
            行政处罚 3
            行政强制 4,
            第二十条第（八）项
            行政事业性收费 0
            """,
        ),
        case(
            "prose before and a heading behind",
            "二、主动公开政府信息情况第二十条第（六）项信息内容本年处理决定数量行政处罚3行政强制4"
            "三、收到和处理政府信息公开申请情况全年没有收到申请。",
            """
            二、主动公开政府信息情况
            第二十条第（六）项
            信息内容
            本年处理决定数量
            行政处罚3
            行政强制4
            三、收到和处理政府信息公开申请情况
            全年没有收到申请。
            """,
        ),
        case("prose with words of the form", PROSE, PROSE),
        case("a list of words without figures", f"{PROSE}不予公开、部分公开、予以公开。", f"{PROSE}不予公开、部分公开、予以公开。"),
        case("a short line", "规章000行政规范性文件007", "规章000行政规范性文件007"),
    ],
)  # fmt: skip
def test_a_paragraph(text: str, expected: str) -> None:
    blocks = unroll([Paragraph(text)], MATCHER)
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == lines(expected)


def test_numbers_of_rows_and_signs() -> None:
    rows = (
        "本年新收政府信息公开申请数量",
        "上年结转政府信息公开申请数量",
        "予以公开",
        "部分公开",
        "属于国家秘密",
    )
    text = "序号申请人情况自然人商业企业科研机构社会公益组织法律服务机构其他总计1" + "".join(
        f"{row}3000003{at}" for at, row in enumerate(rows, 2)
    )
    found = [block.text for block in unroll([Paragraph(text)], MATCHER)]
    assert [line for line in found if line.endswith("3000003")] == [f"{r}3000003" for r in rows]
    signs = "二、主动公开政府信息情况 第二十条第（六）项 信息内容 上一年项目数量 本年增/减 处理决定数量 行政处罚 5 ↑2 无 行政强制 无 ‑1 7 "
    found = [block.text for block in unroll([Paragraph(signs)], MATCHER)]
    assert found[-2:] == ["行政处罚 5 ↑2 无", "行政强制 无 ‑1 7"]


def test_titles_set_apart_by_white_space() -> None:
    other, own = (
        "青石县水利局2021年政府信息公开年度报告",
        "青石县水利局 2023年度政府信息公开工作年度报告",
    )
    text = (
        f"{other} 位置：首页 > 年报 {own} 时间：2024-01-20 一、总体情况 全年公开信息。"
        "第二十条第（六）项 信息内容 本年处理决定数量 行政处罚 3 行政强制 4"
    )
    found = [block.text for block in unroll([Paragraph(text)], MATCHER)]
    assert found[0] == other
    assert own in found
