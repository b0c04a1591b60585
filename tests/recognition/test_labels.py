"""Which places of the form a printed text may name, and how surely."""

import pytest

from govinfo_parse.recognition.labels import Grade, find_section, label_key
from recognition.build import MATCHER, PROACTIVE, REQUESTS, case


@pytest.mark.parametrize(
    ("text", "keys", "grade"),
    [
        case("as the form prints it", "1.属于国家秘密", {"denied.state_secret"}, Grade.EXACT),
        case("white space and line breaks", "属 于\n国家 秘密", {"denied.state_secret"}, Grade.EXACT),
        case("an explanation in brackets", "部分公开（区分处理的）", {"partially_granted"}, Grade.EXACT),
        case("an alias", "本年新收", {"received"}, Grade.EXACT),
        case("one slip in a long label", "补正后申请内容扔不明确", {"unavailable.still_unclear"}, Grade.NEAR),
        case("one slip in a short label", "（三）不子公开", {"denied"}, Grade.LIKELY),
        case("a piece of two", "行政机关不再处理其政府信息公", {"other_handling.overdue_correction", "other_handling.overdue_fee"}, Grade.TORN),
        case("two rows of the form", "其他", {"other_organization", "other_handling", "other_handling.other", "other"}, Grade.EXACT),
    ],
)  # fmt: skip
def test_a_label(text: str, keys: set[str], grade: Grade) -> None:
    _, matches = MATCHER.match(text)
    assert {match.target.key for match in matches} == keys
    assert {match.grade for match in matches} == {grade}


@pytest.mark.parametrize(
    "text",
    [
        case("another document", "其他主动公开文件"),
        case("a figure", "12"),
        case("several labels in one cell", "信息内容本年新对外公开总数量"),
        case("a prefix that turns the meaning", "非行政许可"),
        case("a word of other tables", "财政拨款"),
    ],
)
def test_no_label(text: str) -> None:
    assert not MATCHER.match(text)[1]


@pytest.mark.parametrize(
    ("text", "key", "number", "level"),
    [
        case("in brackets", "（二）部分公开", "部分公开", 2, "paren"),
        case("digits", "8、属于行政 查询事项", "属于行政查询事项", 8, "digit"),
        case("a Chinese numeral", "四、结转下年度继续办理", "结转下年度继续办理", 4, "cn"),
        case("a numeral without a stop", "一本年新收", "本年新收", 1, "cn"),
        case("none", "规章", "规章", None, ""),
        case("a word in brackets alone", "（七）总计", "总计", 7, "paren"),
    ],
)
def test_numbering(text: str, key: str, number: int | None, level: str) -> None:
    label = label_key(text)
    assert (label.key, label.number, label.level) == (key, number, level)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        case("a title", "三、收到和处理政府信息公开申请情况", 3),
        case("without its number", "主动公开政府信息情况", 2),
        case("a slip", "五、存在的主要问题及改迸情况", 5),
        case("a row of a table", "三、本年度办理结果", None),
        case("prose", "本镇主动公开政府信息的情况如下", None),
    ],
)
def test_headings_of_parts(text: str, number: int | None) -> None:
    assert find_section(text, MATCHER) == number


@pytest.mark.parametrize(
    ("text", "kind", "table", "names"),
    [
        case("a total is a row", "总计", "row", REQUESTS, ("results_total",)),
        case("and a column", "总计", "column", REQUESTS, ("total",)),
        case("but of part two it is nothing", "总计", "column", PROACTIVE, ()),
    ],
)
def test_names_by_kind_and_table(text: str, kind: str, table: str, names: tuple[str, ...]) -> None:
    assert MATCHER.match(text)[1].names.get((kind, table), ()) == names
