"""Names and days by evidence: what most speaks for, and never what only stands near."""

import pytest

from govinfo_parse.recognition.prose.organs import agency_of
from govinfo_parse.recognition.prose.titles import title_of_form
from recognition.build import case
from recognition.prose.build import lines_of, metadata_of

TITLE = "2023年政府信息公开工作年度报告"
BODY = "\n一、总体情况\n公开了信息。\n五、存在的主要问题及改进情况\n人手不足。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("in the title", f"青石县水利局{TITLE}{BODY}", "青石县水利局"),
        case("compiled by", f"{TITLE}\n本报告由青石县水利局编制。{BODY}", "青石县水利局"),
        case("the office is left out", f"{TITLE}\n本报告由林溪镇人民政府党政办公室编制。{BODY}", "林溪镇人民政府"),
        case("published by", f"{TITLE}\n按照要求，青石县水利局现向社会公布2023年报告。{BODY}", "青石县水利局"),
        case("whom to ask", f"{TITLE}\n如有疑问，请与青石县水利局办公室联系（电话：0000-1234567）。{BODY}", "青石县水利局"),
        case("a label", f"{TITLE}\n发布机构：青石县水利局　发布日期：2024-01-22{BODY}", "青石县水利局"),
        case("a label above", f"{TITLE}\n公开主体：\n青石县水利局{BODY}", "青石县水利局"),
        case("under the title", f"{TITLE}\n青石县水利局{BODY}", "青石县水利局"),
        case("the signature", f"{TITLE}{BODY}\n青石县水利局\n2024年1月22日", "青石县水利局"),
        case("a short name and the full one", f"林溪镇{TITLE}{BODY}\n青石县林溪镇人民政府\n2024年1月22日", "青石县林溪镇人民政府"),
        case("a source of the kind that speaks", f"{TITLE}\n来源：青石县水利局{BODY}\n我局将继续努力。", "青石县水利局"),
        case("a source alone", f"{TITLE}\n来源：青石县水利局{BODY}", None),
        case("the site", f"{TITLE}\n来源：本站{BODY}", None),
        case("breadcrumbs", f"首页 > 青石县水利局 > 年报\n{TITLE}{BODY}", None),
        case("who is written to", f"{TITLE}\n青石县人民政府办公室：{BODY}", None),
        case("other organs in the prose", f"{TITLE}\n一、总体情况\n接受县委宣传部指导，青石县档案馆协助扫描。", None),
        case("two of whom one is the site's", f"青石县水利局{TITLE}\n来源：青石县人民政府办公室{BODY}", "青石县水利局"),
    ],
)  # fmt: skip
def test_agency(text: str, expected: str | None) -> None:
    assert metadata_of(text).agency == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("a place and a kind", "青石县水利局", "青石县水利局"),
        case("a town", "林溪镇", "林溪镇"),
        case("a kind alone", "市局", None),
        case("ourselves", "我局", None),
        case("the state council", "国务院办公厅", None),
        case("a website", "青石县人民政府门户网站", None),
        case("a sentence", "加强领导", None),
    ],
)
def test_what_is_a_name(text: str, expected: str | None) -> None:
    assert agency_of(text) == expected


LIST = "青石县水利局2021年政府信息公开年度报告\n青石县水利局2022年政府信息公开年度报告\n"


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        case("a line", f"青石县水利局{TITLE}{BODY}", f"青石县水利局{TITLE}", 2023),
        case("two lines", f"青石县水利局\n{TITLE}{BODY}", f"青石县水利局{TITLE}", 2023),
        case("a broken name", f"关于青石县自然资源和规\n划局{TITLE}{BODY}", f"关于青石县自然资源和规划局{TITLE}", 2023),
        case("a broken end", f"青石县水利局{TITLE[:-1]}\n告{BODY}", f"青石县水利局{TITLE}", 2023),
        case("a page number", f"第8页青石县水利局{TITLE}{BODY}", f"青石县水利局{TITLE}", 2023),
        case("a date behind it", f"青石县水利局{TITLE} 2024-01-22{BODY}", f"青石县水利局{TITLE}", 2023),
        case("a list of other years", f"{LIST}统计期限为2023年1月1日至12月31日。{BODY}", None, 2023),
        case("a list over the title", f"{LIST}青石县水利局{TITLE}\n统计期限为2023年1月1日至12月31日。{BODY}", f"青石县水利局{TITLE}", 2023),
        case("a list that holds its own title, told by publication", f"{LIST}青石县水利局2023年政府信息公开年度报告\n发布日期：2024-01-22{BODY}", "青石县水利局2023年政府信息公开年度报告", 2023),
        case("the year of the period alone", f"统计期限为2023年1月1日至12月31日。{BODY}", None, 2023),
        case("the year before publication", f"发布日期：2024-01-22\n政府信息公开年报{BODY}", "政府信息公开年报", 2023),
        case("an organ below is no part of it", f"政府信息公开工作年度报告（2023年）\n青石县水利局{BODY}", "政府信息公开工作年度报告（2023年）", 2023),
    ],
)  # fmt: skip
def test_title_and_year(text: str, title: str | None, year: int | None) -> None:
    found = metadata_of(text)
    assert (found.title, found.year) == (title, year)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        case("a label", "发布日期：2024-01-22", "2024-01-22"),
        case("a label of the second rank", "成文日期：2024年1月22日", "2024-01-22"),
        case("the surer of two", "成文日期：2024-01-20 发布日期：2024-01-22", "2024-01-22"),
        case("alone", "2024-01-22", "2024-01-22"),
        case("the period is none", "统计时间：2023年1月1日至2023年12月31日", None),
        case("a law's day is none", "《条例》自2019年5月15日起施行。", None),
    ],
)
def test_published(line: str, expected: str | None) -> None:
    day = metadata_of(f"青石县水利局{TITLE}\n{line}{BODY}").published
    assert (day and day.isoformat()) == expected


def test_what_each_name_was_taken_from() -> None:
    found = metadata_of(f"{TITLE}\n发布机构：青石县水利局{BODY}")
    assert {name: one.kind for name, one in found.named.items()} == {
        "title": "title line",
        "agency": "label",
        "year": "title line",
    }
    assert found.named["agency"].printed == "发布机构：青石县水利局"


def test_the_pages_own_metadata() -> None:
    site = {"articletitle": f"青石县水利局{TITLE}", "pubdate": "2024-01-22 10:25"}
    found = metadata_of(f"公开了信息。{BODY}", site)
    assert (found.title, found.agency, found.year) == (f"青石县水利局{TITLE}", "青石县水利局", 2023)
    assert str(found.published) == "2024-01-22"


def test_a_blank_form_has_its_own_title() -> None:
    lines = lines_of("政府信息公开工作年度报告格式模板\n一、总体情况")
    assert title_of_form(lines) == "政府信息公开工作年度报告格式模板"
    assert title_of_form(lines_of("关于印发年度报告格式的通知")) is None
