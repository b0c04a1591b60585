"""Which lines open the six parts, and which only sound like it."""

import pytest

from recognition.build import case
from recognition.prose.build import parts_of

FORM = """
一、总体情况
公开了信息。
二、主动公开政府信息情况
见下表。
三、收到和处理政府信息公开申请情况
见下表。
四、政府信息公开行政复议、行政诉讼情况
见下表。
五、存在的主要问题及改进情况
人手不足。
六、其他需要报告的事项
无其他事项。
"""
SUBS = "公开了信息。\n（一）主动公开政府信息情况\n很多。\n（二）依申请公开情况\n很少。\n（五）存在的主要问题及改进情况\n没有。"


def opened(text: str) -> str:
    """Each part's number and the first characters under it."""
    return " ".join(f"{p.number}:{p.lines[0].text[:2] if p.lines else ''}" for p in parts_of(text))


WHOLE = "1:公开 2:见下 3:见下 4:见下 5:人手 6:无其"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("as the form prints them", FORM, WHOLE),
        case("sub-headings that sound like parts", FORM.replace("公开了信息。", SUBS), WHOLE),
        case("contents with pages", "目录\n一、总体情况......1\n二、主动公开政府信息情况......2\n" + FORM, WHOLE),
        case("contents without pages", "\n".join(FORM.split("\n")[1::2]) + FORM, WHOLE),
        case("第一部分", FORM.replace("、总", "、总").replace("一、", "第一部分 ").replace("二、", "第二部分 "), WHOLE),
        case("digits", "".join(f"{'一二三四五六'.index(line[0]) + 1}.{line[2:]}\n" if line[1:2] == "、" else line + "\n" for line in FORM.split("\n")), WHOLE),
        case("no numbers", "\n".join(line[2:] if line[1:2] == "、" else line for line in FORM.split("\n")), WHOLE),
        case("a heading over two lines", FORM.replace("行政复议、行政诉讼情况", "行政复议、\n行政诉讼情况"), WHOLE),
        case("spread by white space", FORM.replace("总体情况", "总 体 情 况"), WHOLE),
        case("other words", FORM.replace("存在的主要问题及改进情况", "工作中的主要问题和下步打算"), WHOLE),
        case("one is missing", FORM.replace("三、收到和处理政府信息公开申请情况\n", ""), "1:公开 2:见下 4:见下 5:人手 6:无其"),
        case("a part that is printed last", FORM.replace("二、主动公开政府信息情况\n见下表。\n", "") + "二、主动公开政府信息情况\n见附表。", "1:公开 3:见下 4:见下 5:人手 6:无其 2:见附"),
        case("links are menus", "@一、总体情况\n@二、主动公开政府信息情况\n" + FORM, WHOLE),
        case("a row of part three", FORM.replace("见下表。\n四、政", "三、本年度办理结果\n四、结转下年度继续办理\n四、政"), "1:公开 2:见下 3:三、 4:见下 5:人手 6:无其"),
        case("no report", "关于召开会议的通知\n一、时间\n二、地点\n三、会务联系", ""),
    ],
)  # fmt: skip
def test_parts(text: str, expected: str) -> None:
    assert opened(text) == expected
