"""Days, years and periods in every form."""

from datetime import date

import pytest

from govinfo_parse.recognition.prose.dates import day_alone, period_in, read_year
from recognition.build import case

DAY = date(2024, 1, 22)
YEAR = (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("hyphens", "2024-01-22", DAY),
        case("no zeros", "2024/1/22", DAY),
        case("dots", "2024.01.22", DAY),
        case("words", "2024年1月22日", DAY),
        case("spread", "2024 年 1 月 22 日", DAY),
        case("compact", "20240122", DAY),
        case("a clock", "2024-01-22 10:25:09", DAY),
        case("a weekday", "2024年1月22日 星期一", DAY),
        case("brackets", "[2024-01-22]", DAY),
        case("Chinese numerals", "二〇二四年一月二十二日", DAY),
        case("other zeros", "二○二四年一月二十二日", DAY),
        case("letters for zeros", "二Ｏ二四年一月二十二日", DAY),
        case("wide digits", "２０２４－０１－２２", DAY),
        case("a month of thirteen", "2024-13-22", None),
        case("a sentence", "2024年1月22日召开会议", None),
        case("a telephone", "0513-20240122", None),
        case("a month", "2024年1月", None),
    ],
)
def test_a_day_alone(text: str, expected: date | None) -> None:
    assert day_alone(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("as the form says it", "自2023年1月1日起至2023年12月31日止", YEAR),
        case("a comma", "自2023年1月1日起，至2023年12月31日止", YEAR),
        case("the year once", "2023年1月1日起至12月31日止", YEAR),
        case("of the same year", "2023年1月1日到当年12月31日", YEAR),
        case("dots", "2023.1.1—2023.12.31", YEAR),
        case("slashes", "2023/1/1～2023/12/31", YEAR),
        case("hyphens", "2023-01-01至2023-12-31", YEAR),
        case("months", "2023年1月至12月", YEAR),
        case("months with a dash", "2023年1—12月", YEAR),
        case("Chinese numerals", "二〇二三年一月一日至二〇二三年十二月三十一日", YEAR),
        case("the first month's own word", "2023年元月1日至2023年12月31日", YEAR),
        case("hours", "2023年1月1日0时至2023年12月31日24时", YEAR),
        case("a quarter", "2023年1月1日至3月31日", None),
        case("one day", "2023年1月1日", None),
        case("the end before the start", "2023年12月31日至2023年1月1日", None),
    ],
)
def test_a_period(text: str, expected: tuple[date, date] | None) -> None:
    assert period_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("digits", "2023年度报告", 2023),
        case("numerals", "二〇二三年度报告", 2023),
        case("a day names no year of report", "2023年12月印发", None),
        case("a number", "12023件", None),
    ],
)
def test_a_year(text: str, expected: int | None) -> None:
    assert read_year(text) == expected
